"""Who carries something out, and who stands in."""

from dataclasses import dataclass

from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.named import partners
from crisisplan.export.view.sight import Sight


@dataclass(frozen=True, slots=True)
class Doers:
    """People by their ids, as far as an audience may know them."""

    people: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    withheld: bool = False


def doers(sight: Sight, party: str) -> Doers:
    """Give those who act for a role or partner; nobody where it is open."""
    if held := sight.held(party):
        lead = (held.holders.lead,) if held.holders.lead else ()
        return Doers(lead, held.holders.deputies)
    if sight.hides_role(party) and party in sight.playbook.roles:
        return Doers(withheld=True)
    found = dict.fromkeys(one for one, partner in partners(sight) if partner == party)
    return Doers(tuple(found))


def lead_of(sight: Sight, role: str) -> Markdown:
    """Give the name of who leads a role, marked where that is not decided."""
    held = sight.held(role)
    if held is None or not held.holders.lead:
        return NOTHING
    draft = " (draft)" if held.draft else ""
    return Markdown(f"{sight.person(held.holders.lead)}{draft}")


def who_holds(sight: Sight, role: str) -> Markdown:
    """Give who leads a role, or else stands in, or why nobody does.

    Nothing where that is hidden.
    """
    if lead := lead_of(sight, role):
        return lead
    if role not in sight.playbook.roles or sight.hides_role(role):
        return NOTHING
    if held := sight.held(role):
        return Markdown(f"stands in: {sight.person(held.holders.deputies[0])}")
    if waived(sight, role):
        return Markdown("does not apply")
    return Markdown("nobody yet") if sight.tells_progress else NOTHING


def deputy_of(sight: Sight, role: str) -> Markdown:
    """Give the name of the first who stands in for a role, where somebody does."""
    held = sight.held(role)
    deputies = held.holders.deputies if held and not held.draft else ()
    return sight.person(deputies[0]) if deputies else NOTHING


def waived(sight: Sight, role: str) -> Markdown:
    """Give the reason why a role does not apply; nothing where it does."""
    item = sight.playbook.filled_by.get(role)
    if item is None or not sight.prints(item):
        return NOTHING
    answer = sight.plan.answer(item.id)
    return inline(answer.reason) if answer.state == "not-applicable" else NOTHING
