"""The concept of a plan: what is done by whom, in the order of the clock."""

from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, cell
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.steps import by_clock, within


class Deed(TypedDict):
    """One thing to do; each text fits into a cell."""

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


def concept(sight: Sight) -> list[Stretch]:
    """Give the actions that are printed by time, those for quiet times last."""
    actions = [
        item
        for item in sight.printed
        if item.is_action and sight.plan.answer(item.id).state != "not-applicable"
    ]
    return [
        {"title": Markdown(title), "deeds": [_deed(sight, item) for item in items]}
        for title, items in by_clock(actions, quiet=True)
    ]


def _deed(sight: Sight, item: Item) -> Deed:
    doer = sight.playbook.doer(item)
    held = sight.held(doer)
    lead = held.holders.lead if held else ""
    return {
        "within": Markdown(within(item)),
        "title": cell(sight.playbook.say(item.title)),
        "role": cell(sight.playbook.name(doer)),
        "name": cell(sight.reading.around.name(lead) if lead else ""),
        "open": sight.tells_progress and not sight.reading.standing(item).answered,
    }
