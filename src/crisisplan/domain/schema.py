"""JSON Schema for the files that authors write, made from the models themselves.

Only this module reads the sources of the models: the sentence under a field is the
help that an editor shows.
"""

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from crisisplan.domain.items import ITEM_KINDS
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.column import CELL_KINDS, Column
from crisisplan.domain.lesson import LESSONS_FORMAT, Lesson
from crisisplan.domain.model import Model
from crisisplan.domain.overlay import CHANGES, Overlay
from crisisplan.domain.playbook import Chapter, Item, Playbook

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "boolean"]
"""What an editor takes a plain word for; we read every one of them as text."""
_FILE = {"type": "string", "pattern": r"^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$"}
_ONE_OR_LIST = ("_one_or_list", "_parts")
Schema = dict[str, Any]


def schema(part: str) -> Schema:
    """Give the schema of a file: `playbook`, `chapter`, `lessons` or `overlay`."""
    if part == "lessons":
        return _whole("A lessons file", _lessons(), {"Lesson": _of(Lesson)["Lesson"]})
    if part == "overlay":
        return _whole("An overlay file", *_overlay())
    model = Playbook if part == "playbook" else Chapter
    parts = _asked(model)
    root = parts.pop(model.__name__)
    if model is Playbook:
        _allow_files(root)
    else:
        parts["Chapter"] = root
        root = {"$ref": "#/$defs/Chapter"}
    return _whole(f"A {part} file", root, parts)


def _asked(model: type[Model]) -> Schema:
    """Give the schemas of a model that holds items, written flat as authors do."""
    parts = _of(model)
    for owner, kinds in ((Item, ITEM_KINDS), (Column, CELL_KINDS)):
        parts |= _flat(owner, kinds, parts)
    return parts


def _whole(title: str, root: Schema, parts: Schema) -> Schema:
    head = {"$schema": DIALECT, "title": f"{title} of crisisplan"}
    used = _used(root, parts)
    return {**head, **root, "$defs": {key: parts[key] for key in sorted(used)}}


def _used(part: Any, parts: Schema, known: frozenset[str] = frozenset()) -> set[str]:
    """Name the schemas that `part` refers to, directly or by another."""
    found: set[str] = set()
    for name in _references(part):
        if name not in known | found:
            found |= {name} | _used(parts[name], parts, known | found | {name})
    return found


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].rpartition("/")[2]
        for inner in part.values():
            yield from _references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _references(inner)


def _allow_files(root: Schema) -> None:
    """Let chapters and lessons stand in files of their own."""
    properties = root["properties"]
    chapters = properties["chapters"]
    chapters["items"] = {"anyOf": [_FILE, chapters["items"]]}
    properties["lessons"] = {"anyOf": [_FILE, properties["lessons"]]}


def _lessons() -> Schema:
    lesson = {"$ref": "#/$defs/Lesson"}
    return {
        "type": "object",
        "properties": {
            "format": {"const": LESSONS_FORMAT, "type": "string"},
            "source": {
                "type": "string",
                "description": "The id of the source of all these lessons.",
            },
            "lessons": {"type": "object", "additionalProperties": lesson},
        },
        "required": ["format", "lessons"],
        "additionalProperties": False,
    }


def _overlay() -> tuple[Schema, Schema]:
    """Give the schema of an overlay, whose parts are those of a playbook."""
    parts = _asked(Playbook) | _of(Overlay)
    for model in CHANGES.values():
        parts |= _of(model)
    root = parts.pop("Overlay")
    for block in (root, parts["Target"]):
        _allow_changes(block["properties"])
    parts["Add"]["properties"]["add"]["items"] = {"$ref": "#/$defs/Item"}
    options = parts["Choice"]["properties"]["options"]["additionalProperties"]
    added = parts["AddOptions"]["properties"]["options"]
    added["additionalProperties"] = options
    return root, parts


def _allow_changes(properties: Schema) -> None:
    """Let the parts of a playbook, and operations, stand in a block of an overlay."""
    for key, name in (("sources", "Source"), ("lessons", "Lesson")):
        properties[key]["additionalProperties"] = {"$ref": f"#/$defs/{name}"}
    properties["add_chapters"]["items"] = {"$ref": "#/$defs/Chapter"}
    properties["change"]["items"] = {
        "type": "object",
        "anyOf": [{"required": [key]} for key in CHANGES],
        "allOf": [
            {
                "if": {"required": [key]},
                "then": {"$ref": f"#/$defs/{model.__name__}"},
            }
            for key, model in CHANGES.items()
        ],
    }


