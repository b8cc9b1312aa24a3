"""How many of some items are answered, settled and confirmed: counts, no verdict."""

from collections.abc import Iterable
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.view.sight import Sight


class Tally(TypedDict):
    """The counts of some items."""

    items: int
    answered: int
    percent: int
    """Of the items, rounded down: 100 means all of them."""
    settled: int
    to_confirm: int
    """Items that partners have to confirm."""
    confirmed: int
    asked: int
    overdue: int


def tally(sight: Sight, items: Iterable[Item]) -> Tally:
    """Count items that `sight` prints; forms are counted nowhere."""
    counted = [item for item in items if not item.is_form]
    standings = [sight.reading.standing(item) for item in counted]
    answered = sum(one.answered for one in standings)
    agreeing = [
        standing
        for item, standing in zip(counted, standings, strict=True)
        if item.agree_with and standing.state != "not-applicable"
    ]
    return {
        "items": len(counted),
        "answered": answered,
        "percent": 100 * answered // len(counted) if counted else 100,
        "settled": sum(one.settled for one in standings),
        "to_confirm": len(agreeing),
        "confirmed": sum(
            not one.unconfirmed and one.state == "done" for one in agreeing
        ),
        "asked": sum(one.state == "asked" for one in standings),
        "overdue": sum(one.overdue for one in standings),
    }
