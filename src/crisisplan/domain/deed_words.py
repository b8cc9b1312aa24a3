"""What the change of an answer is called, as it follows "Undone:"."""

from crisisplan.domain.items.table import Table, dropped_rows, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import first_words
from crisisplan.domain.values import Value

_LONGEST = 40
"""Characters of the name of a row that are said."""


def answering_words(item: Item, reading: Reading, value: Value | None) -> str:
    """Name the answer that becomes `value`; of a table, the rows that change."""
    before, after = reading.value(item) or {}, value or {}
    deed = "the answer to"
    if isinstance(item.asks, Table):
        deed = _on_rows(item.asks, reading, before, after) or deed
    return f"{deed} “{item.title}”"


def _on_rows(table: Table, reading: Reading, before: Value, after: Value) -> str:
    rows = _changed(before, after)
    if len(rows) > 1:
        return f"{len(rows)} rows in"
    if not rows:
        moved = [*stored_rows(before)] != [*stored_rows(after)]
        return "the order of the rows in" if moved else ""
    [row_id] = rows
    row = f"“{first_words(_name(table, reading, row_id, before, after), _LONGEST)}”"
    taken = row_id in stored_rows(before) or row_id in dropped_rows(after)
    if taken and row_id not in stored_rows(after):
        return f"taking {row} out of"
    return f"the row {row} in"


def _name(table: Table, reading: Reading, row_id: str, *values: Value) -> str:
    """Name a row by what stands in it last, else by what is suggested, or its place."""
    stored = (stored_rows(value).get(row_id, {}) for value in reversed(values))
    labels = (table.label(row, reading.around) for row in stored)
    suggested = table.label(table.rows.get(row_id, {}), reading.around)
    if name := next(filter(None, labels), "") or reading.playbook.say(suggested):
        return name
    numbers = (table.numbers(value).get(row_id) for value in reversed(values))
    return f"Row {next(filter(None, numbers))}"


def _changed(before: Value, after: Value) -> tuple[str, ...]:
    was, now = stored_rows(before), stored_rows(after)
    other = {key for key in {**was, **now} if was.get(key) != now.get(key)}
    return tuple(other | ({*dropped_rows(before)} ^ {*dropped_rows(after)}))
