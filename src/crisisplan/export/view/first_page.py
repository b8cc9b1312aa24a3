"""One sheet for the first hours: whom to call, what to do, what to say."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.audience import WITHHELD
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown
from crisisplan.export.view import room
from crisisplan.export.view.calls import Numbers, emergency_number
from crisisplan.export.view.doers import deputy_of, lead_of, waived
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.places import places
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import Step, soonest_first, step
from crisisplan.export.view.tomorrow import ToCall, also, in_a_line, to_call
from crisisplan.export.view.unknown import Unknown, is_open, to_find_out
from crisisplan.export.view.words import Words, words

_STEPS = 10
_CALLS, _FEWEST_CALLS, _FEWEST, _NO_LIMIT = 7, 5, 2, 10**6
_ROOM, _HEADING, _NOTE, _BOX = 54, 3, 2, 12
"""Lines for all that is of no fixed length, of a heading, a note; signs of a box."""
_TO_WRITE_ON = "…" * 12
_TOMORROW = 4
"""How many people one reaches between two meetings: for so many room is kept."""


class Doing(TypedDict):
    """One of the first things to do."""

    step: Step
    who: Markdown
    where: Markdown
    """The places it is about, where the plan names some."""


class FirstPageView(TypedDict):
    """What is held in the hand before anything else is found."""

    page: Page
    emergency: Markdown
    unknown: list[Unknown]
    """Whom to call first of all, where nobody has said yet who that is."""
    calls: list[Contact]
    checked: bool
    """Whether somebody has checked one of the numbers."""
    more_calls: int
    numberless: Markdown
    """Who of them nobody can call yet."""
    steps: list[Doing]
    more_steps: int
    words: list[Words]
    tomorrow: list[ToCall]
    more_tomorrow: Markdown
    """Who else waits for a call, as many names as fit on a line."""


def first_page_view(sight: Sight, now: datetime) -> FirstPageView:
    """Give what fits on one sheet, the most urgent first."""
    asked = [one for one in sight.printed if not one.is_action and _applies(sight, one)]
    actions = [one for one in sight.printed if one.is_action and _applies(sight, one)]
    soonest = soonest_first(actions)
    numbers = Numbers(sight, asked)
    calls, more = numbers.of((), (), soonest, _NO_LIMIT)
    now_said, _ = words(sight, asked, {*sight.playbook.roles})
    steps = [_doing(sight, item) for item in soonest[:_STEPS]]
    wanted = numbers.wanted((), soonest)
    tomorrow = list(to_call(sight, wanted))
    unknown = list(to_find_out(sight, soonest[:1]))
    unchecked_too = not any(map(_is_checked, calls))
    beside = _NOTE * (len(unknown) + unchecked_too)
    shown, quiet = _that_fit(calls[:_CALLS], steps, now_said, tomorrow, beside)
    return {
        "page": page(sight, now),
        "emergency": emergency_number(sight),
        "unknown": unknown,
        "calls": calls[:shown],
        "checked": any(map(_is_checked, calls[:shown])),
        "more_calls": more + len(calls[shown:]),
        "numberless": _numberless(sight, wanted, calls[:shown]),
        "steps": steps,
        "more_steps": len(soonest[_STEPS:]),
        "words": now_said,
        "tomorrow": tomorrow[:quiet],
        "more_tomorrow": also(tomorrow, quiet),
    }


def _numberless(
    sight: Sight, wanted: Iterable[str], shown: Sequence[Contact]
) -> Markdown:
    """Name those without a number who are not among the `shown`: they come last."""
    people = sight.plan.people
    found = [
        Markdown(f"{sight.person(one)} ……………………")
        for one in wanted
        if one in people and not contact(sight, one, NOTHING)["first_phones"]
    ]
    told = sum(not one["first_phones"] for one in shown)
    return in_a_line(found[told:]) if found[told:] else NOTHING


def _that_fit(
    calls: list[Contact],
    steps: list[Doing],
    said: list[Words],
    tomorrow: list[ToCall],
    taken: int,
) -> tuple[int, int]:
    """Give how many rows of both tables fit beside what has to be done and said.

    `taken` is how many lines all else takes that is not always there.
    """
    taken += sum(_lines_of(one["step"], one["who"], one["where"]) for one in steps)
    for one in said:
        under = f"{one['to_clear']} {one['cleared']} {one['foreign']}{one['also_in']}"
        taken += _HEADING + sum(
            room.wrapped(one, room.LINE) for one in (one["text"], under)
        )
    most = [
        room.row(
            (one["name"], room.NAME),
            (one["phones"], room.NUMBERS),
            (one["about"], room.ABOUT),
        )
        for one in tomorrow
    ]
    high = list(map(room.lines_of, calls))
    kept = sum(most[:_TOMORROW])
    shown = room.fitting(high, _ROOM - taken - kept, _FEWEST_CALLS)
    quiet = room.fitting(most, _ROOM - taken - sum(high[:shown]), _FEWEST)
    return shown, quiet


def _is_checked(one: Contact) -> bool:
    return one["verified"] not in ("", WITHHELD)


def _applies(sight: Sight, item: Item) -> bool:
    return not item.is_form and sight.plan.answer(item.id).state != "not-applicable"


def _doing(sight: Sight, item: Item) -> Doing:
    doer = sight.playbook.doer(item)
    who, lead = sight.party(doer), lead_of(sight, doer)
    done, where = step(sight, item), places(sight, item)
    if lead or (reason := waived(sight, doer)):
        who = Markdown(f"{who}, {lead}" if lead else f"{who}: {reason}")
        deputy = deputy_of(sight, doer) if lead else NOTHING
        besides = Markdown(f"{who}, or {deputy}")
        lines = [_lines_of(done, one, where) for one in (who, besides)]
        who = besides if deputy and lines[0] == lines[1] else who
    elif is_open(sight, doer):
        who = Markdown(f"{who}, nobody yet {_TO_WRITE_ON}")
    return {"step": done, "who": who, "where": where}


def _lines_of(done: Step, who: str, where: str) -> int:
    return room.wrapped(f"{done['title']} {who} {where}{' ' * _BOX}", room.LINE)
