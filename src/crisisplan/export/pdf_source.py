"""Blocks written down for typst, which sets them on pages.

Every word goes in as a string between quotation marks, and nothing ends such a string
but a quotation mark of ours: no answer is ever read as typst's own language.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby
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
    plain,
)
from crisisplan.export.facts import Facts
from crisisplan.export.pictures import Picture, picture_of
from crisisplan.export.pictures_svg import svg
from crisisplan.export.pieces import (
    anchors,
    by_link,
    groups,
    has_boxes,
    is_contents,
    is_label,
    leads_outside,
    printable,
    shares,
    sheets,
)

LOOK = Path(__file__).parent / "pdf.typ"
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-(?:[A-Z][a-z]{3}-)?([A-Z]{2}))?(?:-.*)?")
_CODED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029]')
_DEEPEST = 8
"""How deep lists and quotes are shown in each other."""
_LINE, _LONGEST = 88, 40
"""Characters on a line of the page, and of a word that is never broken there."""
_NUMBER = re.compile(r"\+?\d[\d +()./-]*\d")
_FROM_RIGHT = frozenset(("R", "AL"))
"""How Unicode calls the letters of scripts that are read from the right."""
_INK = "#12395f"
_KEPT = 700
"""Characters of a row that is kept on one page."""


def string(text: str) -> str:
    """Give `text` as a string of typst, which holds these signs and no others."""
    coded = _CODED.sub(lambda one: f"\\u{{{ord(one[0]):x}}}", printable(text))
    return f'"{coded}"'


def source(blocks: Blocks, facts: Facts, names: Mapping[int, str]) -> str:
    """Give a document in the language of typst.

    In its words, and nowhere else, `names` stand in the place of signs.
    """
    logo = [f"#logo(bytes(({', '.join(map(str, facts.logo))})))"] if facts.logo else []
    writer = _Writer(blocks, names)
    lines = [writer.page(blocks)] if facts.one_page else writer.lines(blocks)
    return "\n".join((_look(), _dressed(facts, names), *logo, *lines))


@cache
def _look() -> str:
    return LOOK.read_text(encoding="utf-8")


def _dressed(facts: Facts, names: Mapping[int, str]) -> str:
    found = _LANGUAGE.fullmatch(facts.language)
    language, region = found.groups() if found else ("en", None)
    said = {
        "title": string(facts.title.translate(names)),
        "marking": string(facts.marking_words.translate(names)),
        "version": string(facts.version_line.translate(names)),
        "valid": string(facts.valid_line.translate(names)),
        "language": string(language),
        "region": string(region) if region else "none",
        "paper": string("us-letter" if facts.paper == "Letter" else "a4"),
    }
    given = ", ".join(f"{name}: {value}" for name, value in said.items())
    return f"#show: dressed.with({given})"


class _Writer:
    """Writes blocks down, and knows where in the document a link may lead."""

    def __init__(self, blocks: Blocks, names: Mapping[int, str]) -> None:
        self._names = names
        self._places = {one: f"place-{n}" for n, one in enumerate(anchors(blocks), 1)}
        self._unmarked = set(self._places)

    def page(self, blocks: Blocks) -> str:
        return f"#card({self._inside(blocks, 0)})"

    def lines(self, blocks: Blocks) -> Iterator[str]:
        for number, sheet in enumerate(sheets(blocks)):
            if number:
                yield "#pagebreak()"
            if sheet.is_card:
                yield f"#card({self._inside(sheet.blocks, 0)})"
                continue
            for whole, group in groups(sheet.blocks):
                if whole:
                    yield f"#whole({self._inside(group, 0)})"
                else:
                    made = (self._block(one, 0) for one in group)
                    yield from (f"#{one}" for one in made if one)

    def _inside(self, blocks: Blocks, depth: int) -> str:
        return _joined([self._block(one, depth) for one in blocks])

    def _block(self, block: Block, depth: int) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(runs=runs) if is_label(runs):
                return f"kept({self._said(runs)})"
            case Paragraph(runs=runs):
                return self._said(runs)
            case Quote(blocks=inside) if depth < _DEEPEST:
                return f"quote(block: true, {self._inside(inside, depth + 1)})"
            case Quote(blocks=inside):
                return self._inside(inside, depth)
            case Listing() if is_contents(block):
                return f"goals({', '.join(map(self._goal, block.entries))})"
            case Listing():
                return self._listing(block, depth)
            case TableBlock():
                return _joined([_picture(picture_of(block)), self._table(block)])
            case Rule():
                return "line(length: 100%)"

    def _heading(self, heading: Heading) -> str:
        place = ""
        if heading.anchor in self._unmarked:
            self._unmarked.remove(heading.anchor)
            place = f', place: "{self._places[heading.anchor]}"'
        return f"head({heading.level}, {self._words(heading.runs)}{place})"

    def _goal(self, entry: Entry) -> str:
        (block,) = entry.blocks
        runs = block.runs if isinstance(block, Paragraph) else ()
        place = self._places.get(runs[0].link[1:]) if runs else None
        words = _joined([self._word(run, _LONGEST) for run in runs])
        return f'say(goal("{place}", {words}))' if place else f"say({words})"

    def _listing(self, listing: Listing, depth: int) -> str:
        if depth >= _DEEPEST:
            inside = (self._inside(one.blocks, depth) for one in listing.entries)
            return _joined(list(inside))
        points = ", ".join(self._entry(one, depth + 1) for one in listing.entries)
        if has_boxes(listing):
            return f"ticks({points})"
        if listing.ordered:
            return f"enum(start: {listing.start}, {points})"
        return f"list({points})"

    def _entry(self, entry: Entry, depth: int) -> str:
        first, rest = "[]", entry.blocks
        if rest and isinstance(rest[0], Paragraph):
            first, rest = self._words(rest[0].runs), rest[1:]
        if entry.box:
            first = f"tick({string('☒' if entry.box == 'ticked' else '☐')}, {first})"
        return _joined([first, *(self._block(one, depth) for one in rest)])

    def _table(self, table: TableBlock) -> str:
        widths = shares(table)
        most = [max(4, int(_LINE * one) - 3) for one in widths]
        header = ", ".join(self._cells(table.header, most))
        repeated = "" if _is_short(table.header) else "repeat: false, "
        rows = [", ".join(self._row(row, most)) for row in table.rows]
        columns = ", ".join(f"{one:.4f}fr" for one in widths)
        cells = ",\n".join((f"table.header({repeated}{header})", *rows))
        return f"table(columns: ({columns},),\n{cells},\n)"

    def _row(self, row: tuple[Runs, ...], most: list[int]) -> Iterator[str]:
        kept = "breakable: false, " if _is_short(row) else ""
        for cell in self._cells(row, most):
            yield f"table.cell({kept}{cell})"

    def _cells(self, row: tuple[Runs, ...], most: list[int]) -> Iterator[str]:
        for runs, longest in zip(row, most, strict=True):
            yield self._said(runs, longest)

    def _said(self, runs: Runs, longest: int = _LONGEST) -> str:
        """Give the lines as one paragraph, or as one each where they differ in side."""
        lines = _lines(runs)
        sides = [_from_right(line) for line in lines]
        if len(set(sides)) < 2:
            lines = [runs]
        said = zip(lines, sides, strict=False)
        return _joined([self._say(line, longest, right=side) for line, side in said])

    def _say(self, runs: Runs, longest: int, *, right: bool) -> str:
        from_right = ", from-right: true" if right else ""
        return f"say({self._words(runs, longest)}{from_right})"

    def _words(self, runs: Runs, longest: int = _LONGEST) -> str:
        found = by_link(_numbers_kept(runs))
        return _joined([self._linked(*one, longest) for one in found])

    def _linked(self, link: str, runs: Runs, longest: int) -> str:
        words = _joined([self._word(run, longest) for run in runs])
        if leads_outside(link):
            return f"link({string(link)}, {words})"
        if link[:1] == "#" and link[1:] in self._places:
            return f'link(label("{self._places[link[1:]]}"), {words})'
        return words

    def _word(self, run: Run, longest: int) -> str:
        if run.line_break:
            return "linebreak()"
        text = run.text.translate(self._names)
        if run.code:
            words = f"raw({string(text)})"
        else:
            words = "; seam; ".join(map(string, _pieces(text, longest)))
        for wrap, wanted in (("emph", run.italic), ("strong", run.bold)):
            words = f"{wrap}({{{words}}})" if wanted else words
        return words


def _joined(parts: list[str]) -> str:
    return "{" + "; ".join(part for part in parts if part) + "}"


def _picture(picture: Picture | None) -> str:
    if picture is None:
        return ""
    drawn = svg(picture, "picture").replace("currentColor", _INK)
    said = string(". ".join((picture.title, *picture.lines())))
    return f"picture({string(drawn)}, {said})"


def _pieces(text: str, longest: int) -> list[str]:
    """Cut what may be broken at the end of a line: words too long for one."""
    pieces = [""]
    for word in re.split(r"( +)", text):
        cut = _cut(word, longest) if len(word) > longest else [word]
        pieces[-1] += cut[0]
        pieces += cut[1:]
    return pieces


def _cut(word: str, longest: int) -> list[str]:
    pattern = rf".{{1,{longest}}}(?<=[@./_:;,+-])|.{{1,{longest}}}"
    return re.findall(pattern, word, re.DOTALL) or [word]


def _lines(runs: Runs) -> list[Runs]:
    """Give what stands between the ends of lines."""
    ends = groupby(runs, key=lambda run: run.line_break)
    return [tuple(line) for is_end, line in ends if not is_end]


def _numbers_kept(runs: Runs) -> Runs:
    """Keep the order of a number where letters beside it are read from the right."""
    if not _FROM_RIGHT.isdisjoint(map(unicodedata.bidirectional, plain(runs))):
        return tuple(
            replace(run, text=_NUMBER.sub("\u2066\\g<0>\u2069", run.text))
            for run in runs
        )
    return runs


def _from_right(runs: Runs) -> bool:
    """Say whether the first letter belongs to a script that is read from the right."""
    for character in plain(runs):
        if (direction := unicodedata.bidirectional(character)) in {"L", *_FROM_RIGHT}:
            return direction != "L"
    return False


def _is_short(row: tuple[Runs, ...]) -> bool:
    return sum(len(plain(runs)) for runs in row) < _KEPT
