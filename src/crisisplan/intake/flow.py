"""What a file says from top to bottom, whatever kind of file it is."""

import re
from dataclasses import dataclass

OPEN, TICKED = "☐", "☒"


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph; an empty one divides what stands around it."""

    text: str
    place: str
    """As a person finds it: "line 14", "paragraph 3"."""
    beside: bool = False
    """Whether it stands outside the text: a comment, a note, or in a margin."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table."""

    cells: tuple[str, ...]
    place: str
    first: bool = False
    """Whether a table begins here."""
    joined: bool = False
    """Whether cells of it were made one."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A whole file."""

    parts: tuple[Line | TableRow, ...]
    remarks: tuple[str, ...] = ()
    """What was seen in it that a person should know."""


_POINT = re.compile(r"^\s*[-*•·]\s+")
_BOX = re.compile(
    r"^[\s\-*•·>]*(?:"
    r"(?P<typed>[xX✓✔])\s*(?P<beside>☐)"
    r"|☐\s?(?P<inside>[xX✓✔☒☑])(?=\W|$)"
    r"|(?P<on>[☒☑✓✔🗹🗵])"
    r"|(?P<off>☐|□)"
    r"|[\[(]\s{0,9}(?P<square>[xX✓✔☒☑*+]?)\s{0,9}[\])](?!\()"
    r")\s*"
)


def boxed(text: str) -> tuple[bool | None, str]:
    """Say whether a line begins with a box that is ticked, and give what follows.

    None stands for a line without a box. People tick in many ways: an x before,
    behind or over the box, brackets with an x, a sign of their own.
    """
    found = _BOX.match(text)
    if not found:
        return None, _POINT.sub("", text).strip()
    parts = found.groupdict()
    ticked = any(parts[one] for one in ("typed", "inside", "on", "square"))
    return ticked, text[found.end() :].strip()


_LEADERS = re.compile(r"…{2,}|_{3,}|\.{4,}|(?:\. ){4,}\.?")


def without_dots(text: str) -> str:
    """Give what was written on a dotted line, without the dots."""
    return _LEADERS.sub(" ", text).strip(" \t")
