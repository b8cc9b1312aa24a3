"""Two people's versions of one answer made into one."""

from collections.abc import Callable, Mapping
from typing import Any

from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.plan import Answer
from crisisplan.domain.playbook import Item
from crisisplan.domain.three_way import ABSENT, Merger, entries, same

Versions = tuple[Answer, Answer, Answer]
"""What both came from, mine, theirs."""

_SAID = ("state", "reason", "asked")
"""What is said with a value, and changes with it."""
_BESIDE = ("note", "owner", "due", "marking")
"""What is said beside a value, each for itself."""


def newer(mine: Answer, theirs: Answer) -> Merger:
    """Give what merges two answers: whoever wrote last wins; I do where nobody did."""
    return Merger("theirs" if theirs.at > mine.at else "mine")


def merged_answer(
    merger: Merger, item: Item | None, base: Any, mine: Answer, theirs: Answer
) -> Answer:
    """Give one answer of two; `merger` knows afterwards whether they clashed.

    Tables are merged row by row and column by column, statements by language and
    records by column; any other value is the one or the other.
    """
    if same(mine, theirs) or same(base, theirs):
        return mine
    if same(base, mine):
        return theirs
    versions = (Answer() if base is ABSENT else base, mine, theirs)
    beside = {name: merger.one(*_each(versions, name)) for name in _BESIDE}
    reviewed = Merger(merger.newer).one(*_each(versions, "reviewed"))
    parts = {"agreed": _agreements(merger, versions), "reviewed": reviewed}
    last = theirs if merger.newer == "theirs" else mine
    return last.model_copy(update=_value(merger, item, versions) | beside | parts)


def _each(versions: Versions, name: str) -> tuple[Any, Any, Any]:
    base, mine, theirs = (getattr(one, name) for one in versions)
    return base, mine, theirs


def _value(merger: Merger, item: Item | None, versions: Versions) -> dict[str, Any]:
    """Give value and state; the state is the newer where values could be merged."""
    base, mine, theirs = _each(versions, "value")
    said = [{name: getattr(one, name) for name in _SAID} for one in versions]
    if not (
        _has_parts(item) and isinstance(mine, Mapping) and isinstance(theirs, Mapping)
    ):
        whole: dict[str, Any] = merger.one(
            *(
                one | {"value": value}
                for one, value in zip(said, (base, mine, theirs), strict=True)
            )
        )
        return whole
    old = base if isinstance(base, Mapping) else {}
    deep = _table if item and isinstance(item.asks, Table) else Merger.mapping
    value = deep(merger, old, mine, theirs)
    return {**merger.one(*said), "value": value or None}


def _has_parts(item: Item | None) -> bool:
    return item is not None and isinstance(item.asks, Table | Record | Statement)


def _table(
    merger: Merger,
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
) -> Mapping[str, Any]:
    rows = merger.mapping(_rows(base), _rows(mine), _rows(theirs), _row(merger))
    dropped = entries(*(one.get("dropped", ()) for one in (base, mine, theirs)))
    left = [one for one in dropped if one not in rows]
    return ({"rows": rows} if rows else {}) | ({"dropped": left} if left else {})


def _rows(value: Mapping[str, Any]) -> Mapping[str, Any]:
    rows = value.get("rows", {})
    return rows if isinstance(rows, Mapping) else {}


def _row(merger: Merger) -> Callable[[Any, Any, Any], Any]:
    def inside(base: Any, mine: Any, theirs: Any) -> Any:
        if not isinstance(mine, Mapping) or not isinstance(theirs, Mapping):
            return merger.one(base, mine, theirs)
        return merger.mapping(base if isinstance(base, Mapping) else {}, mine, theirs)

    return inside


def _agreements(merger: Merger, versions: Versions) -> tuple[Any, ...]:
    base, mine, theirs = ({a.partner: a for a in one.agreed} for one in versions)
    return tuple(merger.mapping(base, mine, theirs).values())
