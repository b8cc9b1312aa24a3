"""The follow-up: what is done for those affected, on which day after an incident."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TypedDict

from crisisplan.domain.items.action import Action
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Phase, read_duration, say_duration
from crisisplan.export.escape import NOTHING, Markdown, cell
from crisisplan.export.options import Options
from crisisplan.export.view.calendar import anniversaries, long_day
from crisisplan.export.view.named import partners
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import Sight

DAYS = (1, 3, 7, 30, 90, 180, 365)
_DAY = 1440
_YEARS = 5
"""Anniversaries that are named by their date."""
_BY_PHASE: dict[Phase, int] = {
    "first-hour": 1,
    "first-day": 1,
    "first-week": 7,
    "first-months": 90,
    "long-term": 365,
}
"""The day until which an action without a time is done."""


class Deed(TypedDict):
    """One thing to do; each text fits into a cell."""

    title: Markdown
    ask: Markdown
    by: Markdown
    who: Markdown
    deputies: Markdown


class Day(TypedDict):
    """All that is due between the milestone before and this one."""

    number: int
    on: Markdown
    deeds: list[Deed]


class FollowUpView(TypedDict):
    """All milestones of an incident."""

    page: Page
    incident: Markdown
    """The day in full; nothing where none is named."""
    days: list[Day]
    yearly: list[Deed]
    years: list[Markdown]
    blank_years: list[int]
    hidden: int


def follow_up_view(sight: Sight, now: datetime, options: Options) -> FollowUpView:
    """Give the actions by milestone, with dates where the incident has one."""
    day = options.incident
    items = [item for item in sight.printed if _is_due(sight, item)]
    once = [item for item in items if not _is_yearly(item)]
    yearly = [item for item in items if _is_yearly(item)]
    years = list(anniversaries(day, _YEARS)) if day else []
    return {
        "page": page(sight, now),
        "incident": long_day(day) if day else NOTHING,
        "days": [_day(sight, once, number, day) for number in DAYS],
        "yearly": [_deed(sight, item, None) for item in yearly],
        "years": years,
        "blank_years": [] if years else list(range(1, _YEARS + 1)),
        "hidden": sum(item.is_action for item in sight.hidden),
    }


def _is_due(sight: Sight, item: Item) -> bool:
    if not item.is_action or sight.plan.answer(item.id).state == "not-applicable":
        return False
    return bool(_minutes(item))


def _is_yearly(item: Item) -> bool:
    return "long-term" in item.phase and _minutes(item) >= DAYS[-1] * _DAY


def _minutes(item: Item) -> int:
    """Give until when an action is done; 0 where it belongs to quiet times."""
    if isinstance(item.asks, Action) and item.asks.within:
        return max(1, read_duration(item.asks.within))
    days = [_BY_PHASE[one] for one in item.phase if one in _BY_PHASE]
    return min(days, default=0) * _DAY


def _day(sight: Sight, items: Iterable[Item], number: int, day: date | None) -> Day:
    due = [item for item in items if _milestone(item) == number]
    return {
        "number": number,
        "on": _date(day, number),
        "deeds": [_deed(sight, item, day) for item in sorted(due, key=_minutes)],
    }


def _milestone(item: Item) -> int:
    """Give the day up to which an action is done; the last takes all that is later."""
    days = -(-_minutes(item) // _DAY)
    return next((number for number in DAYS if days <= number), DAYS[-1])


def _date(day: date | None, days: int) -> Markdown:
    try:
        return long_day(day + timedelta(days=days)) if day else NOTHING
    except OverflowError:
        return NOTHING


def _deed(sight: Sight, item: Item, day: date | None) -> Deed:
    minutes = _minutes(item)
    doer = sight.playbook.doer(item)
    leads, deputies = _people(sight, doer)
    role = cell(sight.playbook.name(doer))
    return {
        "title": cell(sight.playbook.say(item.title)),
        "ask": cell(sight.playbook.say(item.ask)) if minutes > _DAY else NOTHING,
        "by": _by(minutes, day),
        "who": Markdown("<br>".join([role, *leads])),
        "deputies": Markdown("<br>".join(deputies)),
    }


def _by(minutes: int, day: date | None) -> Markdown:
    days = -(-minutes // _DAY)
    if minutes <= _DAY or day is None:
        return Markdown(say_duration(minutes) if minutes <= _DAY else f"day {days}")
    try:
        return Markdown((day + timedelta(days=days)).isoformat())
    except OverflowError:
        return Markdown(f"day {days}")


def _people(sight: Sight, party: str) -> tuple[list[Markdown], list[Markdown]]:
    """Give who carries something out, and who stands in."""
    if held := sight.held(party):
        lead = [held.holders.lead] if held.holders.lead else []
        stand_ins = held.holders.deputies
        return _names(sight, lead), _names(sight, stand_ins)
    if sight.hides_role(party) and party in sight.playbook.roles:
        return [Markdown("withheld")], [Markdown("withheld")]
    found = dict.fromkeys(one for one, partner in partners(sight) if partner == party)
    if found:
        return _names(sight, found), []
    return [Markdown("**open**")], []


def _names(sight: Sight, people: Iterable[str]) -> list[Markdown]:
    return [cell(sight.reading.around.name(one)) for one in people]
