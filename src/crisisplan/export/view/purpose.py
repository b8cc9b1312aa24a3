"""What a plan is for, and what it takes for granted."""

from typing import TypedDict

from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.scales import NOTHING_SCALED, total
from crisisplan.export.escape import Markdown, block, inline
from crisisplan.export.view.brief import Numbers, numbers_checked
from crisisplan.export.view.sight import Sight


class Purpose(TypedDict):
    """Purpose and assumptions."""

    summary: Markdown
    residents: Markdown
    languages: Markdown
    numbers: Numbers | None
    """Told to those only who may know how far the plan stands."""


class Scale(TypedDict):
    """What the scales of a part of the plan add up to."""

    given: int
    at_most: int
    answered: int
    scales: int


def purpose(sight: Sight) -> Purpose:
    """Give what the playbook says of itself, and the facts about the city."""
    city = sight.plan.city
    residents = "" if city.population is None else f"{city.population:,}"
    return {
        "summary": block(sight.playbook.say(sight.playbook.summary)),
        "residents": Markdown(residents),
        "languages": inline(", ".join(map(language, city.languages))),
        "numbers": numbers_checked(sight) if sight.tells_progress else None,
    }


def scale(sight: Sight, items: list[Item]) -> Scale | None:
    """Add up the points of items that are printed; nothing where there are none."""
    found = total(sight.reading, items) if sight.tells_progress else NOTHING_SCALED
    if not found.scales:
        return None
    return {
        "given": found.given,
        "at_most": found.at_most,
        "answered": found.answered,
        "scales": found.scales,
    }
