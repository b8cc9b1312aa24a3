"""A document as lines that can be read out: no tables drawn, no marks of Markdown."""

import re
from collections.abc import Iterator

from crisisplan.export.escape import read_back

_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
_BAR = re.compile(r"(?<!\\)\|")
_ANCHOR = re.compile(r' *<a id="[^"]*"></a>')
_LEAP = re.compile(r"(?<!\\)\[([^\]]*)\]\(#[^)]*\)")
_MARKS = re.compile(r"(?<!\\)(?:\*\*|<br>|^ *#+ |^> ?)")


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
    text = _LEAP.sub(r"\1", _ANCHOR.sub("", text))
    return read_back(_MARKS.sub("", text))
