"""A plan read against its playbook: what is in play, and how far each item stands."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from crisisplan.domain.agreeing import lapsed_of
from crisisplan.domain.check import CITY_KINDS
from crisisplan.domain.conditions import Condition, Known, holds
from crisisplan.domain.directory import Holders
from crisisplan.domain.edits import value_in
from crisisplan.domain.items.base import Around
from crisisplan.domain.items.table import Table
from crisisplan.domain.plan import Agreement, Answer, Plan, State
from crisisplan.domain.playbook import Advice, Item, Playbook
from crisisplan.domain.values import Value
from crisisplan.domain.version import is_adopted
from crisisplan.domain.worked_out import WorkedOut


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one item stands."""

    state: State
    """What was said of it; whether that counts is told by `answered`."""
    answered: bool = False
    """Done and whole, or not applicable with a reason."""
    settled: bool = False
    """Answered, confirmed by all who must agree, and an action has somebody for it."""
    refused: tuple[str, ...] = ()
    """What the item's kind does not accept, in sentences."""
    missing: str = ""
    """What is still needed, in a sentence."""
    unconfirmed: tuple[str, ...] = ()
    """Partners who have not agreed to the answer as it stands."""
    lapsed: tuple[Agreement, ...] = ()
    """Confirmations given for what stood here before it was changed."""
    overdue: bool = False
    rest_asked: bool = False
    """Whether somebody was asked for what is missing only: the rest holds."""

    @property
    def tentative(self) -> bool:
        """Whether what stands there is a draft, or is still asked about."""
        return self.state in ("draft", "asked") and not self.rest_asked


def _same_around(one: "Reading", other: "Reading") -> bool:
    """Say whether all is the same that values refer to, rows of tables left out."""
    return (
        one.playbook is other.playbook
        and one.today == other.today
        and one.plan.city is other.plan.city
        and one.plan.people is other.plan.people
        and one.plan.roles is other.plan.roles
        and one.untold == other.untold
    )


