"""The hand-over: what the plan asks of whoever takes up a duty, on one page."""

from datetime import datetime
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, heading
from crisisplan.export.options import Options
from crisisplan.export.view.calls import HEAD, Numbers
from crisisplan.export.view.due import Due, due_dates
from crisisplan.export.view.gaps import Gap, gap, open_items
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, holders
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import Step, first_steps, soonest_first
from crisisplan.export.view.tally import Tally, tally

_STEPS, _DATES, _GAPS = 5, 3, 2
"""How many fit on one page; the others are counted."""
_ROOM = 14
"""Lines for numbers on the same page."""


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
    actions = _actions(sight, role)
    soon = first_steps(sight, actions)
    known = held.holders.people if held else ()
    asked = [one for one in sight.printed if not one.is_action and _applies(sight, one)]
    calls, more = Numbers(sight, asked).of({role}, known, soonest_first(actions), _ROOM)
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
        "calls": calls,
        "more_calls": more,
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
        and _applies(sight, item)
    ]


def _applies(sight: Sight, item: Item) -> bool:
    return not item.is_form and sight.plan.answer(item.id).state != "not-applicable"
