"""The numbers on a card: those that its bearer needs first, as many as fit."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, cell, inline
from crisisplan.export.view.named import (
    STANDS_IN,
    Named,
    decided,
    everybody,
    named_in,
    partners,
)
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.room import fitting, lines_of
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import soonest_first

HEAD = "mayor"
"""The role above all others: the word that `decides` uses too."""
_EMERGENCY = "emergency_number"
"""The term for the number that everybody dials."""


class Numbers:
    """Whom somebody may have to call, for all the cards of a plan."""

    def __init__(self, sight: Sight, items: Iterable[Item]) -> None:
        """Keep the answers that may name somebody."""
        self._sight = sight
        self._items = {item.id: item for item in items}
        self._roles = {*map(sight.playbook.name, sight.playbook.roles)}
        self._first = _first_of_all(sight)
        self._partners: dict[str, list[str]] = {}
        for person, partner in partners(sight):
            self._partners.setdefault(partner, []).append(person)
        self._led = _joined(_leading_roles(sight))
        self._deputies = _joined(_deputies(sight))
        self._ours = self._led.keys() | self._deputies.keys()
        self._parts = _joined(self._in_records())
        self._decided = decided(sight, self._items.values())
        self._listed = _first([*everybody(sight), *_leads(sight)])

    def of(
        self,
        parties: Collection[str],
        known: Collection[str],
        actions: Sequence[Item],
        room: int,
    ) -> tuple[list[Contact], int]:
        """Give whom to call, the most urgent first, and how many others there are.

        Who has no number comes last: at night nobody can look it up.

        Args:
            parties: The duties of whoever calls.
            known: Who stands on the card already.
            actions: What is done, soonest first.
            room: How many lines of numbers fit.
        """
        people = self._sight.plan.people.keys() - {*known}
        wanted = self.wanted(parties, actions)
        shown = [
            contact(self._sight, key, cell(duty), draft=key not in self._decided)
            for key, duty in wanted.items()
            if key in people
        ]
        shown.sort(key=lambda one: not one["first_phones"])
        count = fitting(map(lines_of, shown), room, least=0)
        others = self._listed.keys() | wanted.keys()
        return shown[:count], len(others & people) - count

    def wanted(
        self, parties: Collection[str], actions: Sequence[Item]
    ) -> Mapping[str, str]:
        """Give why somebody may have to be called, by person, the most urgent first."""
        found = _first(self._wanted(parties, actions))
        return {person: self._in_full(person, duty) for person, duty in found.items()}

    def _in_full(self, person: str, duty: str) -> str:
        """Give all roles that somebody leads, and stands in for, where one is said."""
        if duty.removesuffix(STANDS_IN) not in self._roles:
            return duty
        led, deputy = self._led.get(person), self._deputies.get(person)
        said = [led] if led else []
        said += [self._parts[person]] if person in self._parts else []
        said += [f"stands in for: {deputy}"] if deputy else []
        full = "; ".join(said) or duty
        return full[:1].upper() + full[1:]

    def _wanted(
        self, parties: Collection[str], actions: Sequence[Item]
    ) -> Iterator[Named]:
        """Give everybody that somebody may have to call, some of them twice.

        What the bearer of a card does comes first there; on a sheet for all, who leads.
        """
        own, near = self._about(actions), self._about(self._first)
        leads = chain(self._doing_first(parties), self._leading(1))
        order = (own, near, leads) if parties else (near, leads, self._leading(), own)
        yield from chain(*order)
        yield from self._chain(parties, actions)
        for item in (*actions, *self._first):
            yield from self._named_in(item.see)
        yield from self._desks()
        for item in self._items.values():
            if self._sight.owner(item) in parties and "first-hour" in item.phase:
                yield from self._named(item)
        yield from self._called_down()
        for partner, people in self._partners.items():
            yield from ((one, self._sight.playbook.name(partner)) for one in people)
        yield from _leads(self._sight)

    def _about(self, actions: Iterable[Item]) -> Iterator[Named]:
        """Give whom something to do is about: who is there at any hour comes first."""
        near = [one for item in actions for one in self._near(item)]
        yield from sorted(near, key=self._may_be_away)

    def _near(self, item: Item) -> Iterator[Named]:
        """Give the answers about something to do, and the partners who agreed to it.

        Who stands in comes later: on a full card there is room for few. So does whoever
        has a duty of the city and stands in a record: it is for others to call them.
        """
        for key in filter(self._is_near, item.see):
            asks, named = self._items[key].asks, self._named_in([key])
            if isinstance(asks, Record):
                yield from (one for one in named if one[0] not in self._ours)
            else:
                alone = isinstance(asks, PersonQuestion)
                yield from islice(named, 1 if alone else None)
        for partner in item.agree_with:
            for person in self._partners.get(partner, ())[:1]:
                yield person, self._sight.playbook.name(partner)

    def _doing_first(self, parties: Collection[str]) -> Iterator[Named]:
        """Give who does what is done first of all: all others begin with that call."""
        for item in self._first:
            doer = self._sight.playbook.doer(item)
            held = self._sight.held(doer)
            if held and held.holders.lead and doer not in parties:
                yield held.holders.lead, self._sight.playbook.name(doer)

    def _leading(self, most: int | None = None) -> Iterator[Named]:
        """Give who leads, and stands in for, what no city can do without at once.

        `most` is how many of each: with 1 only the leads.
        """
        for key, item in self._items.items():
            soon = item.essential and "first-hour" in item.phase
            if soon and isinstance(item.asks, PersonQuestion):
                yield from islice(self._named_in([key]), most)

    def _called_down(self) -> Iterator[Named]:
        """Give who stands in the lists of calls."""
        for item in self._items.values():
            if item.register_ == "calls":
                yield from named_in(self._sight, item)

    def _in_records(self) -> Iterator[Named]:
        """Give what the city's own are for others in records about the first action."""
        for key in (one for item in self._first for one in item.see):
            if key in self._items and isinstance(self._items[key].asks, Record):
                found = named_in(self._sight, self._items[key])
                yield from (one for one in found if one[0] in self._ours)

    def _is_near(self, key: str) -> bool:
        """Say whether an answer is there to say who is called: no other table is."""
        item = self._items.get(key)
        if item is None:
            return False
        return item.register_ is not None or not isinstance(item.asks, Table)

    def _named_in(self, keys: Iterable[str]) -> Iterator[Named]:
        for key in keys:
            if key in self._items:
                yield from self._named(self._items[key])

    def _named(self, item: Item) -> Iterator[Named]:
        """Give whom an answer names; whoever leads a duty is known by that duty.

        What a part of a record is called says what they are for the others in it.
        """
        for person, duty in named_in(self._sight, item):
            of_record = isinstance(item.asks, Record)
            yield person, self._led.get(person, duty) if of_record else duty

    def _may_be_away(self, named: Named) -> bool:
        person = self._sight.plan.people.get(named[0])
        return person is None or not person.always_there

    def _chain(
        self, parties: Collection[str], actions: Sequence[Item]
    ) -> Iterator[Named]:
        """Give who leads: the head of the city, and those whose matter it is."""
        book = self._sight.playbook
        leads = [book.spots[item.id].chapter.lead or "" for item in actions]
        owners = map(self._sight.owner, actions)
        for role in dict.fromkeys([HEAD, *owners, *leads]):
            held = self._sight.held(role)
            if held and held.holders.lead and role not in parties:
                yield held.holders.lead, book.name(role)

    def _desks(self) -> Iterator[Named]:
        """Give the desks that answer day and night."""
        for key, duty in self._listed.items():
            if not self._may_be_away((key, duty)):
                person = self._sight.plan.people[key]
                shown = person.organisation if self._sight.reaches(person) else ""
                yield key, shown or duty


