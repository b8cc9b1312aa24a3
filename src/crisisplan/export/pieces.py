"""What HTML, Word and PDF have in common when they show the words of a document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from crisisplan.domain.handout import MARKER
from crisisplan.export.blocks import (
    Block,
    Blocks,
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

_UNPRINTABLE = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OUTSIDE = re.compile(
    r"https://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?"
    r"(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?"
)

_LABEL = 80
"""Characters of a line that is still a name and no sentence."""
FRONT, _BACK = 2, 3
"""The levels of the headings with which both sides of a card begin."""
_TOGETHER = re.compile(r"\+?\d[\d ]*\d|\S+")
"""A word, or a telephone number with its blanks."""
_LINE, _PADDING, _WORD, _LONG = 96, 3, 15, 56
"""Characters on a line of the page, around a cell, in a usual word, in a long line."""
_EACH = 1
"""What a column is given of the rest, in characters, however short its words are."""
_TO_FILL = 34
"""What a column is given in which a hand writes."""
_AT_MOST = 0.9
"""How much of the page is dealt out by words alone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands between two rules, on paper of its own."""

    blocks: Blocks
    is_card: bool
    """Whether it is one side of a card on which things are ticked off."""


def sheets(blocks: Blocks) -> tuple[Sheet, ...]:
    """Give the sheets of a document in their order."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Rule):
            found.append([])
        else:
            found[-1].append(block)
    made: list[Sheet] = []
    for number, sheet in enumerate(found):
        follows_card = number > 0 and made[-1].is_card
        is_card = number > 0 and _is_card(sheet, follows_card=follows_card)
        made.append(Sheet(tuple(sheet), is_card))
    return tuple(made)


def _is_card(sheet: Sequence[Block], *, follows_card: bool) -> bool:
    """Say whether a sheet begins as a card and has boxes, or is the back of one."""
    first = sheet[0] if sheet else None
    if not isinstance(first, Heading):
        return False
    if first.level == _BACK:
        return follows_card
    return first.level == FRONT and any(map(has_boxes, sheet))


def has_boxes(block: Block) -> bool:
    """Say whether a block is a list with something to tick off."""
    return isinstance(block, Listing) and any(entry.box for entry in block.entries)


def groups(blocks: Blocks) -> Iterator[tuple[bool, Blocks]]:
    """Give blocks in groups, and say which is a question with room for its answer.

    Such a group stays on one page where it fits: nobody knows to which question boxes
    at the top of a page belong.
    """
    found: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading):
            found.append([])
        found[-1].append(block)
    for group in filter(None, found):
        yield any(map(_has_sign, group)), tuple(group)


def _has_sign(block: Block) -> bool:
    match block:
        case Paragraph(runs=runs):
            return MARKER.search(plain(runs)) is not None
        case TableBlock(header=header):
            return any(MARKER.search(plain(runs)) for runs in header)
        case _:
            return False


def is_label(runs: Runs) -> bool:
    """Say whether a paragraph is nothing but bold words: the name of what follows."""
    return all(run.bold for run in runs) and len(plain(runs)) < _LABEL


def is_jpeg(picture: bytes) -> bool:
    """Say whether a picture is a JPEG; else it is a PNG."""
    return picture.startswith(b"\xff\xd8")


def printable(text: str) -> str:
    """Give text with a visible sign for what neither XML nor HTML can hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def leads_outside(link: str) -> bool:
    """Say whether a link is an address that every reader takes for one."""
    return _OUTSIDE.fullmatch(link) is not None


def by_link(runs: Runs) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Give the runs that one link covers together; the link is empty for the others."""
    for link, covered in groupby(runs, key=lambda run: run.link):
        yield link, tuple(covered)


def anchors(blocks: Blocks) -> tuple[str, ...]:
    """Give the anchors to which a document may lead, in its order, each once."""
    return tuple(dict.fromkeys(_anchors(blocks)))


def _anchors(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(anchor=anchor) if anchor:
                yield anchor
            case Quote(blocks=inside):
                yield from _anchors(inside)
            case Listing(entries=entries):
                for entry in entries:
                    yield from _anchors(entry.blocks)
            case _:
                pass


def is_contents(block: Block) -> bool:
    """Say whether a list does nothing but lead to places of the same document."""
    if not isinstance(block, Listing) or not block.entries:
        return False
    insides = [entry.blocks for entry in block.entries]
    return all(len(one) == 1 and _leads_inside(one[0]) for one in insides)


def _leads_inside(block: Block) -> bool:
    return isinstance(block, Paragraph) and all(
        run.link.startswith("#") for run in block.runs
    )


def shares(table: TableBlock) -> tuple[float, ...]:
    """Give how much of the width of the page each column needs; together 1.

    No column is too narrow for its words, as far as that can be; what is left goes to
    those with long lines and full cells, and to those that are to be filled in.
    """
    columns = list(zip(table.header, *table.rows, strict=True))
    words = list(map(_longest_word, columns))
    lines = list(map(_usual_line, columns))
    least = [
        (max(min(word, _WORD), line if line <= _WORD else 0) + _PADDING) / _LINE
        for word, line in zip(words, lines, strict=True)
    ]
    shrink = min(1, _AT_MOST / sum(least))
    least = [one * shrink for one in least]
    to_fill = [not any(plain(cell).strip() for cell in one[1:]) for one in columns]
    wants = [
        _TO_FILL if empty and not all(to_fill) else _wanted(word, line)
        for empty, word, line in zip(to_fill, words, lines, strict=True)
    ]
    spare = 1 - sum(least)
    return tuple(
        own + spare * want / sum(wants) for own, want in zip(least, wants, strict=True)
    )


def _wanted(word: float, line: float) -> float:
    """Give how many characters more than a usual word a column can use."""
    return max(line - _WORD, 0) + max(min(word, _LONG) - _WORD, 0) + _EACH


def _longest_word(cells: Sequence[Runs]) -> int:
    words = (word for cell in cells for word in _TOGETHER.findall(plain(cell)))
    return max(map(len, words), default=0)


def _usual_line(cells: Sequence[Runs]) -> float:
    """Give how long a line must be for nearly all of them; no longer than is of use."""
    texts = [plain(cell) for cell in cells]
    lines = sorted(len(line) for text in texts for line in text.split("\n"))
    nearly_all = lines[len(lines) * 9 // 10]
    in_a_cell = sum(map(len, texts)) / len(texts)
    return min(nearly_all, max(in_a_cell, _WORD), _LONG)
