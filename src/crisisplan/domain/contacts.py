"""Whether the people of the directory can be reached: which numbers are worth what."""

from collections.abc import Iterator

from crisisplan.domain.days import is_older
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.joining import namesakes
from crisisplan.domain.phone import said_of
from crisisplan.domain.points import Place, Point, Scope, many

CHECKED_WITHIN, IN_WORDS = 6, "six months"
"""After how many months a number counts as unchecked."""


def unchecked(scope: Scope) -> tuple[str, ...]:
    """Give those whom nobody called for long: holders of roles, oldest first."""
    people, duties = scope.reading.plan.people, _duties(scope)
    stale = [key for key in people if key in scope.people and is_stale(scope, key)]
    return tuple(
        sorted(stale, key=lambda one: (one not in duties, _since(people[one])))
    )


def is_stale(scope: Scope, person_id: str) -> bool:
    """Say whether nobody can be sure that somebody is reached."""
    person, today = scope.reading.plan.people[person_id], scope.reading.today
    return not _reachable(person) or is_older(person.verified, today, CHECKED_WITHIN)


def _reachable(person: Person) -> bool:
    return bool(person.numbers or person.email)


def _since(person: Person) -> str:
    return person.verified if _reachable(person) else ""


def _duties(scope: Scope) -> dict[str, list[str]]:
    """Give for each person the roles that they hold, then those they stand in for."""
    led: dict[str, list[str]] = {}
    deputy: dict[str, list[str]] = {}
    for role in scope.roles:
        held = scope.held(role)
        for person_id in held.people:
            said = say_duty(held, person_id, scope.party(role))
            mine = led if person_id == held.lead else deputy
            mine.setdefault(person_id, []).append(said)
    return {one: led.get(one, []) + deputy.get(one, []) for one in (*led, *deputy)}


def say_duty(held: Holders, person_id: str, role: str) -> str:
    """Name a role of somebody; who only stands in is not taken for its holder."""
    return role if person_id == held.lead else f"stands in: {role}"


def contact_points(scope: Scope) -> Iterator[Point]:
    """Say of whom nobody knows whether the number works, and who is there twice."""
    duties = _duties(scope)
    for person_id in unchecked(scope):
        held = f" ({'; '.join(duties[person_id])})" if person_id in duties else ""
        said = f"{scope.name(person_id)}{held}: {_how_old(scope, person_id)}."
        yield Point(said, Place("person", person_id))
    people = {
        key: one
        for key, one in scope.reading.plan.people.items()
        if key in scope.people
    }
    for group in namesakes(people):
        name = scope.name(group[0])
        yield Point(
            f"{many(len(group), 'entry', 'entries')} are called {name}. If they are "
            "one person, join them.",
            Place("person", group[0]),
        )


def _how_old(scope: Scope, person_id: str) -> str:
    person = scope.reading.plan.people[person_id]
    if not _reachable(person):
        return "there is no number and no address"
    if not person.numbers and person.verified:
        return f"there is no number; the address was checked on {person.verified}"
    if not person.numbers:
        return "there is no number, and nobody has checked the address so far"
    if not person.has_number:
        return said_of(person.numbers[0].number).rstrip(".")
    if not person.verified:
        return "nobody has checked the number so far"
    return f"last checked on {person.verified}, more than {IN_WORDS} ago"


def numberless_steps(scope: Scope) -> Iterator[Point]:
    """Name the questions for a person that name nobody who can be called."""
    people = scope.reading.plan.people
    for item in scope.items:
        value = scope.reading.accepted(item)
        if value is None or not isinstance(item.asks, PersonQuestion):
            continue
        named = [one for one in holders(value).people if one in people]
        told = named and all(one in scope.people for one in named)
        if told and not any(people[one].has_number for one in named):
            yield Point(
                f"Write down a number for {scope.name(named[0])}: {scope.title(item)} "
                "names nobody who can be called.",
                Place("person", named[0]),
            )


def contact_step(scope: Scope) -> Point | None:
    """Say whom to call first, and how many more there are."""
    waiting = unchecked(scope)
    if not waiting:
        return None
    first, others = waiting[0], len(waiting) - 1
    person, name = scope.reading.plan.people[first], scope.name(first)
    if person.has_number:
        said = f"Call {name} and check the number: {_how_old(scope, first)}."
    else:
        said = f"Write down how to reach {name}: {_how_old(scope, first)}."
    if others:
        said += f" {many(others, 'more entry waits', 'more entries wait')} for a check."
    return Point(said, Place("person", first))
