"""Who does what when it happens: nobody, one person twice, one in too many places."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crisisplan.domain.directory import Holders
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Item
from crisisplan.domain.points import Place, Point, Scope, in_a_row, many
from crisisplan.domain.upkeep import last
from crisisplan.domain.values import Phase

LEADS, STANDS_IN = 3, 4
"""From how many duties at once it is asked who does what. A small town has few people,
and two hats are usual; whoever stands in is needed for one of them at a time."""

_TIMES: Mapping[str, frozenset[Phase]] = {
    "in the first hour": frozenset({"first-hour"}),
    "on the first day": frozenset({"first-hour", "first-day"}),
}


_TOGETHER = {
    "exercise": "the last exercise",
    "review": "the last review",
    "activation": "the plan was last used for real",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that somebody leads, and somebody stands in for."""

    title: str
    held: Holders
    phases: frozenset[Phase]
    to: Place


def duty_points(scope: Scope, before: Plan | None = None) -> Iterator[Point]:
    """Say which duties have one person twice, one person too often, or nobody.

    The many that have nobody at first come last, and hide no other.
    `before` is the plan as it was adopted last, where it was kept.
    """
    yield from _own_deputies(scope)
    yield from _twice_in_a_row(scope)
    yield from _too_many(scope)
    yield from changed_hands(scope, before)
    yield from _nobody(scope)


def duties(scope: Scope) -> tuple[Duty, ...]:
    """Give every duty of which the plan says who leads: roles, then other posts."""
    used = _used(scope)
    return (
        *(
            Duty(scope.party(role), scope.held(role), used[role], scope.place_of(role))
            for role in scope.roles
            if role in used
        ),
        *_posts(scope),
    )


def _used(scope: Scope) -> Mapping[str, frozenset[Phase]]:
    """Give when each role has something to do."""
    used: dict[str, set[Phase]] = {}
    for item in scope.items:
        filled = getattr(item.asks, "fills", None)
        does = scope.reading.playbook.doer(item) if item.is_action else None
        for role in filter(None, (filled, does)):
            used.setdefault(role, set()).update(item.phase)
    return {role: frozenset(phases) for role, phases in used.items()}


def _posts(scope: Scope) -> Iterator[Duty]:
    """Give the questions for a person that hand out no role."""
    for item in scope.items:
        if isinstance(item.asks, PersonQuestion) and not item.asks.fills:
            value = scope.reading.accepted(item)
            if value and scope.reading.standing(item).state != "not-applicable":
                title = scope.reading.playbook.say(item.title)
                phases, to = frozenset(item.phase), Place("item", item.id)
                yield Duty(title, holders(value), phases, to)


def _nobody(scope: Scope) -> Iterator[Point]:
    seen_to = Counter(role for item in scope.items for role in _whose(scope, item))
    for role in scope.roles:
        if seen_to[role] and not scope.held(role).people:
            points = many(seen_to[role], "point")
            yield Point(
                f"{scope.party(role)}: nobody holds this role yet, and it sees to "
                f"{points} of the plan.",
                scope.place_of(role),
            )


def _whose(scope: Scope, item: Item) -> set[str]:
    """Give the roles that own an item, or carry it out."""
    does = scope.reading.playbook.doer(item) if item.is_action else ""
    return {scope.reading.owner(item), does}


def _own_deputies(scope: Scope) -> Iterator[Point]:
    for duty in duties(scope):
        if duty.held.lead and duty.held.lead in duty.held.deputies:
            name = scope.name(duty.held.lead)
            yield Point(
                f"{duty.title}: {name} leads and is down as deputy too. Name somebody "
                f"else for when {name} cannot come.",
                duty.to,
            )


