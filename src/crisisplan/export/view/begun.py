"""What comes first in a plan, as far as it is said: each point in a line or two."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from crisisplan.domain.audience import WITHHELD
from crisisplan.domain.coming_first import first_items
from crisisplan.domain.items.base import Pairs, Shown, line_of
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import asked
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import first_words
from crisisplan.domain.values import Value
from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.named import STANDS_IN, Named, named_in
from crisisplan.export.view.points import OpenView, open_point
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable, shown

_LONG, _SHORT = 240, 160
"""Characters of a table, and of any other answer."""
_NAME, _PART, _PARTS = 60, 30, 3
"""Characters of what a row is called, of each part behind it, and how many of these."""
_CALLED = 2
"""People of an answer that are named."""
_OPEN = Markdown("**open**")
_SETTLED = Markdown("settled: a named person will do it and knows")
_NO_ROWS = Markdown("the table has no rows")


class Begun(TypedDict):
    """One point of what comes first; each text stands in a line."""

    title: Markdown
    said: Markdown
    """What the plan says, or that it says nothing."""
    draft: bool
    open: OpenView | None
    unconfirmed: Markdown


def begun(sight: Sight) -> list[Begun]:
    """Give what comes first, of what may be shown."""
    return [
        _point(sight, one) for one in first_items(sight.reading) if sight.prints(one)
    ]


def _point(sight: Sight, item: Item) -> Begun:
    standing = sight.reading.standing(item)
    said = _said(sight, item)
    return {
        "title": inline(sight.playbook.say(item.title)),
        "said": said or _nothing(sight, item),
        "draft": bool(said) and standing.tentative,
        "open": None if standing.answered else open_point(sight, item),
        "unconfirmed": sight.parties(standing.unconfirmed if said else ()),
    }


def _nothing(sight: Sight, item: Item) -> Markdown:
    """Say how an item stands of which there is nothing to print."""
    standing = sight.reading.standing(item)
    if not standing.answered:
        return _OPEN
    if standing.state == "not-applicable":
        return Markdown("does not apply")
    if not item.is_action:
        return _NO_ROWS
    return (
        inline(f"not settled yet: {standing.missing}") if standing.missing else _SETTLED
    )


def _said(sight: Sight, item: Item) -> Markdown:
    value, asks = sight.reading.value(item), item.asks
    inapplicable = sight.reading.standing(item).state == "not-applicable"
    if inapplicable or value is None or not showable(sight, item, value):
        return NOTHING
    if isinstance(asks, PersonQuestion):
        return _called(sight, list(named_in(sight, item)))
    if isinstance(asks, Table):
        return _rows(sight, asks, list(stored_rows(value).values()))
    if isinstance(asks, Statement):
        return inline(", ".join(_languages(sight, asks, value)))
    found = shown(sight, item)
    return inline(first_words(_line(sight, item, found), _SHORT)) if found else NOTHING


def _line(sight: Sight, item: Item, found: Shown) -> str:
    say = sight.playbook.say
    if isinstance(found, Pairs):
        return "; ".join(f"{say(label)}: {text}" for label, text in found.pairs)
    return say(line_of(found)) if isinstance(item.asks, Choice) else line_of(found)


def _languages(sight: Sight, asks: Statement, value: Value) -> Iterator[str]:
    """Give the languages in which something is written, and what only stands there."""
    foreign = asks.untranslated(value, sight.around)
    for one, text in value.items() if isinstance(value, Mapping) else ():
        if text:
            waits = " (not yet translated)" if one in foreign else ""
            yield f"{language(one)}{waits}"


def _called(sight: Sight, people: Sequence[Named]) -> Markdown:
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


def _rows(sight: Sight, asks: Table, rows: Sequence[Row]) -> Markdown:
    """Give as many rows as there is room for, and count the others."""
    said: list[str] = []
    for row in rows:
        words = _row(sight, asks, row)
        if said and sum(map(len, said)) + len(words) > _LONG:
            break
        said.append(words)
    return inline("; ".join([*said, *_more(len(rows) - len(said))]))


def _row(sight: Sight, asks: Table, row: Row) -> str:
    """Give what a row is called, and some of the rest of it in brackets."""
    columns = asked(asks.columns, row, sight.around)
    name = row_name(columns, row, sight.around)
    cells = (one.cell(row, sight.around) for one in columns)
    parts = [first_words(one, _PART) for one in cells if one and one != name][:_PARTS]
    if not name:
        return ", ".join(parts)
    rest = f" ({', '.join(parts)})" if parts else ""
    return f"{first_words(name, _NAME)}{rest}"


def _more(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []
