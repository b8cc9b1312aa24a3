"""The places and numbers that something to do is about, in a few words."""

from collections.abc import Iterator

from crisisplan.domain.items.column import asked
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, inline
from crisisplan.export.view.named import in_cell, named_in
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable

_NOT_YET = "……………………"
_NUMBERLESS = "no number yet ……………………"
_NOBODY = "nobody yet ……………………"
_FEWEST, _MOST = 2, 4
"""Places that are named, long or short ones; the others are counted."""
_ROOM = 150
"""Characters for the names of places, where they are more than the fewest."""


def places(sight: Sight, item: Item) -> Markdown:
    """Give the places behind an action, each with whoever opens it or is called there.

    They are the rows of the tables it leads to that say who that is. A list of calls
    is none: it stands on the page already. Whom a record names comes first, but for
    those who have a role in the city: they are on the page too.
    """
    tables = [table for key in item.see for table in _tables(sight, key)]
    found = [one for key in item.see for one in others(sight, key)]
    found += [one for table in tables for one in _rows(sight, table)]
    if not found and any(one.register_ for one in tables):
        return inline(_NOT_YET)
    shown = found[:_MOST]
    while len("; ".join(shown)) > _ROOM and len(shown) > _FEWEST:
        shown.pop()
    rest = len(found) - len(shown)
    return inline("; ".join([*shown, *([f"{rest} more"] if rest else [])]))


def _tables(sight: Sight, key: str) -> Iterator[Item]:
    """Give the item where it asks for places, and for whom one calls at each."""
    spot = sight.playbook.spots.get(key)
    if spot is None or spot.item not in sight.printed:
        return
    item, asks = spot.item, spot.item.asks
    if not isinstance(asks, Table) or item.register_ == "calls":
        return
    calls = any(isinstance(one.asks, PersonQuestion) for one in asks.columns)
    if calls and sight.plan.answer(key).state != "not-applicable":
        yield item


def others(sight: Sight, key: str) -> Iterator[str]:
    """Give whom a record names outside the city, each with a number."""
    spot = sight.playbook.spots.get(key)
    if spot is None or spot.item not in sight.printed:
        return
    known = filter(None, map(sight.held, sight.plan.roles))
    ours = {one for held in known for one in held.holders.people}
    draft = ", draft" if sight.reading.standing(spot.item).tentative else ""
    if isinstance(spot.item.asks, Record):
        for person, _ in named_in(sight, spot.item):
            if person not in ours:
                yield f"{_reached(sight, person)}{draft}"


def _rows(sight: Sight, item: Item) -> Iterator[str]:
    table, value = item.asks, sight.reading.value(item)
    if (
        not isinstance(table, Table)
        or value is None
        or not showable(sight, item, value)
    ):
        return
    people = [one.id for one in table.columns if isinstance(one.asks, PersonQuestion)]
    draft = sight.reading.standing(item).tentative
    for row in stored_rows(value).values():
        columns = asked(table.columns, row, sight.around)
        if name := row_name(columns, row, sight.around):
            called = [one for id_ in people for one in in_cell(row.get(id_, ""))]
            who = _reached(sight, called[0]) if called else _NOBODY
            who = ", ".join((who, *_durations(table, row, sight)))
            yield f"{name} ({who}){', draft' if draft else ''}"


def _durations(table: Table, row: Row, sight: Sight) -> Iterator[str]:
    """Give within what time something is open there, or reached."""
    columns = asked(table.columns, row, sight.around)
    times = (one for one in columns if isinstance(one.asks, DurationQuestion))
    yield from filter(None, (one.cell(row, sight.around) for one in times))


def _reached(sight: Sight, person: str) -> str:
    """Give a name with the first number there is, where this audience may have it."""
    name, known = sight.around.name(person), sight.plan.people.get(person)
    if known is None or not sight.reaches(known):
        return name
    number = known.numbers[0].number if known.numbers else _NUMBERLESS
    return f"{name}, {number}"
