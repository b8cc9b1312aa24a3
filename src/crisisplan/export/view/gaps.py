"""What is open, by those who see to it."""

from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, heading
from crisisplan.export.view.points import OpenView, open_point
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.tried import FindingView, open_by_owner

NOBODY = "Nobody in particular"
"""Stands where a duty would be named, and none is."""


class Gap(TypedDict):
    """One item that is not answered."""

    title: Markdown
    chapter: Markdown
    essential: bool
    action: bool
    draft: bool
    open: OpenView
    advice: list[Markdown]


class Owner(TypedDict):
    """Somebody with what is still to be answered by them."""

    name: Markdown
    gaps: list[Gap]
    findings: list[FindingView]
    """What reviews, exercises and use for real brought to light."""


def open_items(sight: Sight, owner: str = "") -> list[Item]:
    """Give what is open, of one role where one is named, as far as that is told."""
    if not sight.tells_progress:
        return []
    return [
        item
        for item in sight.reading.gaps
        if sight.prints(item) and owner in ("", sight.owner(item))
    ]


def gaps_by_owner(sight: Sight, owner: str = "") -> list[Owner]:
    """Give what is open, in the order of the roles; what cannot wait comes first."""
    found: dict[str, list[Item]] = {role: [] for role in sight.playbook.roles}
    for item in open_items(sight, owner):
        found.setdefault(sight.owner(item), []).append(item)
    findings = open_by_owner(sight, owner)
    return [
        {
            "name": heading(sight.playbook.name(role) or NOBODY),
            "gaps": [gap(sight, i) for i in sorted(found.get(role, ()), key=_later)],
            "findings": findings.get(role, []),
        }
        for role in dict.fromkeys([*found, *findings])
        if found.get(role) or role in findings
    ]


def _later(item: Item) -> bool:
    return not item.essential


def gap(sight: Sight, item: Item) -> Gap:
    """Give one item that is not answered."""
    return {
        "title": sight.words(item.title),
        "chapter": sight.words(sight.playbook.spots[item.id].chapter.title),
        "essential": item.essential,
        "action": item.is_action,
        "draft": sight.plan.answer(item.id).state == "draft",
        "open": open_point(sight, item),
        "advice": [sight.words(one.text) for one in sight.advice(item)],
    }
