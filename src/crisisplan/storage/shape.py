"""From data to models, with every fault said in a sentence and put in its place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from crisisplan.domain.text import first_words, is_count, nearest
from crisisplan.errors import Problem
from crisisplan.storage.yaml_text import Path

M = TypeVar("M", bound=BaseModel)
_NEWER = (
    "This was written for a newer crisisplan ({value}). Install that version to use "
    "it; this one leaves the file alone."
)
_MOST_ROUNDS = 12
_SENTENCES = {
    "missing": "The key {key!r} is missing.",
    "extra_forbidden": "The key {key!r} is not known here.",
    "extra_elsewhere": "The key {key!r} does not belong here.",
    "string_type": "One text is expected here.",
    "bool_type": "Write yes or no.",
    "int_type": "Write a plain number, like 1200.",
    "tuple_type": "A list is expected here.",
    "list_type": "A list is expected here.",
    "dict_type": "Keys with values are expected here.",
    "mapping_type": "Keys with values are expected here.",
    "model_type": "Keys with values are expected here.",
    "model_attributes_type": "Keys with values are expected here.",
    "is_instance_of": "Keys with values are expected here.",
    "union_tag_not_found": "The key 'kind' is missing.",
    "string_pattern_mismatch": "{value!r} is not written in the right way here.",
}
_PATTERNS = {
    "id": "Write publisher and name in small letters, like 'example-region/floods'.",
    "edition": "Write three numbers with dots, like 1.0.0.",
}
"""How a key is written that has a pattern."""
_EXAMPLES = {
    "Condition": "{item: ID, is: yes}",
    "Item": "{id: …, kind: …, title: …}",
    "Column": "{id: …, kind: …, title: …}",
}
"""What to show where authors do not write the model's own keys, or none is needed."""


class Places(Protocol):
    """Knows where in which file a value stands."""

    def find(self, path: Path) -> tuple[str, int]:
        """Give file and line of what stands at `path`."""


def read_model(
    model: type[M], data: Any, places: Places
) -> tuple[M | None, tuple[Problem, ...]]:
    """Read `data` as `model`.

    Gives all problems of shape, and the value with the faulty parts taken out, so
    that what is left can be looked at for other problems in the same run; None
    where nothing sensible is left.
    """
    try:
        return model.model_validate(data), ()
    except ValidationError as refusal:
        faults = _faults(refusal)
    problems = tuple(_problem(fault, data, places) for fault in faults)
    for _ in range(_MOST_ROUNDS):
        data = _without(data, [_cut(fault, data) for fault in faults])
        try:
            return model.model_validate(data), problems
        except ValidationError as refusal:
            faults = _faults(refusal)
    return None, problems


def _faults(refusal: ValidationError) -> list[Any]:
    return list(refusal.errors(include_url=False, include_context=True))


def _problem(fault: Any, data: Any, places: Places) -> Problem:
    path = _way(data, fault["loc"])
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    kind = fault["type"]
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        path = (*path, "kind")
    value = first_words(str(fault["input"])) if isinstance(fault["input"], str) else ""
    hint = ""
    if kind == "extra_forbidden":
        known = _known_keys()
        kind = "extra_elsewhere" if key in known else kind
        hint = _other_number(key, known) if key in known else nearest(key, known)
    if kind == "literal_error" and path == ("format",) and _is_newer(fault):
        sentence = _NEWER.format(value=value)
    elif kind in ("literal_error", "union_tag_invalid"):
        sentence, hint = _not_among(fault)
    elif kind == "model_type":
        sentence = _keys_expected(fault["ctx"]["class_name"])
    elif kind == "value_error":
        sentence = str(fault["ctx"]["error"])
    else:
        template = _SENTENCES.get(kind, "{message}.")
        if kind == "string_pattern_mismatch":
            template = _PATTERNS.get(key, template)
        sentence = template.format(key=key, value=value, message=fault["msg"])
    file, line = places.find(path)
    shown = (*path, key) if kind == "missing" else path
    return Problem(sentence, file, line, ".".join(map(str, shown)), hint)


def _is_newer(fault: Any) -> bool:
    """Say whether a format is one of ours with a higher number."""
    expected = str(fault["ctx"]["expected"]).strip("'")
    stem, _, known = expected.rpartition("/")
    given, _, number = str(fault["input"]).rpartition("/")
    return given == stem and is_count(number) and int(number) > int(known)


def _not_among(fault: Any) -> tuple[str, str]:
    context = fault["ctx"]
    listed = context.get("expected") or context.get("expected_tags") or ""
    words = [word.strip(" '") for word in listed.replace(" or ", ",").split(",")]
    words = [word for word in words if word]
    given = context.get("tag") or fault["input"]
    given = first_words(given) if isinstance(given, str) else "this"
    sentence = f"{given!r} is none of: {', '.join(words)}."
    return sentence, nearest(given, words)


def _known_keys() -> list[str]:
    """Give every key that any of our models knows."""
    return sorted({key for model in _models() for key in _keys(model)})


def _models() -> Iterator[type[BaseModel]]:
    pending: list[type[BaseModel]] = [BaseModel]
    while pending:
        model = pending.pop()
        pending.extend(model.__subclasses__())
        if model.__module__.startswith("crisisplan."):
            yield model


def _keys(model: type[BaseModel]) -> Mapping[str, bool]:
    """Give each key of a model, and whether it is needed."""
    fields = model.model_fields.items()
    return {field.alias or name: field.is_required() for name, field in fields}


def _other_number(key: str, known: Iterable[str]) -> str:
    """Give the plural or singular of a key, where that is a key as well."""
    others = (f"{key}s", key.removesuffix("s"))
    return next((one for one in others if one != key and one in known), "")


def _keys_expected(class_name: str) -> str:
    """Say which keys stand where something else was written."""
    found = [model for model in _models() if model.__name__ == class_name]
    keys = _keys(found[0]) if len(found) == 1 else {}
    shown = [key for key, needed in keys.items() if needed] or list(keys)[:1]
    if not shown:
        return _SENTENCES["model_type"]
    written = f"{{{', '.join(f'{key}: …' for key in shown)}}}"
    example = _EXAMPLES.get(class_name, written)
    return f"Keys with values are expected here, as in {example}."


def _way(data: Any, loc: Iterable[Any]) -> Path:
    """Give the way through the file that belongs to a way through the models."""
    path: list[str | int] = []
    for part in loc:
        if isinstance(data, list):
            inside = isinstance(part, int) and part < len(data)
        else:
            inside = isinstance(data, Mapping) and part in data
        if inside:
            data = data[part]
            path.append(part)
    return tuple(path)


def _cut(fault: Any, data: Any) -> Path:
    """Give the smallest part to take out so that the rest can be read."""
    path = _way(data, fault["loc"])
    return path or ("",)


def _without(data: Any, cuts: Iterable[Path]) -> Any:
    """Give `data` with the parts at `cuts` taken out."""
    inner: dict[str | int, list[Path]] = {}
    gone = set()
    for path in cuts:
        if len(path) == 1:
            gone.add(path[0])
        elif path:
            inner.setdefault(path[0], []).append(path[1:])
    if isinstance(data, Mapping):
        kept = {key: value for key, value in data.items() if key not in gone}
        return {key: _without(v, inner.get(key, ())) for key, v in kept.items()}
    if isinstance(data, list):
        pairs = [(i, value) for i, value in enumerate(data) if i not in gone]
        return [_without(value, inner.get(i, ())) for i, value in pairs]
    return data
