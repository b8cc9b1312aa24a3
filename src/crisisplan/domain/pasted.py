"""Lines copied out of a spreadsheet, read as rows of a table."""

import csv
import io
from collections.abc import Sequence

from crisisplan.domain.folding import fold, holds_words
from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Column, Columns, parse_cell
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.table import Row
from crisisplan.domain.items.text import Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

_YES_NO = {
    **dict.fromkeys(("1", "x", "✓"), "yes"),
    **dict.fromkeys(("0", "-"), "no"),
}
"""As spreadsheets tick."""


def read_pasted(pasted: str, columns: Columns, around: Around) -> tuple[Row, ...]:
    """Give a row for each line; a line of headings is passed over.

    A cell that its column refuses is kept as it was pasted.

    Raises:
        NotAnAnswerError: The lines do not fit the columns; nothing is to be taken.
    """
    lines = [line for line in _lines(pasted) if any(line)]
    if lines and _is_heading(lines[0], columns):
        lines = lines[1:]
    widest = max((len(line) for line in lines), default=0)
    if widest > len(columns):
        raise NotAnAnswerError(
            f"What you pasted has {widest} cells in a line, and this table has "
            f"{len(columns)} columns, so nothing was pasted. Copy fewer columns."
        )
    return tuple(_row(line, columns, around) for line in lines)


def _lines(pasted: str) -> list[list[str]]:
    """Split into cells; a tab divides them, so this goes before `tidy`."""
    text = pasted.replace("\r\n", "\n").replace("\r", "\n")
    try:
        read = list(csv.reader(io.StringIO(text), "excel-tab"))
    except csv.Error:
        raise NotAnAnswerError(
            "A cell of what you pasted is too long for a table, so nothing was "
            "pasted. Copy fewer rows."
        ) from None
    lines = [[tidy(cell).strip() for cell in line] for line in read]
    return [_without_empty_end(line) for line in lines]


def _without_empty_end(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line.pop()
    return line


def _is_heading(line: Sequence[str], columns: Columns) -> bool:
    """One cell alone could as well be a row; two that fit are no accident."""
    titles = [column.title.casefold() for column in columns]
    if len(line) < min(2, len(titles)):
        return False
    return [cell.casefold() for cell in line] == titles[: len(line)]


def _row(line: Sequence[str], columns: Columns, around: Around) -> Row:
    cells = zip(columns, line, strict=False)
    return {column.id: _cell(column, text, around) for column, text in cells if text}


def _cell(column: Column, text: str, around: Around) -> Value:
    if isinstance(column.asks, YesNoQuestion):
        text = _YES_NO.get(text.casefold(), text)
    if isinstance(column.asks, PersonQuestion):
        text = ";".join(_person(word, around) for word in text.split(";"))
    try:
        return parse_cell(column, text, around)
    except NotAnAnswerError:
        return text if isinstance(column.asks, Text) else one_line(text)


def _person(name: str, around: Around) -> str:
    """Give the id of the only one whose name has these words, or `name` as it is."""
    people = around.people.items()
    same = [key for key, one in people if fold(one.name) == fold(name)]
    found = same or [key for key, one in people if holds_words(one.name, name)]
    return found[0] if len(found) == 1 else name
