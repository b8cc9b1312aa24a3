"""The hand-over: what the plan asks of whoever takes up a duty, on one page."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, cell, heading
from crisisplan.export.options import Options
from crisisplan.export.view.calls import HEAD
from crisisplan.export.view.due import Due, due_dates
from crisisplan.export.view.gaps import Gap, gap, open_items
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact, holders
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import Step, first_steps
from crisisplan.export.view.tally import Tally, tally

_STEPS, _CALLS, _DATES, _GAPS = 5, 4, 3, 2
"""How many fit on one page; the others are counted."""


class HandOverView(TypedDict):
    """All that a newcomer reads first."""

    page: Page
    role: Markdown
    holders: list[Contact]
    withheld: bool
    soon: list[Step]
    """What the role does itself in the first hour and day."""
    more_soon: int
    owned: Tally
    decisions: list[Gap]
    more_decisions: int
    calls: list[Contact]
    more_calls: int
    dates: list[Due]
    more_dates: int


def hand_over_view(sight: Sight, now: datetime, options: Options) -> HandOverView:
    """Give what one role does, decides and owns, whom it calls, and what is due."""
    role = options.owner or _head(sight)
    held = sight.held(role)
    soon = first_steps(sight, _actions(sight, role))
    known = held.holders.people if held else ()
    calls = list(_calls(sight, role, known))
    owned = [item for item in sight.printed if sight.owner(item) == role]
    decisions = [item for item in open_items(sight) if item.decides == role]
    dates = due_dates(sight, role)
    return {
        "page": page(sight, now),
        "role": heading(sight.playbook.name(role)),
        "holders": holders(sight, held, sight.party(role)) if held else [],
        "withheld": sight.hides_role(role),
        "soon": soon[:_STEPS],
        "more_soon": max(0, len(soon) - _STEPS),
        "owned": tally(sight, owned),
        "decisions": [gap(sight, item) for item in decisions[:_GAPS]],
        "more_decisions": max(0, len(decisions) - _GAPS),
        "calls": calls[:_CALLS],
        "more_calls": max(0, len(calls) - _CALLS),
        "dates": dates[:_DATES],
        "more_dates": max(0, len(dates) - _DATES),
    }


def _head(sight: Sight) -> str:
    roles = sight.playbook.roles
    return HEAD if HEAD in roles else next(iter(roles), "")


def _actions(sight: Sight, role: str) -> list[Item]:
    return [
        item
        for item in sight.printed
        if item.is_action
        and sight.playbook.doer(item) == role
        and sight.plan.answer(item.id).state != "not-applicable"
    ]


def _calls(sight: Sight, role: str, known: tuple[str, ...]) -> Iterator[Contact]:
    """Give who leads the other duties; those who lead a chapter come first."""
    leads = [one.lead for one in sight.playbook.chapters if one.lead]
    seen = set(known)
    for other in dict.fromkeys([*leads, *sight.playbook.roles]):
        held = sight.held(other) if other != role else None
        lead = held.holders.lead if held else ""
        if lead and lead not in seen:
            seen.add(lead)
            yield contact(sight, lead, cell(sight.playbook.name(other)))
