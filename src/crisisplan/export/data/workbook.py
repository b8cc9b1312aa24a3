"""Sheets as a workbook (.xlsx) in which every cell is text.

Only what a workbook of text needs is written (ECMA-376, part 1); a library would bring
its own dates, and an addition that has to be installed.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from crisisplan.domain.sheets import LONGEST, guarded
from crisisplan.domain.text import first_words
from crisisplan.errors import CrisisPlanError
from crisisplan.export.data.sheets import Sheet
from crisisplan.export.facts import Facts
from crisisplan.export.package import packed
from crisisplan.export.pieces import printable

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Stands before four digits that a spreadsheet would read as one character."""
_NARROW, _WIDE = 9, 48
"""Widths of columns, in characters."""
_LAST_ROW = 1_048_576
"""As far as a sheet goes; so far no number that is text is offered to be changed."""
_MARGIN = 70
"""Characters of one text in the margin of the page."""
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '</cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" '
    'applyNumberFormat="1" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
_TEXT, _BOLD = 1, 2
"""Places of the two styles above in which a cell is text, whatever is typed into it."""


def to_xlsx(sheets: Sequence[Sheet], facts: Facts) -> bytes:
    """Give the workbook: the same bytes for the same sheets.

    Raises:
        CrisisPlanError: A text is longer than a cell.
    """
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (
                f"{_PACKAGE}/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _core(facts),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            *(
                (f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml")
                for number in numbers
            ),
            (f"{_OFFICE}/styles", "styles.xml"),
        ),
        "xl/styles.xml": _STYLES,
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = _worksheet(sheet, facts)
    return packed({name: text.encode() for name, text in parts.items()})


def _content_types(numbers: range) -> str:
    kinds = {
        "/xl/workbook.xml": f"{_KIND}.sheet.main+xml",
        "/xl/styles.xml": f"{_KIND}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package."
        "core-properties+xml",
    }
    for number in numbers:
        kinds[f"/xl/worksheets/sheet{number}.xml"] = f"{_KIND}.worksheet+xml"
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{inside}</Relationships>"
    )


def _core(facts: Facts) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escaped(facts.title)}</dc:title>"
        "<dc:creator>crisisplan</dc:creator>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z'
        "</dcterms:created></cp:coreProperties>"
    )


def _workbook(sheets: Sequence[Sheet]) -> str:
    inside = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{inside}</sheets></workbook>"
    )


def _worksheet(sheet: Sheet, facts: Facts) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" style="{_TEXT}" '
        'customWidth="1"/>'
        for number, width in enumerate(_widths(sheet), 1)
    )
    rows = [_row(sheet, sheet.columns, 1, _BOLD)]
    rows += [
        _row(sheet, row, number, _TEXT) for number, row in enumerate(sheet.rows, 2)
    ]
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/>'
        '</sheetPr><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f"</sheetView></sheetViews><cols>{columns}</cols>"
        f"<sheetData>{''.join(rows)}</sheetData>"
        '<pageSetup orientation="landscape" fitToHeight="0"/>'
        f"<headerFooter><oddHeader>&amp;C{_margin(facts.marking_words)}</oddHeader>"
        f"<oddFooter>&amp;L{_margin(facts.title)}&amp;R{_margin(facts.version_line)}"
        "</oddFooter></headerFooter><ignoredErrors>"
        f'<ignoredError sqref="A1:{_letters(len(sheet.columns) - 1)}{_LAST_ROW}" '
        'numberStoredAsText="1"/></ignoredErrors></worksheet>'
    )


def _widths(sheet: Sheet) -> list[int]:
    columns = zip(sheet.columns, *sheet.rows, strict=True)
    longest = (
        max(len(line) for cell in column for line in cell.split("\n")) + 2
        for column in columns
    )
    return [min(max(one, _NARROW), _WIDE) for one in longest]


def _row(sheet: Sheet, cells: Sequence[str], number: int, style: int) -> str:
    inside = "".join(
        f'<c r="{_letters(place)}{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{_cell(sheet, text)}</t></is></c>'
        for place, text in enumerate(cells)
        if text
    )
    return f'<row r="{number}">{inside}</row>'


def _cell(sheet: Sheet, text: str) -> str:
    text = guarded(text)
    if len(text) > LONGEST:
        raise CrisisPlanError(
            f"The sheet {sheet.name!r} would hold a text of {len(text)} characters, "
            f"and a cell takes {LONGEST}. Shorten it, or choose another format."
        )
    return _escaped(text)


def _escaped(text: str) -> str:
    return escape(_CODED.sub("_x005F_", printable(text)))


def _margin(text: str) -> str:
    """Give a text for the margin of the page, where `&` begins a code."""
    return _escaped(first_words(text, _MARGIN).replace("&", "&&"))


def _letters(place: int) -> str:
    """Give the name of a column, counted from 0: A to Z, then AA."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
