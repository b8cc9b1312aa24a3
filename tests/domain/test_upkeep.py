from dataclasses import replace
from typing import Any

import pytest

from crisisplan.domain.next_steps import next_steps
from crisisplan.domain.points import Place, Scope
from crisisplan.domain.upkeep import (
    exercise_due,
    finding_points,
    last,
    review_step,
    upkeep_points,
)
from tests.build import item, playbook, reading

BOOK = playbook(item("q"))


def scope(**keys: Any) -> Scope:
    """Look at a plan on 22 November 2026."""
    return Scope.whole(reading(BOOK, {}, **keys))


def done(**days: str) -> list[dict[str, str]]:
    """Give activities of some kinds with their days."""
    return [{"kind": kind, "on": day} for kind, day in days.items()]


@pytest.mark.parametrize(
    ("review_by", "said"),
    [
        ("", ""),
        ("2026-12-23", ""),
        ("2026-12-22", "it holds until 2026-12-22, in 30 days."),
        ("2026-11-23", "it holds until 2026-11-23, in 1 day."),
        ("2026-11-22", "it holds until 2026-11-22, today."),
        ("2026-11-21", "it holds until 2026-11-21, which is past."),
    ],
)
def test_a_review_is_called_for_a_month_before_it_is_late(
    review_by: str, said: str
) -> None:
    """A day in the diary is early enough to find a day for."""
    point = review_step(scope(review_by=review_by))
    assert (point.text if point else "").startswith(
        f"Read the plan through: {said}" if said else ""
    )
    assert (point is None) is (said == "")


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ({}, False),
        ({"activation": "2026-10-01"}, True),
        ({"activation": "2026-10-01", "review": "2026-10-20"}, False),
        ({"activation": "2026-10-01", "review": "2026-09-20"}, True),
    ],
)
def test_a_plan_that_was_used_is_read_through(
    days: dict[str, str], asked: bool
) -> None:
    """What it missed is best known in the weeks after."""
    point = review_step(scope(activity=done(**days)))
    assert ("used for real on 2026-10-01" in (point.text if point else "")) is asked


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Plan an exercise: none is recorded. Guides suggest"),
        ("2025-11-21", "Plan an exercise: the last one was on 2025-11-21, more than"),
        ("2025-11-22", ""),
    ],
)
def test_an_exercise_is_suggested_once_a_year(day: str, said: str) -> None:
    """It is suggested: no law that binds all cities says how often."""
    looked = scope(activity=done(exercise=day) if day else [])
    point = exercise_due(looked)
    assert (point is None) is (said == "")
    assert (point.text if point else "").startswith(said)
    assert "must" not in " ".join(one.text for one in upkeep_points(looked))


def test_what_is_not_due_is_said_all_the_same() -> None:
    """A date that is far off calms, and a date that is missing is asked for."""
    kept = scope(review_by="2027-09-15", activity=done(exercise="2026-05-12"))
    assert [one.text for one in upkeep_points(kept)] == [
        "The plan is to be read through by 2027-09-15.",
        "Last exercised on 2026-05-12. Another is suggested by 2027-05-12.",
    ]
    bare = [one.text for one in upkeep_points(scope())]
    assert bare[0] == "No day is set by which the plan is read through again."
    assert (
        last(scope(activity=done(exercise="2025-01-01")).reading.plan, "review") == ""
    )


def test_what_was_found_is_named_until_somebody_closes_it() -> None:
    """Writing it down is not seeing to it; what is late comes first."""
    closed = {"on": "2026-06-01"}
    findings = [
        {"text": "Too slow.", "due": "2026-12-01"},
        {"text": "Too late", "owner": "boss", "due": "2026-10-31"},
        {"text": "Too loud", "closed": closed},
    ]
    known = scope(
        activity=[{"kind": "exercise", "on": "2026-05-04", "findings": findings}]
    )
    late, soon = finding_points(known)
    assert late.text == (
        "See to what was found (Exercise, 2026-05-04): “Too late” (Head of crisis). "
        "It was due on 2026-10-31."
    )
    assert soon.text.endswith("“Too slow”. It is due on 2026-12-01.")
    assert (late.to, soon.to) == (Place("finding", "2"), Place("finding", "1"))
    assert list(finding_points(known, overdue=True)) == [late]
    assert {late, soon} <= {*next_steps(known)}
    assert [*finding_points(replace(known, findings=()))] == []
