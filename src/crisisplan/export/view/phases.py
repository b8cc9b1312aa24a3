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
PHASES = tuple(_WORDS)
"""In the order of the clock; what is for quiet times comes last."""


def when_used(item: Item) -> Markdown:
    """Say when an item is used: "first hour, first day"."""
    return Markdown(", ".join(_WORDS[one] for one in _WORDS if one in item.phase))


def phase_name(phase: Phase) -> Markdown:
    """Give the name of a phase, as it begins a line."""
    return Markdown(_WORDS[phase].capitalize())


def soonest_first(item: Item) -> int:
    """Give the place of an item in the order of the clock."""
    return min((PHASES.index(one) for one in item.phase), default=len(PHASES))
