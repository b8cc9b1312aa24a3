"""Who holds which role, and how to reach them."""

from typing import TypedDict

from crisisplan.domain.audience import WITHHELD
from crisisplan.domain.directory import Person
from crisisplan.export.escape import NOTHING, Markdown, cell
from crisisplan.export.view.sight import Held, Sight


class Contact(TypedDict):
    """Somebody who can be called; each text fits into a cell."""

    duty: Markdown
    name: Markdown
    post: Markdown
    numbers: Markdown
    """Numbers and addresses."""
    phones: Markdown
    """The numbers alone, for whoever has no time to write."""
    verified: Markdown
    draft: bool


def contact(sight: Sight, person_id: str, duty: Markdown) -> Contact:
    """Give one person or desk with numbers, where the audience may see them."""
    person = sight.plan.people[person_id]
    reached = sight.reaches(person)
    return {
        "duty": duty,
        "name": cell(person.name),
        "post": _post(person) if reached else NOTHING,
        "numbers": numbers(person) if reached else Markdown(WITHHELD),
        "phones": _phones(person) if reached else Markdown(WITHHELD),
        "verified": Markdown(person.verified if reached else WITHHELD),
        "draft": False,
    }


def numbers(person: Person) -> Markdown:
    """Give all numbers and addresses of a person for one cell."""
    phones = _phones(person)
    parts = [phones, cell(person.email)] if person.email else [phones]
    return Markdown("<br>".join(part for part in parts if part))


def _phones(person: Person) -> Markdown:
    said = (
        cell(one.number) + (f" ({cell(one.for_)})" if one.for_ else "")
        for one in person.numbers
    )
    return Markdown("<br>".join(said))


def _post(person: Person) -> Markdown:
    parts = [cell(one) for one in (person.post, person.organisation, person.staffed)]
    return Markdown(", ".join(part for part in parts if part))


def holders(sight: Sight, held: Held, role: Markdown) -> list[Contact]:
    """Give the lead of a role, then those who stand in."""
    people = [(held.holders.lead, role)] if held.holders.lead else []
    stands_in = Markdown("stands in" if people else f"{role}, stands in")
    people += [(deputy, stands_in) for deputy in held.holders.deputies]
    contacts = [contact(sight, person_id, duty) for person_id, duty in people]
    for one in contacts:
        one["draft"] = held.draft
    return contacts
