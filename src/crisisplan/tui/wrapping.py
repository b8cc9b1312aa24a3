"""Words on lines of a given width, each word as it looks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from crisisplan.domain.text import tidy
from crisisplan.export.blocks import Run

_SPACES = re.compile(r"[ \t\r\n]+")

_BREAKS = frozenset("@./-_,;:")
"""After these a long word is broken rather than anywhere."""


class Look(NamedTuple):
    """How a piece of text looks."""

    tone: str = ""
    """What it is for: `title`, `mark`, `link`; nothing for plain text."""
    bold: bool = False
    italic: bool = False
    link: str = ""


class Piece(NamedTuple):
    """Text of one look, on one line."""

    text: str
    look: Look = Look()


Line = tuple[Piece, ...]


@dataclass(slots=True)
class Word:
    """What is not broken where that can be helped."""

    gap: Look
    """How the blank before it looks."""
    pieces: list[Piece] = field(default_factory=list)
    width: int = 0
    """How many cells it takes."""

    def add(self, text: str, look: Look) -> None:
        """Make the word longer."""
        self.pieces.append(Piece(text, look))
        self.width += cells(text)


PLAIN = Look()


def cells(text: str) -> int:
    """How wide a text is; a Chinese sign takes two cells."""
    return len(text) if text.isascii() else cell_len(text)


def line_width(line: Line) -> int:
    """How many cells a line takes."""
    return sum(cells(piece.text) for piece in line)


def width_of(lines: Iterable[Line]) -> int:
    """How many cells the widest line takes."""
    return max(map(line_width, lines), default=0)


def split(runs: Sequence[Run], base: Look = PLAIN) -> list[list[Word]]:
    """Give the words of some runs, line by line as they were written."""
    lines: list[list[Word]] = [[]]
    glued = False
    for run in runs:
        if run.line_break:
            lines.append([])
            glued = False
            continue
        look, is_clean = _look(run, base), run.text.isprintable()
        for place, part in enumerate(_SPACES.split(run.text)):
            glued = glued and not place
            if not part:
                continue
            if not glued:
                lines[-1].append(Word(look))
            lines[-1][-1].add(part if is_clean else tidy(part), look)
            glued = True
    return lines


def _look(run: Run, base: Look) -> Look:
    if not (run.bold or run.italic or run.link):
        return base
    return Look(
        "link" if run.link else base.tone,
        base.bold or run.bold,
        base.italic or run.italic,
        run.link,
    )


def longest_word(lines: list[list[Word]]) -> int:
    """How many cells the longest word takes."""
    return max((word.width for line in lines for word in line), default=0)


def unwrapped(lines: list[list[Word]]) -> int:
    """How many cells the lines take where there is room for all of them."""
    return max((sum(w.width + 1 for w in line) - 1 for line in lines), default=0)


def fill(lines: list[list[Word]], width: int) -> list[Line]:
    """Put words on lines of at most `width` cells; an empty line stays one."""
    width = max(width, 1)
    return [line for words in lines for line in _fill(words, width)]


def _fill(words: list[Word], width: int) -> Iterator[Line]:
    row: list[Word] = []
    used = 0
    for word in words:
        if row and used + 1 + word.width > width:
            yield _line(row)
            row, used = [], 0
        *full, last = _chopped(word, width) if word.width > width else [word]
        yield from (_line([one]) for one in full)
        used += last.width + bool(row)
        row.append(last)
    yield _line(row)


def _chopped(word: Word, width: int) -> list[Word]:
    """Break a word that is wider than a line, at a sign of an address if possible."""
    parts = [Word(word.gap)]
    for text, look in word.pieces:
        while text:
            room = width - parts[-1].width
            if cells(text) <= room:
                head = text
            elif room > 1 or not parts[-1].pieces:
                head = _head(text, max(room, 2))
            else:
                head = ""
            if head:
                parts[-1].add(head, look)
            text = text[len(head) :]
            if text:
                parts.append(Word(word.gap))
    return [part for part in parts if part.pieces]


def _head(text: str, room: int) -> str:
    """Give the first part of a long word, never nothing."""
    whole = chop_cells(text, room)[0] or text[:1]
    signs = [at for at, sign in enumerate(whole) if sign in _BREAKS]
    return whole[: signs[-1] + 1] if signs and 2 * signs[-1] > len(whole) else whole


def _line(words: list[Word]) -> Line:
    """Join words by blanks, pieces that look alike into one."""
    found: list[Piece] = []
    for place, word in enumerate(words):
        if place:
            _add(found, " ", word.gap if word.gap == words[place - 1].gap else PLAIN)
        for text, look in word.pieces:
            _add(found, text, look)
    return tuple(found)


def _add(found: list[Piece], text: str, look: Look) -> None:
    if found and found[-1].look == look:
        found[-1] = Piece(found[-1].text + text, look)
    else:
        found.append(Piece(text, look))