def _first_of_all(sight: Sight) -> Sequence[Item]:
    """Give what is done first of all, whoever does it: it is about whom all call."""
    return soonest_first(
        item
        for item in sight.printed
        if item.is_action and sight.plan.answer(item.id).state != "not-applicable"
    )[:1]


def _leading_roles(sight: Sight) -> Iterator[Named]:
    """Give who leads each role that somebody leads."""
    for role in sight.playbook.roles:
        held = sight.held(role)
        if held and held.holders.lead:
            yield held.holders.lead, sight.playbook.name(role)


def _leads(sight: Sight) -> Iterator[Named]:
    """Give all who hold a role, and who stands in."""
    for role, held in ((one, sight.held(one)) for one in sight.playbook.roles):
        name = sight.playbook.name(role)
        for person in held.holders.people if held else ():
            leads = held is not None and person == held.holders.lead
            yield person, name if leads else f"{name}{STANDS_IN}"


def _deputies(sight: Sight) -> Iterator[Named]:
    """Give who stands in, with the role."""
    for role, held in ((one, sight.held(one)) for one in sight.playbook.roles):
        for person in held.holders.deputies if held else ():
            yield person, sight.playbook.name(role)


def _first(named: Iterable[Named]) -> Mapping[str, str]:
    """Give everybody once, under the words that come first."""
    found: dict[str, str] = {}
    for person, duty in named:
        found.setdefault(person, duty)
    return found


def _joined(named: Iterable[Named]) -> Mapping[str, str]:
    """Give everybody once, under all their words."""
    found: dict[str, list[str]] = {}
    for person, duty in named:
        found.setdefault(person, []).append(duty)
    return {person: ", ".join(duties) for person, duties in found.items()}


def emergency_number(sight: Sight) -> Markdown:
    """Give the number that everybody dials, where the playbook has one."""
    term = sight.playbook.terms.get(_EMERGENCY)
    return inline(term.default) if term and term.default else NOTHING
