"""The concept of a plan: what is done by whom, in the order of the clock."""

from itertools import count
from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, cell
from crisisplan.export.view.doers import lead_of
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import by_clock, within


class Deed(TypedDict):
    """One thing to do; each text fits into a cell."""

    number: int
    """Counted through the whole plan, so that the clock can name it."""
    within: Markdown
    title: Markdown
    role: Markdown
    name: Markdown
    """Who leads it, where that may be shown."""
    open: bool
    """Whether nobody has said yet that they will do it."""


class Stretch(TypedDict):
    """All that is done in one stretch of time."""

    title: Markdown
    deeds: list[Deed]


class Lane(TypedDict):
    """What one role does in each stretch of time."""

    role: Markdown
    cells: list[Markdown]
    """The numbers of the deeds, each with its time, in lines."""


class Concept(TypedDict):
    """Who does what when, in one look and one by one."""

    stretches: list[Stretch]
    lanes: list[Lane]


def concept(sight: Sight) -> Concept:
    """Give the actions that are printed by time, those for quiet times last."""
    actions = [
        item
        for item in sight.printed
        if item.is_action and sight.plan.answer(item.id).state != "not-applicable"
    ]
    numbers = count(1)
    stretches: list[Stretch] = [
        {
            "title": Markdown(title),
            "deeds": [_deed(sight, item, next(numbers)) for item in items],
        }
        for title, items in by_clock(actions, quiet=True)
    ]
    return {"stretches": stretches, "lanes": _lanes(stretches)}


def _lanes(stretches: list[Stretch]) -> list[Lane]:
    """Give for each role what it does, in the order in which it is first needed."""
    roles = dict.fromkeys(
        deed["role"] for stretch in stretches for deed in stretch["deeds"]
    )
    return [
        {"role": role, "cells": [_cell(stretch, role) for stretch in stretches]}
        for role in roles
    ]


def _cell(stretch: Stretch, role: Markdown) -> Markdown:
    lines = (
        f"{deed['number']} ({deed['within']})"
        if deed["within"]
        else str(deed["number"])
        for deed in stretch["deeds"]
        if deed["role"] == role
    )
    return Markdown("<br>".join(lines))


def _deed(sight: Sight, item: Item, number: int) -> Deed:
    doer = sight.playbook.doer(item)
    return {
        "number": number,
        "within": Markdown(within(item)),
        "title": cell(sight.playbook.say(item.title)),
        "role": cell(sight.playbook.name(doer)),
        "name": lead_of(sight, doer),
        "open": sight.tells_progress and not sight.reading.standing(item).answered,
    }
