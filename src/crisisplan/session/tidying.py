"""Whatever is taken into a plan is made harmless on its way in, here and only here."""

from collections.abc import Mapping

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value


def tidied(value: Value) -> Value:
    """Give a value with every text in it as it is kept."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, Mapping):
        return {key: tidied(one) for key, one in value.items()}
    return [tidied(one) for one in value]


def tidied_person(person: Person) -> Person:
    """Give an entry of the directory with every text in it as it is kept."""
    numbers = tuple(
        Number(number=_line(one.number), for_=_line(one.for_)) for one in person.numbers
    )
    lines = {
        key: _line(getattr(person, key))
        for key in ("name", "post", "organisation", "staffed", "email")
    }
    note = tidy(person.note).strip("\n")
    return person.model_copy(update=lines | {"numbers": numbers, "note": note})


def _line(text: str) -> str:
    return one_line(tidy(text))
