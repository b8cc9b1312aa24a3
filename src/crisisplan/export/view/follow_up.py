"""The follow-up: what is done for those affected, on which day after an incident."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.domain.values import say_duration
from crisisplan.export.escape import NOTHING, Markdown, cell
from crisisplan.export.options import Options
from crisisplan.export.view.calendar import anniversaries, long_day
from crisisplan.export.view.doers import doers
from crisisplan.export.view.milestones import (
    DAY,
    DAYS,
    YEARS,
    day_of,
    days_after,
    is_due,
    is_yearly,
    milestone,
    minutes,
)
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import WITHHELD, Sight


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
    items = [item for item in sight.printed if is_due(sight, item)]
    once = [item for item in items if not is_yearly(item)]
    yearly = [item for item in items if is_yearly(item)]
    years = list(anniversaries(day, YEARS)) if day else []
    return {
        "page": page(sight, now),
        "incident": long_day(day) if day else NOTHING,
        "days": [_day(sight, once, number, day) for number in DAYS],
        "yearly": [_deed(sight, item, None) for item in yearly],
        "years": years,
        "blank_years": [] if years else list(range(1, YEARS + 1)),
        "hidden": sum(item.is_action for item in sight.hidden),
    }


def _day(sight: Sight, items: Iterable[Item], number: int, day: date | None) -> Day:
    due = [item for item in items if milestone(item) == number]
    return {
        "number": number,
        "on": _date(day, number),
        "deeds": [_deed(sight, item, day) for item in sorted(due, key=minutes)],
    }


def _date(day: date | None, days: int) -> Markdown:
    on = days_after(day, days) if day else None
    return long_day(on) if on else NOTHING


def _deed(sight: Sight, item: Item, day: date | None) -> Deed:
    doer = sight.playbook.doer(item)
    leads, deputies = _people(sight, doer)
    role = cell(sight.playbook.name(doer))
    return {
        "title": cell(sight.playbook.say(item.title)),
        "ask": cell(sight.playbook.say(item.ask)) if minutes(item) > DAY else NOTHING,
        "by": _by(item, day),
        "who": Markdown("<br>".join([role, *leads])),
        "deputies": Markdown("<br>".join(deputies)),
    }


def _by(item: Item, day: date | None) -> Markdown:
    if minutes(item) <= DAY:
        return Markdown(say_duration(minutes(item)))
    on = days_after(day, day_of(item)) if day else None
    return Markdown(on.isoformat() if on else f"day {day_of(item)}")


def _people(sight: Sight, party: str) -> tuple[list[Markdown], list[Markdown]]:
    """Give who carries something out, and who stands in."""
    found = doers(sight, party)
    if found.withheld:
        return [Markdown(WITHHELD)], [Markdown(WITHHELD)]
    if not found.people and not found.deputies:
        return [Markdown("**open**")], []
    return _names(sight, found.people), _names(sight, found.deputies)


def _names(sight: Sight, people: Iterable[str]) -> list[Markdown]:
    return [cell(sight.reading.around.name(one)) for one in people]
