"""A sheet as rows of text, whatever program it comes from."""

from dataclasses import dataclass

MOST_ROWS, MOST_COLUMNS = 20_000, 300


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row with something in it."""

    number: int
    """As the program counts it, from 1."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; rows in which nothing stands are left out."""

    name: str
    rows: tuple[GridRow, ...]
