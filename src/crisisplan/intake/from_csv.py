"""A list that a spreadsheet saved as text: commas, semicolons or tabs, as it likes."""

import csv
import io
import re
from pathlib import PurePath

from crisisplan.domain.text import tidy
from crisisplan.errors import CannotReadError
from crisisplan.intake.from_markdown import decoded
from crisisplan.intake.grid import MOST_COLUMNS, MOST_ROWS, Grid, GridRow

_SEPARATORS = ",;\t"
_TOLD = re.compile(r'^"?sep=(.)"?\r?\n', re.IGNORECASE)


def read_csv(content: bytes, name: str) -> tuple[Grid, tuple[str, ...]]:
    """Give the rows of a text file, and what a person should know about it.

    Raises:
        CannotReadError: It is no text, or no rows.
    """
    text, remarks = decoded(content)
    told = _TOLD.match(text)
    separator = told[1] if told else _separator(text)
    file = io.StringIO(text, newline="")
    lines = csv.reader(file, delimiter=separator, strict=True)
    rows, before = [], 1 if told else 0
    try:
        for cells in lines:
            kept = tuple(_text(cell) for cell in cells[:MOST_COLUMNS])
            if any(kept) and not (told and lines.line_num == 1):
                rows.append(GridRow(before + 1, kept))
            before = lines.line_num
            if len(rows) > MOST_ROWS:
                raise CannotReadError(f"This list has more than {MOST_ROWS:,} rows.")
    except csv.Error:
        raise CannotReadError(
            f"Row {before + 1} of the list cannot be read: a quotation mark is open, "
            "or a cell is far too long."
        ) from None
    return Grid(PurePath(name).stem, tuple(rows)), remarks


def _text(cell: str) -> str:
    """Give a cell without the mark that a program put into it by mistake."""
    return tidy(cell.removeprefix("\ufeff")).strip()


def _separator(text: str) -> str:
    """Give the sign that divides the first line, whatever is quoted left out."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"(?:[^"]|"")*"', "", first)
    return max(_SEPARATORS, key=bare.count)
