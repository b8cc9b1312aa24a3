"""One sheet for the first hours: whom to call, what to do, what to say."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.contacts import unchecked
from crisisplan.domain.items.column import lacking
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.record import Record
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import in_a_row
from crisisplan.export.escape import NOTHING, Markdown, cell, inline
from crisisplan.export.view import room
from crisisplan.export.view.calls import Numbers, emergency_number
from crisisplan.export.view.doers import lead_of, waived
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.places import places
from crisisplan.export.view.scope import scope_of
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import Step, soonest_first, step
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


class ToCall(TypedDict):
    """Somebody to telephone tomorrow, in quiet times; each text fits into a cell."""

    name: Markdown
    named: Markdown
    """The name as it stands in a sentence."""
    phones: Markdown
    about: Markdown


class FirstPageView(TypedDict):
    """What is held in the hand before anything else is found."""

    page: Page
    emergency: Markdown
    unknown: list[Markdown]
    """Whom to call first of all, where nobody has said yet who that is."""
    calls: list[Contact]
    checked: bool
    """Whether somebody has checked one of the numbers."""
    more_calls: int
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
    tomorrow = list(_tomorrow(sight, numbers.wanted((), soonest)))
    unknown = list(_unknown(sight, soonest[:1]))
    unchecked_too = not any(one["verified"] for one in calls)
    beside = _NOTE * (len(unknown) + unchecked_too)
    shown, quiet = _that_fit(calls[:_CALLS], steps, now_said, tomorrow, beside)
    return {
        "page": page(sight, now),
        "emergency": emergency_number(sight),
        "unknown": unknown,
        "calls": calls[:shown],
        "checked": any(one["verified"] for one in calls[:shown]),
        "more_calls": more + len(calls[shown:]),
        "steps": steps,
        "more_steps": len(soonest[_STEPS:]),
        "words": now_said,
        "tomorrow": tomorrow[:quiet],
        "more_tomorrow": _also(tomorrow, quiet),
    }


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
    doing = (f"{one['step']['title']} {one['who']} {one['where']}" for one in steps)
    taken += sum(room.wrapped(one + " " * _BOX, room.LINE) for one in doing)
    for one in said:
        under = f"{one['to_clear']} {one['cleared']} {one['foreign']}"
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


def _also(tomorrow: list[ToCall], listed: int) -> Markdown:
    """Name those behind the first few, or count them where a line is too short."""
    others = [one["named"] for one in tomorrow[listed:]]
    named = Markdown(in_a_row(others))
    return named if len(named) < room.LINE - _BOX else Markdown(f"{len(others)} others")


def _applies(sight: Sight, item: Item) -> bool:
    return not item.is_form and sight.plan.answer(item.id).state != "not-applicable"


def _doing(sight: Sight, item: Item) -> Doing:
    doer = sight.playbook.doer(item)
    who, lead = sight.party(doer), lead_of(sight, doer)
    if lead or (reason := waived(sight, doer)):
        who = Markdown(f"{who}, {lead}" if lead else f"{who}: {reason}")
    elif _is_open(sight, doer):
        who = Markdown(f"{who}, nobody yet {_TO_WRITE_ON}")
    return {"step": step(sight, item), "who": who, "where": places(sight, item)}


def _is_open(sight: Sight, doer: str) -> bool:
    """Say whether nobody holds a role, where this audience may know who does."""
    return doer in sight.playbook.roles and not sight.hides_role(doer)


def _unknown(sight: Sight, first: Sequence[Item]) -> Iterator[Markdown]:
    near = [key for action in first for key in action.see]
    for item in sight.printed if sight.tells_progress else ():
        if item.id in near and not sight.reading.standing(item).answered:
            yield from map(sight.words, _not_said(sight, item))


def _not_said(sight: Sight, item: Item) -> Iterator[str]:
    """Give what is to be found out of whom an item calls: its title, or some parts."""
    value = sight.reading.accepted(item)
    if isinstance(item.asks, PersonQuestion):
        if value is None or not holders(value).lead:
            yield item.title
    elif isinstance(item.asks, Record):
        row = value if isinstance(value, Mapping) else {}
        parts = lacking(item.asks.columns, row, sight.around) if row else ()
        yield ", ".join(parts) or item.title


def _tomorrow(sight: Sight, wanted: Collection[str]) -> Iterator[ToCall]:
    """Give those who were asked and have not replied, then numbers nobody checked."""
    named, to_check = set[str](), dict(_unchecked(sight, wanted))
    for person, about in (*_asked(sight), *to_check.items()):
        known = person in sight.plan.people
        if known and person in named:
            continue
        if person in to_check and person not in named and about != to_check[person]:
            about = f"{about}. {to_check[person]}"
        named.add(person)
        name = sight.reading.around.name(person)
        yield {
            "name": cell(name),
            "named": inline(name),
            "phones": _phones(sight, person) if known else NOTHING,
            "about": cell(about),
        }


def _phones(sight: Sight, person: str) -> Markdown:
    return contact(sight, person, NOTHING)["first_phones"]


def _asked(sight: Sight) -> Iterator[tuple[str, str]]:
    """Give whom somebody asked; who replies first stands first."""
    found = []
    for item in sight.printed if sight.tells_progress else ():
        answer = sight.plan.answer(item.id)
        if answer.asked and answer.state == "asked":
            what = ", ".join(_not_said(sight, item)) or item.title
            if sight.reading.standing(item).rest_asked:
                what = f"who stands in, for “{item.title}”"
            day = answer.asked.reply_by
            about = f"Ask{f' by {day}' if day else ''}: {sight.playbook.say(what)}"
            found.append((day or "9999", answer.asked.whom, about))
    return ((whom, title) for _, whom, title in sorted(found, key=lambda one: one[0]))


def _unchecked(sight: Sight, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give those of whom nobody knows whether the number works, `wanted` ones first."""
    stale = unchecked(scope_of(sight))
    first = [one for one in wanted if one in stale]
    for person in dict.fromkeys((*first, *stale)):
        known = sight.plan.people[person]
        if sight.reaches(known):
            yield person, "Does this number work?" if known.numbers else "Which number?"
