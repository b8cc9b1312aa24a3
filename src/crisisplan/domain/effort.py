"""How much work a plan asks of a city, before it is begun."""

from collections.abc import Container
from dataclasses import dataclass

from crisisplan.domain.coming_first import first_items
from crisisplan.domain.playbook import Section
from crisisplan.domain.points import many
from crisisplan.domain.standing import Reading

_ROUNDED_MIN, _HOUR = 5, 60
_ALONE, SHARED = 3, ", shared among many"
"""Hours that one person gives, and what is said of more."""


@dataclass(frozen=True, slots=True)
class Effort:
    """Counts of what is in play and answered by somebody; forms are not."""

    questions: int
    minutes: int
    """0 where the playbook does not say."""
    essential: int
    now: int
    """Questions that come first, where the playbook says which."""
    at_most: bool = False
    """Whether something about the city that nobody has said may make it less."""


def effort(reading: Reading) -> Effort:
    """Count what a plan asks for, by what is known of the city so far."""
    left_out, asked = reading.plan.left_out, {item.id for item in reading.counted}
    chapters = [one for one in reading.playbook.chapters if not left_out(one.id)]
    sections = [section for chapter in chapters for section in chapter.sections]
    return Effort(
        questions=len(asked),
        minutes=round(sum(_minutes(one, asked) for one in sections)),
        essential=sum(item.essential for item in reading.counted),
        now=len(first_items(reading)),
        at_most=_may_be_less(reading),
    )


def _asked(section: Section, asked: Container[str]) -> int:
    return sum(item.id in asked for item in section.items)


def _minutes(section: Section, asked: Container[str]) -> float:
    """Give the share of a section's minutes that goes to what is asked of it."""
    all_of_it = sum(not item.is_form for item in section.items)
    return (section.minutes or 0) * _asked(section, asked) / max(all_of_it, 1)


def _may_be_less(reading: Reading) -> bool:
    city = reading.plan.city
    unknown = {
        fact
        for fact in ("population", "country", "languages")
        if getattr(city, fact) in (None, "", ())
    }
    return any(
        test.city in unknown
        for item in reading.counted
        if item.when and reading.asked_because(item) is None
        for test in item.when.tests()
    )


def say_effort(found: Effort) -> str:
    """Say it on one line: "8 questions to begin with, 22 in all, about an hour"."""
    most = "up to " if found.at_most else ""
    long = f", about {_how_long(found.minutes)}" if found.minutes else ""
    if found.now:
        first = many(found.now, "question")
        return f"{first} to begin with, {most}{found.questions} in all{long}"
    said = f"{most}{many(found.questions, 'question')}{long}"
    return f"{said}; {found.essential} essential first" if found.essential else said


def _how_long(minutes: int) -> str:
    if minutes <= _HOUR - 2 * _ROUNDED_MIN:
        return f"{_ROUNDED_MIN * -(-minutes // _ROUNDED_MIN)} minutes"
    hours = round(minutes / _HOUR)
    if hours <= 1:
        return "an hour"
    return f"{hours} hours{SHARED if hours > _ALONE else ''}"
