"""The days to come that answers name, wherever in the plan they stand."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from crisisplan.domain.audience import NOT_PRINTED, WITHHELD
from crisisplan.domain.dates import read_date
from crisisplan.domain.items.base import text_of
from crisisplan.domain.items.column import Columns, asked
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable


class SetDay(NamedTuple):
    """A day that somebody wrote down as an answer, or into a part of one."""

    key: str
    """The place where it stands, the same whichever day is written there."""
    on: str
    title: str
    owner: str
    """The role that answers for it."""
    unconfirmed: tuple[str, ...] = ()
    """Partners that have not agreed to it."""


def set_days(sight: Sight, owner: str = "") -> Iterator[SetDay]:
    """Give the days from today on, of one role where one is named.

    None is told to anybody who does not find it in the full plan as well.
    """
    today = sight.reading.today.isoformat()
    for item in sight.printed:
        if owner in ("", sight.owner(item)):
            yield from (day for day in _days(sight, item) if day.on >= today)


def _days(sight: Sight, item: Item) -> Iterator[SetDay]:
    value, asks = sight.reading.value(item), item.asks
    if value is None or sight.plan.answer(item.id).state == "not-applicable":
        return
    title, owner = sight.playbook.say(item.title), sight.owner(item)
    if not showable(sight, item, value):
        return
    if isinstance(asks, DateQuestion):
        waiting = sight.reading.standing(item).unconfirmed
        yield SetDay(item.id, _day(value), title, owner, waiting)
    elif isinstance(asks, Record) and isinstance(value, Mapping):
        for key, on, words in _cells(sight, asks.columns, value):
            yield SetDay(f"{item.id}.{key}", on, f"{title}: {words}", owner)
    elif isinstance(asks, Table):
        for row_id, row in stored_rows(value).items():
            named = ", ".join(filter(None, (title, _name(sight, asks.columns, row))))
            for key, on, words in _cells(sight, asks.columns, row):
                place = f"{item.id}.{row_id}.{key}"
                yield SetDay(place, on, f"{named}: {words}", owner)


def _cells(sight: Sight, columns: Columns, row: Row) -> Iterator[tuple[str, str, str]]:
    """Give column, day and heading of each accepted day in a row."""
    for column in asked(columns, row, sight.around):
        day = row.get(column.id) if isinstance(column.asks, DateQuestion) else None
        if day and not column.fault(row, sight.around):
            yield column.id, _day(day), sight.playbook.say(column.title)


def _name(sight: Sight, columns: Columns, row: Row) -> str:
    name = row_name(columns, row, sight.around)
    return "" if name in (WITHHELD, NOT_PRINTED) else sight.playbook.say(name)


def _day(value: Value) -> str:
    return read_date(text_of(value)).isoformat()
