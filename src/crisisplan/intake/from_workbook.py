"""A list that was filled in in Excel, LibreOffice or another spreadsheet."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from posixpath import normpath
from xml.etree.ElementTree import Element

from crisisplan.domain.text import is_count, tidy
from crisisplan.errors import CannotReadError
from crisisplan.intake.grid import MOST_COLUMNS, MOST_ROWS, Grid, GridRow
from crisisplan.intake.package import Package

_BOOK = "xl/workbook.xml"
_SHEETS = 100
_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Formats of numbers that are days or times, by the numbers that Excel gave them."""
_DAY_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]+")
_LAST_DAY = 2_958_465
_WHOLE = 10**15
"""From here on a spreadsheet has lost digits."""


def read_workbook(content: bytes) -> tuple[Grid, ...]:
    """Give the sheets of a workbook, formulas as what they last gave.

    Raises:
        CannotReadError: It is no workbook, or one that is not opened.
    """
    return tuple(_Workbook(content).grids())


class _Workbook:
    def __init__(self, content: bytes) -> None:
        self._package = Package(content, saved_as="Excel workbook (.xlsx)")
        book = self._package.tree(_BOOK)
        if book is None:
            raise CannotReadError("This is no Excel workbook. Save the list as .xlsx.")
        self._book = book
        self._shared = [_runs(one) for one in self._of("xl/sharedStrings.xml", "si")]
        self._day_styles = self._styles()
        setting = book.find("workbookPr")
        later = setting is not None and setting.get("date1904") in ("1", "true")
        self._first_day = date(1904, 1, 1) if later else date(1899, 12, 30)

    def _of(self, part: str, tag: str) -> Iterator[Element]:
        root = self._package.tree(part)
        return iter(root.findall(tag) if root is not None else ())

    def _styles(self) -> frozenset[int]:
        """Give the styles in which a number is a day."""
        root = self._package.tree("xl/styles.xml")
        if root is None:
            return frozenset()
        own = {
            one.get("numFmtId", ""): _DAY_LETTERS.sub("", one.get("formatCode", ""))
            for one in root.iter("numFmt")
        }
        days = {key for key, code in own.items() if re.search("[dDyY]", code)}
        days |= {str(one) for one in _DAYS}
        formats = [one.get("numFmtId", "") for one in root.findall("cellXfs/xf")]
        return frozenset(n for n, one in enumerate(formats) if one in days)

    def grids(self) -> Iterator[Grid]:
        targets = {
            one.get("Id", ""): one.get("Target", "")
            for one in self._of("xl/_rels/workbook.xml.rels", "Relationship")
        }
        for sheet in self._book.findall("sheets/sheet")[:_SHEETS]:
            if sheet.get("state", "visible") != "visible":
                continue
            target = targets.get(sheet.get("id", ""), "")
            part = target.lstrip("/") if target[:1] == "/" else f"xl/{target}"
            root = self._package.tree(normpath(part)) if target else None
            if root is not None:
                yield Grid(sheet.get("name", ""), tuple(self._rows(root)))

    def _rows(self, root: Element) -> Iterator[GridRow]:
        for count, row in enumerate(root.findall("sheetData/row"), start=1):
            if count > MOST_ROWS:
                raise CannotReadError(f"A sheet has more than {MOST_ROWS:,} rows.")
            told = row.get("r", "")
            cells = self._cells(row)
            if any(cells):
                yield GridRow(int(told) if is_count(told) else count, cells)

    def _cells(self, row: Element) -> tuple[str, ...]:
        found: dict[int, str] = {}
        for count, cell in enumerate(row.findall("c")):
            place = _column(cell.get("r", ""), count)
            if place < MOST_COLUMNS:
                found[place] = tidy(self._text(cell)).strip()
        return tuple(
            found.get(place, "") for place in range(max(found, default=-1) + 1)
        )

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inside = cell.find("is")
            return _runs(inside) if inside is not None else ""
        value = cell.findtext("v") or ""
        if kind == "s":
            known = is_count(value) and int(value) < len(self._shared)
            return self._shared[int(value)] if known else ""
        if kind == "b":
            return "yes" if value == "1" else "no"
        if kind == "n":
            style = cell.get("s", "0")
            is_day = is_count(style) and int(style) in self._day_styles
            return self._number(value, is_day=is_day)
        return _CODED.sub(_letter, value)

    def _number(self, value: str, *, is_day: bool) -> str:
        """Give a number as a person would write it, a day as a day."""
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        if not number.is_finite():
            return value
        if is_day and 0 < number <= _LAST_DAY:
            return (self._first_day + timedelta(days=int(number))).isoformat()
        if abs(number) < _WHOLE and number == number.to_integral_value():
            return str(int(number))
        return value


def _column(place: str, otherwise: int) -> int:
    found = _PLACE.fullmatch(place)
    if not found:
        return otherwise
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _runs(text: Element) -> str:
    """Give a text of several looks, without what tells how it is spoken."""
    parts = [one.text or "" for one in text.findall("t")]
    parts += [one.text or "" for one in text.findall("r/t")]
    return _CODED.sub(_letter, "".join(parts))


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
