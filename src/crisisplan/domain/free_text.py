"""Every text of a plan that people wrote freely, with the place where it stands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.findings import KINDS
from crisisplan.domain.items.base import Kind
from crisisplan.domain.model import Model
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.values import Value

Change = Callable[[str], str]
_PARTS = (
    "city",
    "chapters",
    "adopted",
    "distribution",
    "people",
    "answers",
    "set_aside",
    "activity",
    "changes",
)
"""The parts of a plan in which people write freely, in the order of reading."""
_FREE = frozenset(
    {"because", "body", "by", "email", "for_", "left_out", "letterhead", "logo"}
    | {"name", "note", "number", "organisation", "post", "reason", "resolution"}
    | {"staffed", "text", "title", "to", "what", "whom", "with_"}
)
"""Fields that hold what people wrote; all others hold ids, days and known words."""
_FREE_KINDS = frozenset({"text", "link", "statement", "table", "record"})
"""Kinds of which an answer is not one of a few known words, a number or an id."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A free text and where it stands."""

    place: str
    text: str


def free_texts(plan: Plan, playbook: Playbook) -> Iterator[Spot]:
    """Give every free text, part by part."""
    for name in _PARTS:
        for place, part in _pieces(plan, playbook, name):
            noted = _Noted([])
            _changed(part, playbook, noted.note)
            yield from (Spot(place, text) for text in noted.texts)


@dataclass(frozen=True, slots=True)
class _Noted:
    """The texts that were come by."""

    texts: list[str]

    def note(self, text: str) -> str:
        self.texts.append(text)
        return text


def _pieces(plan: Plan, playbook: Playbook, name: str) -> Iterator[tuple[str, Any]]:
    """Give the pieces of one part of a plan, each with its name in words."""
    part = getattr(plan, name)
    if isinstance(part, tuple):
        yield from ((_called(name, "", one, playbook), one) for one in part)
    elif isinstance(part, Mapping):
        for key, one in part.items():
            yield _called(name, key, one, playbook), {key: one}
    elif part is not None:
        yield _called(name, "", part, playbook), part


def _called(name: str, key: str, part: Any, playbook: Playbook) -> str:
    say = playbook.say
    if name == "chapters":
        titles = {one.id: say(one.title) for one in playbook.chapters}
        return f"Why “{titles.get(key, key)}” is left out"
    if name == "people":
        return f"Entry of {part.name}"
    if name == "answers":
        spot = playbook.spots.get(key)
        return f"“{say(spot.item.title) if spot else key}”"
    if name == "set_aside":
        return f"Set aside, “{say(part.title) or part.item}”"
    if name == "activity":
        return f"{KINDS[part.kind]} on {part.on}"
    return _NAMES[name]


_NAMES = {
    "city": "City",
    "adopted": "Adoption",
    "distribution": "Distribution",
    "changes": "Record of changes",
}


def with_free_texts(plan: Plan, playbook: Playbook, change: Change) -> Plan:
    """Give the plan with every free text changed in the same way."""
    parts = {name: _changed(getattr(plan, name), playbook, change) for name in _PARTS}
    return plan.changed(**parts)


def _changed(part: Any, playbook: Playbook, change: Change) -> Any:
    """Give a part of a plan with its free texts changed."""
    if isinstance(part, Model):
        return _model(part, None, playbook, change)
    if isinstance(part, tuple):
        return tuple(_changed(one, playbook, change) for one in part)
    if isinstance(part, Mapping):
        return {key: _entry(key, one, playbook, change) for key, one in part.items()}
    return part


def _entry(key: str, part: Model, playbook: Playbook, change: Change) -> Model:
    spot = playbook.spots.get(key) if isinstance(part, Answer) else None
    return _model(part, spot.item.asks if spot else None, playbook, change)


def _model(part: Model, kind: Kind | None, playbook: Playbook, change: Change) -> Model:
    after: dict[str, Any] = {}
    for name in type(part).model_fields:
        known = getattr(part, name)
        if name == "value" and known is not None:
            after[name] = _value(known, kind, change)
        elif isinstance(known, str):
            after[name] = change(known) if name in _FREE else known
        elif name in _FREE and isinstance(known, tuple):
            after[name] = tuple(map(change, known))
        else:
            after[name] = _changed(known, playbook, change)
    return part.model_copy(update=after)


def _value(value: Value, kind: Kind | None, change: Change) -> Value:
    """Give a value with its free texts changed; of an unknown kind all of them."""
    if kind is None or (isinstance(value, str) and kind.kind in _FREE_KINDS):
        return every_text(value, change)
    if kind.kind not in _FREE_KINDS:
        return value
    columns = {column.id: column.asks for column in getattr(kind, "columns", ())}
    if not columns or not isinstance(value, Mapping):
        return every_text(value, change)
    rows = value.get("rows")
    if kind.kind == "record":
        return _cells(value, columns, change)
    if not isinstance(rows, Mapping):
        return value
    return {**value, "rows": {k: _cells(v, columns, change) for k, v in rows.items()}}


def _cells(row: Value, columns: Mapping[str, Kind], change: Change) -> Value:
    if not isinstance(row, Mapping):
        return every_text(row, change)
    return {key: _value(cell, columns.get(key), change) for key, cell in row.items()}


def every_text(value: Value, change: Change) -> Value:
    """Give a value with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: every_text(one, change) for key, one in value.items()}
    return [every_text(one, change) for one in value]
