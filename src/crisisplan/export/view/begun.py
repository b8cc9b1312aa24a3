"""What comes first in a plan, as far as it is said: each point in a line or two."""

from collections.abc import Mapping
from textwrap import shorten
from typing import TypedDict

from crisisplan.domain.audience import WITHHELD
from crisisplan.domain.coming_first import first_items
from crisisplan.domain.items.base import line_of
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.named import STANDS_IN, Named, named_in
from crisisplan.export.view.points import OpenView, open_point
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable, shown

_LONG, _SHORT = 280, 160
"""Characters of a table, and of any other answer."""
_ROW, _PART = 130, 30
"""Characters of a row, and of each part of it behind its name."""
_MANY, _CALLED = 4, 2
"""Rows and people of an answer that are named."""


class Begun(TypedDict):
    """One point of what comes first; each text stands in a line."""

    title: Markdown
    said: Markdown
    """What the plan says; nothing where nobody has answered."""
    draft: bool
    inapplicable: bool
    open: OpenView | None
    unconfirmed: Markdown


def begun(sight: Sight) -> list[Begun]:
    """Give what comes first, of what may be shown."""
    return [
        _point(sight, one) for one in first_items(sight.reading) if sight.prints(one)
    ]


def _point(sight: Sight, item: Item) -> Begun:
    standing = sight.reading.standing(item)
    inapplicable = standing.state == "not-applicable"
    said = NOTHING if inapplicable else _said(sight, item)
    return {
        "title": inline(sight.playbook.say(item.title)),
        "said": said,
        "draft": bool(said) and standing.tentative,
        "inapplicable": inapplicable,
        "open": None if standing.answered else open_point(sight, item),
        "unconfirmed": sight.parties(standing.unconfirmed if said else ()),
    }


def _said(sight: Sight, item: Item) -> Markdown:
    value, asks = sight.reading.value(item), item.asks
    if value is None or not showable(sight, item, value):
        return NOTHING
    if isinstance(asks, PersonQuestion):
        return _called(sight, list(named_in(sight, item)))
    if isinstance(asks, Table):
        rows = stored_rows(value).values()
        return _in_short([_row(sight, asks, row) for row in rows], _LONG)
    if isinstance(asks, Statement):
        texts = value if isinstance(value, Mapping) else {}
        return _in_short([language(one) for one in texts])
    found = shown(sight, item)
    return _in_short([line_of(found)]) if found else NOTHING


def _called(sight: Sight, people: list[Named]) -> Markdown:
    """Give people with a number each."""
    said = []
    for person, duty in people[:_CALLED]:
        stands_in = "stands in: " if duty.endswith(STANDS_IN) else ""
        said.append(f"{stands_in}{_with_number(sight, person)}")
    return Markdown("; ".join([*said, *_more(len(people) - _CALLED)]))


def _with_number(sight: Sight, key: str) -> Markdown:
    person = sight.plan.people[key]
    first, *_ = (*(inline(one.number) for one in person.numbers), "**no number yet**")
    said = first if sight.reaches(person) else WITHHELD
    return Markdown(f"{inline(person.name)}, {said}")


def _row(sight: Sight, asks: Table, row: Row) -> str:
    """Give what a row is called, and the rest of it in brackets."""
    name = row_name(asks.columns, row, sight.around)
    cells = (one.cell(row, sight.around) for one in asks.columns)
    others = [shorten(one, _PART, placeholder=" …") for one in cells if one != name]
    rest = ", ".join(filter(None, others))
    said = f"{name} ({rest})" if rest else name
    return shorten(said, _ROW, placeholder=" …")


def _in_short(texts: list[str], long: int = _SHORT) -> Markdown:
    """Give the first few texts, no longer than one reads there."""
    known = [*filter(None, texts)]
    said = "; ".join((*known[:_MANY], *_more(len(known) - _MANY)))
    return inline(shorten(said, long, placeholder=" …").removesuffix("."))


def _more(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []
