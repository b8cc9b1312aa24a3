"""A document as one HTML file: for a screen, a screen reader, and the printer.

It is built from blocks, so nothing gets in as HTML: every word is escaped where it is
put down. The file holds no script and loads nothing, and tells the browser so.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import count, zip_longest
from pathlib import Path

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
    read_blocks,
)
from crisisplan.export.facts import Facts
from crisisplan.export.pictures import picture_of
from crisisplan.export.pictures_svg import svg
from crisisplan.export.pieces import (
    anchors,
    by_link,
    groups,
    has_boxes,
    is_contents,
    is_jpeg,
    is_label,
    leads_outside,
    printable,
    shares,
    sheets,
)

STYLE = Path(__file__).parent / "print.css"
_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body{look}>
<header class="marking">{marking}</header>
<main>
{logo}{body}
</main>
<footer class="marking">{marking}<br>{version}<br>{valid}</footer>
</body>
</html>
"""
_MARGINS = """\
@page {{
  size: {paper};
  @top-left {{ content: {title} }}
  @top-right {{ content: {marking} }}
  @bottom-left {{ content: {version} {valid} }}
  @bottom-right {{ content: counter(page) " / " counter(pages) {below} }}
}}
"""


def to_html(markdown: str, facts: Facts) -> str:
    """Give one of our documents as a page that needs nothing but a browser."""
    blocks = read_blocks(markdown)
    return _PAGE.format(
        language=_text(facts.language),
        title=_text(facts.title),
        style=_style() + _margins(facts),
        marking=_text(facts.marking_words),
        version=_text(facts.version_line),
        valid=_text(facts.valid_line),
        look=' class="one-page"' if facts.one_page else "",
        logo=_logo(facts.logo),
        body="\n".join(_sheets(blocks)),
    )


def _logo(picture: bytes) -> str:
    if not picture:
        return ""
    kind = "jpeg" if is_jpeg(picture) else "png"
    held = b64encode(picture).decode()
    return f'<img class="logo" alt="" src="data:image/{kind};base64,{held}">\n'


@cache
def _style() -> str:
    return STYLE.read_text(encoding="utf-8")


def _margins(facts: Facts) -> str:
    return _MARGINS.format(
        paper="letter" if facts.paper == "Letter" else "A4",
        title=_css_string(facts.title),
        marking=_css_string(facts.marking_words),
        version=_css_string(facts.version_line),
        valid=_css_string(f"\n{facts.valid_line}"),
        below=_css_string(f"\n{facts.marking_words}"),
    )


def _css_string(text: str) -> str:
    """Give `text` for a style sheet, where nothing but a code ends no string."""
    coded = re.sub(
        r"[^A-Za-z0-9 ,.-]", lambda one: f"\\{ord(one[0]):x} ", printable(text)
    )
    return f'"{coded}"'


def _text(text: str) -> str:
    return escape(printable(text))


def _sheets(blocks: Blocks) -> Iterator[str]:
    writer = _Writer(anchors(blocks))
    for sheet in sheets(blocks):
        look = "sheet card" if sheet.is_card else "sheet"
        inside = "\n".join(
            f'<div class="whole">\n{writer.blocks(group)}\n</div>'
            if whole
            else writer.blocks(group)
            for whole, group in groups(sheet.blocks)
        )
        yield f'<section class="{look}">\n{inside}\n</section>'


class _Writer:
    """Writes blocks down, and knows where in the document a link may lead."""

    def __init__(self, places: tuple[str, ...]) -> None:
        self._places = frozenset(places)
        self._pictures = count(1)

    def blocks(self, blocks: Blocks) -> str:
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading(level=level, runs=runs, anchor=anchor):
                place = f' id="{_text(anchor)}"' if anchor else ""
                return f"<h{level}{place}>{self._runs(runs)}</h{level}>"
            case Paragraph(runs=runs):
                look = ' class="label"' if is_label(runs) else ""
                return f"<p{look}>{self._runs(runs)}</p>"
            case Quote(blocks=inside):
                return f"<blockquote>\n{self.blocks(inside)}\n</blockquote>"
            case Listing():
                return self._listing(block)
            case TableBlock():
                return f"{self._picture(block)}{self._table(block)}"
            case Rule():
                return "<hr>"

    def _listing(self, listing: Listing) -> str:
        tag, start = (
            ("ol", f' start="{listing.start}"')
            if listing.ordered
            else (
                "ul",
                "",
            )
        )
        look = ' class="boxes"' if has_boxes(listing) else ""
        entries = "\n".join(map(self._entry, listing.entries))
        made = f"<{tag}{start}{look}>\n{entries}\n</{tag}>"
        return f"<nav>\n{made}\n</nav>" if is_contents(listing) else made

    def _entry(self, entry: Entry) -> str:
        first, rest = "", entry.blocks
        if rest and isinstance(rest[0], Paragraph):
            first, rest = self._runs(rest[0].runs), rest[1:]
        inside = f"\n{self.blocks(rest)}\n" if rest else ""
        if entry.box is None:
            return f"<li>{first}{inside}</li>"
        state = " checked" if entry.box == "ticked" else ""
        box = f'<input type="checkbox"{state}>'
        return f'<li class="box"><label>{box}<span>{first}</span></label>{inside}</li>'

    def _picture(self, table: TableBlock) -> str:
        picture = picture_of(table)
        if picture is None:
            return ""
        drawn = svg(picture, f"picture-{next(self._pictures)}")
        return f"<figure>\n{drawn}\n</figure>\n"

    def _table(self, table: TableBlock) -> str:
        names = [bool(runs) for runs in table.header]
        header = "".join(
            f'<th scope="col">{self._runs(runs)}</th>' if runs else "<td></td>"
            for runs in table.header
        )
        rows = "\n".join(self._row(row, names) for row in table.rows)
        widths = "".join(f'<col style="width:{one:.1%}">' for one in shares(table))
        return (
            f"<table>\n<colgroup>{widths}</colgroup>\n<thead>\n<tr>{header}</tr>\n</thead>\n"
            f"<tbody>\n{rows}\n</tbody>\n</table>"
        )

    def _row(self, row: tuple[Runs, ...], names: list[bool]) -> str:
        """Write a row; under a column without a name stand the names of the rows."""
        cells = [
            f"<td>{self._runs(runs)}</td>"
            if named
            else f'<th scope="row">{self._runs(runs)}</th>'
            for runs, named in zip_longest(row, names, fillvalue=())
        ]
        return f"<tr>{''.join(cells)}</tr>"

    def _runs(self, runs: Runs) -> str:
        return "".join(self._linked(link, covered) for link, covered in by_link(runs))

    def _linked(self, link: str, runs: Runs) -> str:
        words = "".join(map(_words, runs))
        if leads_outside(link):
            return f'<a href="{escape(link)}" rel="noreferrer">{words}</a>'
        if link[:1] == "#" and link[1:] in self._places:
            return f'<a href="{_text(link)}">{words}</a>'
        return words


def _words(run: Run) -> str:
    if run.line_break:
        return "<br>"
    words = _text(run.text)
    for tag, wanted in (("code", run.code), ("em", run.italic), ("strong", run.bold)):
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    return words
