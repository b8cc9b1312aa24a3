"""Names in the rows of a table that the directory does not know."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from crisisplan.domain.directory import Person
from crisisplan.domain.entering import person_meant
from crisisplan.domain.folding import fold
from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Column, Columns, parse_cell
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

_IS_NAME = re.compile(r"(?=.*[^\W\d_])")
_IS_ID = re.compile(r"p-[a-z0-9-]+")
"""Of somebody who is gone from the directory: nobody's name."""


def strangers(table: Table, value: Value, people: Mapping[str, Person]) -> list[str]:
    """Give each name once, as it was written."""
    found: dict[str, None] = {}
    for row in stored_rows(value).values():
        for _, cell in _typed(table.columns, row):
            found |= dict.fromkeys(filter(_IS_NAME.match, _parts(cell)))
    known = {*people, *(fold(one.name) for one in people.values())}
    return [
        one
        for one in found
        if not _IS_ID.fullmatch(one)
        and known.isdisjoint({one, fold(person_meant(one).name)})
    ]


def met(table: Table, value: Value, ids: Mapping[str, str], around: Around) -> Value:
    """Give the table with the ids of those who were strangers in place of their names.

    A cell that is refused all the same, for another part of it, stays as it was typed.
    """
    rows = {key: dict(row) for key, row in stored_rows(value).items()}
    for row in rows.values():
        for column, cell in [*_typed(table.columns, row)]:
            known = ";".join(ids.get(one, one) for one in _parts(cell))
            with suppress(NotAnAnswerError):
                row[column.id] = parse_cell(column, known, around)
    table_value: Mapping[str, Value] = value if isinstance(value, Mapping) else {}
    return {**table_value, "rows": rows}


def _typed(columns: Columns, row: Row) -> Iterator[tuple[Column, str]]:
    """Give the cells for people that hold a text: an id, or names as typed."""
    for column in columns:
        cell = row.get(column.id)
        if isinstance(column.asks, PersonQuestion) and isinstance(cell, str) and cell:
            yield column, cell


def _parts(cell: str) -> Iterator[str]:
    """Give the names and ids in a cell, and whatever else stands between them."""
    return filter(None, map(one_line, cell.split(";")))
