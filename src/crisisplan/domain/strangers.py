"""Names in the rows of a table that the directory does not know."""

import re
from collections.abc import Iterator, Mapping

from crisisplan.domain.directory import Person
from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Columns, parse_cell
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

_IS_NAME = re.compile(r"(?=.*[^\W\d_])")
_IS_ID = re.compile(r"p-[a-z0-9-]+")


def strangers(table: Table, value: Value, people: Mapping[str, Person]) -> list[str]:
    """Give each name once, as it was written."""
    found: dict[str, None] = {}
    for row in stored_rows(value).values():
        for _, cell in _typed(table.columns, row):
            found |= dict.fromkeys(_names(cell))
    return [one for one in found if one not in people and not _IS_ID.fullmatch(one)]


def met(table: Table, value: Value, ids: Mapping[str, str], around: Around) -> Value:
    """Give the table with the ids of those who were strangers in place of their names.

    A cell that is refused all the same stays as it was typed.
    """
    rows = {key: dict(row) for key, row in stored_rows(value).items()}
    for row in rows.values():
        for column, cell in [*_typed(table.columns, row)]:
            known = ";".join(ids.get(one, one) for one in _names(cell))
            try:
                row[column] = _parsed(table.columns, column, known, around)
            except NotAnAnswerError:
                continue
    table_value: Mapping[str, Value] = value if isinstance(value, Mapping) else {}
    return {**table_value, "rows": rows}


def _parsed(columns: Columns, column_id: str, typed: str, around: Around) -> Value:
    column = next(one for one in columns if one.id == column_id)
    return parse_cell(column, typed, around)


def _typed(columns: Columns, row: Row) -> Iterator[tuple[str, str]]:
    """Give the cells for people that hold a text: an id, or names as typed."""
    for column in columns:
        cell = row.get(column.id)
        if isinstance(column.asks, PersonQuestion) and isinstance(cell, str) and cell:
            yield column.id, cell


def _names(cell: str) -> Iterator[str]:
    """Give the names in a cell, and ids; one that is gone is nobody's name."""
    return (name for name in map(one_line, cell.split(";")) if _IS_NAME.match(name))
