"""The actions of a card by the time in which they are due."""

from collections.abc import Iterable, Iterator
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
    open: bool
    """Whether nobody has said yet that they will do it, or nobody is there to."""


class Stretch(TypedDict):
    """What to do in one stretch of time, soonest first."""

    title: Markdown
    steps: list[Step]


_STRETCHES: dict[str, tuple[Phase, ...]] = {
    "First hour, by the minute": ("first-hour",),
    "First day": ("first-day",),
    "First week": ("first-week",),
    "Weeks and months after": ("first-months", "long-term"),
}
"""In the order of the clock; what is for quiet times stands on no card."""
_QUIET: dict[str, tuple[Phase, ...]] = {"In quiet times": ("prepare",)}
_SOON = frozenset({"first-hour", "first-day"})


def by_clock(
    items: Iterable[Item], *, quiet: bool = False
) -> Iterator[tuple[str, list[Item]]]:
    """Give actions under the time in which each is first due; empty ones left out."""
    ordered = sorted(items, key=_minutes)
    for title, phases in (_STRETCHES | _QUIET if quiet else _STRETCHES).items():
        if found := [item for item in ordered if _phase(item) in phases]:
            yield title, found


def stretches(sight: Sight, items: Iterable[Item]) -> list[Stretch]:
    """Give what stands on a card, by the clock."""
    return [
        {"title": Markdown(title), "steps": [step(sight, item) for item in found]}
        for title, found in by_clock(items)
    ]


def first_steps(sight: Sight, items: Iterable[Item]) -> list[Step]:
    """Give what is done in the first hour and day."""
    ordered = sorted(items, key=_minutes)
    return [step(sight, item) for item in ordered if _phase(item) in _SOON]


def soonest_first(items: Iterable[Item]) -> list[Item]:
    """Give the actions of the first hour and day; all of them where there are none."""
    ordered = sorted(items, key=_minutes)
    soon = [item for item in ordered if _phase(item) in _SOON]
    return soon or ordered


def within(item: Item) -> str:
    """Say until when something is done; nothing where no time is set."""
    return item.asks.within if isinstance(item.asks, Action) else ""


def _minutes(item: Item) -> int:
    until = within(item)
    return read_duration(until) if until else _LATEST


def _phase(item: Item) -> str:
    for phase in ("first-hour", "first-day", "first-week", "first-months", "long-term"):
        if phase in item.phase:
            return phase
    if item.phase:
        return "prepare"
    due = _minutes(item)
    return next((phase for phase, end in _ENDS if due <= end), "long-term")


def step(sight: Sight, item: Item) -> Step:
    """Give one thing to do."""
    title, ask = sight.playbook.say(item.title), sight.playbook.say(item.ask)
    standing = sight.reading.standing(item)
    settled = standing.answered and not standing.missing
    repeats = ask.casefold().startswith(title.casefold())
    return {
        "within": Markdown(within(item)),
        "title": inline(ask if repeats else title),
        "ask": NOTHING if repeats or not ask else inline(ask),
        "open": sight.tells_progress and not settled,
    }
