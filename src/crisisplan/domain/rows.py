"""Tables changed row by row: pure functions from value to value."""

from collections.abc import Callable, Mapping

from crisisplan.domain.items.table import Row, Table, dropped_rows, stored_rows
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

KEEP_FIRST = "Keep the row first: it is only suggested, and no part of your plan yet."


def with_row(table: Table, value: Value, row_id: str, row: Row) -> Value:
    """Give the table with one row replaced, or added at the end.

    A starter row that is changed for the first time is taken up into the table, at
    the place where people saw it.
    """
    cells = {key: cell for key, cell in row.items() if cell}
    rows = {**stored_rows(value), row_id: cells}
    kept = tuple(one for one in dropped_rows(value) if one != row_id)
    order = [*table.in_view(value), row_id]
    return _table({key: rows[key] for key in order if key in rows}, kept)


def without_row(table: Table, value: Value, row_id: str) -> Value:
    """Give the table without a row; a starter row is kept among the dropped ones."""
    rows = {key: row for key, row in stored_rows(value).items() if key != row_id}
    dropped = dropped_rows(value)
    if row_id in table.rows and row_id not in dropped:
        dropped = (*dropped, row_id)
    return _table(rows, dropped)


def with_moved_row(table: Table, value: Value, row_id: str, by: int) -> Value:
    """Give the table with a row moved by some places, down where `by` is positive.

    It moves among the rows that the city has: one that is only suggested stands where
    the others put it, and stays a suggestion.

    Raises:
        NotAnAnswerError: The row is only suggested, or stands at that end already.
    """
    if row_id in table.waiting(value):
        raise NotAnAnswerError(KEEP_FIRST)
    rows = stored_rows(value)
    order = list(rows)
    if row_id not in order:
        return value
    place = order.index(row_id)
    order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
    if order == list(rows):
        end = "first" if by < 0 else "last"
        raise NotAnAnswerError(f"This is the {end} of the rows in your plan already.")
    return _table({key: rows[key] for key in order}, dropped_rows(value))


def with_words(table: Table, say: Callable[[str], str]) -> Table:
    """Give the table with the terms of its starter rows filled in by `say`."""
    rows = {
        row_id: {key: say(cell) for key, cell in row.items()}
        for row_id, row in table.rows.items()
    }
    return table.model_copy(update={"rows": rows})


def _table(rows: Mapping[str, Row], dropped: tuple[str, ...]) -> Value:
    table: dict[str, Value] = {"rows": rows} if rows else {}
    return table | ({"dropped": list(dropped)} if dropped else {})
