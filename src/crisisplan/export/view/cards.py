"""Action cards: what one person does, whom they call, what they say."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, heading
from crisisplan.export.view.calls import calls
from crisisplan.export.view.named import partners
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.points import Point, point
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import Steps, steps
from crisisplan.export.view.words import Words, words


class Card(TypedDict):
    """One sheet for one person, or for one duty that nobody holds yet."""

    title: Markdown
    holders: list[Contact]
    withheld: bool
    """Whether this audience may not know who is named."""
    steps: Steps
    calls: list[Contact]
    words: list[Words]
    other_words: Markdown
    """Titles of the statements for later."""
    reminders: list[Point]


class CardsView(TypedDict):
    """All cards of a plan."""

    page: Page
    cards: list[Card]


@dataclass
class Bearer:
    """Who gets one card: all the duties that one person holds."""

    parties: list[str] = field(default_factory=list)
    person: str = ""
    actions: list[Item] = field(default_factory=list)


def cards_view(sight: Sight, now: datetime) -> CardsView:
    """Give the cards, in the order of the playbook's roles, then its partners."""
    bearers = _bearers(sight)
    asked = [item for item in sight.printed if _is_asked(sight, item)]
    cards = [
        _card(sight, one, asked, [other for other in bearers if other is not one])
        for one in bearers
    ]
    return {"page": page(sight, now), "cards": cards}


def _is_asked(sight: Sight, item: Item) -> bool:
    inapplicable = sight.plan.answer(item.id).state == "not-applicable"
    return not item.is_action and not item.is_form and not inapplicable


def _bearers(sight: Sight) -> list[Bearer]:
    """Give everybody who carries something out, or holds a role and can be called."""
    doing: dict[str, list[Item]] = {}
    for item in sight.printed:
        if item.is_action and sight.plan.answer(item.id).state != "not-applicable":
            doing.setdefault(sight.playbook.doer(item), []).append(item)
    found: dict[str, Bearer] = {}
    for party in (*sight.playbook.roles, *sight.playbook.partners):
        held = sight.held(party)
        person = held.holders.lead if held else ""
        if party in doing or person:
            bearer = found.setdefault(person or f"/{party}", Bearer(person=person))
            bearer.parties.append(party)
            bearer.actions += doing.get(party, [])
    return list(found.values())


def _card(
    sight: Sight, bearer: Bearer, asked: list[Item], others: list[Bearer]
) -> Card:
    own = set(bearer.parties)
    people = _people(sight, bearer)
    parties = [party for one in others for party in one.parties]
    now, later = words(sight, asked, own)
    return {
        "title": heading(", ".join(map(sight.playbook.name, bearer.parties))),
        "holders": list(people.values()),
        "withheld": any(map(sight.hides_role, own & {*sight.playbook.roles})),
        "steps": steps(sight, bearer.actions),
        "calls": calls(sight, asked, own, parties, known=people),
        "words": now,
        "other_words": later,
        "reminders": [
            point(sight, item)
            for item in asked
            if own & {*item.card} and not isinstance(item.asks, Statement)
        ],
    }


def _people(sight: Sight, bearer: Bearer) -> dict[str, Contact]:
    """Give whose card it is, and all who stand in for one of the duties."""
    found: dict[str, Contact] = {}
    for party in bearer.parties:
        if held := sight.held(party):
            stands_in = _stands_in(sight, bearer, party)
            for one in held.holders.people:
                duty = NOTHING if one == held.holders.lead else stands_in
                shown = contact(sight, one, duty)
                found.setdefault(one, {**shown, "draft": held.draft})
    for person_id, partner in partners(sight):
        if partner in bearer.parties:
            found.setdefault(person_id, contact(sight, person_id, NOTHING))
    return found


def _stands_in(sight: Sight, bearer: Bearer, party: str) -> Markdown:
    several = len(bearer.parties) > 1
    return Markdown(f"{sight.party(party)}: stands in" if several else "stands in")
