"""How a Word file looks: paper, margins, styles, and what stands in the margins."""

from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from crisisplan.export.facts import Facts
from crisisplan.export.pieces import printable
from crisisplan.export.word_parts import add_field, border_below, border_left

BOXES = "Tick box"
CELLS = "Table text"
CONTENTS = ("toc 1", "toc 2", "toc 3")
_FONT, _SIZE = "Arial", 10
"""A font of every office computer, or with a twin that is as wide; size in points."""
_LINES = "8294A8"
_INK = RGBColor(0x12, 0x39, 0x5F)
_MARGIN = Cm(2)
_PAPER = {"A4": (Cm(21), Cm(29.7)), "Letter": (Cm(21.59), Cm(27.94))}
_HEADINGS = ((20, 0), (15, 16), (12, 12), (10.5, 10), (10, 8), (10, 8))
"""Size of the letters, and room above, in points, for each level."""
_KEPT_TABLES = ("TableNormal", "TableGrid")


def blank(facts: Facts) -> tuple[Document, Length]:
    """Give a document with nothing on its pages yet, and how wide a line is."""
    document = docx.Document(BytesIO(_dressed()))
    _set_language(document, facts.language)
    width, height = _PAPER[facts.paper]
    section = document.sections[0]
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1)
    if facts.one_page:
        _draw_in(document)
    line = Length(width - 2 * _MARGIN)
    _fill_margins(document, facts, line)
    return document, line


@cache
def _dressed() -> bytes:
    """Give a blank document with our styles; every file of an export begins with it."""
    document, content = docx.Document(), BytesIO()
    _clear(document)
    _set_styles(document)
    document.save(content)
    return content.getvalue()


def _set_language(document: Document, language: str) -> None:
    styles: Any = document.styles.element
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    next(defaults.iter(qn("w:lang"))).set(qn("w:val"), printable(language))


def _clear(document: Document) -> None:
    """Take away what the blank document brings along from its maker's computer."""
    styles: Any = document.styles.element
    for style in styles.findall(qn("w:style")):
        is_table = style.get(qn("w:type")) == "table"
        if is_table and style.get(qn("w:styleId")) not in _KEPT_TABLES:
            styles.remove(style)
    for fonts in styles.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith("heme")]:
            del fonts.attrib[name]
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        next(defaults.iter(qn("w:rFonts"))).set(qn(f"w:{name}"), _FONT)
    settings: Any = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # the mode of Word since 2013


def _set_styles(document: Document) -> None:
    _look(document, "Normal", size=_SIZE, after=5)
    for level, (size, before) in enumerate(_HEADINGS, start=1):
        style = _look(document, f"Heading {level}", size=size, before=before, after=4)
        style.font.color.rgb = _INK
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number", "List Continue"):
        for depth in ("", " 2", " 3"):
            _look(document, name + depth, size=_SIZE, after=2.5)
    border_below(document.styles["Heading 1"].element.get_or_add_pPr())
    _set_tables(document)
    quote = _look(document, "Quote", size=10.5, after=4)
    quote.font.italic, quote.font.color.rgb = False, RGBColor(0, 0, 0)
    quote.paragraph_format.left_indent = Cm(0.6)
    border_left(quote.element.get_or_add_pPr())
    _add_styles(document)


def _draw_in(document: Document) -> None:
    """Set everything smaller and closer, so that a page holds what it has to hold."""
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in (("Normal", 9.5), (BOXES, 9.5), (CELLS, 8.5), ("Quote", 9.5)):
        _look(document, name, size=size, after=2)
    for name, size, before in (("Heading 1", 15, 0), ("Heading 3", 11, 6)):
        _look(document, name, size=size, before=before, after=2)
    for name in ("Normal", BOXES, CELLS, "Quote"):
        document.styles[name].paragraph_format.line_spacing = 1


def _set_tables(document: Document) -> None:
    """Draw thin lines around cells, and leave room between these and the words."""
    grid: Any = document.styles["Table Grid"].element
    for border in grid.find(qn("w:tblPr")).find(qn("w:tblBorders")):
        border.set(qn("w:color"), _LINES)
    room = grid.find(qn("w:tblPr")).find(qn("w:tblCellMar"))
    for side, twips in (("top", 30), ("left", 85), ("bottom", 30), ("right", 85)):
        room.find(qn(f"w:{side}")).set(qn("w:w"), str(twips))


def _add_styles(document: Document) -> None:
    boxes = document.styles.add_style(BOXES, WD_STYLE_TYPE.PARAGRAPH)
    boxes.base_style = document.styles["Normal"]
    _look(document, BOXES, size=11, after=5)
    _hang(boxes)
    cells = document.styles.add_style(CELLS, WD_STYLE_TYPE.PARAGRAPH)
    cells.base_style = document.styles["Normal"]
    _look(document, CELLS, size=9)
    for depth, name in enumerate(CONTENTS):
        entry = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        entry.base_style = document.styles["Normal"]
        entry.paragraph_format.left_indent = Cm(0.6 * max(0, depth - 1))
        entry.paragraph_format.space_after = Pt(3)
        entry.paragraph_format.tab_stops.add_tab_stop(
            Cm(17), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )


def _hang(style: Any) -> None:
    style.paragraph_format.left_indent = Cm(0.8)
    style.paragraph_format.first_line_indent = Cm(-0.8)
    style.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))


def _look(
    document: Document, name: str, *, size: float, before: float = 0, after: float = 0
) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of a paragraph.")
    style.font.name, style.font.size = _FONT, Pt(size)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.08
    return style


def _fill_margins(document: Document, facts: Facts, line: Length) -> None:
    """Write the marking above and below, with version and number of each page."""
    section = document.sections[0]
    for name, part in (("Header", section.header), ("Footer", section.footer)):
        _look(document, name, size=8)
        paragraph = part.paragraphs[0]
        paragraph.style = document.styles[name]
        paragraph.add_run(printable(facts.marking_words)).bold = True
        paragraph.add_run("\t")
        stops = document.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(line, WD_TAB_ALIGNMENT.RIGHT)
    section.header.paragraphs[0].add_run(printable(facts.title))
    foot = section.footer.paragraphs[0]
    add_field(foot, "PAGE", "1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", "1")
    for words in filter(None, (facts.version_line, facts.valid_line)):
        foot.add_run().add_break()
        foot.add_run(printable(words))
