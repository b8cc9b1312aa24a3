"""Whether a plan holds together with its playbook: what in it leads nowhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crisisplan.domain.audience import WORDS, narrowest
from crisisplan.domain.plan import Answer
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest

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
        if not _held(spot.item, reading):
            for sentence in reading.standing(spot.item).refused:
                yield PlanFlaw((*key, "value"), sentence)
        yield from _about(key, spot.item, answer, reading)


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
