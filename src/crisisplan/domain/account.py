"""What a form or list that came back says, before anything of it is in the plan."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from crisisplan.domain import answering, edits
from crisisplan.domain.agreeing import sealed
from crisisplan.domain.aside_people import alike, holding
from crisisplan.domain.directory import Person
from crisisplan.domain.items.table import Row, Table
from crisisplan.domain.plan import Answer, Asked, Plan, SetAside, State
from crisisplan.domain.plan_parts import PersonEntry
from crisisplan.domain.playbook import Item
from crisisplan.domain.rows import with_row
from crisisplan.domain.setting_aside import answer_aside
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Value

Outcome = Literal["new", "change", "same", "clash", "refused"]
"""Understood, and nothing was there · understood, in place of what the form showed ·
already so · understood, but the plan says something else by now · not understood."""


@dataclass(frozen=True, slots=True)
class Update:
    """What is done to the plan where an entry is taken in; the rest is left alone."""

    value: Value | None = None
    rows: Mapping[str, Row] = field(default_factory=dict)
    """Rows of a table, in place of those with the same id or behind all."""
    state: State | None = None
    whom: str = ""
    """Who was asked, where the state says so."""
    reason: str = ""
    """Why it does not apply, where the state says so."""
    note: str = ""
    """Written below the note that is there."""
    people: Mapping[str, Person] = field(default_factory=dict)
    """Entries of the directory, new or in place of those with the same id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was read, and what would become of it."""

    outcome: Outcome
    title: str
    """The item's, or the name of a person or row."""
    item: str = ""
    place: str = ""
    """Where it stands, as in "line 14"."""
    said: str = ""
    """What was understood, or what was typed, in words."""
    before: str = ""
    """What the plan says now, in words."""
    because: str = ""
    """Why it is not understood, or what the clash is."""
    kept: Value | None = None
    """What is set aside where it is not taken in."""
    update: Update | None = None
    """Nothing where there is nothing to take in."""

    @property
    def decided(self) -> bool:
        """Whether it may be taken in without asking about this one."""
        return self.outcome in ("new", "change") and self.update is not None


@dataclass(frozen=True, slots=True)
class Account:
    """All that was read from one file."""

    source: str
    """The name of the file."""
    plan: Plan
    """The plan with which it was compared."""
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
    """What a person should know about the file as a whole."""
    untouched: int = 0
    """Questions on which nobody wrote."""
    by: str = ""
    """Who filled it in, where that is said."""

    def of(self, *outcomes: Outcome) -> tuple[Entry, ...]:
        """Give the entries with some outcomes."""
        return tuple(one for one in self.entries if one.outcome in outcomes)

    @property
    def decided(self) -> frozenset[int]:
        """The places of those entries that may be taken in without asking."""
        return frozenset(n for n, one in enumerate(self.entries) if one.decided)

    @property
    def possible(self) -> frozenset[int]:
        """The places of those entries that can be taken in at all."""
        entries = enumerate(self.entries)
        return frozenset(n for n, one in entries if one.update is not None)


def taken(
    reading: Reading,
    account: Account,
    chosen: Collection[int],
    sign: Callable[[Answer], Answer],
) -> Plan:
    """Give the plan with the chosen entries taken in, and the doubtful ones set aside.

    What is not understood, or clashes and is not chosen, is kept beside the answers;
    what was understood and is not chosen was refused by a person, and is left out.
    """
    plan = reading.plan
    aside: list[SetAside] = []
    for place, entry in enumerate(account.entries):
        if place in chosen and entry.update is not None:
            now = Reading(plan, reading.playbook, reading.today)
            plan = _with(now, entry.item, entry.update, sign)
        elif entry.outcome in ("clash", "refused"):
            aside += _set_aside(entry, account.source, sign(_answered(entry, reading)))
    return plan.changed(set_aside=tuple(_joined(plan.set_aside, aside)))


def _joined(old: tuple[SetAside, ...], more: list[SetAside]) -> Iterator[SetAside]:
    """Give all, but what is there already from the same file only once."""
    yield from old
    known = [alike(one) for one in old]
    yield from (one for one in more if alike(one) not in known)


def _set_aside(entry: Entry, source: str, answer: Answer) -> Iterator[SetAside]:
    """Give the whole answer that an entry would have been; its words where none."""
    where = ", ".join(part for part in (source, entry.place) if part)
    because = f"{where}: {entry.because}" if where else entry.because
    kept = answer_aside(entry.item, None, answer, because=because, at=answer.at)
    kept = kept.model_copy(update={"title": entry.title})
    people = entry.update.people if entry.update else {}
    if entry.item and entry.update is not None:
        yield holding(kept, people)
    elif people:
        for person_id, person in people.items():
            parts = {"item": PersonEntry(person_id).key, "value": person.as_kept()}
            yield kept.model_copy(update=parts)
    elif entry.kept:
        yield kept.model_copy(update={"value": entry.kept})


def _answered(entry: Entry, reading: Reading) -> Answer:
    """Give the answer that an entry would be in place of the one in the plan."""
    update = entry.update or Update()
    rows = {key: dict(row) for key, row in update.rows.items()}
    value: Value | None = {"rows": rows} if rows else update.value
    answered: State = "todo" if value is None else "done"
    answer = Answer(value=value, state=update.state or answered, note=update.note)
    now = reading.plan.answer(entry.item)
    if update.state is None and value is not None and now.state in ("draft", "asked"):
        answer = answer.model_copy(update={"state": now.state, "asked": now.asked})
    return _stated(answer, update, reading)


def _with(
    now: Reading, item_id: str, update: Update, sign: Callable[[Answer], Answer]
) -> Plan:
    plan = now.plan
    for person_id, person in update.people.items():
        plan = edits.with_person(plan, person_id, person)
    if not item_id:
        return plan
    item = now.playbook.item(item_id)
    answer = sealed(plan.answer(item_id), item, now.value(item))
    value = _value(now, item, update)
    if value is not None:
        draft = update.state == "draft" or (
            update.state is None and answer.state in ("draft", "asked")
        )
        answer = answering.valued(answer, value, draft=draft)
    answer = _stated(answer, update, now)
    if update.note and update.note not in answer.note:
        note = f"{answer.note}\n{update.note}".strip("\n")
        answer = answer.model_copy(update={"note": note})
    kept = value if value is not None else now.value(item)
    return edits.with_value(plan, item, kept, sign(answer))


def _value(now: Reading, item: Item, update: Update) -> Value | None:
    if not update.rows or not isinstance(item.asks, Table):
        return update.value
    value: Value = now.value(item) or {}
    for row_id, row in update.rows.items():
        value = with_row(item.asks, value, row_id, row)
    return value


def _stated(answer: Answer, update: Update, now: Reading) -> Answer:
    if update.state == "asked":
        asked = Asked(whom=update.whom, on=now.today.isoformat())
        return answering.questioned(answer, asked)
    if update.state == "not-applicable":
        return answering.stated(answer, "not-applicable", update.reason, ready=False)
    if update.state == "done" and answer.state != "done":
        return answering.stated(answer, "done", "", ready=True)
    return answer
