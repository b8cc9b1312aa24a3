"""Who holds which role, and how to reach them."""

from typing import TypedDict

from crisisplan.domain.audience import WITHHELD
from crisisplan.domain.directory import Number, Person
from crisisplan.export.escape import NOTHING, Markdown, cell
from crisisplan.export.view.sight import Held, Sight

_IN_A_HURRY = 2


class Contact(TypedDict):
    """Somebody who can be called; each text fits into a cell."""

    duty: Markdown
    name: Markdown
    post: Markdown
    numbers: Markdown
    """Numbers and addresses."""
    phones: Markdown
    """The numbers alone, for whoever has no time to write."""
    first_phones: Markdown
    """No more of them than one dials in a hurry."""
    verified: Markdown
    draft: bool


def contact(
    sight: Sight, person_id: str, duty: Markdown, *, draft: bool = False
) -> Contact:
    """Give one person or desk with numbers, where the audience may see them."""
    person = sight.plan.people[person_id]
    reached = sight.reaches(person)
    return {
        "duty": duty,
        "name": cell(person.name),
        "post": _post(person) if reached else NOTHING,
        "numbers": numbers(person) if reached else Markdown(WITHHELD),
        "phones": _phones(person) if reached else Markdown(WITHHELD),
        "first_phones": _first_phones(person) if reached else Markdown(WITHHELD),
        "verified": Markdown(person.verified if reached else WITHHELD),
        "draft": draft,
    }


def numbers(person: Person) -> Markdown:
    """Give all numbers and addresses of a person for one cell."""
    phones = _phones(person)
    parts = [phones, cell(person.email)] if person.email else [phones]
    return Markdown("<br>".join(part for part in parts if part))


def _phones(person: Person) -> Markdown:
    return Markdown("<br>".join(map(_phone, person.numbers)))


def _first_phones(person: Person) -> Markdown:
    """Give as many numbers as one dials in a hurry, and say where the others are."""
    said = list(map(_phone, person.numbers[:_IN_A_HURRY]))
    more = ["and more in the contact list"] if person.numbers[_IN_A_HURRY:] else []
    return Markdown("<br>".join([*said, *more]))


def _phone(one: Number) -> str:
    return cell(one.number) + (f" ({cell(one.for_)})" if one.for_ else "")


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
