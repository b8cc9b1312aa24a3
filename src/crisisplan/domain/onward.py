"""Which item comes next, for somebody who looks for a certain sort of them."""

from collections.abc import Iterable

from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading


def behind(
    reading: Reading, here: str, items: Iterable[Item], *, goes_round: bool = True
) -> str:
    """Give the id of the first of `items` behind an item or chapter.

    Args:
        reading: The plan.
        here: Where one is: the id of an item, or of a chapter; empty for nowhere.
        items: What is looked for, in the order of the playbook.
        goes_round: Begin anew behind the last one, rather than give nothing.
    """
    keys = [item.id for item in items]
    places = reading.playbook.places
    at = places.get(here, -1)
    first = keys[0] if keys and goes_round else ""
    return next((key for key in keys if places[key] > at), first)


def open_essentials(reading: Reading) -> tuple[Item, ...]:
    """Give the essential items that are not answered."""
    return tuple(item for item in reading.gaps if item.essential)


def asked(reading: Reading) -> tuple[Item, ...]:
    """Give the items for which somebody was asked."""
    return tuple(i for i in reading.gaps if reading.standing(i).state == "asked")
