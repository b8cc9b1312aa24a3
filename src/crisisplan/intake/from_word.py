"""A form that was filled in in Word, LibreOffice or another word processor."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from crisisplan.domain.text import is_count, tidy
from crisisplan.errors import CannotReadError
from crisisplan.intake.flow import OPEN, TICKED, Flow, Line, TableRow
from crisisplan.intake.package import Package

_BODY = "word/document.xml"
_BESIDES = {
    "word/comments.xml": ("comment", "comment"),
    "word/footnotes.xml": ("footnote", "footnote"),
    "word/endnotes.xml": ("endnote", "endnote"),
}
"""Parts where people write too: the element of each, and what it is called."""
_MARGINS = re.compile(r"word/((?:header|footer)[0-9]{0,4})\.xml", re.IGNORECASE)
_LOST = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr"})
"""What is struck by those who track changes, and what says only how things look."""
_SIGNS = {"F0FE": TICKED, "F078": TICKED, "F0FC": TICKED, "F0A8": OPEN, "F06F": OPEN}
"""Boxes of the font Wingdings, by their code."""
_OFF = ("0", "false", "off")
_TRACKED = "Tracked changes in the file were read as if they were accepted."
_STRUCK = "Words that are struck through were left out."
_EMBEDDED = "The file has another file inside it, which was not read."


@dataclass
class _Seen:
    """What a person is told about the file."""

    remarks: dict[str, None] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    """Text boxes, which stand beside the text."""


def read_word(content: bytes) -> Flow:
    """Give what a Word file says.

    Raises:
        CannotReadError: It is no such file, or one that is not opened.
    """
    package = Package(content, saved_as="Word document (.docx)")
    root = package.tree(_BODY)
    body = root.find("body") if root is not None else None
    if body is None:
        raise CannotReadError(
            "This is no Word file. Take in the form as .docx or .md, as it was handed "
            "out."
        )
    seen = _Seen()
    parts = [*_Body(seen).parts(body), *_besides(package, seen)]
    return Flow(tuple(parts), tuple(seen.remarks))


def _besides(package: Package, seen: _Seen) -> Iterator[Line]:
    """Give comments, notes and margins, of which nobody should lose a word."""
    for name, (tag, word) in _BESIDES.items():
        root = package.tree(name)
        found = root.findall(tag) if root is not None else []
        notes = [one for one in found if one.get("type") is None]
        for number, note in enumerate(notes, start=1):
            text = "\n".join(_text(one, seen) for one in note.iter("p")).strip()
            if text:
                yield Line(text, f"{word} {number}", beside=True)
    for name in package:
        if margin := _MARGINS.fullmatch(name):
            root = package.tree(name)
            for one in root.iter("p") if root is not None else ():
                yield Line(_text(one, seen), margin[1], beside=True)


class _Body:
    """Goes through paragraphs and tables, and counts them as a person would."""

    def __init__(self, seen: _Seen) -> None:
        self._seen = seen
        self._paragraphs = self._tables = 0

    def parts(self, around: Element) -> Iterator[Line | TableRow]:
        for one in around:
            if one.tag == "p":
                yield from self._paragraph(one)
            elif one.tag == "tbl":
                yield from self._table(one)
            elif one.tag in ("altChunk", "subDoc"):
                self._seen.remarks[_EMBEDDED] = None
            elif one.tag not in _LOST:
                yield from self.parts(one)

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        self._paragraphs += 1
        place = f"paragraph {self._paragraphs}"
        yield Line(_text(paragraph, self._seen), place)
        boxes, self._seen.boxes = self._seen.boxes, []
        for box in boxes:
            for inner in box.iter("p"):
                yield Line(_text(inner, self._seen), f"text box at {place}")

    def _table(self, table: Element) -> Iterator[TableRow]:
        self._tables += 1
        rows = list(_within(table, "tr"))
        for number, row in enumerate(rows, start=1):
            cells, joined = self._cells(row)
            place = f"table {self._tables}, row {number}"
            yield TableRow(cells, place, first=number == 1, joined=joined)

    def _cells(self, row: Element) -> tuple[tuple[str, ...], bool]:
        texts: list[str] = []
        joined = False
        for cell in _within(row, "tc"):
            texts.append(_cell_text(cell, self._seen))
            span = _span(cell)
            joined = joined or span > 1
            texts += [""] * (span - 1)
        return tuple(texts), joined


def _within(around: Element, tag: str) -> Iterator[Element]:
    """Give rows or cells, those inside controls and changes too, deleted ones not."""
    for one in around:
        if one.tag == tag:
            if one.find(f"{tag}Pr/del") is None:
                yield one
        elif one.tag not in _LOST and one.tag not in ("tbl", "tc", "p"):
            yield from _within(one, tag)


def _span(cell: Element) -> int:
    span = cell.find("tcPr/gridSpan")
    value = span.get("val", "1") if span is not None else "1"
    return min(int(value), 60) if is_count(value) else 1


def _cell_text(cell: Element, seen: _Seen) -> str:
    lines = [_text(one, seen) for one in cell.iter("p")]
    return "\n".join(lines).strip("\n ")


def _text(paragraph: Element, seen: _Seen) -> str:
    return tidy("".join(_pieces(paragraph, seen))).strip("\n ")


def _pieces(around: Element, seen: _Seen) -> Iterator[str]:
    for one in around:
        if one.tag in ("ins", "del", "moveTo", "moveFrom"):
            seen.remarks[_TRACKED] = None
        if one.tag == "t":
            yield one.text or ""
        elif one.tag in _MARKS:
            yield _MARKS[one.tag]
        elif one.tag == "sym":
            yield _SIGNS.get(one.get("char", "").upper(), "")
        elif one.tag not in _LOST:
            yield from _inside(one, seen)


def _inside(part: Element, seen: _Seen) -> Iterator[str]:
    """Give what stands in a part that holds others."""
    if part.tag == "txbxContent":
        seen.boxes.append(part)
    elif part.tag == "r" and _is_struck(part):
        seen.remarks[_STRUCK] = None
    elif part.tag == "sdt" and (box := part.find("sdtPr/checkbox")) is not None:
        yield _box(box)
    elif part.tag == "AlternateContent":  # the same twice, for old and new programs
        yield from _pieces(part[0], seen) if len(part) else ()
    else:
        yield from _pieces(part, seen)


_MARKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "softHyphen": ""}


def _box(box: Element) -> str:
    checked = box.find("checked")
    on = checked is not None and checked.get("val", "1").lower() not in _OFF
    return TICKED if on else OPEN


def _is_struck(run: Element) -> bool:
    for tag in ("strike", "dstrike"):
        found = run.find(f"rPr/{tag}")
        if found is not None and found.get("val", "1").lower() not in _OFF:
            return True
    return False
