"""What a plan holds beside its answers: how it is kept, and how it is put there.

Each part has a key, under which another version of it is set aside: `city.population`,
`people.p-7k3m9q2x`, `roles.spokesperson`, `chapters.communication`, `review_by`,
`adopted`. A key that names nothing of these is the id of an item.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import ValidationError
from typing_extensions import override

from crisisplan.domain import edits
from crisisplan.domain.about import FACTS
from crisisplan.domain.dates import read_date
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.plan import City, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

_LEAVE_IT = "Copy what you need, then drop it."
_ODD = f"Nobody can tell any more what it means: it was changed by hand. {_LEAVE_IT}"


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One thing that two people may say differently, though no item asks for it."""

    id: str = ""
    """Of whom, or of what, where there are several."""
    name: ClassVar[str]
    """The field of the plan that holds it."""

    @property
    def key(self) -> str:
        """Under which it is set aside."""
        return f"{self.name}.{self.id}" if self.id else self.name

    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Give the words for what it is; nothing where that is not known any more."""
        raise NotImplementedError

    def held(self, plan: Plan) -> Value:
        """Give it as it stands in a plan; empty where nothing stands there."""
        raise NotImplementedError

    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Give the plan in which it is as it was set aside.

        Raises:
            NotAnAnswerError: The plan has no place for it; the text says why.
        """
        raise NotImplementedError


class CityFact(PlanPart):
    """A fact about the city, by the name of its field."""

    name = "city"

    @override
    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Say what was asked."""
        return FACTS.get(self.id, "")

    @override
    def held(self, plan: Plan) -> Value:
        """Give the fact as text, or as a list of texts."""
        return _text(getattr(plan.city, self.id, ""))

    @override
    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Replace this fact, and no other."""
        if self.id not in FACTS or (self.id == "name" and not value):
            raise NotAnAnswerError(_ODD)
        facts = {**plan.city.model_dump(), self.id: value or None}
        facts = {key: one for key, one in facts.items() if one is not None}
        return plan.changed(city=_read(City, facts))


class PersonEntry(PlanPart):
    """Somebody's entry in the directory, by their id."""

    name = "people"

    @override
    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Name them."""
        person = plan.people.get(self.id)
        return person.name if person else ""

    @override
    def held(self, plan: Plan) -> Value:
        """Give what is known of them."""
        person = plan.people.get(self.id)
        return person.as_kept() if person else ""

    @override
    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Replace the whole entry."""
        if self.id not in plan.people:
            raise NotAnAnswerError(
                "Whose entry this was is not in the directory any more. Enter them "
                "again if they are needed, then drop this."
            )
        return edits.with_person(plan, self.id, _read(Person, value))


class RoleHolders(PlanPart):
    """Who holds a role that no item asks for, by the role."""

    name = "roles"

    @override
    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Name the role."""
        return playbook.name(self.id) if self.id in playbook.roles else ""

    @override
    def held(self, plan: Plan) -> Value:
        """Give the ids of lead and deputies."""
        return plan.roles.get(self.id, Holders()).as_kept()

    @override
    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Replace lead and deputies."""
        if self.id not in playbook.roles:
            raise NotAnAnswerError(
                f"The playbook of this plan does not know this role. {_LEAVE_IT}"
            )
        holders = _read(Holders, value)
        if any(one not in plan.people for one in holders.people):
            raise NotAnAnswerError(
                "It names somebody who is not in the directory any more. Say under "
                "People who holds this role, then drop this."
            )
        return edits.with_holders(plan, self.id, holders)


class LeftOut(PlanPart):
    """Why a chapter is left out, by its id."""

    name = "chapters"

    @override
    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Name the chapter."""
        titles = {one.id: playbook.say(one.title) for one in playbook.chapters}
        return f"Why “{titles[self.id]}” is left out" if self.id in titles else ""

    @override
    def held(self, plan: Plan) -> Value:
        """Give the reason; empty where the chapter is in."""
        return plan.left_out(self.id)

    @override
    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Leave the chapter out for this reason."""
        if all(one.id != self.id for one in playbook.chapters):
            raise NotAnAnswerError(
                f"The playbook of this plan does not have this chapter. {_LEAVE_IT}"
            )
        if not isinstance(value, str):
            raise NotAnAnswerError(_ODD)
        return edits.with_chapter(plan, self.id, value)


class NextReview(PlanPart):
    """The day until which the plan holds."""

    name = "review_by"

    @override
    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Say which day it is."""
        return "Next review"

    @override
    def held(self, plan: Plan) -> Value:
        """Give the day."""
        return plan.review_by

    @override
    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Replace the day."""
        if not isinstance(value, str):
            raise NotAnAnswerError(_ODD)
        return plan.changed(review_by=read_date(value).isoformat() if value else "")


class Adopted(PlanPart):
    """An adoption of which another one stands in the plan."""

    name = "adopted"

    @override
    def title(self, plan: Plan, playbook: Playbook) -> str:
        """Say what it is."""
        return "Adoption"

    @override
    def held(self, plan: Plan) -> Value:
        """Give who adopted which version, and when."""
        said = plan.adopted.as_kept() if plan.adopted else {}
        return {**said, "version": plan.version} if said else ""

    @override
    def put(self, plan: Plan, playbook: Playbook, value: Value) -> Plan:
        """Refuse it: what a council decided is not exchanged by a key."""
        raise NotAnAnswerError(
            "An adoption is not put back: another one stands in the plan, and its "
            "version was handed out. Adopt the plan again if this one holds."
        )


_KEYED = {kind.name: kind for kind in (CityFact, PersonEntry, RoleHolders, LeftOut)}
_ALONE = {kind.name: kind for kind in (NextReview, Adopted)}


def part_of(playbook: Playbook, key: str) -> PlanPart | None:
    """Give the part that a key names; None for what answers an item, or nothing."""
    if key in playbook.spots:
        return None
    name, dot, part_id = key.partition(".")
    if dot and name in _KEYED:
        return _KEYED[name](part_id)
    return _ALONE[key]() if key in _ALONE else None


def _read(model: Any, value: Value | Mapping[str, Any]) -> Any:
    try:
        return model.model_validate(value)
    except ValidationError:
        raise NotAnAnswerError(_ODD) from None


def _text(fact: Any) -> Value:
    if isinstance(fact, str):
        return fact
    if isinstance(fact, Sequence):
        return list(map(str, fact))
    return "" if fact is None else str(fact)
