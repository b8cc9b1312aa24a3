"""On which day after an incident something is done."""

from datetime import date, timedelta

from crisisplan.domain.items.action import Action
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Phase, read_duration
from crisisplan.export.view.sight import Sight

DAYS = (1, 3, 7, 30, 90, 180, 365)
DAY = 1440
"""Minutes."""
YEARS = 5
"""Anniversaries that are named by their date."""
_BY_PHASE: dict[Phase, int] = {
    "first-hour": 1,
    "first-day": 1,
    "first-week": 7,
    "first-months": 90,
    "long-term": 365,
}
"""The day until which an action without a time is done."""


def is_due(sight: Sight, item: Item) -> bool:
    """Say whether something is to be done after an incident."""
    if not item.is_action or sight.plan.answer(item.id).state == "not-applicable":
        return False
    return bool(minutes(item))


def is_yearly(item: Item) -> bool:
    """Say whether it is done again every year."""
    return "long-term" in item.phase and minutes(item) >= DAYS[-1] * DAY


def minutes(item: Item) -> int:
    """Give until when an action is done; 0 where it belongs to quiet times."""
    if isinstance(item.asks, Action) and item.asks.within:
        return max(1, read_duration(item.asks.within))
    days = [_BY_PHASE[one] for one in item.phase if one in _BY_PHASE]
    return min(days, default=0) * DAY


def day_of(item: Item) -> int:
    """Give the day by which an action is done."""
    return -(-minutes(item) // DAY)


def milestone(item: Item) -> int:
    """Give the day up to which an action is done; the last takes all that is later."""
    return next((number for number in DAYS if day_of(item) <= number), DAYS[-1])


def days_after(day: date, count: int) -> date | None:
    """Give a day some days later; nothing where the calendar has ended."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None
