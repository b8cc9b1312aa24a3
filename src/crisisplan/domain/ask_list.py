"""Who must tell us what by when: everything that somebody was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from crisisplan.domain.folding import fold
from crisisplan.domain.onward import asked
from crisisplan.domain.plan import Asked
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading

_NEVER = "9999"
"""Comes after every day that can be written."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """One answer that somebody was asked for."""

    item: Item
    on: str
    reply_by: str
    late: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """All that one person, desk or office was asked for, what is due first in front."""

    whom: str
    """A name."""
    awaited: tuple[Awaited, ...]

    @property
    def first_day(self) -> str:
        """The first day on which something is expected; nothing where none is set."""
        return self.awaited[0].reply_by


def ask_list(reading: Reading) -> tuple[Asking, ...]:
    """Give who was asked for what, whoever is due first in front."""
    found: dict[str, list[tuple[str, Awaited]]] = {}
    for item in asked(reading):
        if one := reading.plan.answer(item.id).asked:
            name = reading.around.name(one.whom)
            found.setdefault(fold(name), []).append(
                (name, _awaited(reading, item, one))
            )
    asking = [
        Asking(all_[0][0], tuple(sorted((one for _, one in all_), key=_day)))
        for all_ in found.values()
    ]
    return tuple(sorted(asking, key=lambda one: (_day(one.awaited[0]), fold(one.whom))))


def others_to_ask(reading: Reading, item: Item) -> list[tuple[str, str]]:
    """Offer those outside the directory who may know an answer, each with some words.

    They are the partners who have to agree to it, and who was asked for something else.
    """
    names = map(reading.playbook.name, item.agree_with)
    partners = {name: f"{name}, who has to agree to it" for name in names}
    known = {fold(one.name) for one in reading.plan.people.values()}
    known |= set(map(fold, partners))
    asked = (one.whom for one in ask_list(reading) if fold(one.whom) not in known)
    return [*partners.items(), *((name, name) for name in asked)]


def asked_of(reading: Reading, whom: str, items: Iterable[Item]) -> list[Item]:
    """Give those of some items for which a person, named or by id, was asked."""
    wanted = fold(reading.around.name(whom))
    return [
        item
        for item in items
        if (one := reading.plan.answer(item.id).asked)
        and reading.standing(item).state == "asked"
        and fold(reading.around.name(one.whom)) == wanted
    ]


def _awaited(reading: Reading, item: Item, one: Asked) -> Awaited:
    late = bool(one.reply_by) and one.reply_by < reading.today.isoformat()
    return Awaited(item, one.on, one.reply_by, late)


def _day(one: Awaited) -> str:
    return one.reply_by or _NEVER
