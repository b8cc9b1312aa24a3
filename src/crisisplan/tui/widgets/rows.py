"""A grid in which a line is chosen, and everything else is done by its owner."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import DataTable

Line = tuple[str, Sequence[Text]]
"""The id of a row, and its cells."""


def fill(
    table: DataTable[Text], headings: Sequence[Text], lines: Sequence[Line]
) -> None:
    """Show other lines in a table, each column as wide as what stands in it.

    A table that finds out the widths by itself goes on painting cells as they were
    cut before.
    """
    table.clear(columns=True)
    for place, heading in enumerate(headings):
        column = (heading, *(cells[place] for _, cells in lines))
        table.add_column(heading, width=max(map(_width, column)))
    for key, cells in lines:
        table.add_row(*cells, key=key)


def _width(text: Text) -> int:
    return max(map(cell_len, text.plain.split("\n")))


class Rows(DataTable[Text]):
    """Lines under headings, with a cursor on one of them."""

    DEFAULT_CSS = "Rows { height: auto; max-height: 14; }"

    def __init__(self, headings: Sequence[Text]) -> None:
        """Show `headings`, and no line yet."""
        super().__init__(cursor_type="row", zebra_stripes=True)
        self._headings = headings
        self._ids: list[str] = []

    def show(self, lines: Sequence[Line], current: str = "") -> None:
        """Show other lines; the cursor goes to `current`, or stays where it is."""
        place = self.cursor_row
        self._ids = [key for key, _ in lines]
        fill(self, self._headings, lines)
        if current in self._ids:
            place = self._ids.index(current)
        self.move_cursor(row=max(0, min(place, len(lines) - 1)))

    @property
    def current(self) -> str:
        """The id of the line under the cursor; nothing where there is none."""
        row = self.cursor_row
        return self._ids[row] if 0 <= row < len(self._ids) else ""
