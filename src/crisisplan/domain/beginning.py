"""A plan as it begins: which chapters it answers, and what is in play."""

from collections.abc import Collection, Mapping
from datetime import date

from crisisplan.domain.plan import NOT_CHOSEN, ChapterChoice, City, Plan, UsedPlaybook
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading

_ANY_DAY = date.min
"""Nothing depends on the day while nothing is answered."""
_NOBODYS = City(name="")


def usual_chapters(playbook: Playbook, more: Collection[str] = ()) -> tuple[str, ...]:
    """Give the chapters that every city answers, and those of `more`."""
    return tuple(
        one.id for one in playbook.chapters if not one.optional or one.id in more
    )


def leaving_out(
    playbook: Playbook, chosen: Collection[str]
) -> Mapping[str, ChapterChoice]:
    """Give what a plan says of its chapters where only `chosen` are answered."""
    return {
        one.id: ChapterChoice(left_out=NOT_CHOSEN)
        for one in playbook.chapters
        if one.id not in chosen
    }


def as_begun(
    playbook: Playbook, city: City = _NOBODYS, more: Collection[str] = ()
) -> Reading:
    """Read the plan that a city would begin, with the optional chapters `more`."""
    used = UsedPlaybook(id=playbook.id, edition=playbook.edition, checksum="")
    chapters = leaving_out(playbook, usual_chapters(playbook, more))
    return Reading(
        Plan(city=city, playbook=used, chapters=chapters), playbook, _ANY_DAY
    )
