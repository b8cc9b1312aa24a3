"""Room for an answer on a handout, in the shape of what is asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypedDict

from crisisplan.domain import handout as form
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import PRINTED, Columns
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.items.text import Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, block, cell, inline
from crisisplan.export.view.forms import Legend, legend
from crisisplan.export.view.sight import Sight

_LONG, _SPEECH, _SPARE_ROWS = 4, 5, 3
"""Lines for a long text and for a speech; rows beyond those that are asked for."""


class Box(TypedDict):
    """Something to tick."""

    label: Markdown
    ticked: bool


class Sheet(TypedDict):
    """A table to be filled in; one of a single column is a box to write in."""

    headings: list[Markdown]
    rows: list[list[Markdown]]


class Blank(TypedDict):
    """Where an answer is written; what is not needed is empty."""

    marker: Markdown
    """Stands above the answer where no sheet carries it."""
    hint: Markdown
    """How the answer is written, where that is not plain."""
    boxes: list[Box]
    sheets: list[Sheet]
    legend: list[Legend]
    printed: bool
    """Whether something stands there already that may be left as it is."""


class _Asked(NamedTuple):
    sight: Sight
    item: Item
    asks: Any
    """The kind, of the class under which its shape is registered."""
    fields: form.Fields
    """What is written already, by the place where it stands."""

    @property
    def mark(self) -> str:
        return form.mark_of(self.fields)

    def sign(self, part: str = "") -> Markdown:
        return Markdown(f"`{form.marker(self.item.id, self.mark, part)}`")


_Parts = Mapping[str, Any]
"""Some of the keys of a `Blank`."""


def blank(sight: Sight, item: Item) -> Blank:
    """Give the room that the kind of an item needs; one box where none is special."""
    value = sight.reading.value(item)
    written = form.fields(item.asks, value, sight.around, sight.playbook.say)
    one = _Asked(sight, item, item.asks, written)
    shaped = _SHAPES.get(type(item.asks), _single)
    view: Blank = {
        "marker": one.sign(),
        "hint": NOTHING,
        "boxes": [],
        "sheets": [],
        "legend": [],
        "printed": bool(written),
    }
    view.update(shaped(one))  # type: ignore[typeddict-item]  # keys of Blank, by kind
    return view


def boxed(text: str, lines: int = 1) -> Markdown:
    """Give a text with its lines and paragraphs for a cell; empty lines where none."""
    if not text:
        return Markdown("<br>" * lines)
    shown = block(text).replace("\n\n", "<br><br>")
    return Markdown(shown.replace("\\\n", "<br>"))


def _box(label: Markdown, lines: int, text: str) -> Sheet:
    return {"headings": [label], "rows": [[boxed(text, lines)]]}


def _single(one: _Asked) -> _Parts:
    many = isinstance(one.asks, Text) and one.asks.lines == "many"
    hint = one.sight.words(hint_of(one.item))
    label = f"{form.ANSWER} {one.sign()}" + (f" ({hint})" if hint else "")
    box = _box(Markdown(label), _LONG if many else 1, one.fields.get("", ""))
    return {"marker": NOTHING, "sheets": [box]}


def hint_of(item: Item) -> str:
    """Say how an answer of one line is written, where that is not plain."""
    if isinstance(item.asks, NumberQuestion):
        return item.asks.unit
    if isinstance(item.asks, DateQuestion):
        return "a date like 2026-12-01"
    if isinstance(item.asks, DurationQuestion):
        return "like 45 min, 12 h or 3 days"
    if isinstance(item.asks, PhoneQuestion):
        return "as it is dialled"
    return ""


def _boxes(one: _Asked, labels: Mapping[str, str]) -> list[Box]:
    return [
        {"label": inline(label), "ticked": f"{form.TICK}{key}" in one.fields}
        for key, label in labels.items()
    ]


def _action(one: _Asked) -> _Parts:
    return {"boxes": _boxes(one, {form.SETTLED: form.SETTLED_BOX})}


def _yes_no(one: _Asked) -> _Parts:
    return {"boxes": _boxes(one, {"yes": "Yes", "no": "No"}), "hint": _TICK_ONE}


def _choice(one: _Asked) -> _Parts:
    asks: Choice = one.asks
    labels = form.option_labels(asks, one.sight.playbook.say)
    hint = Markdown("tick all that apply") if asks.many else _TICK_ONE
    return {"boxes": _boxes(one, labels), "hint": hint}


def _person(one: _Asked) -> _Parts:
    asks: PersonQuestion = one.asks
    given = {key.partition(".")[0] for key in one.fields}
    known = sum(rank.startswith(form.DEPUTY) for rank in given)
    ranks = [form.LEAD]
    ranks += [f"{form.DEPUTY} {n}" for n in range(1, max(asks.deputies, known, 1) + 1)]
    rows = [
        [
            Markdown(rank.capitalize()),
            *(boxed(one.fields.get(f"{rank}.{part}", "")) for part in _PARTS),
        ]
        for rank in ranks
    ]
    return {"sheets": [{"headings": list(map(Markdown, form.PERSON)), "rows": rows}]}


def _statement(one: _Asked) -> _Parts:
    asks: Statement = one.asks
    tongues = one.sight.plan.city.languages or (one.sight.playbook.language,)
    others = [key for key in one.fields if key not in tongues]
    sheets = [
        _box(_spoken(one, tongue), _SPEECH, one.fields.get(tongue, ""))
        for tongue in (*tongues, *others)
    ]
    gaps = inline(", ".join(asks.gaps(one.sight.around)))
    hint = f"Leave open what is only known on the day: {gaps}" if gaps else ""
    return {"marker": NOTHING, "sheets": sheets, "hint": Markdown(hint)}


def _spoken(one: _Asked, tongue: str) -> Markdown:
    name = inline(language(tongue))
    return Markdown(f"{form.ANSWER} {one.sign(tongue)} in {name}")


def _record(one: _Asked) -> _Parts:
    asks: Record = one.asks
    labels = form.column_labels(asks.columns, one.sight.playbook.say)
    needed = {column.id for column in asks.columns if column.required}
    rows = [
        [_heading(label, needed=key in needed), boxed(one.fields.get(key, ""))]
        for key, label in labels.items()
    ]
    sheet = {"headings": list(map(Markdown, form.RECORD)), "rows": rows}
    return {"sheets": [sheet], "legend": legend(one.sight, asks.columns)}


def _heading(label: str, *, needed: bool) -> Markdown:
    return Markdown(cell(label) + (" \\*" if needed else ""))


def _table(one: _Asked) -> _Parts:
    asks: Table = one.asks
    value = one.sight.reading.value(one.item)
    codes = form.row_codes(form.known_rows(asks, value, one.sight.playbook.say))
    keys = [(f"{n} \\[{code}\\]", code) for n, code in enumerate(codes.values(), 1)]
    spare = max(0, asks.at_least - len(keys)) + _SPARE_ROWS
    keys += [(str(n), "") for n in range(len(keys) + 1, len(keys) + spare + 1)]
    columns = asks.columns
    width = -(-len(columns) // -(-len(columns) // PRINTED))  # sheets of like width
    parts = [columns[at : at + width] for at in range(0, len(columns), width)]
    return {
        "sheets": [_sheet(one, part, keys) for part in parts],
        "legend": legend(one.sight, columns),
    }


def _sheet(one: _Asked, part: Columns, keys: Sequence[tuple[str, str]]) -> Sheet:
    labels = form.column_labels(one.asks.columns, one.sight.playbook.say)
    headings = (_heading(labels[each.id], needed=each.required) for each in part)
    return {
        "headings": [Markdown(form.NUMBER), *headings],
        "rows": [[Markdown(name), *_cells(one, part, code)] for name, code in keys],
    }


def _cells(one: _Asked, part: Columns, code: str) -> Iterable[Markdown]:
    return (boxed(one.fields.get(f"{code}.{each.id}", "")) for each in part)


_TICK_ONE = Markdown("tick one")
_PARTS = ("name", "post", "numbers")
_SHAPES: Mapping[type, Callable[[_Asked], _Parts]] = {
    Action: _action,
    YesNoQuestion: _yes_no,
    Choice: _choice,
    PersonQuestion: _person,
    Statement: _statement,
    Record: _record,
    Table: _table,
}
"""The room for kinds that need it by what is asked; any other kind gets one box."""
