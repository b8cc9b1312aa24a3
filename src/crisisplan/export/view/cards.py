"""Action cards: what one person does, whom they call, what they say."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, cell, heading
from crisisplan.export.view import room
from crisisplan.export.view.calls import HEAD, Numbers, emergency_number
from crisisplan.export.view.gaps import NOBODY
from crisisplan.export.view.named import named_in, partners
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.points import OpenView, Point, open_point, point
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import Step, Stretch, soonest_first, stretches
from crisisplan.export.view.words import Words, words

_FRONT = 20
"""Lines for things to do and their headings that fit in front."""
_STEP, _TO_SIGN = 88, 40
"""Characters on a line of things to do, and of what is written behind each."""
_LINES, _FEWEST = 40, 10
"""Lines for numbers on a page that has nothing else, and on one that is full."""


class Card(TypedDict):
    """One sheet for one person, or for one duty that nobody holds yet."""

    title: Markdown
    holders: list[Contact]
    named: list[Contact]
    """Whom the answers of a duty name that nobody holds yet."""
    withheld: bool
    """Whether this audience may not know who is named."""
    open: list[OpenView]
    """Who has to say who holds it, where nobody does."""
    front: list[Stretch]
    """What to do by the clock, as much as fits on one page."""
    back: list[Stretch]
    calls: list[Contact]
    more_calls: int
    words: list[Words]
    other_words: Markdown
    """Titles of the statements for later."""
    reminders: list[Point]


class CardsView(TypedDict):
    """All cards of a plan."""

    page: Page
    emergency: Markdown
    """The number that everybody dials."""
    cards: list[Card]
    hidden: int
    """Actions that this audience may not see."""


@dataclass
class Bearer:
    """Who gets one card: all the duties that one person holds."""

    parties: list[str] = field(default_factory=list)
    person: str = ""
    actions: list[Item] = field(default_factory=list)


def cards_view(sight: Sight, now: datetime) -> CardsView:
    """Give the cards, in the order of the playbook's roles, then its partners."""
    asked = [item for item in sight.printed if _is_asked(sight, item)]
    numbers = Numbers(sight, asked)
    return {
        "page": page(sight, now),
        "emergency": emergency_number(sight),
        "cards": [_card(sight, one, asked, numbers) for one in _bearers(sight)],
        "hidden": sum(item.is_action for item in sight.hidden),
    }


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
    known = (*sight.playbook.roles, *sight.playbook.partners)
    for party in dict.fromkeys([*known, *doing]):
        held = sight.held(party)
        person = held.holders.lead if held else ""
        if party in doing or person:
            bearer = found.setdefault(person or f"/{party}", Bearer(person=person))
            bearer.parties.append(party)
            bearer.actions += doing.get(party, [])
    return list(found.values())


def _card(sight: Sight, bearer: Bearer, asked: list[Item], numbers: Numbers) -> Card:
    own = set(bearer.parties)
    people = _people(sight, bearer)
    withheld = any(map(sight.hides_role, own & {*sight.playbook.roles}))
    named = {} if people or withheld else _named(sight, asked, own)
    now, later = words(sight, asked, own)
    front, back = _sides(stretches(sight, bearer.actions))
    known = people | named
    taken = _height(front) + sum(map(room.lines_of, known.values()))
    left = max(_FEWEST, _LINES - taken)
    calls, more = numbers.of(own, known, soonest_first(bearer.actions), left)
    return {
        "title": heading(", ".join(map(sight.playbook.name, bearer.parties)) or NOBODY),
        "holders": list(people.values()),
        "named": list(named.values()),
        "withheld": withheld,
        "open": [] if people else _nobody(sight, bearer),
        "front": front,
        "back": back,
        "calls": calls,
        "more_calls": more,
        "words": now,
        "other_words": later,
        "reminders": [
            point(sight, item)
            for item in asked
            if own & {*item.card} and not isinstance(item.asks, Statement)
        ],
    }


def _sides(found: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    """Divide what is to do between the sides of a card, what comes first in front."""
    ends = range(1, len(found) + 1)
    fitting = max(sum(_height(found[:end]) <= _FRONT for end in ends), 1)
    return found[:fitting], found[fitting:]


def _height(found: list[Stretch]) -> int:
    return sum(1 + sum(map(_lines, one["steps"])) for one in found)


def _lines(step: Step) -> int:
    """Give the height of one thing to do, with the space below it."""
    said = f"{step['within']} {step['title']} {step['ask']}"
    return 1 + room.wrapped(said + " " * _TO_SIGN, _STEP)


def _nobody(sight: Sight, bearer: Bearer) -> list[OpenView]:
    """Say who has to name somebody for a duty that nobody holds."""
    items = (sight.playbook.filled_by.get(party) for party in bearer.parties)
    return [
        {**open_point(sight, item), "owner": _names_somebody(sight, bearer, item)}
        for item in items
        if item and sight.prints(item) and not sight.reading.standing(item).answered
    ]


def _names_somebody(sight: Sight, bearer: Bearer, item: Item) -> Markdown:
    """Name the role that says who it is: a duty that nobody holds cannot."""
    lead = sight.playbook.spots[item.id].chapter.lead or ""
    others = (sight.owner(item), lead, HEAD)
    fitting = (one for one in others if one and one not in bearer.parties)
    return sight.party(next(fitting, sight.owner(item)))


def _named(sight: Sight, asked: list[Item], own: set[str]) -> dict[str, Contact]:
    """Give whom the answers name that a duty cannot do without, each for what."""
    found: dict[str, Contact] = {}
    for item in asked:
        if item.essential and sight.owner(item) in own and item.asks.kind == "record":
            for person, duty in named_in(sight, item):
                if person in sight.plan.people:
                    found.setdefault(person, contact(sight, person, cell(duty)))
    return found


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
