"""A document as lines that can be read out: no tables drawn, no marks of Markdown."""

import re
from collections.abc import Iterator

from crisisplan.export.escape import read_back

_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_BAR = re.compile(r"(?<!\\)\|")
_ANCHOR = re.compile(r' *<a id="[^"]*"></a>')
_LEAP = re.compile(r"(?<!\\)\[([^\]]*)\]\(#[^)]*\)")
_MARKS = re.compile(r"(?<!\\)(?:\*\*|^ *#+ |^> ?)")
_BREAK = re.compile(r"(?<!\\)<br>")
"""The end of a line inside a cell."""
_TASK = re.compile(r"^ *- \[( |x)\] ")
_BULLET = re.compile(r"^ *- ")
_BLANK = re.compile(r" ?…{2,}")
"""A line to write on."""
_NEW_LINE = re.compile(r"(?<!\\)\\$")
_ENDS = (".", ",", ";", ":", "?", "!")


def aloud(markdown: str) -> Iterator[str]:
    """Give the words of a document; each row of a table with its headings."""
    headings: list[str] = []
    for line in markdown.split("\n"):
        if not line.startswith("|"):
            headings = []
            yield _plain(line)
        elif not headings:
            headings = _cells(line)
        elif not _RULE.fullmatch(line):
            cells = zip(headings, _cells(line), strict=False)
            yield "; ".join(f"{head}: {cell}" for head, cell in cells if cell)


def _cells(line: str) -> list[str]:
    return [_plain(cell).strip() for cell in _BAR.split(line)[1:-1]]


def _plain(text: str) -> str:
    text = _NEW_LINE.sub("", _LEAP.sub(r"\1", _ANCHOR.sub("", text)))
    text = _BLANK.sub(" (left blank)", _BULLET.sub("", _TASK.sub(_task, text)))
    lines = [read_back(_MARKS.sub("", line)) for line in _BREAK.split(text)]
    return lines[0] if len(lines) == 1 else _in_one(lines)


def _task(found: re.Match[str]) -> str:
    return "To do: " if found[1] == " " else "Done: "


def _in_one(lines: list[str]) -> str:
    """Give several lines as one, with a pause between them that can be heard."""
    said = ""
    for line in filter(None, map(str.strip, lines)):
        pause = " " if said.endswith(_ENDS) else ", "
        said += f"{pause if said else ''}{line}"
    return said
