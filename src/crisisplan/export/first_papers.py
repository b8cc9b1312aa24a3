"""Which documents come first, who gets them, and what they ask."""

from collections.abc import Collection
from dataclasses import replace

from crisisplan.domain.progress import progress
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.documents import find
from crisisplan.export.handouts import owners
from crisisplan.export.making import WHOLE
from crisisplan.export.options import EACH_ROLE, NO_OPTIONS, Options
from crisisplan.export.view.sight import Sight

_FIRST_PAGE = "first-page"
_HALF = 50
"""Percent answered from which on the whole plan is what one wants to read."""


def wanted_first(reading: Reading) -> tuple[str, ...]:
    """Give the documents that are offered: until half is answered, the first ones.

    A small town prints its first page; a city whose chapters have leads hands out.
    """
    begin = reading.playbook.begin_with
    early = not reading.plan.adopted and progress(reading).all.percent < _HALF
    if not begin.items or not early:
        return (WHOLE,)
    return ("brief", "handout") if begin.leads else (_FIRST_PAGE,)


def readers_first(documents: Collection[str]) -> Marking:
    """Say who gets the first documents: the sheet at hand names places at risk too."""
    return "amber+strict" if _FIRST_PAGE in documents else "amber"


def options_first(documents: Collection[str], reading: Reading) -> Options:
    """Say what the first documents ask: of roles that somebody holds, the essential."""
    if not any(find(name).needs for name in documents):
        return NO_OPTIONS
    wanted = Options(owner=EACH_ROLE, held=True, essential=True)
    sight = Sight(reading, readers_first(documents))
    fitting = (wanted, replace(wanted, essential=False))
    return next(
        (one for one in fitting if owners(sight, one)), Options(owner=EACH_ROLE)
    )
