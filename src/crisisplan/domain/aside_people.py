"""People whom only something set aside names: they wait there with their numbers."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from crisisplan.domain.directory import Person
from crisisplan.domain.joining import anywhere
from crisisplan.domain.plan import SetAside
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.domain.wording import in_words

_PEOPLE = "people"
"""Where they stand beside the value, state and note of an answer."""
People = Mapping[str, Person]


def holding(kept: SetAside, people: People) -> SetAside:
    """Give what is set aside with those whom it names and no directory has."""
    if not people:
        return kept
    said = _answer(kept.value) or {"value": kept.value or "", "state": "done"}
    told = {_PEOPLE: {key: one.as_kept() for key, one in people.items()}}
    return kept.model_copy(update={"value": {**said, **told}})


def released(reading: Reading, kept: SetAside) -> tuple[Reading, SetAside]:
    """Give the plan in which its people are in the directory, and what is set aside.

    Whoever was entered meanwhile, with nothing less about them, is not entered twice.
    """
    people = waiting(kept)
    if not people:
        return reading, kept
    value = _without(kept.value)
    entered = dict(reading.plan.people)
    for key, person in people.items():
        if same := _same(person, entered):
            value = anywhere(value, (key, same))
        else:
            entered[key] = person
    plan = reading.plan.changed(people=entered)
    now = Reading(plan, reading.playbook, reading.today)
    return now, kept.model_copy(update={"value": value})


def alike(kept: SetAside) -> SetAside:
    """Give what is the same where one form is taken in twice: names, and no time."""
    people = waiting(kept)
    value: Value | None = _without(kept.value) if people else kept.value
    for key, person in people.items():
        value = anywhere(value or "", (key, in_words(person.as_kept())))
    return kept.model_copy(update={"value": value, "at": ""})


def waiting(kept: SetAside) -> People:
    """Give those who wait in something set aside; nobody where it was edited apart."""
    said = (_answer(kept.value) or {}).get(_PEOPLE)
    try:
        found = said.items() if isinstance(said, Mapping) else ()
        return {key: Person.model_validate(one) for key, one in found}
    except ValidationError:
        return {}


def forgetting(
    kept: SetAside, meant: Callable[[str], bool]
) -> tuple[SetAside, tuple[str, ...]]:
    """Give it without those whose name is to be forgotten, and the ids that remain."""
    people = waiting(kept)
    gone = tuple(key for key, one in people.items() if meant(one.name))
    if not gone:
        return kept, ()
    left = {key: one for key, one in people.items() if key not in gone}
    return holding(kept.model_copy(update={"value": _without(kept.value)}), left), gone


def _answer(value: Value | None) -> Mapping[str, Value] | None:
    """Give a whole answer; nothing where only its value is kept."""
    return value if isinstance(value, Mapping) and "state" in value else None


def _without(value: Value | None) -> Any:
    said = _answer(value) or {}
    return {key: one for key, one in said.items() if key != _PEOPLE}


def _same(person: Person, people: People) -> str:
    name, told = one_line(person.name).casefold(), person.as_kept()
    same = [k for k, one in people.items() if one_line(one.name).casefold() == name]
    if len(same) != 1:
        return ""
    known = people[same[0]].as_kept()
    less = any(known.get(key) != one for key, one in told.items() if key != "name")
    return "" if less else same[0]
