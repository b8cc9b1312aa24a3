"""Where a plan stands, in numbers: what is counted, never a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Phase


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, how many are answered, and how many of those settled."""

    items: int
    answered: int
    settled: int = 0

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all of them."""
        return 100 * self.answered // self.items if self.items else 100


@dataclass(frozen=True, slots=True)
class Progress:
    """What is answered, settled and confirmed in one plan."""

    all: Count
    essential: Count
    to_confirm: int
    """Items that need partners' agreement, those that do not apply not counted."""
    confirmed: int
    """Those of them that are done and have it from all partners."""
    asked: int
    overdue: int
    parked: int
    set_aside: int
    chapters: tuple[tuple[str, Count], ...]
    """By chapter id, chapters left out not listed."""
    phases: tuple[tuple[Phase, Count], ...]
    """By when the answer is used; an item used in two phases counts in both."""


def progress(reading: Reading) -> Progress:
    """Count where a plan stands; forms are counted nowhere."""
    items = reading.counted
    standings = [reading.standing(item) for item in items]
    joint = [
        reading.standing(item)
        for item in items
        if item.agree_with and reading.standing(item).state != "not-applicable"
    ]
    return Progress(
        all=count(reading, items),
        essential=count(reading, (item for item in items if item.essential)),
        to_confirm=len(joint),
        confirmed=sum(one.state == "done" and not one.unconfirmed for one in joint),
        asked=sum(one.state == "asked" for one in standings),
        overdue=sum(one.overdue for one in standings),
        parked=len(reading.parked),
        set_aside=len(reading.plan.set_aside),
        chapters=_chapters(reading),
        phases=by_phase(reading, items),
    )


def count(reading: Reading, items: Iterable[Item]) -> Count:
    """Count some items, whichever they are."""
    found = [reading.standing(item) for item in items]
    return Count(
        len(found),
        sum(one.answered for one in found),
        sum(one.settled for one in found),
    )


def by_phase(
    reading: Reading, items: Iterable[Item]
) -> tuple[tuple[Phase, Count], ...]:
    """Count items by when their answer is used; a phase without any is left out."""
    inside: dict[Phase, list[Item]] = {phase: [] for phase in get_args(Phase)}
    for item in items:
        for phase in frozenset(item.phase):
            inside[phase].append(item)
    return tuple((key, count(reading, found)) for key, found in inside.items() if found)


def _chapters(reading: Reading) -> tuple[tuple[str, Count], ...]:
    inside: dict[str, list[Item]] = {
        chapter.id: []
        for chapter in reading.playbook.chapters
        if not reading.plan.left_out(chapter.id)
    }
    for item in reading.counted:
        inside[reading.playbook.spots[item.id].chapter.id].append(item)
    return tuple((key, count(reading, items)) for key, items in inside.items())
