"""Where a plan stands by chapter and by phase: the counts that are also drawn."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypedDict

from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.progress import by_phase
from crisisplan.export.escape import Markdown, cell
from crisisplan.export.view.doers import who_holds
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
    essentials_hidden: int
    """Essential ones that this audience may not see, open or not."""


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
    spots = sight.playbook.spots
    hidden = Counter(spots[one.id].chapter.id for one in sight.hidden if one.essential)
    return [_chapter(sight, one, inside[one.id], hidden) for one in chapters]


def _chapter(
    sight: Sight, chapter: Chapter, items: list[Item], hidden: Mapping[str, int]
) -> ChapterLine:
    essential = tally(sight, (item for item in items if item.essential))
    return {
        "title": cell(sight.playbook.say(chapter.title)),
        "lead": _lead(sight, chapter.lead or ""),
        "tally": tally(sight, items),
        "essentials_open": essential["items"] - essential["answered"],
        "essentials_hidden": hidden.get(chapter.id, 0),
    }


def _lead(sight: Sight, role: str) -> Markdown:
    lead = who_holds(sight, role)
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
