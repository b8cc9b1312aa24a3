"""Blocks put down in a Word file one after the other."""

from dataclasses import dataclass, replace
from io import BytesIO
from itertools import count

from docx.enum.text import WD_BREAK
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text import run as docx_run
from docx.text.paragraph import Paragraph as Lines

from crisisplan.errors import CrisisPlanError
from crisisplan.export.blocks import (
    Block,
    Blocks,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Runs,
    TableBlock,
)
from crisisplan.export.facts import UNREADABLE_LOGO, Facts
from crisisplan.export.pictures import Bars, picture_of
from crisisplan.export.pieces import (
    FRONT,
    anchors,
    by_link,
    groups,
    is_contents,
    is_label,
    leads_outside,
    printable,
    shares,
    sheets,
)
from crisisplan.export.word_file import packed
from crisisplan.export.word_page import BOXES, CELLS, CONTENTS, blank
from crisisplan.export.word_parts import (
    End,
    add_bookmark,
    add_box,
    begin_field,
    belong_to,
    count_from,
    cover,
    end_field,
    keep_row,
    shade,
    shade_line,
)
from crisisplan.export.word_pictures import put_bars
from crisisplan.export.word_right import turn, turn_run

_NO_PICTURE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
_SMALL = 10
"""Rows of a table that is kept on one page with what stands around it."""
_LEVELS = ("", " 2", " 3")
"""Word has styles for lists within lists down to here; deeper ones are moved in."""
_HEADER, _PLATE = "DFE8F1", "12395F"
_WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_CONTENTS = r'TOC \o "2-3" \h \z \u'


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands."""

    depth: int = 0
    """In how many lists."""
    quoted: bool = False

    @property
    def style(self) -> str:
        if self.quoted:
            return "Quote"
        return self.list_style("List Continue") if self.depth else "Normal"

    def list_style(self, name: str) -> str:
        return name + _LEVELS[min(self.depth, len(_LEVELS)) - 1]

    @property
    def moved_in(self) -> Length | None:
        """How far a line begins to the right where no style says it."""
        return Cm(0.63 * self.depth) if self.depth > len(_LEVELS) else None


def write(blocks: Blocks, facts: Facts) -> bytes:
    """Give the Word file that shows `blocks`."""
    writer = _Writer(facts, anchors(blocks))
    if facts.logo:
        writer.put_logo(facts.logo, facts.title)
    for number, sheet in enumerate(sheets(blocks)):
        writer.begin_sheet(first=number == 0, card=sheet.is_card)
        for whole, group in groups(sheet.blocks):
            writer.put_group(group, whole=whole)
    return packed(writer.document, facts)


class _Writer:
    """Knows the document, and what the next block has to be told of those before."""

    def __init__(self, facts: Facts, places: tuple[str, ...]) -> None:
        self.document, self._width = blank(facts)
        self._places = {place: f"place_{n}" for n, place in enumerate(places, 1)}
        self._end = End(self.document)
        self._numbers = count(1)
        self._unmarked = set(places)
        self._sheet_begins = False
        self._on_card = False
        self._stays = False
        """Whether what is put down stays on the page of what follows it."""

    def put_logo(self, picture: bytes, title: str) -> None:
        """Put the city's own picture down, which says nothing that words do not say."""
        run = self._line("Normal", _Place()).add_run()
        try:
            shown = run.add_picture(BytesIO(picture), height=Cm(1.6))
            shown._inline.docPr.set("descr", printable(title))
        except _NO_PICTURE:
            raise CrisisPlanError(UNREADABLE_LOGO) from None
        if shown.width > Cm(7):
            shown.height = Length(round(shown.height * Cm(7) / shown.width))
            shown.width = Cm(7)

    def begin_sheet(self, *, first: bool, card: bool) -> None:
        if not first:
            self._end_sheet()
        self._on_card = card

    def put_group(self, blocks: Blocks, *, whole: bool) -> None:
        for left, block in enumerate(blocks, 1 - len(blocks)):
            self._stays = whole and left < 0
            self._put_one(block, _Place())
        self._stays = False

    def put(self, blocks: Blocks, place: _Place) -> None:
        for block in blocks:
            self._put_one(block, place)

    def _put_one(self, block: Block, place: _Place) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph(runs=runs):
                line = self._line(place.style, place)
                if is_label(runs):
                    line.paragraph_format.keep_with_next = True
                self._runs(line, runs)
            case Quote(blocks=inside):
                self.put(inside, replace(place, quoted=True))
            case Listing() if is_contents(block) and not place.depth:
                self._contents(block)
            case Listing():
                self._listing(block, replace(place, depth=place.depth + 1))
            case TableBlock():
                self._picture(block)
                self._table(block)
            case Rule():
                self._end_sheet()

    def _line(self, style: str, place: _Place) -> Lines:
        line = self._end.add_line(style)
        self._keep(line)
        if self._sheet_begins:
            line.paragraph_format.page_break_before = True
            self._sheet_begins = False
        if (moved_in := place.moved_in) is not None:
            line.paragraph_format.left_indent = moved_in
        return line

    def _keep(self, line: Lines) -> None:
        if self._stays:
            look = line.paragraph_format
            look.keep_with_next = look.keep_together = True
            look.space_after = Pt(2)

    def _end_sheet(self) -> None:
        if self._sheet_begins:
            self._end.add_line("Normal").add_run().add_break(WD_BREAK.PAGE)
        self._sheet_begins = True

    def _heading(self, heading: Heading) -> None:
        line = self._line(f"Heading {heading.level}", _Place())
        self._runs(line, heading.runs)
        if self._on_card and heading.level == FRONT:
            shade_line(line, _PLATE)
            for run in line.runs:
                run.font.color.rgb = _WHITE
        if heading.anchor in self._unmarked:
            self._unmarked.remove(heading.anchor)
            name = self._places[heading.anchor]
            add_bookmark(line, name, next(self._numbers))

    def _contents(self, listing: Listing) -> None:
        """Put the contents down as a field, to which Word adds the pages."""
        lines = []
        for entry in listing.entries:
            lines.append(self._line(CONTENTS[1], _Place()))
            if len(lines) == 1:
                begin_field(lines[0], _CONTENTS)
            for block in entry.blocks:
                self._runs(
                    lines[-1], block.runs if isinstance(block, Paragraph) else ()
                )
        end_field(lines[-1])

    def _listing(self, listing: Listing, place: _Place) -> None:
        style = place.list_style("List Number" if listing.ordered else "List Bullet")
        number = 0
        if listing.ordered:
            number = count_from(self.document, style, listing.start)
        for entry in listing.entries:
            self._entry(entry, place, style, number)

    def _entry(self, entry: Entry, place: _Place, style: str, number: int) -> None:
        line = self._line(BOXES if entry.box else style, place)
        if entry.box:
            add_box(line, ticked=entry.box == "ticked", number=next(self._numbers))
            if place.depth > 1:
                line.paragraph_format.left_indent = Cm(0.8 * place.depth)
        elif number:
            belong_to(line, number)
        rest = entry.blocks
        if rest and isinstance(rest[0], Paragraph):
            self._runs(line, rest[0].runs)
            rest = rest[1:]
        self.put(rest, place)

    def _picture(self, table: TableBlock) -> None:
        """Put down what is drawn of a table, above it."""
        picture = picture_of(table)
        if isinstance(picture, Bars):
            self._make_room()
            put_bars(self._end, picture, self._width)
            self._space()

    def _space(self) -> None:
        """Put a low line down, without which tables touch what stands around them."""
        look = self._line("Normal", _Place()).paragraph_format
        look.space_after, look.line_spacing = Pt(0), Pt(6)

    def _make_room(self) -> None:
        if self._sheet_begins:
            self._space()

    def _table(self, table: TableBlock) -> None:
        self._make_room()
        rows = (table.header, *table.rows)
        made = self._end.add_table(len(rows), len(table.header), self._width)
        widths = [Length(round(self._width * share)) for share in shares(table)]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for number, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
            keep_row(row, header=number == 0)
            for cell, width, runs in zip(row.cells, widths, cells, strict=True):
                cell.width = width
                line = cell.paragraphs[0]
                self._end.dress(line, CELLS)
                if len(rows) <= _SMALL or number in (0, len(rows) - 1):
                    self._keep(line)
                self._runs(line, runs, bold=number == 0)
                if number == 0:
                    shade(cell, _HEADER)
        self._space()

    def _runs(self, line: Lines, runs: Runs, *, bold: bool = False) -> None:
        turn(line, "".join(one.text for one in runs))
        for link, covered in by_link(runs):
            put = [_run(line, one, bold=bold) for one in covered]
            outside = link if leads_outside(link) else ""
            inside = self._places.get(link[1:], "") if link[:1] == "#" else ""
            if outside or inside:
                cover(line, put, outside=outside, inside=inside)
                for one in put:
                    one.font.underline = bool(outside) or None


def _run(line: Lines, run: Run, *, bold: bool) -> docx_run.Run:
    made = line.add_run(printable(run.text))
    made.bold = run.bold or bold or None
    made.italic = run.italic or None
    turn_run(made)
    if run.code:
        made.font.name = "Consolas"
    if run.line_break:
        made.add_break()
    return made
