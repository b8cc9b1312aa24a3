"""From data to models, with every fault said in a sentence and put in its place."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from crisisplan.domain.text import first_words, nearest
from crisisplan.errors import Problem
from crisisplan.storage.yaml_text import Path

M = TypeVar("M", bound=BaseModel)
_MOST_ROUNDS = 12
_SENTENCES = {
    "missing": "The key {key!r} is missing.",
    "extra_forbidden": "The key {key!r} is not known here.",
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
        hint = nearest(key, _known_keys())
    if kind in ("literal_error", "union_tag_invalid"):
        sentence, hint = _not_among(fault)
    elif kind == "value_error":
        sentence = str(fault["ctx"]["error"])
    else:
        template = _SENTENCES.get(kind, "{message}.")
        sentence = template.format(key=key, value=value, message=fault["msg"])
    file, line = places.find(path)
    shown = (*path, key) if kind == "missing" else path
    return Problem(sentence, file, line, ".".join(map(str, shown)), hint)


def _not_among(fault: Any) -> tuple[str, str]:
    context = fault["ctx"]
    listed = context.get("expected") or context.get("expected_tags") or ""
    words = [word.strip(" '") for word in listed.replace(" or ", ",").split(",")]
    words = [word for word in words if word]
    given = context.get("tag") or fault["input"]
    given = first_words(given) if isinstance(given, str) else "this"
    sentence = f"{given!r} is none of: {', '.join(words)}."
    return sentence, nearest(given, words)


def _known_keys() -> Iterable[str]:
    """Give every key that any of our models knows."""
    pending, seen = [BaseModel], set()
    while pending:
        model = pending.pop()
        pending.extend(model.__subclasses__())
        if model.__module__.startswith("crisisplan."):
            for name, field in model.model_fields.items():
                seen.add(field.alias or name)
    return sorted(seen)


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
