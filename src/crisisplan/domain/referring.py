"""Which items name a row of a table, so that nobody takes it out from under them."""

from collections.abc import Iterator, Mapping

from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import first_words

_LONGEST = 80


def referring(reading: Reading, table_id: str, row_id: str) -> tuple[Item, ...]:
    """Give the items in play that name a row of a table."""
    return tuple(
        item
        for item in reading.items
        if any(row_id in _named(item, row, table_id) for row in _rows(reading, item))
    )


def _rows(reading: Reading, item: Item) -> Iterator[Row]:
    value = reading.value(item) or {}
    if isinstance(item.asks, Table):
        yield from stored_rows(value).values()
    elif isinstance(value, Mapping):
        yield value


def _named(item: Item, row: Row, table_id: str) -> Iterator[object]:
    for column in getattr(item.asks, "columns", ()):
        if isinstance(column.asks, RowReference) and column.asks.of == table_id:
            yield row.get(column.id)


def say_taken_out(reading: Reading, item: Item, row_id: str) -> str:
    """Say which row of a table is taken out, and who will look for it in vain.

    `reading` is of the plan in which it still stands.
    """
    label = reading.around.rows[item.id].get(row_id, "").rstrip(".")
    name = first_words(label, _LONGEST) or "a row"
    others = [one.title for one in referring(reading, item.id, row_id)]
    said = f"Taken out: {name}" + ("" if name.endswith("…") else ".")
    if others:
        said += f" It is named in: {'; '.join(others)}. Choose another row there."
    return reading.playbook.say(said)
