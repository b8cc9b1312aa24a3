"""What a row of a table is called."""

from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Columns
from crisisplan.domain.items.table import Row

_SAYS_NOTHING = frozenset({"person", "number", "yes-no", "date", "duration", "phone"})
"""Kinds of cells that cannot name a row."""


def row_name(columns: Columns, row: Row, around: Around) -> str:
    """Give the first cell of a row that can name it; nothing where there is none."""
    cells = (
        column.cell(row, around)
        for column in columns
        if column.asks.kind not in _SAYS_NOTHING
    )
    return next((text for text in cells if text), "")
