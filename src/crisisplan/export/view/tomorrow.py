"""Whom one telephones tomorrow, while it is quiet, and what about."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TypedDict

from crisisplan.domain.contacts import unchecked
from crisisplan.domain.directory import Person
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.phone import is_short_code
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import in_a_row, many
from crisisplan.export.escape import NOTHING, Markdown, cell, inline
from crisisplan.export.view import room
from crisisplan.export.view.named import without_number
from crisisplan.export.view.people import contact
from crisisplan.export.view.scope import scope_of
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.unknown import not_said

_LEAST_ROOM = 12
"""Characters for the words before and behind the names."""
_LACKS = 2
"""Rows that lack something, and are named."""
_NEVER = "9999"
"""Behind every day, for a reply that nobody set a day for."""


class ToCall(TypedDict):
    """Somebody to telephone tomorrow, in quiet times; each text fits into a cell."""

    name: Markdown
    named: Markdown
    """The name as it stands in a sentence."""
    phones: Markdown
    about: Markdown


def also(tomorrow: list[ToCall], listed: int) -> Markdown:
    """Name those behind the first few."""
    return in_a_line([one["named"] for one in tomorrow[listed:]])


def in_a_line(others: Sequence[Markdown]) -> Markdown:
    """Name people in a sentence, or count them where a line is too short."""
    named = Markdown(in_a_row(list(others)))
    return (
        named
        if len(named) < room.LINE - _LEAST_ROOM
        else Markdown(many(len(others), "other"))
    )


def to_call(sight: Sight, wanted: Collection[str]) -> Iterator[ToCall]:
    """Give those who were asked and have not replied, then numbers nobody checked."""
    asked, doubts = list(_asked(sight)), dict(_unchecked(sight, wanted))
    rows = [
        (one, f"{about}. Also: {doubts.pop(one)}" if one in doubts else about)
        for one, about in asked
    ]
    for person, about in (*rows, *doubts.items()):
        known = person in sight.plan.people
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
    """Give whom somebody asked, and what; who replies first stands first.

    Somebody of the directory stands there once with all of it. Two offices that are
    called alike need not be one.
    """
    asked = sorted(_questions(sight), key=lambda one: one[1])
    found: dict[str, list[tuple[str, str, str]]] = {}
    for place, one in enumerate(asked):
        key = one[0] if one[0] in sight.plan.people else str(place)
        found.setdefault(key, []).append(one)
    for some in found.values():
        whom, day, _ = some[0]
        until = f", for a reply by {day}" if day != _NEVER else ""
        yield whom, f"Ask{until}: {'; '.join(what for _, _, what in some)}"


def _questions(sight: Sight) -> Iterator[tuple[str, str, str]]:
    """Give whom somebody asked, the day of the reply, and what is to be said."""
    for item in sight.printed if sight.tells_progress else ():
        answer = sight.plan.answer(item.id)
        if answer.asked and answer.state == "asked":
            what = ", ".join(not_said(sight, item)) or item.title
            if sight.reading.standing(item).rest_asked:
                what = _rest(sight, item)
            day = answer.asked.reply_by or _NEVER
            yield answer.asked.whom, day, sight.playbook.say(what)


def _rest(sight: Sight, item: Item) -> str:
    """Say what is missing of an answer that holds as far as it goes."""
    asks, value = item.asks, sight.reading.accepted(item) or {}
    said = [*not_said(sight, item)] if isinstance(asks, Record) else []
    if isinstance(asks, PersonQuestion) and asks.missing(value, sight.around):
        said.append(f"who stands in, for “{item.title}”")
    if lacks := list(islice(asks.lacks(value, sight.around), _LACKS)):
        said.append(f"{item.title}: {' '.join(lacks)}".removesuffix("."))
    if numbers := list(islice(without_number(sight, item), _LACKS)):
        said.append(f"the number of {in_a_row(numbers)}")
    return ", ".join(said) or item.title


def _unchecked(sight: Sight, wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give those whose number nobody knows, then those of whom nobody tried it.

    Of each, those who are `wanted` first.
    """
    stale = unchecked(scope_of(sight))
    first = [one for one in wanted if one in stale]
    people, ordered = sight.plan.people, dict.fromkeys((*first, *stale))
    for person in sorted(ordered, key=lambda one: bool(people[one].numbers)):
        if sight.reaches(people[person]):
            yield person, _doubt(people[person])


def _doubt(person: Person) -> str:
    """Ask what nobody knows; a number as 112 is not called to try it."""
    if not person.numbers:
        return "Which number?"
    if all(is_short_code(one.number) for one in person.numbers):
        return "Is this number right? Look it up; do not call it to try."
    return "Does this number work?"
