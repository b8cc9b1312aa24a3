"""The points of a plan: a choice whose options have points is a scale."""

from collections.abc import Iterable
from dataclasses import dataclass

from crisisplan.domain.items.choice import Choice
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading


@dataclass(frozen=True, slots=True)
class Total:
    """What some scales add up to: a sum, never a verdict."""

    given: int
    """Of those that are answered."""
    at_most: int
    """What all of them would give, those not answered too."""
    answered: int
    scales: int

    def __add__(self, other: "Total") -> "Total":
        """Add two sums."""
        return Total(
            self.given + other.given,
            self.at_most + other.at_most,
            self.answered + other.answered,
            self.scales + other.scales,
        )


NOTHING_SCALED = Total(0, 0, 0, 0)


def total(reading: Reading, items: Iterable[Item]) -> Total:
    """Add up the scales among `items`; what does not apply counts for nothing.

    What is a draft, asked or refused adds to what is possible only.
    """
    return sum((_of(reading, item) for item in items), NOTHING_SCALED)


def _of(reading: Reading, item: Item) -> Total:
    asks = item.asks
    if not isinstance(asks, Choice) or not asks.is_scale or not reading.in_play(item):
        return NOTHING_SCALED
    standing = reading.standing(item)
    if standing.state == "not-applicable":
        return NOTHING_SCALED
    value = reading.accepted(item) if standing.answered else None
    given = asks.score(value) if value is not None else 0
    return Total(given, asks.best, int(value is not None), 1)
