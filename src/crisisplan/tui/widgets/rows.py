"""A grid in which a line is chosen, and everything else is done by its owner."""

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.message import Message
from textual.strip import Strip
from textual.widgets import DataTable

from crisisplan.tui.text import marks

Line = tuple[str, Sequence[Text]]
"""The id of a row, and its cells."""
_BAR = 1
"""The width of a scroll bar."""
_LEAST = 8
_LEAST_OF_ROWS = 20
"""Where answers stand beside each other, fewer of them say more than shreds of all."""


def fill(
    table: DataTable[Text],
    headings: Sequence[Text],
    lines: Sequence[Line],
    *,
    room: int = 0,
    least: int = _LEAST,
) -> list[int]:
    """Show other lines in a table, each column as wide as what stands in it.

    A table that finds out the widths by itself goes on painting cells as they were
    cut before.

    Args:
        table: What is filled.
        headings: One for each column.
        lines: What stands below them.
        room: The width that they must do with: the widest columns give way, what
            has no room ends in "…", and the last columns are left out where even
            that is too much. No limit where it is 0.
        least: The width to which a column gives way at the most.

    Returns:
        The width of each column that is shown.
    """
    table.clear(columns=True)
    widths = [
        max(map(_width, (heading, *(cells[place] for _, cells in lines))))
        for place, heading in enumerate(headings)
    ]
    if room:
        widths = fitting(widths, room - _BAR, least)
    for heading, width in zip(headings, widths, strict=False):
        table.add_column(_cut(heading, width if room else 0), width=width)
    for key, cells in lines:
        shown = zip(cells, widths, strict=False)
        table.add_row(*(_cut(c, w if room else 0) for c, w in shown), key=key)
    return widths


def fitting(widths: Sequence[int], room: int, least: int = _LEAST) -> list[int]:
    """Give the widths of as many columns as fit, from the first on, one at least."""
    for many in range(len(widths), 1, -1):
        given = shortened(widths[:many], room - 2 * many, least)
        if sum(given) + 2 * many <= room:
            return given
    return shortened(widths[:1], room - 2, least)


def shortened(widths: Sequence[int], room: int, least: int = _LEAST) -> list[int]:
    """Give widths that fit side by side: the widest give way, none below `least`."""
    most = max(widths, default=0)
    while sum(min(one, most) for one in widths) > room and most > least:
        most -= 1
    return [min(one, most) for one in widths]


def _cut(text: Text, width: int) -> Text:
    shown = text.copy()
    if width:
        shown.truncate(width, overflow="ellipsis")
    return shown


def _width(text: Text) -> int:
    return max(map(cell_len, text.plain.split("\n")))


class Lined(DataTable[Text]):
    """A grid in which whole lines are chosen: Home and End go to the outermost.

    Every line is one cell high, and begins with a blank: there a mark says which line
    Enter takes, where colours are not seen.
    """

    def __init__(self, **more: Any) -> None:
        """Begin empty."""
        super().__init__(cursor_type="row", **more)

    def render_line(self, y: int) -> Strip:
        """Draw one line, with the mark where it is the one under the cursor."""
        strip = super().render_line(y)
        place = y - self.header_height + self.scroll_offset.y
        if not self.has_focus or y < self.header_height or place != self.cursor_row:
            return strip
        style = next(iter(strip)).style
        return Strip.join([Strip([Segment(marks()["here"], style)]), strip.crop(1)])

    def action_scroll_home(self) -> None:
        """Go to the first line."""
        self.move_cursor(row=0)

    def action_scroll_end(self) -> None:
        """Go to the last line."""
        self.move_cursor(row=self.row_count - 1)


class Rows(Lined):
    """Lines under headings, with a cursor on one of them."""

    DEFAULT_CSS = "Rows { height: auto; max-height: 14; }"

    class Wanted(Message):
        """Enter was pressed where there is no line yet."""

    def __init__(self, headings: Sequence[Text]) -> None:
        """Show `headings`, and no line yet."""
        super().__init__(zebra_stripes=True)
        self._headings = headings
        self._lines: Sequence[Line] = ()
        self._ids: list[str] = []
        self._room = 0
        self._widths: Sequence[int] = ()

    def show(self, lines: Sequence[Line], current: str = "") -> None:
        """Show other lines; the cursor goes to `current`, or stays where it is."""
        self._lines = lines
        self._ids = [key for key, _ in lines]
        self._fill(self._ids.index(current) if current in self._ids else None)

    def action_select_cursor(self) -> None:
        """Choose the line under the cursor, or ask for a first one."""
        if self._lines:
            super().action_select_cursor()
        else:
            self.post_message(self.Wanted())

    def on_resize(self) -> None:
        """Use the room that there is for each column."""
        if self.size.width != self._room:
            self._fill(None)

    def _fill(self, place: int | None) -> None:
        place = self.cursor_row if place is None else place
        self._room = self.size.width
        self._widths = fill(
            self, self._headings, self._lines, room=self._room, least=_LEAST_OF_ROWS
        )
        self.move_cursor(row=max(0, min(place, len(self._lines) - 1)))

    @property
    def cut(self) -> list[int]:
        """The places of those cells under the cursor that are not seen in full."""
        if not 0 <= self.cursor_row < len(self._lines):
            return []
        cells = self._lines[self.cursor_row][1]
        seen = [_width(c) <= w for c, w in zip(cells, self._widths, strict=False)]
        return [p for p in range(len(cells)) if p >= len(seen) or not seen[p]]

    @property
    def current(self) -> str:
        """The id of the line under the cursor; nothing where there is none."""
        row = self.cursor_row
        return self._ids[row] if 0 <= row < len(self._ids) else ""
