"""The actions of a card by the time in which they are due."""

from typing import TypedDict

from crisisplan.domain.items.action import Action
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Phase, read_duration
from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.sight import Sight

_LATEST = 10**9
_ENDS: tuple[tuple[Phase, int], ...] = (
    ("first-hour", 60),
    ("first-day", 1440),
    ("first-week", 7 * 1440),
)
"""Until when, in minutes, an action of no phase belongs to one."""


class Step(TypedDict):
    """One thing to do, with a box to tick."""

    within: Markdown
    title: Markdown
    ask: Markdown
    """What to do, where that says more than the title."""


class Steps(TypedDict):
    """What to do, soonest first."""

    first_hour: list[Step]
    first_day: list[Step]
    first_week: list[Step]
    later: list[Step]


def steps(sight: Sight, items: list[Item]) -> Steps:
    """Give actions under the phase in which each is first due; peacetime left out."""
    found: dict[str, list[Item]] = {}
    for item in sorted(items, key=_minutes):
        found.setdefault(_phase(item), []).append(item)
    later = [*found.get("first-months", []), *found.get("long-term", [])]
    return {
        "first_hour": [_step(sight, item) for item in found.get("first-hour", [])],
        "first_day": [_step(sight, item) for item in found.get("first-day", [])],
        "first_week": [_step(sight, item) for item in found.get("first-week", [])],
        "later": [_step(sight, item) for item in later],
    }


def _within(item: Item) -> str:
    return item.asks.within if isinstance(item.asks, Action) else ""


def _minutes(item: Item) -> int:
    within = _within(item)
    return read_duration(within) if within else _LATEST


def _phase(item: Item) -> str:
    for phase in ("first-hour", "first-day", "first-week", "first-months", "long-term"):
        if phase in item.phase:
            return phase
    if item.phase:
        return "prepare"
    due = _minutes(item)
    return next((phase for phase, end in _ENDS if due <= end), "long-term")


def _step(sight: Sight, item: Item) -> Step:
    title, ask = sight.playbook.say(item.title), sight.playbook.say(item.ask)
    repeats = ask.casefold().startswith(title.casefold())
    return {
        "within": Markdown(_within(item)),
        "title": inline(ask if repeats else title),
        "ask": NOTHING if repeats or not ask else inline(ask),
    }
