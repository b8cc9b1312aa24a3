"""The parts of a Word file that python-docx has no words for, as XML of our own."""

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.table import CT_Tbl
from docx.shared import Length
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BOX = """
<w:sdt {w} xmlns:w14="{w14}"><w:sdtPr><w:id w:val="{number}"/><w14:checkbox>
<w14:checked w14:val="{on}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>
<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>
<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"
w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>{sign}</w:t></w:r>
</w:sdtContent></w:sdt>"""
_BORDER = """
<w:pBdr {w}><w:{side} w:val="single" w:sz="{eighths}" w:space="{room}"
w:color="{colour}"/></w:pBdr>"""


def element(tag: str, **attributes: str) -> Any:
    """Give an element of Word with attributes of Word, as in `tag("w:b", val="0")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


class End:
    """The end of a document, where each part is put down in the time of the first.

    What python-docx offers for it looks through all that stands there already.
    """

    def __init__(self, document: Document) -> None:
        """Find the end once, and the styles by their names."""
        self._body: Any = document._body
        self._last: Any = document.element.body.sectPr
        self._ids = {style.name: style.style_id for style in document.styles}

    def add_line(self, style: str) -> Paragraph:
        """Put an empty paragraph down."""
        made = Paragraph(self._put(OxmlElement("w:p")), self._body)
        self.dress(made, style)
        return made

    def add_table(self, rows: int, columns: int, width: Length) -> Table:
        """Put a table down whose cells are empty."""
        table = Table(self._put(CT_Tbl.new_tbl(rows, columns, width)), self._body)
        table._tbl.tblStyle_val = self._ids["Table Grid"]
        table.autofit = False
        return table

    def dress(self, line: Paragraph, style: str) -> None:
        """Give a paragraph its style."""
        line._p.style = self._ids[style]

    def _put(self, part: Any) -> Any:
        self._last.addprevious(part)
        return part


def add_box(paragraph: Paragraph, *, ticked: bool, number: int) -> None:
    """Put a box down that is ticked with a click."""
    made = parse_xml(
        _BOX.format(
            w=nsdecls("w"),
            w14=_W14,
            number=number,
            on=int(ticked),
            sign="☒" if ticked else "☐",
        )
    )
    paragraph._p.append(made)
    paragraph.add_run("\t")


def add_field(paragraph: Paragraph, code: str, shown: str = "") -> None:
    """Put a field down that Word works out, and what it shows until then."""
    begin_field(paragraph, code)
    if shown:
        paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field; what follows is what it shows until Word has worked it out."""
    _mark(paragraph, "begin")
    instruction = element("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _mark(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End the field that was begun, here or in a paragraph before."""
    _mark(paragraph, "end")


def _mark(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Give all that stands in a paragraph a name to which links lead."""
    first = 0 if paragraph._p.pPr is None else 1
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(first, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def cover(paragraph: Paragraph, runs: list[Run], *, outside: str, inside: str) -> None:
    """Make the last runs of a paragraph a link, to an address or to a bookmark."""
    link = element("w:hyperlink", history="1")
    if outside:
        part = paragraph.part
        target = part.relate_to(outside, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), target)
    else:
        link.set(qn("w:anchor"), inside)
    paragraph._p.append(link)
    for run in runs:
        link.append(run._r)


def shade(cell: _Cell, colour: str) -> None:
    """Lay a colour under a cell."""
    cell._tc.get_or_add_tcPr().append(_shade(colour))


def shade_line(line: Paragraph, colour: str) -> None:
    """Lay a colour under a paragraph."""
    properties: Any = line._p.get_or_add_pPr()
    behind = ("w:tabs", "w:bidi", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
    properties.insert_element_before(_shade(colour), *behind)


def _shade(colour: str) -> Any:
    return element("w:shd", val="clear", color="auto", fill=colour)


def without_border(cell: _Cell) -> None:
    """Take the lines around a cell away, but for the one before it."""
    borders = element("w:tcBorders")
    for side in ("top", "bottom", "right"):
        borders.append(element(f"w:{side}", val="nil"))
    properties = cell._tc.get_or_add_tcPr()
    properties.append(borders)


def keep_row(row: _Row, *, header: bool) -> None:
    """Keep a row on one page; the header comes again on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))


def border_left(properties: Any) -> None:
    """Draw a line at the left of every paragraph of a style."""
    _border(properties, side="left", eighths=24, room=8, colour="B35900")


def border_below(properties: Any) -> None:
    """Draw a line below every paragraph of a style."""
    _border(properties, side="bottom", eighths=18, room=4, colour="12395F")


def _border(properties: Any, **look: str | int) -> None:
    properties.insert_element_before(
        parse_xml(_BORDER.format(w=nsdecls("w"), **look)),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc"),
        "w:outlineLvl",
    )


def count_from(document: Document, style: str, start: int) -> int:
    """Give the number of a new list in the look of `style`, counted from `start`."""
    numbering: Any = document.part.numbering_part.element
    look: Any = document.styles[style].element
    used = numbering.num_having_numId(look.pPr.numPr.numId.val)
    made = numbering.add_num(used.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def belong_to(paragraph: Paragraph, number: int) -> None:
    """Make a paragraph an entry of the list with this number."""
    properties: Any = paragraph._p.get_or_add_pPr()
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = 0
    numbered.get_or_add_numId().val = number
