"""The who's who: who leads what, who holds which role, how to reach everybody."""

from collections.abc import Iterator, Mapping
from typing import TypedDict

from crisisplan.domain.playbook import Chapter
from crisisplan.export.escape import NOTHING, Markdown, cell, joined
from crisisplan.export.view.doers import lead_of, waived
from crisisplan.export.view.named import everybody
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.sight import WITHHELD, Held, Sight


class RoleLine(TypedDict):
    """One duty with those who hold it; each text fits into a cell."""

    role: Markdown
    name: Markdown
    """Nothing where nobody leads."""
    phones: Markdown
    verified: Markdown
    stand_ins: Markdown
    draft: bool


class LeadLine(TypedDict):
    """One chapter with those who lead it."""

    chapter: Markdown
    role: Markdown
    name: Markdown
    stand_ins: Markdown


class WhosWho(TypedDict):
    """The roles of a plan with those who hold them, and everybody whom it names."""

    leads: list[LeadLine]
    leads_named: bool
    """Whether this audience may know of one of them who it is."""
    roles: list[RoleLine]
    everybody: list[Contact]
    """Each person and desk once, with all that they are there for."""
    nobody: Markdown
    """Roles that nobody holds yet, where that is told."""
    hidden: int


def whos_who(sight: Sight) -> WhosWho:
    """Give all roles that somebody holds, and name those that nobody holds."""
    roles: list[RoleLine] = []
    nobody: list[str] = []
    hidden = 0
    needed = _needed(sight)
    leads = [_lead(sight, one) for one in _led(sight)]
    for role in _roles(sight):
        if held := sight.held(role):
            roles.append(_line(sight, role, held))
        elif sight.hides_role(role):
            hidden += 1
        elif role in needed and not waived(sight, role):
            nobody.append(role)
    return {
        "leads": leads,
        "leads_named": any(one["name"] != WITHHELD for one in leads),
        "roles": roles,
        "everybody": _everybody(sight),
        "nobody": sight.parties(nobody) if sight.tells_progress else NOTHING,
        "hidden": hidden,
    }


def _roles(sight: Sight) -> Iterator[str]:
    return iter({**dict.fromkeys(sight.playbook.roles), **sight.plan.roles})


def _line(sight: Sight, role: str, held: Held) -> RoleLine:
    lead = held.holders.lead
    shown = contact(sight, lead, NOTHING) if lead else None
    return {
        "role": cell(sight.playbook.name(role)),
        "name": shown["name"] if shown else NOTHING,
        "phones": shown["phones"] if shown else NOTHING,
        "verified": shown["verified"] if shown else NOTHING,
        "stand_ins": _stand_ins(sight, held),
        "draft": held.draft,
    }


def _led(sight: Sight) -> Iterator[Chapter]:
    """Give the chapters that have a lead and are in the plan."""
    for chapter in sight.playbook.chapters:
        if chapter.lead and not sight.plan.left_out(chapter.id):
            yield chapter


def _lead(sight: Sight, chapter: Chapter) -> LeadLine:
    role = chapter.lead or ""
    held = sight.held(role)
    name = lead_of(sight, role)
    if not held and sight.hides_role(role):
        name = Markdown(WITHHELD)
    return {
        "chapter": cell(sight.playbook.say(chapter.title)),
        "role": cell(sight.playbook.name(role)),
        "name": name,
        "stand_ins": _stand_ins(sight, held) if held else NOTHING,
    }


def _stand_ins(sight: Sight, held: Held) -> Markdown:
    return joined("<br>", [_name(sight, one) for one in held.holders.deputies])


def _name(sight: Sight, person: str) -> Markdown:
    return cell(sight.reading.around.name(person))


def _everybody(sight: Sight) -> list[Contact]:
    """Give who holds a role, then all others, each with the first reason."""
    found = {person: _duties(sight, person) for person in _holders(sight)}
    for person, duty in everybody(sight):
        if person in sight.plan.people:
            found.setdefault(person, cell(duty))
    return [contact(sight, person, duties) for person, duties in found.items()]


def _holders(sight: Sight) -> Mapping[str, None]:
    held = filter(None, map(sight.held, _roles(sight)))
    return dict.fromkeys(person for one in held for person in one.holders.people)


def _duties(sight: Sight, person: str) -> Markdown:
    """Name the roles that somebody leads, then those for which they stand in."""
    leads, stands_in = [], []
    for role in _roles(sight):
        held = sight.held(role)
        if held and person == held.holders.lead:
            leads.append(cell(sight.playbook.name(role)))
        elif held and person in held.holders.deputies:
            stands_in.append(cell(sight.playbook.name(role)))
    said = [joined(", ", leads)] if leads else []
    if stands_in:
        said.append(Markdown("stands in: " + joined(", ", stands_in)))
    return joined("<br>", said)


def _needed(sight: Sight) -> set[str]:
    """Name the roles that this plan gives something to do, as far as it is printed."""
    owners = {sight.owner(item) for item in sight.printed}
    doers = {sight.playbook.doer(item) for item in sight.printed if item.is_action}
    return owners | doers