def _twice_in_a_row(scope: Scope) -> Iterator[Point]:
    """Say where one row of a table names somebody twice: who stands in for whom?"""
    reading = scope.reading
    for item in scope.items:
        if not isinstance(item.asks, Table):
            continue
        named = [
            one for one in item.asks.columns if isinstance(one.asks, PersonQuestion)
        ]
        value = reading.accepted(item) if len(named) > 1 else None
        for key, row in stored_rows(value).items() if value else ():
            cells = [row[one.id] for one in named if one.id in row]
            known = Counter(who for cell in cells for who in set(holders(cell).people))
            called = reading.around.rows[item.id].get(key, "")
            where = f"{scope.title(item)}{f', {called}' if called else ''}"
            for who in (one for one, times in known.items() if times > 1):
                yield Point(
                    f"{where}: {scope.name(who)} is named twice in one row. Who "
                    f"stands in for {scope.name(who)}?",
                    Place("item", item.id),
                )


def _too_many(scope: Scope) -> Iterator[Point]:
    """Name each person once, for the earliest time at which it is too much.

    A desk is left out: whoever is on duty there is not one person.
    """
    known, said = scope.reading.plan.people, set[str]()
    for when, phases in _TIMES.items():
        soon = [one for one in duties(scope) if one.phases & phases]
        for person_id in dict.fromkeys(who for one in soon for who in one.held.people):
            if person_id in said or person_id not in known or known[person_id].desk:
                continue
            if words := _load(soon, person_id, when):
                said.add(person_id)
                yield Point(
                    f"{scope.name(person_id)} {words}: who does what if they are "
                    "needed at the same time?",
                    Place("person", person_id),
                )


def _load(soon: list[Duty], person_id: str, when: str) -> str:
    leads = [one.title for one in soon if one.held.lead == person_id]
    deputy = [
        one.title
        for one in soon
        if person_id in one.held.deputies and one.held.lead != person_id
    ]
    words = []
    if len(leads) >= LEADS:
        words.append(f"leads {len(leads)} duties {when} ({in_a_row(leads)})")
    if len(deputy) >= STANDS_IN:
        at = "" if words else f" {when}"
        words.append(f"is deputy for {len(deputy)}{at} ({in_a_row(deputy)})")
    return " and ".join(words)


def changed_hands(scope: Scope, before: Plan | None) -> Iterator[Point]:
    """Say which roles are held by somebody else than when others last learned it.

    Where that version was kept, the names of those who lead are compared. Where it
    was not, or none was adopted, only this is known: the question that hands out the
    role was answered anew on a later day than all last met over the plan.
    """
    if scope.reading.plan.status == "adopted":
        return  # as it was adopted
    for role in scope.roles:
        now = scope.held(role).lead
        if now and before:
            yield from _other_name(scope, role, now, before)
        elif now:
            yield from _written_anew(scope, role, now)


def _other_name(scope: Scope, role: str, now: str, before: Plan) -> Iterator[Point]:
    held = before.roles.get(role)
    was = before.people.get(held.lead) if held else None
    name = scope.name(now)
    if was and was.name.casefold() != name.casefold():
        yield Point(
            f"{scope.party(role)} was {was.name} in version {before.version} and is "
            f"{name} now. {_told(name)}",
            scope.place_of(role),
        )


def _written_anew(scope: Scope, role: str, now: str) -> Iterator[Point]:
    plan = scope.reading.plan
    item = scope.reading.playbook.filled_by.get(role)
    day = plan.answer(item.id).at[:10] if item and item in scope.items else ""
    met, when = max(_met(plan), default=("", ""))
    if met and day > met:
        yield Point(
            f"{scope.party(role)}: who holds it was written anew on {day}, after "
            f"{when}. {_told(scope.name(now))}",
            scope.place_of(role),
        )


def _met(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give each day on which others learned who holds the roles, and its words."""
    if plan.adopted:
        yield plan.adopted.on, f"version {plan.version} was adopted"
    for kind, words in _TOGETHER.items():
        if day := last(plan, kind):
            yield day, words


def _told(name: str) -> str:
    return f"Does {name} know, and has everybody the new number?"
