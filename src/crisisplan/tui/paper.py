"""A document as it looks on paper, laid out in the lines of a screen.

Lines hold text and how it looks; nothing in them is ever read as markup.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from crisisplan.domain.folding import fold
from crisisplan.export.blocks import (
    Block,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    TableBlock,
    plain,
)
from crisisplan.tui.paper_table import table_lines
from crisisplan.tui.wrapping import Line, Look, Piece, cells, fill, split

_TITLES = {level: Look("title", bold=True) for level in (1, 2, 3)}
_LOW_TITLE = Look(bold=True)
_MARK = Look("mark")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, and the line where it stands."""

    line: int
    level: int
    text: str


@dataclass(slots=True)
class Laid:
    """A document laid out for one width."""

    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    """The first line of each block."""
    titles: list[Title] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)


def lay_out(blocks: Sequence[Block], width: int, signs: Mapping[str, str]) -> Laid:
    """Lay out a document.

    Args:
        blocks: The document.
        width: The cells of a line.
        signs: Boxes, rules and bars, as the terminal can show them.
    """
    laid = Laid()
    before: Block | None = None
    for block in blocks:
        laid.lines += [()] * _gap(before, block)
        laid.starts.append(len(laid.lines))
        if isinstance(block, Heading):
            at = len(laid.lines)
            laid.titles.append(Title(at, block.level, plain(block.runs)))
            if block.anchor:
                laid.anchors.setdefault(block.anchor, at)
        laid.lines += _lines(block, width, signs)
        before = block
    return laid


def find(lines: Sequence[Line], words: str, after: int) -> int | None:
    """Give the next line where some words begin, with or without capitals and accents.

    Args:
        lines: A document; the words may go on on the next line.
        words: What is looked for.
        after: The line with which to begin; after the last line follows the first.
    """
    wanted = fold(words)
    texts = ["".join(piece.text for piece in line) for line in lines]
    said = [fold(text) + " " for text in texts]
    starts = list(accumulate(map(len, said), initial=0))
    whole = "".join(said)
    at = whole.find(wanted, starts[min(after, len(said))])
    at = whole.find(wanted) if at < 0 else at
    return bisect_right(starts, at) - 1 if wanted and at >= 0 else None


def _gap(before: Block | None, block: Block) -> int:
    """How many empty lines stand between two blocks."""
    if before is None or isinstance(before, Rule):
        return 0
    if isinstance(before, Heading):
        is_far = isinstance(block, TableBlock | Heading)
        return int(before.level == 1 or (before.level > 2 and is_far))
    return 2 if isinstance(block, Heading) and block.level <= 2 else 1


def _lines(block: Block, width: int, signs: Mapping[str, str]) -> Iterator[Line]:
    """Give the lines of one block."""
    match block:
        case Heading():
            yield from _heading(block, width, signs)
        case Paragraph(runs):
            yield from fill(split(runs), width)
        case Quote(blocks):
            bar = Piece(signs["bar"], _MARK)
            for line in _within(blocks, width - cells(bar.text), signs, gap=1):
                yield (bar, *line)
        case Listing():
            for place, entry in enumerate(block.entries):
                yield from _entry(_sign(block, place, signs), entry, width, signs)
        case TableBlock():
            yield from table_lines(block, width, signs)
        case Rule():
            yield (Piece(signs["rule"] * width, _MARK),)


def _heading(block: Heading, width: int, signs: Mapping[str, str]) -> Iterator[Line]:
    look = _TITLES.get(block.level, _LOW_TITLE)
    yield from fill(split(block.runs, look), width)
    if block.level <= 2:
        sign = signs["strong-rule" if block.level == 1 else "rule"]
        yield (Piece(sign * width, look._replace(bold=False)),)


def _sign(listing: Listing, place: int, signs: Mapping[str, str]) -> str:
    """Give what stands before an entry: a number, a box or a dot."""
    if box := listing.entries[place].box:
        return signs[f"{box}-box"]
    return f"{listing.start + place}. " if listing.ordered else signs["bullet"]


def _entry(
    sign: str, entry: Entry, width: int, signs: Mapping[str, str]
) -> Iterator[Line]:
    indent = cells(sign)
    lines = list(_within(entry.blocks, width - indent, signs, gap=0)) or [()]
    for place, line in enumerate(lines):
        first = Piece(" " * indent) if place else Piece(sign, _MARK)
        yield (first, *line)


def _within(
    blocks: Sequence[Block], width: int, signs: Mapping[str, str], *, gap: int
) -> Iterator[Line]:
    """Give the lines of blocks that stand inside another one."""
    for place, block in enumerate(blocks):
        if place:
            yield from [()] * gap
        yield from _lines(block, max(width, 1), signs)
