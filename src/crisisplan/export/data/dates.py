"""The days that a plan has set, as one audience may know them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crisisplan.domain.contacts import CHECKED_WITHIN
from crisisplan.domain.days import months_after
from crisisplan.domain.playbook import Item
from crisisplan.export.data.sheets import open_findings, reached
from crisisplan.export.options import Options
from crisisplan.export.view.calendar import years_after
from crisisplan.export.view.doers import doers
from crisisplan.export.view.due import READ_THROUGH
from crisisplan.export.view.gaps import open_items
from crisisplan.export.view.milestones import (
    YEARS,
    day_of,
    days_after,
    is_due,
    is_yearly,
)
from crisisplan.export.view.set_days import set_days
from crisisplan.export.view.sight import WITHHELD, Sight

_DAYS_OF_ALL = ("reviews", "gaps", "contacts", "answers")


@dataclass(frozen=True, slots=True)
class Day:
    """One thing that falls on a day."""

    key: str
    """What it is, the same in every export, whenever it falls."""
    on: date
    title: str
    words: str = ""
    """What is to be done, and by whom."""


def days(sight: Sight, documents: Iterable[str], options: Options) -> tuple[Day, ...]:
    """Give the days that stand in some documents, in their order; the plan has all."""
    names = [_DAYS_OF_ALL if name == "plan" else (name,) for name in documents]
    kinds = dict.fromkeys(kind for group in names for kind in group)
    found = (_DAYS[kind](sight, options) for kind in kinds if kind in _DAYS)
    return tuple(
        sorted(
            (day for made in found for day in made), key=lambda day: (day.on, day.key)
        )
    )


def _reviews(sight: Sight, _: Options) -> Iterator[Day]:
    if sight.plan.review_by:
        on = date.fromisoformat(sight.plan.review_by)
        yield Day("review", on, str(READ_THROUGH), "Until this day the plan is valid.")
    held = [one.on for one in sight.plan.activity if one.kind == "exercise"]
    if held and sight.tells_progress:
        last = max(held)
        if again := years_after(date.fromisoformat(last), 1):
            words = f"The last exercise was on {last}."
            yield Day("exercise", again, "Try the plan out in an exercise", words)


def _gaps(sight: Sight, options: Options) -> Iterator[Day]:
    for item in open_items(sight, options.owner):
        answer = sight.plan.answer(item.id)
        title = sight.playbook.say(item.title)
        if answer.due:
            owner = sight.playbook.say(sight.playbook.name(sight.owner(item)))
            on = date.fromisoformat(answer.due)
            yield Day(f"due-{item.id}", on, f"Due: {title}", owner)
        asked = answer.asked
        if asked and asked.reply_by and answer.state == "asked":
            on = date.fromisoformat(asked.reply_by)
            whom = f"Asked: {sight.reading.around.name(asked.whom)}"
            yield Day(f"reply-{item.id}", on, f"Reply to: {title}", whom)

    for found in open_findings(sight, options.owner):
        if found.finding.due:
            on = date.fromisoformat(found.finding.due)
            owner = sight.playbook.say(sight.playbook.name(found.finding.owner))
            words = f"{found.origin}\n{owner}"
            yield Day(
                f"finding-{found.number}", on, f"Due: {found.finding.text}", words
            )


def _checks(sight: Sight, _: Options) -> Iterator[Day]:
    for key in reached(sight) if sight.tells_progress else ():
        person = sight.plan.people[key]
        if person.verified:
            on = months_after(date.fromisoformat(person.verified), CHECKED_WITHIN)
            words = f"Last checked on {person.verified}."
            yield Day(f"check-{key}", on, f"Check the number of {person.name}", words)


def _answers(sight: Sight, _: Options) -> Iterator[Day]:
    for day in set_days(sight):
        owner = sight.playbook.say(sight.playbook.name(day.owner))
        yield Day(f"set-{day.key}", date.fromisoformat(day.on), day.title, owner)


def _follow_up(sight: Sight, options: Options) -> Iterator[Day]:
    day = options.incident
    if day is None:
        return
    items = [item for item in sight.printed if is_due(sight, item)]
    for item in items:
        on = days_after(day, day_of(item))
        if on and not is_yearly(item):
            title = sight.playbook.say(item.title)
            yield Day(f"follow-{day}-{item.id}", on, title, _deed(sight, item))
    yearly = [_deed(sight, item, titled=True) for item in items if is_yearly(item)]
    for years in range(1, YEARS + 1):
        if on := years_after(day, years):
            title = f"Anniversary of {day.isoformat()}"
            yield Day(f"year-{day}-{years}", on, title, "\n\n".join(yearly))


def _deed(sight: Sight, item: Item, *, titled: bool = False) -> str:
    say, party = sight.playbook.say, sight.playbook.doer(item)
    found = doers(sight, party)
    people = WITHHELD if found.withheld else _names(sight, found.people)
    lines = [
        say(item.title) if titled else "",
        say(item.ask),
        f"{say(sight.playbook.name(party))}: {people or 'open'}",
    ]
    if found.deputies:
        lines.append(f"Stands in: {_names(sight, found.deputies)}")
    return "\n".join(line for line in lines if line)


def _names(sight: Sight, people: Iterable[str]) -> str:
    return ", ".join(sight.reading.around.name(one) for one in people)


_DAYS: Mapping[str, Callable[[Sight, Options], Iterator[Day]]] = {
    "reviews": _reviews,
    "gaps": _gaps,
    "contacts": _checks,
    "answers": _answers,
    "follow-up": _follow_up,
}
