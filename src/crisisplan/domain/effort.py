"""How much work a playbook asks of a city, before it is begun."""

from collections.abc import Collection
from dataclasses import dataclass

from crisisplan.domain.playbook import Playbook
from crisisplan.domain.points import many

ONE_SITTING_MIN = 30
"""A first chapter that takes no longer is what one does today."""
_ROUNDED_MIN, _HOUR = 5, 60


@dataclass(frozen=True, slots=True)
class Effort:
    """Counts of what is asked; forms are not, and conditions may hide some."""

    questions: int
    minutes: int
    """0 where the playbook does not say."""
    essential: int
    now: int
    """Questions of a first chapter that is answered in one sitting."""


def usual_chapters(playbook: Playbook, more: Collection[str] = ()) -> tuple[str, ...]:
    """Give the chapters that every city answers, and those of `more`."""
    return tuple(
        one.id for one in playbook.chapters if not one.optional or one.id in more
    )


def effort(playbook: Playbook, only: Collection[str] | None = None) -> Effort:
    """Count what a playbook asks in the chapters `only`; in the usual ones for None."""
    asked = usual_chapters(playbook) if only is None else only
    chapters = [one for one in playbook.chapters if one.id in asked]
    items = [item for one in chapters for item in one.items if not item.is_form]
    minutes = [
        sum(section.minutes or 0 for section in chapter.sections)
        for chapter in chapters
    ]
    short = bool(minutes) and 0 < minutes[0] <= ONE_SITTING_MIN
    return Effort(
        questions=len(items),
        minutes=sum(minutes),
        essential=sum(item.essential for item in items),
        now=sum(not one.is_form for one in chapters[0].items) if short else 0,
    )


def say_effort(found: Effort) -> str:
    """Say it on one line, as in "22 questions, about an hour; 8 now"."""
    said = many(found.questions, "question")
    if found.minutes:
        said += f", about {_how_long(found.minutes)}"
    if found.now:
        return f"{said}; {found.now} now"
    return f"{said}; {found.essential} essential first" if found.essential else said


def _how_long(minutes: int) -> str:
    if minutes <= _HOUR - 2 * _ROUNDED_MIN:
        return f"{_ROUNDED_MIN * -(-minutes // _ROUNDED_MIN)} minutes"
    hours = round(minutes / _HOUR)
    return "an hour" if hours <= 1 else f"{hours} hours"
