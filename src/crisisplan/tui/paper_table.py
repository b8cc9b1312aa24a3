"""Tables on paper: columns fitted to the width, or labels where it is too narrow."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from crisisplan.export.blocks import Run, TableBlock
from crisisplan.tui.wrapping import (
    PLAIN,
    Line,
    Look,
    Piece,
    Word,
    fill,
    line_width,
    longest_word,
    split,
    unwrapped,
)

_NARROW = 70
"""Below so many cells a table that would have to be wrapped becomes labels."""
_LEAST = 9
"""No column is made narrower than this, to give others room."""
_LABELS_SHARE = 4
"""The first column takes one part in so many, and more only of what is left over."""
_BETWEEN = 3
_FEW, _TALLEST = 3, 9
"""More columns than a few are not worth it where a row becomes higher than this."""
_NEARLY = 0.7
"""A table that takes this much of the width is stretched to all of it."""
_BOLD = Look(bold=True)
_MARK = Look("mark")
_HEAD = Look("mark", bold=True)
_DOTS = "…" * 12

Cell = list[list[Word]]


def table_lines(table: TableBlock, width: int, marks: Mapping[str, str]) -> list[Line]:
    """Give a table as lines of at most `width` cells."""
    header = [split(runs, _BOLD) for runs in table.header]
    rows = [[split(runs) for runs in row] for row in table.rows]
    columns = list(zip(header, *rows, strict=True))
    wanted = [max(map(unwrapped, column)) or 1 for column in columns]
    room = width - _BETWEEN * (len(columns) - 1)
    if sum(wanted) <= room:
        widths: list[int] | None = _stretched(wanted, room)
    else:
        widths = _widths(columns, wanted, room) if width >= _NARROW else None
    drawn = [_row(row, widths, marks) for row in rows] if widths else []
    is_cramped = len(columns) > _FEW and max(map(len, drawn), default=0) > _TALLEST
    if widths is None or is_cramped:
        return list(_labelled(table, width))
    return [*_head(header, widths, marks), *_body(rows, drawn, widths, marks)]


def _stretched(widths: list[int], room: int) -> list[int]:
    """Give a table that nearly fills the paper all of its width."""
    if sum(widths) >= _NEARLY * room:
        widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def _widths(
    columns: list[tuple[Cell, ...]], wanted: list[int], room: int
) -> list[int] | None:
    """Give the width of each column; None where the table does not fit."""
    least = [max(map(longest_word, column)) or 1 for column in columns]
    while sum(least) > room:
        widest = max(least)
        if widest <= _LEAST:
            return None
        least[least.index(widest)] -= 1
    label = min(wanted[0], max(least[0], room // _LABELS_SHARE))
    widths = _shared(least, [label, *wanted[1:]], room - sum(least))
    widths[0] += min(wanted[0] - widths[0], room - sum(widths))
    return _stretched(widths, room)


def _shared(least: list[int], wanted: list[int], spare: int) -> list[int]:
    """Share out spare room: who needs little gets all of it, the others equally."""
    widths = list(least)
    need = sorted(range(len(least)), key=lambda one: wanted[one] - least[one])
    for done, column in enumerate(need):
        more = min(wanted[column] - least[column], spare // (len(need) - done))
        widths[column] += more
        spare -= more
    return widths


def _head(
    header: list[Cell], widths: list[int], marks: Mapping[str, str]
) -> Iterator[Line]:
    if any(any(cell) for cell in header):
        yield from _row(header, widths, marks)
        yield _rule(widths, marks)


def _body(
    rows: list[list[Cell]],
    drawn: list[list[Line]],
    widths: list[int],
    marks: Mapping[str, str],
) -> Iterator[Line]:
    """Give the rows: apart where they are high, with rules where they are filled in."""
    blank = [not any(any(cell) for cell in row) for row in rows]
    high = any(len(lines) > 1 for lines in drawn)
    for place, lines in enumerate(drawn):
        if place and any(blank):
            yield _rule(widths, marks)
        elif place and high:
            yield _gap(widths, marks)
        yield from lines
    if blank and blank[-1]:
        yield _rule(widths, marks)


def _rule(widths: list[int], marks: Mapping[str, str]) -> Line:
    return (
        Piece(marks["crossing"].join(marks["rule"] * one for one in widths), _MARK),
    )


def _gap(widths: list[int], marks: Mapping[str, str]) -> Line:
    return (Piece(marks["column"].join(" " * one for one in widths), _MARK),)


def _row(row: list[Cell], widths: list[int], marks: Mapping[str, str]) -> list[Line]:
    """Draw the cells of a row beside each other."""
    between = Piece(marks["column"], _MARK)
    wrapped = [fill(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for side_by_side in zip_longest(*wrapped, fillvalue=()):
        pieces: list[Piece] = []
        for place, (line, width) in enumerate(zip(side_by_side, widths, strict=True)):
            pieces += [between] if place else []
            pieces += line
            pieces.append(Piece(" " * (width - line_width(line))))
        lines.append(tuple(pieces))
    return lines


def _labelled(table: TableBlock, width: int) -> Iterator[Line]:
    """Give each row as lines `Label: value`, the first of them in bold."""
    for place, row in enumerate(table.rows):
        if place:
            yield ()
        is_blank = not any(row)
        for column, (label, runs) in enumerate(zip(table.header, row, strict=True)):
            if runs or is_blank or not column:
                given = runs or ((Run(_DOTS),) if is_blank else ())
                colon = (Run(": "),) if label else ()
                look = PLAIN if column else _BOLD
                words = split(_plain(label) + colon, _HEAD if not column else _MARK)
                yield from _pair(
                    words, split(given, look), 0 if not column else 2, width
                )


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(" ") if run.line_break else Run(run.text) for run in runs)


def _pair(label: Cell, value: Cell, indent: int, width: int) -> Iterator[Line]:
    """Give a label and its value, further lines of the value set in."""
    first, *more = value
    lines = fill([label[0] + first, *more], width - indent - 2)
    for place, line in enumerate(lines):
        yield (Piece(" " * (indent + 2 * bool(place))), *line)
