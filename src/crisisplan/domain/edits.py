"""What can be done to a plan: each edit makes another plan, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.plan import Answer, ChapterChoice, Plan
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError


def value_in(plan: Plan, item: Item) -> Value | None:
    """Give what is written, accepted or not; holders of roles are kept apart."""
    role = getattr(item.asks, "fills", None)
    if role and (held := plan.roles.get(role)) and held.people:
        return {"lead": held.lead, "deputies": list(held.deputies)}
    return plan.answer(item.id).value or None


def with_value(plan: Plan, item: Item, value: Value | None, answer: Answer) -> Plan:
    """Give the plan with a value, and the facts about it in `answer`.

    Who holds a role goes into the directory of roles and nowhere else.
    """
    role = getattr(item.asks, "fills", None)
    if not role:
        kept = answer.model_copy(update={"value": value})
        return plan.with_answer(item.id, kept)
    held = _holders(value)
    if value is not None and held is None:  # as typed: no holder of a role
        return plan.with_answer(item.id, answer.model_copy(update={"value": value}))
    plan = with_holders(plan, role, held or Holders())
    return plan.with_answer(item.id, answer.model_copy(update={"value": None}))


def _holders(value: Value | None) -> Holders | None:
    try:
        return None if value is None or isinstance(value, str) else holders(value)
    except NotAnAnswerError:
        return None


def with_holders(plan: Plan, role: str, held: Holders) -> Plan:
    """Give the plan with other holders of a role; nobody where `held` is empty."""
    roles = {key: one for key, one in plan.roles.items() if key != role}
    return plan.changed(roles=roles | ({role: held} if held.people else {}))


def with_person(plan: Plan, person_id: str, person: Person) -> Plan:
    """Give the plan with a person added, or their entry replaced."""
    return plan.changed(people={**plan.people, person_id: person})


def without_person(plan: Plan, person_id: str) -> Plan:
    """Give the plan without somebody's entry in the directory."""
    people = {key: one for key, one in plan.people.items() if key != person_id}
    return plan.changed(people=people)


def with_chapter(plan: Plan, chapter_id: str, left_out: str) -> Plan:
    """Give the plan with a chapter left out for a reason, or in where there is none."""
    chapters = {key: one for key, one in plan.chapters.items() if key != chapter_id}
    if left_out:
        chapters[chapter_id] = ChapterChoice(left_out=left_out)
    return plan.changed(chapters=chapters)


def places_of(plan: Plan, playbook: Playbook, person_id: str) -> tuple[str, ...]:
    """Name where a person of the directory stands: roles, then items."""
    roles = [
        playbook.name(role)
        for role, held in plan.roles.items()
        if person_id in held.people
    ]
    items = [
        spot.item.title
        for item_id, answer in plan.answers.items()
        if (spot := playbook.spots.get(item_id))
        and (
            person_id in _people_in(spot.item.asks, answer.value)
            or (answer.asked and answer.asked.whom == person_id)
        )
    ]
    return (*roles, *items)


def _people_in(kind: Kind, value: Value | None) -> Iterator[str]:
    """Give the ids of people that a value names."""
    if value is None:
        return
    if isinstance(kind, PersonQuestion):
        held = _holders({"lead": value} if isinstance(value, str) else value)
        yield from held.people if held else ()
        return
    columns: Any = {column.id: column.asks for column in getattr(kind, "columns", ())}
    rows = value.get("rows", {"": value}) if isinstance(value, Mapping) else {}
    for row in rows.values() if isinstance(rows, Mapping) else ():
        for key, cell in row.items() if isinstance(row, Mapping) else ():
            if key in columns:
                yield from _people_in(columns[key], cell)
