"""What is looked at for now: one role, one phase, what is overdue, or any of these."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from crisisplan.domain.audience import Markings
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Phase

Part = Literal["state", "special", "weight", "role", "phase", "chapter", "marking"]
Choice = tuple[Part, str]
"""One thing that can be chosen: a part, and a value of it."""

FIRST_24_HOURS: frozenset[Choice] = frozenset(
    {("phase", "first-hour"), ("phase", "first-day")}
)
"""What is used while there is no time to read anything else."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is chosen; nothing chosen lets everything through."""

    chosen: frozenset[Choice] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        """Say whether anything is kept back."""
        return bool(self.chosen)

    def toggled(self, choices: Iterable[Choice]) -> "Filter":
        """Give the filter with choices added, or taken out where all are in it."""
        given = frozenset(choices)
        if given <= self.chosen:
            return Filter(self.chosen - given)
        return Filter(self.chosen | given)

    def only(self, part: Part, value: str) -> "Filter":
        """Give the filter with one value of a part, and none of its others."""
        others = {one for one in self.chosen if one[0] != part}
        return Filter(frozenset(others | {(part, value)}))

    def values(self, part: Part) -> frozenset[str]:
        """Give what is chosen of one part."""
        return frozenset(value for one, value in self.chosen if one == part)


EVERYTHING = Filter()


class Sieve:
    """A filter held over one reading of a plan."""

    def __init__(self, reading: Reading, through: Filter = EVERYTHING) -> None:
        """Keep what is filtered; nothing is worked out yet."""
        self.reading = reading
        self.through = through
        parts = {part for part, _ in through.chosen}
        self._wanted = {part: through.values(part) for part in parts}
        self._facts = _Facts(reading)

    def lets(self, item: Item) -> bool:
        """Say whether an item has one of the chosen values of each part."""
        return all(
            not wanted.isdisjoint(_VALUES[part](self._facts, item))
            for part, wanted in self._wanted.items()
        )

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items in play that it lets through, in order."""
        if not self.through:
            return self.reading.items
        return tuple(item for item in self.reading.items if self.lets(item))

    @cached_property
    def counted(self) -> tuple[Item, ...]:
        """Those of the items that somebody answers: all but the forms."""
        return tuple(item for item in self.items if not item.is_form)

    @cached_property
    def parked(self) -> tuple[Item, ...]:
        """The parked items that it lets through, in order."""
        return tuple(item for item in self.reading.parked if self.lets(item))


def tally(reading: Reading) -> Mapping[Choice, int]:
    """Count the items in play that have each value of each part."""
    facts = _Facts(reading)
    counter: Counter[Choice] = Counter()
    for item in reading.items:
        for part, values in _VALUES.items():
            counter.update((part, value) for value in values(facts, item))
    return counter


def by_role(reading: Reading) -> Mapping[str, tuple[Item, ...]]:
    """Give the items to answer in play by the role that owns them, in its order."""
    found: dict[str, list[Item]] = {role: [] for role in reading.playbook.roles}
    for item in reading.counted:
        found.setdefault(reading.owner(item), []).append(item)
    return {role: tuple(items) for role, items in found.items() if role and items}


class _Facts:
    """What the parts are worked out from."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.markings = Markings(reading.plan, reading.playbook)


Values = Callable[[_Facts, Item], Iterable[str]]


def _states(facts: _Facts, item: Item) -> Iterable[str]:
    if item.is_form:
        return
    standing = facts.reading.standing(item)
    if not standing.answered:
        yield "open"
    if standing.state == "asked":
        yield "asked"
    elif standing.answered:
        yield standing.state
    elif standing.state != "todo":
        yield "draft"


def _special(facts: _Facts, item: Item) -> Iterable[str]:
    if item.id in facts.reading.playbook.begin_with.items:
        yield "begin"
    if item.is_form:
        return
    standing = facts.reading.standing(item)
    if standing.overdue:
        yield "overdue"
    if standing.answered and standing.unconfirmed:
        yield "unconfirmed"
    if not standing.settled:
        yield "unsettled"


def _phases(_: _Facts, item: Item) -> tuple[Phase, ...]:
    return item.phase


def _chapter(facts: _Facts, item: Item) -> tuple[str]:
    return (facts.reading.playbook.spots[item.id].chapter.id,)


_VALUES: Mapping[Part, Values] = {
    "state": _states,
    "special": _special,
    "weight": lambda _, item: (item.weight,),
    "role": lambda facts, item: (facts.reading.owner(item),),
    "phase": _phases,
    "chapter": _chapter,
    "marking": lambda facts, item: (facts.markings.of(item),),
}
"""The register of parts: which values of each an item has."""
