"""The brief: two pages on which a mayor sees where the plan stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Literal, TypedDict

from crisisplan.domain.contacts import CHECKED_WITHIN, IN_WORDS
from crisisplan.domain.days import is_older
from crisisplan.domain.next_steps import NOTHING
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, inline
from crisisplan.export.view.begun import Begun, begun
from crisisplan.export.view.calls import HEAD
from crisisplan.export.view.doers import who_holds
from crisisplan.export.view.due import Due, due_dates
from crisisplan.export.view.gaps import NOBODY, Gap, gap, open_items
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.scope import reached, steps
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.stand import Stand, stand
from crisisplan.export.view.tally import Tally, tally

_STEPS, _ESSENTIALS, _DECISIONS, _DATES = 5, 25, 3, 4
"""How many fit on two pages; the others are counted."""
_DECIDERS = {"mayor": "The mayor", "council": "The council", "partner": "A partner"}
_KINDS: Mapping[Literal["exercise", "review", "activation"], str] = {
    "exercise": "Last exercise",
    "review": "Last review",
    "activation": "Last used for real",
}


class Decision(TypedDict):
    """What one body has to decide."""

    by: Markdown
    points: list[Markdown]
    more: int


class Essentials(TypedDict):
    """What cannot wait, of one role."""

    owner: Markdown
    holder: Markdown
    """Who holds the role, or that nobody does."""
    points: list[Markdown]
    """What is open, each with how far it is."""


class Tried(TypedDict):
    """When the plan was last read, tried or used."""

    what: Markdown
    on: Markdown
    """Nothing where it never was."""
    findings: int
    """How many findings of this kind, from any day, are open."""


class Numbers(TypedDict):
    """How fresh the telephone numbers are."""

    people: int
    fresh: int
    within: Markdown
    """How long a check counts, in words."""


class BriefView(TypedDict):
    """All that the brief says."""

    page: Page
    begun: list[Begun]
    """What comes first, where the playbook says that something does."""
    hidden: bool
    """Whether something is counted nowhere, because its readers may not see it."""
    all: Tally
    essential: Tally
    stand: Stand
    tried: list[Tried]
    numbers: Numbers
    steps: list[Markdown]
    """What to do next, by the rules of the screen."""
    no_steps: Markdown
    essentials: list[Essentials]
    more_essentials: int
    decisions: list[Decision]
    dates: list[Due]
    more_dates: int


def brief_view(sight: Sight, now: datetime) -> BriefView:
    """Give the counts, then what cannot wait, as far as two pages hold it."""
    open_ = open_items(sight)
    essentials = sorted((i for i in open_ if i.essential), key=partial(_due, sight))
    dates = due_dates(sight)
    return {
        "page": page(sight, now),
        "begun": begun(sight),
        "hidden": bool(sight.hidden),
        "all": tally(sight, sight.printed),
        "essential": tally(sight, (i for i in sight.printed if i.essential)),
        "stand": stand(sight),
        "tried": _tried(sight),
        "numbers": numbers_checked(sight),
        "steps": steps(sight, _STEPS, reader=HEAD),
        "no_steps": inline(NOTHING),
        "essentials": _essentials(sight, essentials[:_ESSENTIALS]),
        "more_essentials": max(0, len(essentials) - _ESSENTIALS),
        "decisions": _decisions(sight, open_),
        "dates": dates[:_DATES],
        "more_dates": max(0, len(dates) - _DATES),
    }


def _due(sight: Sight, item: Item) -> str:
    return sight.plan.answer(item.id).due or date.max.isoformat()


def _essentials(sight: Sight, items: Iterable[Item]) -> list[Essentials]:
    """Give what cannot wait by the roles that see to it, what is due first first."""
    found: dict[str, list[Markdown]] = {}
    for item in items:
        found.setdefault(sight.owner(item), []).append(_in_words(gap(sight, item)))
    return [
        {
            "owner": sight.party(role) or Markdown(NOBODY),
            "holder": who_holds(sight, role),
            "points": points,
        }
        for role, points in found.items()
    ]


def _in_words(one: Gap) -> Markdown:
    """Give what is open, and in brackets how far it is."""
    open_ = one["open"]
    said = [f"by {open_['due']}"] if open_["due"] and not open_["overdue"] else []
    said += ["**overdue**"] if open_["overdue"] else []
    said += ["asked"] if open_["asked"] else []
    said += ["draft"] if one["draft"] else []
    said += ["needs correcting"] if open_["refused"] else []
    return Markdown(f"{one['title']} ({', '.join(said)})" if said else one["title"])


def _tried(sight: Sight) -> list[Tried]:
    days: list[tuple[str, str]] = [(one.kind, one.on) for one in sight.plan.activity]
    open_ = Counter(
        one.activity.kind for one in sight.findings() if not one.finding.closed
    )
    return [
        {
            "what": Markdown(words),
            "on": Markdown(max((on for one, on in days if one == kind), default="")),
            "findings": open_[kind],
        }
        for kind, words in _KINDS.items()
    ]


def numbers_checked(sight: Sight) -> Numbers:
    """Count whose numbers were called lately, of those that are listed."""
    people = [sight.plan.people[one] for one in reached(sight)]
    today = sight.reading.today
    return {
        "people": len(people),
        "fresh": sum(
            bool(one.numbers) and not is_older(one.verified, today, CHECKED_WITHIN)
            for one in people
        ),
        "within": Markdown(IN_WORDS),
    }


def _decisions(sight: Sight, items: Iterable[Item]) -> list[Decision]:
    found: dict[str, list[Item]] = {key: [] for key in _DECIDERS}
    for item in items:
        if item.decides:
            found[item.decides].append(item)
    return [
        {
            "by": Markdown(_DECIDERS[key]),
            "points": [sight.words(one.title) for one in waiting[:_DECISIONS]],
            "more": max(0, len(waiting) - _DECISIONS),
        }
        for key, waiting in found.items()
        if waiting
    ]