class Reading:
    """One plan, read on one day; everything is worked out once, when asked for."""

    def __init__(
        self,
        plan: Plan,
        playbook: Playbook,
        today: date,
        *,
        before: "Reading | None" = None,
        untold: frozenset[str] = frozenset(),
    ) -> None:
        """Keep what is read; nothing is worked out yet.

        Args:
            plan: The plan.
            playbook: What it answers.
            today: The day on which it is read.
            before: A reading of an earlier state of it; what has not changed since
                need not be worked out again.
            untold: Roles of which nothing may follow from who holds them.
        """
        self.plan = plan
        self.playbook = playbook
        self.today = today
        self.untold = untold
        self._play: dict[str, bool] = {}
        earlier: WorkedOut[Standing] | None = None
        if before and _same_around(before, self):
            earlier = before._worked_out
        self._worked_out: WorkedOut[Standing] = WorkedOut(plan, earlier)

    @cached_property
    def around(self) -> Around:
        """What values may refer to."""
        near = Around(
            self.plan.people,
            languages=self.plan.city.languages,
            today=self.today,
            language=self.playbook.language,
            say=self.playbook.say,
            city=self.plan.city.name,
        )
        titles = {one.id: self.playbook.say(one.title) for one in self.playbook.tables}
        return replace(near, rows=self._rows(near), tables=titles)

    def _rows(self, near: Around) -> Mapping[str, Mapping[str, str]]:
        return {
            item.id: item.asks.labels(self.value(item) or {}, near)
            for item in self.playbook.tables
            if isinstance(item.asks, Table)
        }

    @cached_property
    def is_adopted(self) -> bool:
        """Whether the plan is an adopted version as it stands, not changed since."""
        return is_adopted(self.plan)

    def value(self, item: Item) -> Value | None:
        """Give what is written, accepted or not; holders of roles are kept apart."""
        return value_in(self.plan, item)

    def accepted(self, item: Item) -> Value | None:
        """Give what is written where the item's kind accepts it."""
        value = self.value(item)
        if value is None or self._refusals(item, value):
            return None
        return value

    def _refusals(self, item: Item, value: Value) -> tuple[str, ...]:
        return item.asks.faults(value, self.around)

    def in_play(self, item: Item) -> bool:
        """Say whether an item counts: its chapter is in and no condition hides it."""
        if item.id not in self._play:
            if item.when is None:
                self._play[item.id] = self._asked(item)
                return self._play[item.id]
            order = self.playbook.tested_first(item, self._play)
            for one in order:
                self._play[one.id] = True  # what waits for itself is shown
            for one in order:
                self._play[one.id] = self._asked(one)
        return self._play[item.id]

    def _asked(self, item: Item) -> bool:
        if self.plan.left_out(self.playbook.spots[item.id].chapter.id):
            return False
        return item.when is None or holds(item.when, self._lookup) is not False

    def _lookup(self, test: Condition) -> Known | None:
        if test.city:
            return self._city(test.city)
        spot = self.playbook.spots.get(test.item or "")
        if spot is None or not self.in_play(spot.item):
            return None
        if self.plan.answer(spot.item.id).state == "not-applicable":
            return None
        value = self.accepted(spot.item)
        return None if value is None else (spot.item.asks, value)

    def _city(self, fact: str) -> Known | None:
        city = self.plan.city
        facts: dict[str, Value] = {
            "population": "" if city.population is None else str(city.population),
            "country": city.country,
            "languages": list(city.languages),
        }
        return (CITY_KINDS[fact], facts[fact]) if facts[fact] else None

    def asked_because(self, item: Item) -> bool | None:
        """Say whether the item's condition is true, false or unknown."""
        return True if item.when is None else holds(item.when, self._lookup)

    def advice(self, item: Item) -> tuple[Advice, ...]:
        """Give the advice that the answers have made true."""

        def lookup(test: Condition) -> Known | None:
            if test.item is None and not test.city:
                value = self.accepted(item)
                return None if value is None else (item.asks, value)
            return self._lookup(test)

        return tuple(one for one in item.advice if holds(one.when, lookup) is True)

    def standing(self, item: Item) -> Standing:
        """Say how far an item stands, in play or not."""
        known = self._worked_out.get(item)
        return known or self._worked_out.keep(item, self._work_out(item))

    def _work_out(self, item: Item) -> Standing:
        answer = self.plan.answer(item.id)
        value = self.value(item)
        state = self._state(item, value)
        refused = self._refusals(item, value) if value is not None else ()
        missing = ""
        if value is not None and not refused:
            missing = self.playbook.say(item.asks.missing(value, self.around))
        inapplicable = state == "not-applicable" and bool(answer.reason)
        answered = inapplicable or (state == "done" and not refused and not missing)
        lapsed = lapsed_of(answer, item, value)
        agreed = {one.partner for one in answer.agreed if one not in lapsed}
        unconfirmed = tuple(one for one in item.agree_with if one not in agreed)
        nobody = _nobody(self, item) if answered and not inapplicable else ""
        return Standing(
            state=state,
            answered=answered,
            settled=answered and (inapplicable or not (unconfirmed or nobody)),
            refused=refused,
            missing=missing or nobody,
            unconfirmed=() if inapplicable else unconfirmed,
            lapsed=lapsed,
            overdue=not answered and _late(self, item),
            rest_asked=_rest_asked(answer, value),
        )

    def agreed(self, item: Item) -> tuple[Agreement, ...]:
        """Give the confirmations that were given for the answer as it stands."""
        lapsed = self.standing(item).lapsed
        every = self.plan.answer(item.id).agreed
        return tuple(one for one in every if one not in lapsed)

    def _state(self, item: Item, value: Value | None) -> State:
        state = self.plan.answer(item.id).state
        if item.is_action or state in ("asked", "not-applicable"):
            return state
        if value is None:
            return "todo"
        return "done" if state == "todo" else state

    def owner(self, item: Item) -> str:
        """Give the role that owns an item in this plan."""
        return self.plan.answer(item.id).owner or self.playbook.owner(item)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items in play, forms too, in order."""
        return tuple(item for item in self.playbook.items if self.in_play(item))

    @cached_property
    def counted(self) -> tuple[Item, ...]:
        """The items in play that somebody answers: all but the forms."""
        return tuple(item for item in self.items if not item.is_form)

    @cached_property
    def gaps(self) -> tuple[Item, ...]:
        """The items in play that are not answered."""
        return tuple(i for i in self.counted if not self.standing(i).answered)

    @cached_property
    def parked(self) -> tuple[Item, ...]:
        """The items that their condition hides, in chapters that are not left out."""
        left_out = self.plan.left_out
        return tuple(
            spot.item
            for spot in self.playbook.spots.values()
            if not left_out(spot.chapter.id) and not self.in_play(spot.item)
        )


def _nobody(reading: Reading, item: Item) -> str:
    """Say that an action has nobody who does it, where that may be told."""
    plan, book = reading.plan, reading.playbook
    role = book.doer(item) if item.is_action else ""
    if role not in book.roles or role in reading.untold:
        return ""
    held = plan.roles.get(role, Holders()).known_in(plan.people)
    return "" if held.people else f"Nobody holds the role {book.name(role)} yet."


def _rest_asked(answer: Answer, value: Value | None) -> bool:
    asked = answer.asked if answer.state == "asked" else None
    return bool(asked and asked.rest) and value is not None


def _late(reading: Reading, item: Item) -> bool:
    expected = reading.plan.answer(item.id).expected
    return bool(expected) and expected < reading.today.isoformat()
