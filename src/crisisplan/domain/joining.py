"""One person in the place of another: entered twice and joined, or a successor.

They are never joined by themselves: two people may share a name.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from crisisplan.domain.agreeing import agreement_mark
from crisisplan.domain.audience import narrowest
from crisisplan.domain.directory import Holders, Number, Person
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.column import Column
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.plan import Activity, Agreement, Answer, Asked, Plan, SetAside
from crisisplan.domain.plan_parts import PersonEntry
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

Swap = tuple[str, str]
"""The id that goes, and the one that takes its places."""


def namesakes(people: Mapping[str, Person]) -> tuple[tuple[str, ...], ...]:
    """Give the ids of entries that have one name, each group in the order of entry."""
    groups: dict[str, list[str]] = {}
    for key, person in people.items():
        groups.setdefault(one_line(person.name).casefold(), []).append(key)
    return tuple(tuple(keys) for keys in groups.values() if len(keys) > 1)


def joined(plan: Plan, playbook: Playbook, keep: str, other: str) -> Plan:
    """Give the plan in which `keep` stands wherever `other` stood.

    What only the other entry knows is taken over; nothing is lost but the entry.
    """
    swap = (other, keep)
    people = {key: one for key, one in plan.people.items() if key != other}
    people[keep] = _one(plan.people[keep], plan.people[other])
    kinds = {key: spot.item.asks for key, spot in playbook.spots.items()}
    return plan.changed(
        people=people,
        roles={key: _holders(held, swap) for key, held in plan.roles.items()},
        answers={
            key: _answer(one, kinds.get(key), swap) for key, one in plan.answers.items()
        },
        set_aside=tuple(_aside(one, swap) for one in plan.set_aside),
        activity=tuple(_activity(one, swap) for one in plan.activity),
    )


def succeeded(plan: Plan, playbook: Playbook, new: str, old: str) -> Plan:
    """Give the plan in which `new` has all places of `old`, whose entry stays.

    What was agreed, done and set aside with `old` is history, and stays as it was.
    """
    swap, answers = (old, new), dict(plan.answers)
    for key, answer in plan.answers.items():
        if spot := playbook.spots.get(key):
            after = _answer(answer, spot.item.asks, swap)
            answers[key] = after.model_copy(update={"agreed": answer.agreed})
    roles = {key: _holders(held, swap) for key, held in plan.roles.items()}
    return plan.changed(roles=roles, answers=answers)


def same_agreed(before: Reading, plan: Plan) -> Plan:
    """Give a plan with two entries joined, in which all stays confirmed that was so."""
    now = Reading(plan, before.playbook, before.today)
    for item_id in plan.answers:
        spot, old = before.playbook.spots.get(item_id), before.plan.answer(item_id)
        if spot and any(one.mark for one in old.agreed):
            mark = {"mark": agreement_mark(spot.item, now.value(spot.item))}
            held = [one.mark and one in before.agreed(spot.item) for one in old.agreed]
            answer = plan.answer(item_id)
            agreed = tuple(
                one.model_copy(update=mark) if still else one
                for one, still in zip(answer.agreed, held, strict=True)
            )
            parts = {"agreed": agreed}
            plan = plan.with_answer(item_id, answer.model_copy(update=parts))
    return plan


def _one(keep: Person, other: Person) -> Person:
    """Give one entry from two; what `keep` says comes first."""
    known = {one.number for one in keep.numbers}
    more = tuple(one for one in other.numbers if one.number not in known)
    notes = dict.fromkeys(note for note in (keep.note, other.note) if note)
    parts = {
        key: getattr(keep, key) or getattr(other, key)
        for key in ("post", "organisation", "desk", "staffed", "email")
    }
    return keep.model_copy(
        update=parts
        | {
            "numbers": keep.numbers + more,
            "verified": _checked(keep, other, more),
            "marking": narrowest(keep.marking, other.marking),
            "note": "\n".join(notes),
        }
    )


def _checked(keep: Person, other: Person, more: Sequence[Number]) -> str:
    """Give the day on which every number and address of both was checked."""
    if more or (other.email and other.email != keep.email):
        return min(keep.verified, other.verified)  # "" where one never was
    return keep.verified


def _id(known: str, swap: Swap) -> str:
    return swap[1] if known == swap[0] else known


def _holders(held: Holders, swap: Swap) -> Holders:
    """Swap the ids of those who hold a role; who leads does not stand in as well."""
    if swap[0] not in held.people:
        return held
    lead = _id(held.lead, swap)
    others = dict.fromkeys(_id(one, swap) for one in held.deputies)
    return Holders(lead=lead, deputies=tuple(one for one in others if one != lead))


def _answer(answer: Answer, kind: Kind | None, swap: Swap) -> Answer:
    value = answer.value
    if value is not None:
        value = _value(value, kind, swap) if kind else anywhere(value, swap)
    parts = {
        "value": value,
        "asked": answer.asked and _asked(answer.asked, swap),
        "agreed": tuple(_agreed(one, swap) for one in answer.agreed),
    }
    return answer.model_copy(update=parts)


def _asked(asked: Asked, swap: Swap) -> Asked:
    return asked.model_copy(update={"whom": _id(asked.whom, swap)})


def _agreed(agreed: Agreement, swap: Swap) -> Agreement:
    return agreed.model_copy(update={"with_": _id(agreed.with_, swap)})


def _aside(entry: SetAside, swap: Swap) -> SetAside:
    old, new = (PersonEntry(one).key for one in swap)
    parts: dict[str, object] = {"item": new} if entry.item == old else {}
    if entry.value is not None:
        parts["value"] = anywhere(entry.value, swap)
    return entry.model_copy(update=parts)


def _activity(activity: Activity, swap: Swap) -> Activity:
    present = dict.fromkeys(_id(one, swap) for one in activity.with_)
    return activity.model_copy(update={"with_": tuple(present)})


def _value(value: Value, kind: Kind, swap: Swap) -> Value:
    """Swap the ids where a value names people, and only there."""
    if isinstance(kind, PersonQuestion):
        return _named(value, swap)
    columns: Iterable[Column] = getattr(kind, "columns", ())
    named = {column.id for column in columns if isinstance(column.asks, PersonQuestion)}
    if not named or not isinstance(value, Mapping):
        return value
    rows = value.get("rows")
    if isinstance(rows, Mapping):
        swapped = {key: _row(row, named, swap) for key, row in rows.items()}
        return {**value, "rows": swapped}
    return _row(value, named, swap)


def _row(row: Value, named: Container[str], swap: Swap) -> Value:
    if not isinstance(row, Mapping):
        return row
    return {
        key: _named(cell, swap) if key in named else cell for key, cell in row.items()
    }


def _named(value: Value, swap: Swap) -> Value:
    """Swap the ids of a lead and deputies, in whichever form they are kept."""
    try:
        held = holders(value)
    except NotAnAnswerError:
        return anywhere(value, swap)
    if not isinstance(value, Mapping) or swap[0] not in held.people:
        return anywhere(value, swap)
    after = _holders(held, swap)
    return {**value, "lead": after.lead, "deputies": list(after.deputies)}


def anywhere(value: Value, swap: Swap) -> Value:
    """Swap the id in a value of which nobody knows the kind."""
    if isinstance(value, str):
        return _id(value, swap)
    if isinstance(value, Mapping):
        return {key: anywhere(one, swap) for key, one in value.items()}
    return [anywhere(one, swap) for one in value]
