"""Where a plan stands, in the shape that programs read."""

from collections.abc import Mapping, Sequence
from typing import Any

from crisisplan.domain.overview import Part
from crisisplan.domain.plan import Plan
from crisisplan.domain.points import Point
from crisisplan.domain.progress import Count, Progress, progress
from crisisplan.domain.standing import Reading
from crisisplan.domain.upkeep import last

_KINDS = ("exercise", "review", "activation")
_POINTS = ("next", "people", "duties", "findings", "upkeep")


def as_data(reading: Reading, parts: Mapping[str, Part]) -> dict[str, Any]:
    """Give the counts, the gaps and what is worth a look, for programs."""
    return _counts(reading, progress(reading)) | {
        "gaps": gaps(reading),
        **_tried(reading.plan),
        **{key: _points(parts[key].points) for key in _POINTS},
    }


def _counts(reading: Reading, counted: Progress) -> dict[str, Any]:
    titles = {one.id: one.title for one in reading.playbook.chapters}
    return {
        "items": counted.all.items,
        "answered": counted.all.answered,
        "settled": counted.all.settled,
        "confirmed": counted.confirmed,
        "to_confirm": counted.to_confirm,
        "essential": {
            "items": counted.essential.items,
            "answered": counted.essential.answered,
            "settled": counted.essential.settled,
        },
        "asked": counted.asked,
        "overdue": counted.overdue,
        "parked": counted.parked,
        "set_aside": counted.set_aside,
        "chapters": [
            {
                "id": chapter_id,
                "title": reading.playbook.say(titles[chapter_id]),
                **_count(count),
            }
            for chapter_id, count in counted.chapters
        ],
        "phases": [{"id": phase, **_count(count)} for phase, count in counted.phases],
    }


def _count(count: Count) -> dict[str, int]:
    return {
        "items": count.items,
        "answered": count.answered,
        "settled": count.settled,
    }


def _tried(plan: Plan) -> dict[str, Any]:
    return {
        "version": plan.version,
        "status": plan.status,
        "adopted_on": plan.adopted.on if plan.adopted else None,
        "review_by": plan.review_by or None,
        "last": {kind: last(plan, kind) or None for kind in _KINDS},
    }


def _points(points: Sequence[Point]) -> list[dict[str, str | None]]:
    """Give points that lead somewhere; a sentence that there are none is for people."""
    return [
        {"sentence": one.sentence, "kind": one.to.kind, "id": one.to.key or None}
        for one in points
        if one.to
    ]


def gaps(reading: Reading) -> list[dict[str, Any]]:
    """Give what is open, in the order of the playbook.

    What was written but is refused or not whole counts as a draft.
    """
    book = reading.playbook
    found = []
    for item in reading.gaps:
        state = reading.standing(item).state
        found.append(
            {
                "item": item.id,
                "title": book.say(item.title),
                "chapter": book.spots[item.id].chapter.id,
                "owner": reading.owner(item) or None,
                "due": reading.plan.answer(item.id).due or None,
                "state": "draft" if state == "done" and not item.is_action else state,
            }
        )
    return found
