"""What a table says, as values that can be drawn: bars, or a clock of actions.

A picture is drawn from a table of the same document and stands beside it. So it shows
nothing that its audience may not read, and who cannot see it has lost nothing.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from crisisplan.domain.values import read_duration
from crisisplan.errors import NotAnAnswerError
from crisisplan.export.blocks import Runs, TableBlock, plain

_MARK = re.compile(r"([0-9]{1,4})(?: \((.{1,24})\))?")


@dataclass(frozen=True, slots=True)
class Bar:
    """How many there are of something, and how many of these are how far."""

    label: str
    all: int
    answered: int
    settled: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that are compared with each other."""

    title: str
    words: tuple[str, str, str]
    """What the table calls all, the answered, and the settled."""
    bars: tuple[Bar, ...]

    def lines(self) -> Iterator[str]:
        """Say what the bars show."""
        for bar in self.bars:
            numbers = zip(self.words, (bar.all, bar.answered, bar.settled), strict=True)
            said = ", ".join(f"{word} {number}" for word, number in numbers)
            yield f"{bar.label}: {said}"


@dataclass(frozen=True, slots=True)
class Mark:
    """One action on the clock."""

    number: str
    within: str
    """Until when it is done, as in `30 min`; empty where nobody said."""

    def __str__(self) -> str:
        """Give it as it stands in the table."""
        return f"{self.number} ({self.within})" if self.within else self.number


@dataclass(frozen=True, slots=True)
class Clock:
    """Who acts when: a lane for each role, a column for each phase."""

    title: str
    phases: tuple[str, ...]
    lanes: tuple[tuple[str, tuple[tuple[Mark, ...], ...]], ...]
    """Who, and what they do in each phase."""

    def times(self) -> tuple[tuple[str, ...], ...]:
        """Give the times within each phase, soonest first, what has none last."""
        columns = zip(*(cells for _, cells in self.lanes), strict=True)
        found = ({mark.within for cell in one for mark in cell} for one in columns)
        return tuple(tuple(sorted(times, key=_minutes)) for times in found)

    def lines(self) -> Iterator[str]:
        """Say what the clock shows."""
        for who, cells in self.lanes:
            for phase, marks in zip(self.phases, cells, strict=True):
                if marks:
                    yield f"{who}, {phase}: {', '.join(map(str, marks))}"


Picture = Bars | Clock


def picture_of(table: TableBlock) -> Picture | None:
    """Give what is drawn of a table; nothing where it is not made for that."""
    if not table.rows:
        return None
    match table.drawn:
        case "bars":
            return _bars(table)
        case "clock":
            return _clock(table)
        case _:
            return None


def _bars(table: TableBlock) -> Bars | None:
    """Read bars: the first three columns of numbers are all, answered, settled."""
    columns = list(zip(*(map(_words, row) for row in table.rows), strict=True))
    numbers = [n for n, one in enumerate(columns) if all(map(_is_number, one))]
    if len(numbers) < 3:
        return None
    used = tuple(numbers[:3])
    every, answered, settled = (_words(table.header[one]) for one in used)
    bars = (
        Bar(label, *(int(one) for one in counts))
        for label, *counts in zip(columns[0], *(columns[n] for n in used), strict=True)
    )
    title = _words(table.header[0])
    return Bars(title, (every, answered, settled), tuple(bars))


def _clock(table: TableBlock) -> Clock | None:
    """Read a clock: who, then in each phase lines like `3 (1 h)`."""
    title, *phases = map(_words, table.header)
    cells = [tuple(map(_marks, row[1:])) for row in table.rows]
    if not phases or None in (one for row in cells for one in row):
        return None
    lanes = (
        (_words(row[0]), tuple(marks or () for marks in found))
        for row, found in zip(table.rows, cells, strict=True)
    )
    return Clock(title, tuple(phases), tuple(lanes))


def _marks(cell: Runs) -> tuple[Mark, ...] | None:
    found = [_MARK.fullmatch(line) for line in plain(cell).split("\n") if line]
    marks = [Mark(one[1], one[2] or "") for one in found if one]
    return tuple(marks) if len(marks) == len(found) else None


def _minutes(within: str) -> float:
    try:
        return read_duration(within)
    except NotAnAnswerError:
        return math.inf


def _words(runs: Runs) -> str:
    return " ".join(plain(runs).split())


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7
