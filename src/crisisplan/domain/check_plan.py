"""Whether a plan holds together with its playbook, and which laws grew old in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from crisisplan.domain.audience import WORDS, narrowest
from crisisplan.domain.dates import read_date
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.plan import Answer
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest

CONFIRMED_ON = "confirmed-on"
"""The column, in tables that overlays add, of the day on which a lawyer agreed."""
_PERSON_ID = "p-"


@dataclass(frozen=True, slots=True)
class PlanFlaw:
    """Something in a plan that its playbook or directory does not know."""

    key: tuple[str | int, ...]
    """The way to it through the plan's file."""
    sentence: str
    nearest: str = ""


def plan_flaws(reading: Reading) -> tuple[PlanFlaw, ...]:
    """Find all that a person should mend, in the order of the file."""
    return (*_chapters(reading), *_roles(reading), *_answers(reading))


def plan_notes(reading: Reading) -> tuple[str, ...]:
    """Say which laws and numbers nobody has looked at for twelve months.

    Nothing is broken, so these are no flaws. What has no date is left alone.
    """
    limit = _a_year_before(reading.today)
    return (*_overlays(reading, limit), *_laws(reading, limit))


def _a_year_before(day: date) -> date:
    in_month = min(day.day, 28) if day.month == 2 else day.day
    return day.replace(year=day.year - 1, day=in_month)


def _overlays(reading: Reading, limit: date) -> Iterator[str]:
    for used in reading.plan.playbook.overlays:
        if used.checked and read_date(used.checked) < limit:
            named = f"{used.id} {used.edition}".rstrip()
            yield (
                f"The overlay {named} was last checked on {used.checked}; ask who "
                "keeps it for a newer edition."
            )


def _laws(reading: Reading, limit: date) -> Iterator[str]:
    """Look through the tables of laws that overlays have added."""
    overlays = {used.id for used in reading.plan.playbook.overlays}
    for item in reading.items:
        old = _old_rows(item, reading, limit) if item.origin in overlays else ()
        if named := ", ".join(old):
            title = reading.playbook.say(item.title)
            yield (
                f"“{title}”: confirmed more than twelve months ago: {named}. Ask for a "
                "new confirmation."
            )


def _old_rows(item: Item, reading: Reading, limit: date) -> Iterator[str]:
    table = item.asks
    if not isinstance(table, Table):
        return
    confirmed = next((one for one in table.columns if one.id == CONFIRMED_ON), None)
    if confirmed is None or not isinstance(confirmed.asks, DateQuestion):
        return
    for row_id, row in stored_rows(reading.value(item) or {}).items():
        cell = confirmed.cell(row, reading.around)
        if cell and read_date(cell) < limit:
            yield f"{table.label(row, reading.around) or row_id} ({cell})"


def _chapters(reading: Reading) -> Iterator[PlanFlaw]:
    known = [chapter.id for chapter in reading.playbook.chapters]
    for chapter_id in reading.plan.chapters:
        if chapter_id not in known:
            yield _unknown(("chapters", chapter_id), "chapter", chapter_id, known)


def _unknown(
    key: tuple[str | int, ...], what: str, word: str, known: Iterable[str]
) -> PlanFlaw:
    sentence = f"The playbook has no {what} {word!r}."
    return PlanFlaw(key, sentence, nearest(word, known))


def _roles(reading: Reading) -> Iterator[PlanFlaw]:
    for role, held in reading.plan.roles.items():
        key = ("roles", role)
        if role not in reading.playbook.roles:
            yield _unknown(key, "role", role, reading.playbook.roles)
        if held.lead:
            yield from _person((*key, "lead"), held.lead, reading)
        for number, person_id in enumerate(held.deputies):
            yield from _person((*key, "deputies", number), person_id, reading)


def _person(
    key: tuple[str | int, ...], person_id: str, reading: Reading
) -> Iterator[PlanFlaw]:
    people = reading.plan.people
    if person_id not in people:
        sentence = f"{person_id!r} is not in the directory (people)."
        yield PlanFlaw(key, sentence, nearest(person_id, people))


def _answers(reading: Reading) -> Iterator[PlanFlaw]:
    for item_id, answer in reading.plan.answers.items():
        key = ("answers", item_id)
        spot = reading.playbook.spots.get(item_id)
        if spot is None:
            yield _unknown(key, "item", item_id, reading.playbook.spots)
            continue
        if (role := _handed_out(spot.item, answer)) is not None:
            sentence = (
                f"This answer says who has the role {role!r}. Write the lead and the "
                "deputies under 'roles' instead."
            )
            yield PlanFlaw((*key, "value"), sentence)
        elif not _held(spot.item, reading):
            for sentence in reading.standing(spot.item).refused:
                yield PlanFlaw((*key, "value"), sentence)
        yield from _about(key, spot.item, answer, reading)


def _handed_out(item: Item, answer: Answer) -> str | None:
    """Give the role whose holders stand in an answer, where documents miss them."""
    role: str | None = getattr(item.asks, "fills", None)
    return role if isinstance(answer.value, Mapping) else None


def _held(item: Item, reading: Reading) -> bool:
    """Say whether the value stands among the roles, and is looked at there."""
    return getattr(item.asks, "fills", None) in reading.plan.roles


def _about(
    key: tuple[str, str], item: Item, answer: Answer, reading: Reading
) -> Iterator[PlanFlaw]:
    """Look at what is said about an answer, beside its value."""
    if answer.asked and answer.asked.whom.startswith(_PERSON_ID):
        yield from _person((*key, "asked", "whom"), answer.asked.whom, reading)
    for number, one in enumerate(answer.agreed):
        way = (*key, "agreed", number)
        if one.partner not in reading.playbook.partners:
            known = reading.playbook.partners
            yield _unknown((*way, "partner"), "partner", one.partner, known)
        if one.with_.startswith(_PERSON_ID):
            yield from _person((*way, "with"), one.with_, reading)
    if answer.owner and answer.owner not in reading.playbook.roles:
        known = reading.playbook.roles
        yield _unknown((*key, "owner"), "role", answer.owner, known)
    if answer.state == "not-applicable" and not answer.reason:
        sentence = "It does not apply, but no reason is given."
        yield PlanFlaw((*key, "state"), sentence)
    if answer.marking and narrowest(answer.marking, item.marking) != answer.marking:
        sentence = (
            "A plan can make the circle smaller than the playbook does, not wider; "
            f"this stays for: {WORDS[item.marking]}."
        )
        yield PlanFlaw((*key, "marking"), sentence)
