"""The open points: what is asked and not answered, by those who see to it."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, heading, inline
from crisisplan.export.options import Options
from crisisplan.export.view.gaps import Owner, gaps_by_owner
from crisisplan.export.view.named import without_number
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.stand import Stand, stand
from crisisplan.export.view.tried import SetAsideView, set_aside


class Waiting(TypedDict):
    """An answer that a partner has not confirmed."""

    title: Markdown
    owner: Markdown


class Partner(TypedDict):
    """What one partner has to confirm."""

    name: Markdown
    waiting: list[Waiting]


class Advised(TypedDict):
    """An answer that asks for more."""

    title: Markdown
    owner: Markdown
    advice: list[Markdown]


class Lacking(TypedDict):
    """An answer that is one, and helps nobody at night."""

    title: Markdown
    owner: Markdown
    nobody: Markdown
    """That nobody is there to do it."""
    numberless: Markdown
    """Those whom it names, and of whom nobody knows the number."""


class GapsView(TypedDict):
    """All that is open."""

    page: Page
    owner: Markdown
    """The role for which it is made; nothing where it is for all."""
    stand: Stand | None
    """Nothing where it is for one role."""
    owners: list[Owner]
    partners: list[Partner]
    lacking: list[Lacking]
    advised: list[Advised]
    set_aside: list[SetAsideView]
    set_aside_hidden: int
    hidden: int


def gaps_view(sight: Sight, now: datetime, options: Options) -> GapsView:
    """Give what is open, then what is written and waits for somebody else."""
    owner = options.owner
    aside = [] if owner else set_aside(sight)
    answered = [
        item
        for item in sight.printed
        if not item.is_form
        and sight.reading.standing(item).answered
        and owner in ("", sight.owner(item))
    ]
    return {
        "page": page(sight, now),
        "owner": sight.party(owner),
        "stand": None if owner else stand(sight),
        "owners": gaps_by_owner(sight, owner),
        "partners": _partners(sight, answered),
        "lacking": [_lacking(sight, item) for item in answered if _lacks(sight, item)],
        "advised": _advised(sight, answered),
        "set_aside": aside,
        "set_aside_hidden": 0 if owner else len(sight.plan.set_aside) - len(aside),
        "hidden": 0 if owner else sum(not item.is_form for item in sight.hidden),
    }


def _lacks(sight: Sight, item: Item) -> bool:
    missing = sight.reading.standing(item).missing
    return bool(missing) or any(without_number(sight, item))


def _lacking(sight: Sight, item: Item) -> Lacking:
    return {
        "title": sight.words(item.title),
        "owner": _owner(sight, item),
        "nobody": inline(sight.reading.standing(item).missing),
        "numberless": inline(", ".join(without_number(sight, item))),
    }


def _partners(sight: Sight, items: Iterable[Item]) -> list[Partner]:
    found: dict[str, list[Item]] = {key: [] for key in sight.playbook.partners}
    for item in items:
        for partner in sight.reading.standing(item).unconfirmed:
            found.setdefault(partner, []).append(item)
    return [
        {
            "name": heading(sight.playbook.name(partner)),
            "waiting": [
                {"title": sight.words(item.title), "owner": _owner(sight, item)}
                for item in waiting
            ],
        }
        for partner, waiting in found.items()
        if waiting
    ]


def _advised(sight: Sight, items: Iterable[Item]) -> list[Advised]:
    found = (
        (item, [sight.words(one.text) for one in sight.advice(item)]) for item in items
    )
    return [
        {"title": sight.words(item.title), "owner": _owner(sight, item), "advice": said}
        for item, said in found
        if said
    ]


def _owner(sight: Sight, item: Item) -> Markdown:
    return sight.party(sight.owner(item))
