"""Where a plan stands by chapter and by phase: the counts that are also drawn."""

from collections.abc import Iterable
from typing import TypedDict

from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.progress import by_phase
from crisisplan.export.escape import Markdown, cell
from crisisplan.export.view.doers import lead_of
from crisisplan.export.view.phases import PHASES, phase_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.tally import Tally, tally


class ChapterLine(TypedDict):
    """One chapter in numbers."""

    title: Markdown
    lead: Markdown
    """The role, and who holds it where that may be told."""
    tally: Tally
    essentials_open: int


class PhaseLine(TypedDict):
    """What is used in one phase, in numbers."""

    title: Markdown
    items: int
    answered: int
    settled: int


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
        "lead": _lead(sight, chapter.lead or ""),
        "tally": tally(sight, items),
        "essentials_open": essential["items"] - essential["answered"],
    }


def _lead(sight: Sight, role: str) -> Markdown:
    lead = lead_of(sight, role)
    return Markdown(": ".join(filter(None, (cell(sight.playbook.name(role)), lead))))


def _phases(sight: Sight, items: Iterable[Item]) -> list[PhaseLine]:
    counts = dict(by_phase(sight.reading, items))
    return [
        {
            "title": phase_name(phase),
            "items": counts[phase].items,
            "answered": counts[phase].answered,
            "settled": counts[phase].settled,
        }
        for phase in PHASES
        if phase in counts
    ]
