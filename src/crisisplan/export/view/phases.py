"""When an answer is used, in words."""

from collections.abc import Mapping

from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Phase
from crisisplan.export.escape import Markdown

_WORDS: Mapping[Phase, str] = {
    "first-hour": "first hour",
    "first-day": "first day",
    "first-week": "first week",
    "first-months": "first months",
    "long-term": "long term",
    "prepare": "in quiet times",
}
"""In the order of the clock; what is for quiet times comes last."""
_ORDER = tuple(_WORDS)


def when_used(item: Item) -> Markdown:
    """Say when an item is used: "first hour, first day"."""
    return Markdown(", ".join(_WORDS[one] for one in _WORDS if one in item.phase))


def soonest_first(item: Item) -> int:
    """Give the place of an item in the order of the clock."""
    return min((_ORDER.index(one) for one in item.phase), default=len(_ORDER))
