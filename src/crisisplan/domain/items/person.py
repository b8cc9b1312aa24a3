"""Who it is, picked from the directory."""

from collections.abc import Iterator, Mapping
from typing import Literal

from crisisplan.domain.directory import Holders
from crisisplan.domain.items.base import Around, Kind, Prose, Shown, texts_of
from crisisplan.domain.text import nearest
from crisisplan.domain.values import Count, Slug, Value, YesNo
from crisisplan.errors import NotAnAnswerError


class PersonQuestion(Kind):
    """A question answered by people or desks of the directory."""

    kind: Literal["person"]
    deputies: Count = 1
    """How many deputies are asked for; one is enough to settle it."""
    fills: Slug | None = None
    """The role that the answer hands out; it is kept in the directory only."""
    desk: YesNo = False
    """Whether a desk is meant, where whoever is on duty answers: a new entry is one."""

    def parse(self, typed: str, around: Around) -> Value:
        """Read names or ids separated by semicolons: the lead, then deputies."""
        found = [self._find(word, around) for word in typed.split(";") if word.strip()]
        if not found:
            raise NotAnAnswerError("Write the name of somebody in the directory.")
        return {"lead": found[0], "deputies": found[1:]}

    def _find(self, word: str, around: Around) -> str:
        word = word.strip()
        if word in around.people:
            return word
        names = {pid: person.name for pid, person in around.people.items()}
        wanted = word.casefold()
        same = [pid for pid, name in names.items() if name.casefold() == wanted]
        if len(same) == 1:
            return same[0]
        if same:
            raise NotAnAnswerError(
                f"{len(same)} people are called {word!r}; write an id: "
                f"{', '.join(same)}."
            )
        hint = nearest(word, names.values())
        raise NotAnAnswerError(
            f"{word!r} is not in the directory. "
            + (f"Did you mean {hint!r}? " if hint else "")
            + "Add the person first."
        )

    def check(self, value: Value, around: Around) -> None:
        """Refuse what names nobody in the directory."""
        for person_id in holders(value).people:
            if person_id not in around.people:
                raise NotAnAnswerError(f"{person_id!r} is not in the directory.")

    def missing(self, value: Value, around: Around) -> str:
        """Ask for a lead, and for a deputy unless a desk answers day and night."""
        held = holders(value)
        if not held.lead:
            return "Nobody leads yet."
        lead = around.people.get(held.lead)
        others = [one for one in held.deputies if one != held.lead]
        if others or self.deputies == 0 or (lead and lead.always_there):
            return ""
        return "A deputy is missing."

    def without_number(self, value: Value, around: Around) -> Iterator[str]:
        """Name those who are known, and of whom nobody knows the number."""
        known = (around.people.get(one) for one in holders(value).people)
        for one in known:
            if one and not one.has_number:
                wrong = " (what stands there cannot be dialled)" if one.numbers else ""
                yield f"{one.name}{wrong}"

    def show(self, value: Value, around: Around) -> Shown:
        """Give the names: the lead, then who stands in."""
        held = holders(value)
        names = [around.name(person_id) for person_id in held.deputies]
        stand_in = f"; stands in: {', '.join(names)}" if names else ""
        return Prose((around.name(held.lead) if held.lead else "Nobody") + stand_in)


def one_person(value: Value) -> Value:
    """Give the id alone where a value names one person: the form that cells have."""
    held = holders(value)
    return value if held.deputies else held.lead


def holders(value: Value) -> Holders:
    """Read a kept value as lead and deputies; a single id is a lead.

    Raises:
        NotAnAnswerError: It is something else.
    """
    if isinstance(value, str):
        return Holders(lead=value)
    if not isinstance(value, Mapping) or not value.keys() <= {"lead", "deputies"}:
        raise NotAnAnswerError("A lead and deputies are expected here.")
    lead, deputies = value.get("lead", ""), value.get("deputies", ())
    if not isinstance(lead, str):
        raise NotAnAnswerError("The lead is one person.")
    return Holders(lead=lead, deputies=texts_of(deputies))
