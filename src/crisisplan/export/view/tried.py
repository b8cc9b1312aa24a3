"""Reviews, exercises and use for real: what came to light, and what is open of it."""

from collections.abc import Mapping
from typing import TypedDict

from crisisplan.domain.findings import KINDS, Found
from crisisplan.domain.plan import Activity
from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.sight import Sight


class FindingView(TypedDict):
    """One thing that came to light."""

    text: Markdown
    origin: Markdown
    """What brought it to light, and when."""
    owner: Markdown
    due: Markdown
    overdue: bool
    about: Markdown
    """Titles of the items that it names."""
    closed: Markdown
    """When somebody said that it was seen to; nothing while it is open."""
    closed_by: Markdown


class ActivityView(TypedDict):
    """One review, exercise or use for real."""

    what: Markdown
    on: Markdown
    with_: Markdown
    findings: list[FindingView]
    hidden: int
    """Findings that this audience may not see."""


class SetAsideView(TypedDict):
    """An answer that no longer fits anywhere."""

    title: Markdown
    because: Markdown
    on: Markdown


def activities(sight: Sight) -> list[ActivityView]:
    """Give what was done with the plan, the latest first, to those who may know it."""
    if not sight.tells_progress:
        return []
    shown: dict[int, list[Found]] = {}
    for found in sight.findings():
        shown.setdefault(id(found.activity), []).append(found)
    ordered = sorted(sight.plan.activity, key=lambda one: one.on, reverse=True)
    return [_activity(sight, one, shown.get(id(one), [])) for one in ordered]


def _activity(sight: Sight, activity: Activity, shown: list[Found]) -> ActivityView:
    return {
        "what": Markdown(KINDS[activity.kind] + _cut_off(activity)),
        "on": Markdown(activity.on),
        "with_": Markdown(", ".join(_named(sight, one) for one in activity.with_)),
        "findings": [finding(sight, found) for found in shown],
        "hidden": len(activity.findings) - len(shown),
    }


def _cut_off(activity: Activity) -> str:
    return ", not told to its end" if activity.unfinished else ""


def _named(sight: Sight, word: str) -> Markdown:
    """Give the words for whoever took part: a role, a partner, a person, a name."""
    book = sight.playbook
    if word in book.roles or word in book.partners:
        return sight.party(word)
    return sight.person(word)


def finding(sight: Sight, found: Found) -> FindingView:
    """Give one thing that came to light."""
    one, spots = found.finding, sight.playbook.spots
    titles = [sight.words(spots[key].item.title) for key in one.items if key in spots]
    return {
        "text": inline(one.text),
        "origin": Markdown(found.origin),
        "owner": sight.party(one.owner),
        "due": Markdown(one.due),
        "overdue": found.overdue,
        "about": Markdown("; ".join(titles)),
        "closed": Markdown(one.closed.on if one.closed else ""),
        "closed_by": inline(one.closed.by) if one.closed else NOTHING,
    }


def open_by_owner(sight: Sight, owner: str = "") -> Mapping[str, list[FindingView]]:
    """Give what came to light and is open, by those who see to it."""
    found: dict[str, list[FindingView]] = {}
    for one in sight.findings():
        if not one.finding.closed and owner in ("", one.finding.owner):
            found.setdefault(one.finding.owner, []).append(finding(sight, one))
    return found


def set_aside(sight: Sight) -> list[SetAsideView]:
    """Give the answers that are set aside, to those who may see them."""
    return [
        {
            "title": inline(sight.playbook.say(one.title) or one.item),
            "because": inline(one.because),
            "on": inline(one.at[: len("2026-11-22")]),
        }
        for one in sight.set_aside()
    ]
