"""Pictures in a Word file: tables with shaded cells, which anybody can go on editing.

Word takes no drawing of ours without a second one made of dots, so the bars are cells.
A clock is a table already.
"""

from collections.abc import Iterator

from docx import table as docx_table
from docx.shared import Length, RGBColor

from crisisplan.export.pictures import Bar, Bars
from crisisplan.export.pieces import printable
from crisisplan.export.word_page import CELLS
from crisisplan.export.word_parts import End, keep_row, shade, without_border

_UNITS = 24
"""Into how many cells the longest bar is divided."""
_LABEL, _NUMBERS = 0.36, 0.14
"""How much of the width what the bar is called takes, and the numbers beside it."""
_SETTLED, _ANSWERED, _OPEN = "12395F", "A9BCD0", "FFFFFF"
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)


def put_bars(end: End, picture: Bars, width: Length) -> None:
    """Put bars down as a table: dark, light and white cells, and their numbers."""
    table = end.add_table(len(picture.bars) + 1, _UNITS + 2, width)
    shares = [_LABEL, *[(1 - _LABEL - _NUMBERS) / _UNITS] * _UNITS, _NUMBERS]
    widths = [Length(round(width * share)) for share in shares]
    for column, one in zip(table.columns, widths, strict=True):
        column.width = one
    keep_row(table.rows[0], header=True)
    _legend(_Row(end, table.rows[0], widths), picture)
    most = max(max(bar.all for bar in picture.bars), 1)
    for row, bar in zip(table.rows[1:], picture.bars, strict=True):
        keep_row(row, header=False)
        _one_bar(_Row(end, row, widths), bar, most)


class _Row:
    """Joins the cells of a row from left to right, and fills them."""

    def __init__(self, end: End, row: docx_table._Row, widths: list[Length]) -> None:
        self._end, self._cells, self._widths = end, row.cells, widths
        self._at = 0

    @property
    def units_left(self) -> int:
        return _UNITS + 1 - self._at

    def put(
        self, length: int, text: str = "", colour: str = "", *, bold: bool = False
    ) -> docx_table._Cell:
        """Make one cell of the next ones, with these words on this colour."""
        until = self._at + length
        cell: docx_table._Cell = self._cells[self._at].merge(self._cells[until - 1])
        cell.width = Length(sum(self._widths[self._at : until]))
        self._at = until
        line = cell.paragraphs[0]
        self._end.dress(line, CELLS)
        if colour:
            shade(cell, colour)
        if text:
            run = line.add_run(printable(text))
            run.bold = bold or None
            run.font.color.rgb = _WHITE if colour == _SETTLED else None
        return cell


def _legend(row: _Row, picture: Bars) -> None:
    every, answered, settled = picture.words
    row.put(1, picture.title, bold=True)
    for word, colour in ((settled, _SETTLED), (answered, _ANSWERED), (every, _OPEN)):
        row.put(_UNITS // 3, word, colour, bold=True)
    row.put(1)


def _one_bar(row: _Row, bar: Bar, most: int) -> None:
    row.put(1, bar.label)
    for length, colour in _parts(bar, most):
        row.put(length, colour=colour)
    if row.units_left:
        without_border(row.put(row.units_left))
    row.put(1, f"{bar.settled} / {bar.answered} / {bar.all}")


def _parts(bar: Bar, most: int) -> Iterator[tuple[int, str]]:
    """Give the parts of a bar as cells: what is counted has at least one."""
    done = 0
    steps = ((bar.settled, _SETTLED), (bar.answered, _ANSWERED), (bar.all, _OPEN))
    for number, (count, colour) in enumerate(steps):
        more = count > (steps[number - 1][0] if number else 0)
        until = max(round(_UNITS * count / most), done + more)
        if until > done:
            yield min(until, _UNITS) - done, colour
            done = until
