"""What two people note about one exercise is noted about one exercise."""

from typing import Any

import pytest

from crisisplan.domain.findings import with_closed
from crisisplan.domain.merge import merge
from crisisplan.domain.plan import Closed, Plan
from tests.build import item, plan, playbook

BOOK = playbook(item("beds", "number"))
DONE = Closed(on="2026-06-01", by="Ann")
EXERCISE: dict[str, Any] = {
    "kind": "exercise",
    "on": "2026-05-04",
    "findings": [{"text": "Too slow"}, {"text": "Too loud"}],
}
REVIEW: dict[str, Any] = {"kind": "review", "on": "2026-06-01"}
BASE = plan(activity=[EXERCISE])


def both(mine: Plan, theirs: Plan, base: Plan = BASE) -> list[tuple[str, list[bool]]]:
    """Put two versions together; give each activity and which findings are closed."""
    merged = merge(base, mine, theirs, BOOK, at="2026-11-22T12:00:00Z").plan
    return [
        (one.kind, [found.closed is not None for found in one.findings])
        for one in merged.activity
    ]


def test_two_people_close_two_findings() -> None:
    """Both have worked; neither has to do it again."""
    mine, theirs = with_closed(BASE, 1, DONE), with_closed(BASE, 2, DONE)
    assert both(mine, theirs) == [("exercise", [True, True])]


@pytest.mark.parametrize("swapped", [False, True])
def test_one_closes_while_the_other_records(swapped: bool) -> None:
    """What only one of them did stands, whoever saves first."""
    closed = with_closed(BASE, 2, DONE)
    more = plan(activity=[EXERCISE, REVIEW])
    sides = (more, closed) if swapped else (closed, more)
    assert both(*sides) == [("exercise", [False, True]), ("review", [])]


def test_a_finding_that_was_opened_again_is_open() -> None:
    """Taking back is a change as well."""
    closed = with_closed(BASE, 1, DONE)
    assert both(BASE, closed, base=closed) == [("exercise", [False, False])]
    assert both(closed, BASE, base=closed) == [("exercise", [False, False])]


def test_the_same_exercise_entered_by_both_stands_once() -> None:
    """Two officials came home from it and both wrote it down."""
    more = plan(activity=[EXERCISE, REVIEW])
    assert both(more, more) == [("exercise", [False, False]), ("review", [])]
    assert both(plan(activity=[]), BASE) == []
