"""People of the directory, as they stand in lists."""

from collections.abc import Mapping

from crisisplan.domain.directory import Person


def describe(person: Person) -> str:
    """Give name, post, organisation and first number on one line."""
    staffed = f"desk, {person.staffed}" if person.staffed else "desk"
    number = person.numbers[0].number if person.numbers else "no number yet"
    parts = [person.name, person.post, person.organisation]
    return " · ".join(p for p in (*parts, staffed if person.desk else "", number) if p)


def describe_id(people: Mapping[str, Person], person_id: str) -> str:
    """Describe somebody by id, or say that nobody is known by it."""
    person = people.get(person_id)
    return describe(person) if person else f"{person_id} (not in the directory)"
