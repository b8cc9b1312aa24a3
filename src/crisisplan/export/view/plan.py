"""The full plan as one audience may read it."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

from crisisplan.domain.playbook import Chapter, Section
from crisisplan.export.escape import NOTHING, Markdown, block, cell, heading, inline
from crisisplan.export.view.annex import Annex, annex
from crisisplan.export.view.concept import Concept, concept
from crisisplan.export.view.doers import lead_of
from crisisplan.export.view.gaps import Gap, Owner, gap, gaps_by_owner, open_items
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.points import Point, point
from crisisplan.export.view.purpose import Purpose, Scale, purpose, scale
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.stand import Stand, stand
from crisisplan.export.view.tried import (
    ActivityView,
    SetAsideView,
    activities,
    set_aside,
)
from crisisplan.export.view.who import WhosWho, whos_who

_ABOVE = 8
"""How many open essentials are named above the signature; the others are counted."""


class SectionView(TypedDict):
    """A section with what it prints."""

    title: Markdown
    scale: Scale | None
    """Points, where some of its choices have them."""
    points: list[Point]


class ChapterView(TypedDict):
    """A chapter that is in the plan."""

    anchor: Markdown
    title: Markdown
    intro: Markdown
    lead: Markdown
    scale: Scale | None
    sections: list[SectionView]
    withheld: int


class LeftOut(TypedDict):
    """A chapter that the city left out."""

    title: Markdown
    reason: Markdown


class ChangeView(TypedDict):
    """A line of the record of changes."""

    version: Markdown
    on: Markdown
    by: Markdown
    what: Markdown


class DeliveryView(TypedDict):
    """A line of the distribution list."""

    to: Markdown
    document: Markdown
    audience: Markdown
    copies: int


class PlanView(TypedDict):
    """All that the full plan says."""

    page: Page
    tells_progress: bool
    essentials: list[Gap]
    """The first that are open, above the place for the signature."""
    more_essentials: int
    purpose: Purpose
    who: WhosWho
    concept: Concept
    chapters: list[ChapterView]
    left_out: list[LeftOut]
    tried: list[ActivityView]
    """Reviews, exercises and use for real."""
    stand: Stand | None
    """Nothing where nothing is told of progress."""
    owners: list[Owner]
    set_aside: list[SetAsideView]
    set_aside_hidden: int
    changes: list[ChangeView]
    changes_hidden: int
    distribution: list[DeliveryView]
    annex: Annex


def plan_view(sight: Sight, now: datetime) -> PlanView:
    """Give the full plan."""
    plan, told = sight.plan, sight.tells_progress
    changes, aside = _changes(sight), set_aside(sight)
    essentials = [item for item in open_items(sight) if item.essential]
    return {
        "page": page(sight, now),
        "tells_progress": told,
        "essentials": [gap(sight, item) for item in essentials[:_ABOVE]],
        "more_essentials": max(0, len(essentials) - _ABOVE),
        "purpose": purpose(sight),
        "who": whos_who(sight),
        "concept": concept(sight),
        "chapters": list(chapters_of(sight)),
        "left_out": _left_out(sight) if told else [],
        "tried": activities(sight),
        "stand": stand(sight) if told else None,
        "owners": gaps_by_owner(sight),
        "set_aside": aside,
        "set_aside_hidden": len(plan.set_aside) - len(aside) if told else 0,
        "changes": changes,
        "changes_hidden": len(plan.changes) - len(changes),
        "distribution": _distribution(sight) if told else [],
        "annex": annex(sight),
    }


def chapters_of(sight: Sight, only: str = "") -> Iterator[ChapterView]:
    """Give the chapters that are in the plan, or the one that is named."""
    for chapter in sight.playbook.chapters:
        if not sight.plan.left_out(chapter.id) and only in ("", chapter.id):
            yield _chapter(sight, chapter)


def _chapter(sight: Sight, chapter: Chapter) -> ChapterView:
    sections = [_section(sight, section) for section in chapter.sections]
    return {
        "anchor": Markdown(f"chapter-{chapter.id}"),
        "title": heading(sight.playbook.say(chapter.title)),
        "intro": block(sight.playbook.say(chapter.intro)),
        "lead": _lead(sight, chapter.lead) if chapter.lead else NOTHING,
        "scale": scale(sight, [item for item in chapter.items if sight.prints(item)]),
        "sections": [section for section in sections if section["points"]],
        "withheld": sight.withheld(chapter),
    }


def _lead(sight: Sight, role: str) -> Markdown:
    lead = lead_of(sight, role)
    return Markdown(f"{sight.party(role)}, {lead}") if lead else sight.party(role)


def _section(sight: Sight, section: Section) -> SectionView:
    items = [item for item in section.items if sight.prints(item)]
    return {
        "title": heading(sight.playbook.say(section.title)),
        "scale": scale(sight, items),
        "points": [point(sight, item) for item in items],
    }


def _left_out(sight: Sight) -> list[LeftOut]:
    return [
        {"title": sight.words(chapter.title), "reason": inline(reason)}
        for chapter in sight.playbook.chapters
        if (reason := sight.plan.left_out(chapter.id))
    ]


def _changes(sight: Sight) -> list[ChangeView]:
    return [
        {
            "version": cell(change.version),
            "on": Markdown(change.on),
            "by": cell(change.by),
            "what": cell(change.what),
        }
        for change in sight.changes()
    ]


def _distribution(sight: Sight) -> list[DeliveryView]:
    return [
        {
            "to": cell(one.to),
            "document": cell(one.document),
            "audience": cell(f"TLP:{one.audience.upper()}"),
            "copies": one.copies,
        }
        for one in sight.plan.distribution
    ]
