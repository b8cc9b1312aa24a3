"""Room for an answer on paper, in the shape of what is asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

from crisisplan.domain.items.action import Action
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import PRINTED, Column, Columns
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.items.text import Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, cell, inline
from crisisplan.export.view.forms import (
    BLANK,
    Legend,
    column_heading,
    legend,
)
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable

_LONG, _SPEECH, _SPARE_ROWS = 5, 6, 2
"""Lines for a long text and for a speech; rows beyond those that are asked for."""


class Label(TypedDict):
    """One thing to write, with its lines."""

    label: Markdown
    lines: list[int]


class Sheet(TypedDict):
    """A table to be filled in."""

    headings: list[Markdown]
    rows: list[list[Markdown]]


class Blank(TypedDict):
    """Where an answer is written; what is not needed is empty."""

    boxes: list[Markdown]
    several: bool
    """Whether more than one box may be ticked."""
    lines: list[int]
    hint: Markdown
    """How the answer is written, where that is not plain."""
    labels: list[Label]
    sheets: list[Sheet]
    legend: list[Legend]


class _Asked(NamedTuple):
    sight: Sight
    item: Item
    asks: Any
    """The kind, of the class under which its shape is registered."""


_Parts = Mapping[str, Any]
"""Some of the keys of a `Blank`."""


def blank(sight: Sight, item: Item) -> Blank:
    """Give the room that the kind of an item needs; a line where none is special."""
    view: Blank = {
        "boxes": [],
        "several": False,
        "lines": [],
        "hint": NOTHING,
        "labels": [],
        "sheets": [],
        "legend": [],
    }
    shaped = _SHAPES.get(type(item.asks))
    fixed = _FIXED.get(type(item.asks), {"lines": _lines(1)})
    parts = shaped(_Asked(sight, item, item.asks)) if shaped else fixed
    view.update(parts)  # type: ignore[typeddict-item]  # keys of Blank, by kind
    return view


def _lines(count: int) -> list[int]:
    return list(range(count))


def _choice(one: _Asked) -> _Parts:
    asks: Choice = one.asks
    labels = [one.sight.words(option.label) for option in asks.options.values()]
    return {"boxes": labels, "several": asks.many}


def _text(one: _Asked) -> _Parts:
    asks: Text = one.asks
    return {"lines": _lines(_LONG if asks.lines == "many" else 1)}


def _number(one: _Asked) -> _Parts:
    asks: NumberQuestion = one.asks
    return {"lines": _lines(1), "hint": one.sight.words(asks.unit)}


def _person(one: _Asked) -> _Parts:
    asks: PersonQuestion = one.asks
    ranks = ["First", *["Stands in"] * max(1, asks.deputies)]
    headings = ["Who", "Name", "Post and organisation", "Numbers, and when"]
    rows = [[Markdown(rank), BLANK, BLANK, BLANK] for rank in ranks]
    return {"sheets": [{"headings": list(map(Markdown, headings)), "rows": rows}]}


def _statement(one: _Asked) -> _Parts:
    asks: Statement = one.asks
    tongues = one.sight.plan.city.languages or (one.sight.playbook.language,)
    labels = [
        {"label": inline(language(tongue)), "lines": _lines(_SPEECH)}
        for tongue in tongues
    ]
    gaps = inline(", ".join(f"[{gap}]" for gap in asks.placeholders))
    hint = f"leave open what is only known on the day: {gaps}" if gaps else ""
    return {"labels": labels, "hint": Markdown(hint)}


def _record(one: _Asked) -> _Parts:
    asks: Record = one.asks
    labels = [
        {"label": column_heading(one.sight, column), "lines": _lines(1)}
        for column in asks.columns
    ]
    return {"labels": labels, "legend": legend(one.sight, asks.columns)}


def _table(one: _Asked) -> _Parts:
    asks: Table = one.asks
    value = one.sight.reading.value(one.item) or {}
    good = value if showable(one.sight, one.item, value) else {}
    known = [*stored_rows(good).values(), *asks.waiting(good).values()]
    spare = max(0, asks.at_least - len(known)) + _SPARE_ROWS
    rows: list[Row] = [*known, *[{}] * spare]
    columns = asks.columns
    width = -(-len(columns) // -(-len(columns) // PRINTED))  # sheets of like width
    parts = [columns[at : at + width] for at in range(0, len(columns), width)]
    return {
        "sheets": [_sheet(one.sight, part, rows) for part in parts],
        "legend": legend(one.sight, columns),
    }


def _sheet(sight: Sight, columns: Columns, rows: Sequence[Row]) -> Sheet:
    return {
        "headings": [Markdown("No."), *(_heading(sight, one) for one in columns)],
        "rows": [
            [Markdown(number), *(_cell(sight, column, row) for column in columns)]
            for number, row in enumerate(rows, start=1)
        ],
    }


def _heading(sight: Sight, column: Column) -> Markdown:
    return Markdown(column_heading(sight, column) + (" \\*" if column.required else ""))


def _cell(sight: Sight, column: Column, row: Row) -> Markdown:
    return cell(sight.playbook.say(column.cell(row, sight.around))) or BLANK


_FIXED: Mapping[type, _Parts] = {
    Action: {"boxes": [Markdown("Settled: a named person will do it, and knows.")]},
    YesNoQuestion: {"boxes": [Markdown("Yes"), Markdown("No")]},
    DateQuestion: {"lines": _lines(1), "hint": Markdown("a date like 2026-12-01")},
    DurationQuestion: {
        "lines": _lines(1),
        "hint": Markdown("like 45 min, 12 h or 3 days"),
    },
}
"""The room for kinds that always need the same."""
_SHAPES: Mapping[type, Callable[[_Asked], _Parts]] = {
    Choice: _choice,
    Text: _text,
    NumberQuestion: _number,
    PersonQuestion: _person,
    Statement: _statement,
    Record: _record,
    Table: _table,
}
"""The room for kinds that need it by what is asked; any other kind gets one line."""
