"""The register of places at risk: names and contacts, never a weak point."""

from datetime import datetime
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import cell, joined
from crisisplan.export.view.named import named_in
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.points import Point, point
from crisisplan.export.view.sight import Sight


class Register(TypedDict):
    """One table of places, and how to reach those whom it names."""

    point: Point
    contacts: list[Contact]


class SitesView(TypedDict):
    """All registers of places."""

    page: Page
    registers: list[Register]
    hidden: int


def sites_view(sight: Sight, now: datetime) -> SitesView:
    """Give the tables that the playbook calls registers of sites."""
    return {
        "page": page(sight, now),
        "registers": [
            {"point": point(sight, item), "contacts": _contacts(sight, item)}
            for item in sight.printed
            if item.register_ == "sites"
        ],
        "hidden": sum(item.register_ == "sites" for item in sight.hidden),
    }


def _contacts(sight: Sight, item: Item) -> list[Contact]:
    """Give everybody once, with all the places for which they are called."""
    if sight.plan.answer(item.id).state == "not-applicable":
        return []
    found: dict[str, dict[str, None]] = {}
    for person, duty in named_in(sight, item):
        if person in sight.plan.people:
            found.setdefault(person, {})[duty] = None
    return [
        contact(sight, person, joined("<br>", [cell(duty) for duty in duties]))
        for person, duties in found.items()
    ]
