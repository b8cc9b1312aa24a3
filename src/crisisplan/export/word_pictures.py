"""Pictures in a Word file: tables with shaded cells, which anybody can go on editing.

Word takes no drawing of ours without a second one made of dots, so the bars are cells.
A clock is a table already.
"""

from collections.abc import Iterator

from docx.shared import Length, RGBColor
from docx.table import Table, _Cell

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
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Length(round(width * share))
    _legend(end, table, picture)
    most = max(max(bar.all for bar in picture.bars), 1)
    for row, bar in zip(table.rows[1:], picture.bars, strict=True):
        keep_row(row, header=False)
        cells = row.cells
        _write(end, cells[0], bar.label)
        _write(end, cells[-1], f"{bar.settled} / {bar.answered} / {bar.all}")
        at = 1
        for length, colour in _parts(bar, most):
            shade(cells[at].merge(cells[at + length - 1]), colour)
            _write(end, cells[at], "")
            at += length
        if at <= _UNITS:
            rest = cells[at].merge(cells[_UNITS])
            _write(end, rest, "")
            without_border(rest)


def _legend(end: End, table: Table, picture: Bars) -> None:
    row = table.rows[0]
    keep_row(row, header=True)
    cells = row.cells
    _write(end, cells[0], picture.title, bold=True)
    every, answered, settled = picture.words
    words = ((settled, _SETTLED), (answered, _ANSWERED), (every, _OPEN))
    third = _UNITS // len(words)
    for n, (word, colour) in enumerate(words):
        cell = cells[1 + n * third].merge(cells[(n + 1) * third])
        shade(cell, colour)
        _write(end, cell, word, bold=True, white=colour == _SETTLED)
    _write(end, cells[-1], "")


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


def _write(
    end: End, cell: _Cell, text: str, *, bold: bool = False, white: bool = False
) -> None:
    line = cell.paragraphs[0]
    end.dress(line, CELLS)
    if text:
        run = line.add_run(printable(text))
        run.bold = bold or None
        run.font.color.rgb = _WHITE if white else None
