"""Where a plan stands, in numbers: what is counted, never a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass

from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, and how many of them are answered."""

    items: int
    answered: int

    @property
    def percent(self) -> int:
        """Rounded down: 100 means all of them."""
        return 100 * self.answered // self.items if self.items else 100


@dataclass(frozen=True, slots=True)
class Progress:
    """What is answered, settled and confirmed in one plan."""

    all: Count
    essential: Count
    settled: int
    essential_settled: int
    confirmed: int
    """Items that need partners' agreement and have it from all of them."""
    asked: int
    overdue: int
    parked: int
    set_aside: int
    chapters: tuple[tuple[str, Count], ...]
    """By chapter id, chapters left out not listed."""


def progress(reading: Reading) -> Progress:
    """Count where a plan stands; forms are counted nowhere."""
    items = reading.counted
    standings = [reading.standing(item) for item in items]
    essential = [item for item in items if item.essential]
    agreed = [
        item
        for item in items
        if item.agree_with and not reading.standing(item).unconfirmed
    ]
    return Progress(
        all=_count(reading, items),
        essential=_count(reading, essential),
        settled=sum(one.settled for one in standings),
        essential_settled=sum(reading.standing(item).settled for item in essential),
        confirmed=sum(reading.standing(item).state == "done" for item in agreed),
        asked=sum(one.state == "asked" for one in standings),
        overdue=sum(one.overdue for one in standings),
        parked=len(reading.parked),
        set_aside=len(reading.plan.set_aside),
        chapters=_chapters(reading),
    )


def _chapters(reading: Reading) -> tuple[tuple[str, Count], ...]:
    inside: dict[str, list[Item]] = {
        chapter.id: []
        for chapter in reading.playbook.chapters
        if not reading.plan.left_out(chapter.id)
    }
    for item in reading.counted:
        inside[reading.playbook.spots[item.id].chapter.id].append(item)
    return tuple((key, _count(reading, items)) for key, items in inside.items())


def _count(reading: Reading, items: Iterable[Item]) -> Count:
    found = [reading.standing(item).answered for item in items]
    return Count(len(found), sum(found))
