"""People of the directory, as they stand in lists."""

from collections.abc import Collection, Iterator, Mapping

from crisisplan.domain.contacts import is_stale, say_duty
from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.joining import namesakes
from crisisplan.domain.points import Scope, many
from crisisplan.session.plan_session import PlanSession

PEOPLE = ("Name", "Number", "Checked on", "Post", "Organisation", "Roles")
PEOPLE_IN_SHORT = ("Name", "Number", "Checked on", "Post")
ROLES = ("Role", "Held by", "Stands in")
_FEW = 9
"""Lines that are seen at once."""
Cells = tuple[str, Mapping[str, str]]
"""The id of a row, and what stands in it by the heading above it."""


def describe(person: Person) -> str:
    """Give name, first number, post and organisation: the number is what one needs."""
    staffed = f"desk, {person.staffed}" if person.staffed else "desk"
    number = person.numbers[0].number if person.numbers else "no number yet"
    parts = [person.name, number, person.post, person.organisation]
    return " · ".join(p for p in (*parts, staffed if person.desk else "") if p)


def describe_id(people: Mapping[str, Person], person_id: str) -> str:
    """Describe somebody by id, or say that nobody is known by it."""
    person = people.get(person_id)
    return describe(person) if person else f"{person_id} (not in the directory)"


def say_twice(people: Mapping[str, Person]) -> str:
    """Say who seems to be entered twice; nothing where nobody is."""
    names = ", ".join(people[group[0]].name for group in namesakes(people))
    return f" Entered twice: {names}? F7 makes one entry of two." if names else ""


def people_rows(session: PlanSession) -> Iterator[Cells]:
    """Give everybody with all that is known of them."""
    scope = Scope.whole(session.reading)
    for key, one in session.plan.people.items():
        checked = one.verified or "never"
        post = one.post or (f"desk, {one.staffed}" if one.desk else "")
        yield (
            key,
            {
                "Name": one.name,
                "Number": _first_number(one),
                "Checked on": f"{checked} !" if is_stale(scope, key) else checked,
                "Post": post,
                "Organisation": one.organisation,
                "Roles": ", ".join(_held(session, key)),
            },
        )


def role_rows(session: PlanSession) -> Iterator[Cells]:
    """Give every role with those who hold it."""
    name = session.reading.around.name
    for role, title in session.playbook.roles.items():
        by = session.plan.roles.get(role, Holders())
        deputies = ", ".join(name(one) for one in by.deputies)
        lead = name(by.lead) if by.lead else "nobody yet"
        yield role, {"Role": title, "Held by": lead, "Stands in": deputies}


def in_full(session: PlanSession, person_id: str) -> str:
    """Say all that is known of somebody; nothing of nobody."""
    person = session.plan.people.get(person_id)
    if person is None:
        return ""
    numbers = (f"{one.number} {one.for_}".strip() for one in person.numbers)
    checked = "on " + person.verified if person.verified else "never"
    held = ", ".join(_held(session, person_id)) or "none"
    roles = sum(person_id in one.people for one in session.plan.roles.values())
    questions = len(session.places(person_id)) - roles
    named = f" Named in {many(questions, 'question')}." if questions else ""
    who = " · ".join(filter(None, (person.name, person.post, person.organisation)))
    return (
        f"{who} · {', '.join(numbers) or 'no number yet'}\n"
        f"Numbers checked: {checked}. "
        f"Roles: {held}.{named}"
    )


def role_in_full(session: PlanSession, role: str) -> str:
    """Say who holds a role, and who stands in; nothing where there is no such role."""
    cells = dict(role_rows(session)).get(role)
    if cells is None:
        return ""
    deputies = cells["Stands in"] or "nobody yet"
    return f"{cells['Role']}: {cells['Held by']}. Stands in: {deputies}."


def _first_number(person: Person) -> str:
    first, *more = (one.number for one in person.numbers) if person.numbers else ("",)
    return f"{first} (+{len(more)})" if more else first


def _held(session: PlanSession, person_id: str) -> Iterator[str]:
    for role, by in session.plan.roles.items():
        if person_id in by.people:
            yield say_duty(by, person_id, session.playbook.name(role))


def offered(
    session: PlanSession, but: Collection[str], post: str, role: str
) -> list[tuple[str, str]]:
    """Give all but some; first whoever has the post, or else leads the role.

    A few stand in the order in which they were entered, as in every other such list;
    many stand by name.
    """
    lead = session.plan.roles.get(role, Holders()).lead

    people = session.plan.people
    many = len(people) > _FEW

    def likely(known: tuple[str, Person]) -> tuple[bool, bool, str]:
        key, one = known
        other = not post or one.post.casefold() != post.casefold()
        return other, key != lead, one.name.casefold() if many else ""

    known = sorted(people.items(), key=likely)
    return [(key, describe(one)) for key, one in known if key not in but]
