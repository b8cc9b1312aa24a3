"""Answers of which a part is missing, and what that means for whoever was asked."""

from crisisplan.domain.items.base import Around
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Value


def lacks(item: Item, value: Value | None, around: Around) -> bool:
    """Say whether something is missing of a value that is accepted so far."""
    if value is None or item.asks.faults(value, around):
        return False
    missing = item.asks.missing(value, around)
    return bool(missing) or any(item.asks.lacks(value, around))


def lacks_number(item: Item, value: Value | None, around: Around) -> bool:
    """Say whether nobody knows a number of somebody in a value that is accepted."""
    if value is None or item.asks.faults(value, around):
        return False
    return any(item.asks.without_number(value, around))


def is_half_known(item: Item, reading: Reading) -> bool:
    """Say whether something is missing, be it a number, and what stands there holds."""
    if reading.standing(item).tentative:
        return False
    value, around = reading.value(item), reading.around
    return lacks(item, value, around) or lacks_number(item, value, around)
