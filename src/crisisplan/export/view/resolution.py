"""The resolution: one page on which the deciding body adopts the plan."""

from datetime import datetime
from typing import TypedDict

from crisisplan.export.escape import Markdown, inline
from crisisplan.export.view.gaps import Gap, gap, open_items
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.sight import Sight

_NAMED = 8
"""Open essentials that are named on the one page; the others are counted."""


class ResolutionView(TypedDict):
    """All that the deciding body says."""

    page: Page
    version: Markdown
    """The version that is adopted: the next one, where the plan is a draft."""
    replaces: Markdown
    tells_progress: bool
    open: int
    essentials: list[Gap]
    more: int
    hidden: int
    """What is asked and may not be shown, open or not."""


def resolution_view(sight: Sight, now: datetime) -> ResolutionView:
    """Give what is adopted, and what is said to be open to those who may know it."""
    plan = sight.plan
    draft = not sight.reading.is_adopted
    open_ = open_items(sight)
    essentials = [item for item in open_ if item.essential]
    return {
        "page": page(sight, now),
        "version": _next(plan.version) if draft else inline(plan.version),
        "replaces": inline(plan.version if draft and plan.adopted else ""),
        "tells_progress": sight.tells_progress,
        "open": len(open_),
        "essentials": [gap(sight, item) for item in essentials[:_NAMED]],
        "more": max(0, len(essentials) - _NAMED),
        "hidden": sum(not item.is_form for item in sight.hidden),
    }


def _next(version: str) -> Markdown:
    """Give the number after this one; a gap to be filled in where it is none."""
    plain = version.isascii() and version.isdecimal() and len(version) < len("10000")
    return Markdown(int(version) + 1 if plain else "………")
