"""What is open, by those who see to it."""

from typing import TypedDict

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, heading
from crisisplan.export.view.points import OpenView, open_point
from crisisplan.export.view.sight import Sight


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


def gaps_by_owner(sight: Sight) -> list[Owner]:
    """Give what is open, in the order of the roles; what cannot wait comes first."""
    if not sight.tells_progress:
        return []
    found: dict[str, list[Item]] = {role: [] for role in sight.playbook.roles}
    for item in sight.reading.gaps:
        if sight.prints(item):
            found.setdefault(sight.owner(item), []).append(item)
    return [
        {
            "name": heading(sight.playbook.name(owner) or "Nobody in particular"),
            "gaps": [_gap(sight, item) for item in sorted(items, key=_not_essential)],
        }
        for owner, items in found.items()
        if items
    ]


def _not_essential(item: Item) -> bool:
    return not item.essential


def _gap(sight: Sight, item: Item) -> Gap:
    return {
        "title": sight.words(item.title),
        "chapter": sight.words(sight.playbook.spots[item.id].chapter.title),
        "essential": item.essential,
        "action": item.is_action,
        "draft": sight.plan.answer(item.id).state == "draft",
        "open": open_point(sight, item),
        "advice": [sight.words(one.text) for one in sight.advice(item)],
    }