def _of(model: type[Model]) -> Schema:
    """Give the schemas of a model and of all that it holds, by class name."""
    whole = model.model_json_schema(schema_generator=_Generator)
    parts = whole.pop("$defs", {})
    if "$ref" not in whole:
        parts[model.__name__] = whole
    for name, one in parts.items():
        if known := _models().get(name):
            _document(one, known)
        _plain(one)
    return cast("Schema", parts)


def _flat(owner: type[Model], kinds: Mapping[str, type[Kind]], parts: Schema) -> Schema:
    """Give the schemas by which an author's one flat mapping is read.

    The keys that every item has stand in the schema of the owner; which others are
    allowed depends on the kind.
    """
    whole = parts[owner.__name__]
    shared = whole["properties"]
    del shared["asks"]
    whole["required"] = [one for one in whole["required"] if one != "asks"] + ["kind"]
    whole.pop("additionalProperties", None)
    shared["kind"] = {"enum": list(kinds), "description": "What kind of answer it is."}
    whole["allOf"] = []
    flat: Schema = {}
    for word, kind in kinds.items():
        name = f"{owner.__name__}.{word}"
        own = parts[kind.__name__]
        common = dict.fromkeys(shared, True)
        flat[name] = {
            **own,
            "properties": common | own["properties"],
            "additionalProperties": False,
        }
        whole["allOf"].append(
            {
                "if": {"properties": {"kind": {"const": word}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/{name}"},
            }
        )
    return {owner.__name__: whole} | flat


class _Generator(GenerateJsonSchema):
    """Makes schemas as authors write: everything is text, one stands for a list."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accept what an editor takes for a number or a yes."""
        found = super().str_schema(schema)
        return found if "pattern" in found else {**found, "type": _SCALAR}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Accept what our own readers turn into the value."""
        inner = super().function_before_schema(schema)
        reader = getattr(schema["function"]["function"], "__name__", "")
        if reader in _ONE_OR_LIST:
            lists = [one for one in inner.get("anyOf", [inner]) if "items" in one]
            return {"anyOf": [lists[0]["items"], lists[0]]}
        if reader == "_whole":
            return {"type": ["integer", "string"]}
        if reader == "_option":
            return {"anyOf": [{"type": _SCALAR}, inner]}
        return inner


def _plain(part: Any) -> None:
    """Take out what tells an author nothing: titles, nothings, empty defaults."""
    if not isinstance(part, dict):
        return
    part.pop("title", None)
    if part.get("default", 0) in ("", [], {}, None, False):
        part.pop("default", None)
    choices = [one for one in part.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == 1:
        del part["anyOf"]
        part.update({key: part.get(key, value) for key, value in choices[0].items()})
    elif choices:
        part["anyOf"] = choices
    for inner in _inside(part):
        _plain(inner)


def _inside(part: Schema) -> Iterator[Any]:
    yield from part.get("properties", {}).values()
    yield from part.get("anyOf", ())
    yield from (part[key] for key in ("items", "additionalProperties") if key in part)


def _document(part: Schema, model: type[Model]) -> None:
    """Put the sentence under each field into its schema."""
    for base in reversed(model.__mro__):
        for name, sentence in _sentences(base).items():
            field = model.model_fields.get(name)
            key = field.alias or name if field else ""
            if key in part.get("properties", {}):
                part["properties"][key]["description"] = sentence


@cache
def _sentences(model: type) -> Mapping[str, str]:
    """Give the documentation of the fields that a class declares itself."""
    if not model.__module__.startswith("crisisplan."):
        return {}
    tree = ast.parse(inspect.getsource(sys.modules[model.__module__]))
    body = next(
        node.body
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name == model.__name__
    )
    return {
        field.target.id: " ".join(below.value.value.split())
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def _models() -> Mapping[str, type[Model]]:
    """Give every model by the name of its class."""
    found: dict[str, type[Model]] = {}
    pending: list[type[Model]] = [Model]
    while pending:
        model = pending.pop()
        found[model.__name__] = model
        pending += model.__subclasses__()
    return found
