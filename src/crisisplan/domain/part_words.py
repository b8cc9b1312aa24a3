"""What a plan holds beside its answers, in words: what was set aside, and instead."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from crisisplan.domain.audience import WORDS
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.plan import Adoption
from crisisplan.domain.plan_parts import Adopted, PersonEntry, PlanPart, RoleHolders
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Value
from crisisplan.domain.wording import in_words, said_number

WITHOUT: Mapping[str, str] = {
    "": "nothing",
    "a": "not a desk",
    "called": "without a name",
    "checked on": "not checked",
}
"""How it is said that something is not there, where it is not "no …"."""


def said_part(part: PlanPart, reading: Reading, value: Value) -> str:
    """Say what was set aside, with what stands instead of it where that differs."""
    aside = dict(_words(part, reading, value))
    stands = dict(_words(part, reading, part.held(reading.plan)))
    differs = [key for key in {**aside, **stands} if aside.get(key) != stands.get(key)]
    said = [_said(key, aside, stands) for key in differs]
    return "; ".join(said or (_named(key, one) for key, one in aside.items()))


def _said(key: str, aside: Mapping[str, str], stands: Mapping[str, str]) -> str:
    words = _named(key, aside[key]) if key in aside else _none(key)
    return f"{words} instead of {stands[key]}" if key in stands else words


def _named(key: str, words: str) -> str:
    return f"{key} {words}".lstrip()


def _none(key: str) -> str:
    return WITHOUT.get(key, f"no {key}")


def _words(part: PlanPart, reading: Reading, value: Value) -> Iterator[tuple[str, str]]:
    """Give what is said about each thing that the part holds, but for nothing."""
    try:
        said = list(_parts(part, reading, value)) if value else []
    except ValidationError:
        said = [("", in_words(value))]
    yield from ((key, words) for key, words in said if words)


def _parts(part: PlanPart, reading: Reading, value: Value) -> Iterator[tuple[str, str]]:
    if isinstance(part, PersonEntry):
        yield from _person(Person.model_validate(value))
    elif isinstance(part, RoleHolders):
        held = Holders.model_validate(value)
        yield "lead", _name(reading, held.lead)
        yield "deputies", ", ".join(_name(reading, one) for one in held.deputies)
    elif isinstance(part, Adopted) and isinstance(value, Mapping):
        said = {key: one for key, one in value.items() if key != "version"}
        one = Adoption.model_validate(said)
        told = (one.on, one.body, one.resolution, one.by)
        yield "version", ", ".join(filter(None, (in_words(value["version"]), *told)))
    else:
        yield "", in_words(value)


def _person(person: Person) -> Iterator[tuple[str, str]]:
    yield "called", person.name
    yield "post", person.post
    yield "organisation", person.organisation
    yield "a", "desk" if person.desk else ""
    yield "staffed", person.staffed
    yield "telephone", ", ".join(map(said_number, person.numbers))
    yield "e-mail", person.email
    yield "checked on", person.verified
    yield "for", WORDS[person.marking]
    yield "note", person.note


def _name(reading: Reading, person_id: str) -> str:
    if person_id and person_id not in reading.plan.people:
        return "somebody who is not in the directory any more"
    return reading.around.name(person_id)
