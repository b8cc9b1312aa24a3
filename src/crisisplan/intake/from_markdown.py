"""A form that was filled in in a Markdown editor, a text editor or a mail."""

import re
from collections.abc import Iterator

from crisisplan.domain.handout import MARKER
from crisisplan.domain.text import tidy
from crisisplan.errors import CannotReadError
from crisisplan.intake.flow import Flow, Line, TableRow

_LINES = 200_000
_DIVIDER = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RAW = re.compile(r"\\(?=[^!-/:-@\[-`{-~]|$)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SPACE = re.compile(r"(?<!\\)&(?:#160|nbsp);")
_PIPE = re.compile(r"(?<!\\)\|")
_ROW_LINES = 40
"""Lines over which a cell may go on that somebody broke with the Enter key."""


def read_markdown(content: bytes) -> Flow:
    """Give what a text file says.

    Raises:
        CannotReadError: It is no text.
    """
    text, remarks = decoded(content)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > _LINES:
        raise CannotReadError("This file has too many lines for a form.")
    return Flow(tuple(_parts(_unquoted(lines))), remarks)


def decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Give bytes as text, and what a person should know about its letters.

    Raises:
        CannotReadError: They are no text.
    """
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        remarks = (_OLD,) if encoding == "cp1252" else ()
        return text, remarks
    raise CannotReadError(
        "This file is no text, whatever its name says. Take in what was handed out, in "
        "the kind of file that it was."
    )


_OLD = (
    "The file is not UTF-8; it was read as an older Windows text. Check letters with "
    "accents."
)


def _unquoted(lines: list[str]) -> list[str]:
    """Take away the signs with which a mail program quotes."""
    marked = [line for line in lines if MARKER.search(line)]
    if 2 * sum(line.startswith(">") for line in marked) <= len(marked):
        return lines
    return [re.sub(r"^(?:> ?)+", "", line) for line in lines]


def _parts(lines: list[str]) -> Iterator[Line | TableRow]:
    in_table = False
    number = 0
    while number < len(lines):
        line, place = lines[number], f"line {number + 1}"
        number += 1
        if not line.lstrip().startswith("|"):
            in_table = in_table and bool(_DIVIDER.fullmatch(line.strip()))
            yield Line(_words(line), place)
            continue
        more = _goes_on(lines, number)
        row = "<br>".join([line, *lines[number : number + more]])
        number += more
        if not _DIVIDER.fullmatch(row.strip()):
            yield TableRow(_cells(row), place, first=not in_table)
        in_table = True


def _goes_on(lines: list[str], start: int) -> int:
    """Count the lines over which a cell goes on that was broken by the Enter key."""
    if lines[start - 1].rstrip().endswith("|"):
        return 0
    for count, line in enumerate(lines[start : start + _ROW_LINES], start=1):
        if line.lstrip().startswith(("|", "#", "- [")) or MARKER.search(line):
            return 0
        if line.rstrip().endswith("|"):
            return count
    return 0


def _cells(row: str) -> tuple[str, ...]:
    parts = _PIPE.split(row.strip())
    inner = parts[1:-1] if not parts[-1].strip() and len(parts) > 2 else parts[1:]
    return tuple(_words(part) for part in inner)


def _words(line: str) -> str:
    """Give the words of a line without the signs of Markdown that stand for others.

    A backslash before a letter is never ours: then somebody typed backslashes and
    means them.
    """
    pieces = _BREAK.split(_SPACE.sub(" ", line.strip()))
    lines = [one.strip() for one in pieces]
    shown = (one if _RAW.search(_pairs(one)) else _shown(one) for one in lines)
    return tidy("\n".join(shown)).strip("\n ")


def _pairs(line: str) -> str:
    """Take pairs of backslashes out, and one at the end of the line, which is ours."""
    return re.sub(r"\\\\", "", line).removesuffix("\\")


def _shown(line: str) -> str:
    return _ESCAPED.sub(r"\1", line.removesuffix("\\") if _odd(line) else line)


def _odd(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1
