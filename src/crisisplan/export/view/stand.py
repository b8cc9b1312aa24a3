"""Where a plan stands by chapter and by phase: the counts that are also drawn."""

from collections.abc import Iterable
from typing import TypedDict

from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.values import Phase
from crisisplan.export.escape import Markdown, cell
from crisisplan.export.view.phases import PHASES, phase_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.tally import Tally, tally


class ChapterLine(TypedDict):
    """One chapter in numbers."""

    title: Markdown
    lead: Markdown
    tally: Tally
    essentials_open: int


class PhaseLine(TypedDict):
    """What is used in one phase, in numbers."""

    title: Markdown
    tally: Tally


class Stand(TypedDict):
    """The counts of what this audience may see."""

    chapters: list[ChapterLine]
    phases: list[PhaseLine]
    hidden: int
    """Answers that are not counted, since this audience may not see them."""


def stand(sight: Sight) -> Stand:
    """Count what `sight` prints."""
    counted = [item for item in sight.printed if not item.is_form]
    return {
        "chapters": _chapters(sight, counted),
        "phases": _phases(sight, counted),
        "hidden": sum(not item.is_form for item in sight.hidden),
    }


def _chapters(sight: Sight, items: Iterable[Item]) -> list[ChapterLine]:
    inside: dict[str, list[Item]] = {}
    for item in items:
        inside.setdefault(sight.playbook.spots[item.id].chapter.id, []).append(item)
    chapters = [one for one in sight.playbook.chapters if one.id in inside]
    return [_chapter(sight, chapter, inside[chapter.id]) for chapter in chapters]


def _chapter(sight: Sight, chapter: Chapter, items: list[Item]) -> ChapterLine:
    essential = tally(sight, (item for item in items if item.essential))
    return {
        "title": cell(sight.playbook.say(chapter.title)),
        "lead": cell(sight.playbook.name(chapter.lead or "")),
        "tally": tally(sight, items),
        "essentials_open": essential["items"] - essential["answered"],
    }


def _phases(sight: Sight, items: list[Item]) -> list[PhaseLine]:
    inside: dict[Phase, list[Item]] = {
        phase: [item for item in items if phase in item.phase] for phase in PHASES
    }
    return [
        {"title": phase_name(phase), "tally": tally(sight, found)}
        for phase, found in inside.items()
        if found
    ]
