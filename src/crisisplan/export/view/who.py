"""The who's who of the full plan."""

from typing import TypedDict

from crisisplan.export.escape import NOTHING, Markdown, cell
from crisisplan.export.view.named import everybody
from crisisplan.export.view.people import Contact, contact, holders
from crisisplan.export.view.sight import Sight


class WhosWho(TypedDict):
    """The roles of a plan with those who hold them, and all others it names."""

    contacts: list[Contact]
    others: list[Contact]
    nobody: Markdown
    """Roles that nobody holds yet, where that is told."""
    hidden: int


def whos_who(sight: Sight) -> WhosWho:
    """Give all roles that somebody holds, and name those that nobody holds."""
    contacts: list[Contact] = []
    nobody: list[str] = []
    listed: set[str] = set()
    hidden = 0
    needed = _needed(sight)
    for role in {**dict.fromkeys(sight.playbook.roles), **sight.plan.roles}:
        if held := sight.held(role):
            contacts += holders(sight, held, sight.party(role))
            listed.update(held.holders.people)
        elif sight.hides_role(role):
            hidden += 1
        elif role in needed:
            nobody.append(role)
    return {
        "contacts": contacts,
        "others": _others(sight, listed),
        "nobody": sight.parties(nobody) if sight.tells_progress else NOTHING,
        "hidden": hidden,
    }


def _others(sight: Sight, listed: set[str]) -> list[Contact]:
    found: dict[str, Markdown] = {}
    for person_id, duty in everybody(sight):
        if person_id in sight.plan.people and person_id not in listed:
            found.setdefault(person_id, cell(duty))
    return [contact(sight, person_id, duty) for person_id, duty in found.items()]


def _needed(sight: Sight) -> set[str]:
    """Name the roles that this plan gives something to do, as far as it is printed."""
    owners = {sight.owner(item) for item in sight.printed}
    doers = {sight.playbook.doer(item) for item in sight.printed if item.is_action}
    return owners | doers
