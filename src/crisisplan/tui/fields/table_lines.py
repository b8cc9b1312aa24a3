"""What a table shows of its rows: short cells, and what is wrong with them."""

from rich.text import Text
from textual.content import Content

from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Column, Columns, row_faults
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.text import first_words
from crisisplan.domain.values import Value
from crisisplan.tui.text import lit, rlit

_SUGGESTED = "+ "
"""Before a row that the playbook suggests: at the end it would be cut off."""
_WIDEST = 200
"""Characters of a cell: more than any screen has room for."""
_MOST_FAULTS = 3


def parts_of(table: Table, *, needed: bool) -> tuple[Columns, Columns]:
    """Give the columns that stand beside each other, and those that are said below.

    `needed` has only those beside each other that must be known, if there are any.
    """
    beside, below = table.printed
    some = tuple(one for one in beside if one.required)
    if not needed or not some:
        return beside, below
    return some, (*(one for one in beside if not one.required), *below)


def cells_of(
    columns: Columns, row: Row, around: Around, *, suggested: bool
) -> list[Text]:
    """Give the cells that stand beside each other; a suggested row is marked."""
    cells = [
        rlit(first_words(_cell(column, row, around), _WIDEST)) for column in columns
    ]
    if suggested:
        cells[0] = Text(_SUGGESTED) + cells[0]
        for cell in cells:
            cell.stylize("dim italic")
    return cells


def _cell(column: Column, row: Row, around: Around) -> str:
    if column.fault(row, around):
        return f"! {column.written(row, around)}"
    return column.cell(row, around)


def in_full(columns: Columns, row: Row, around: Around) -> Content:
    """Give what stands in some columns of a row, a line for each that is filled."""
    said = ((column.title, _cell(column, row, around)) for column in columns)
    lines = (
        lit(title).stylize("bold") + lit(f": {cell}") for title, cell in said if cell
    )
    return Content("\n").join(lines)


def label_of(table: Table, row: Row, around: Around) -> str:
    """Give some words that name a row."""
    return first_words(table.label(row, around)) or "a row"


def faults_in(table: Table, value: Value, around: Around) -> tuple[str, ...]:
    """Say the first few things that are refused, by the words that name the row."""
    found = (
        f"! {label_of(table, row, around)}: {fault} It is kept as it is."
        for row in stored_rows(value).values()
        for fault in row_faults(table.columns, row, around)
    )
    return tuple(fault for _, fault in zip(range(_MOST_FAULTS), found, strict=False))
