from pathlib import Path

import pytest

from crisisplan.domain.plan import Activity
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run


def activity(plan: Path) -> Activity:
    """Give what was recorded last."""
    return read_plan(plan).plan.activity[-1]


def test_an_exercise_is_recorded_with_what_came_to_light(run: Run, plan: Path) -> None:
    """What went wrong in May is still known, and somebody's, in October."""
    first = ("--finding", "Too slow", "--item", "beds", "--item", "call")
    more = ("--owner", "Spokesperson", "--due", "1.12.2026")
    second = ("--finding", "Nobody had keys")
    who = ("--with", "Police", "--with", "Jana Kováč", "--with", "Red Cross")
    ran = run(
        "record", plan, "exercise", "--on", "2020-05-04", *who, *first, *more, *second
    )
    assert ran.status == 0, ran.err
    kept = activity(plan)
    assert (kept.kind, kept.on) == ("exercise", "2020-05-04")
    assert kept.with_ == ("police", "p-jana", "Red Cross")
    assert [one.text for one in kept.findings] == ["Too slow", "Nobody had keys"]
    assert kept.findings[0].items == ("beds", "call")
    assert (kept.findings[0].owner, kept.findings[0].due) == (
        "spokesperson",
        "2026-12-01",
    )
    assert "2 findings are open" in ran.out


def test_a_finding_is_open_until_it_is_closed(run: Run, plan: Path) -> None:
    """Writing it down is not seeing to it."""
    run("record", plan, "activation", "--finding", "Too slow", "--finding", "Too loud")
    assert "Findings: 2 open" in run("status", plan).out
    assert run("status", plan, "--strict").status == 1
    listed = run("record", plan, "findings").out
    assert "  2  Too loud (Activation, " in listed
    ran = run("record", plan, "close", 1)
    assert "Finding 1 is closed. 1 finding is open." in ran.out
    closed = activity(plan).findings[0].closed
    assert closed is not None
    assert closed.by == "Ann"
    assert "Too slow" not in run("record", plan, "findings").out
    assert "Finding 1 is open again" in run("record", plan, "reopen", 1).out
    assert activity(plan).findings[0].closed is None


def test_a_review_sets_the_day_of_the_next(run: Run, plan: Path) -> None:
    """A plan that was read through holds for another year."""
    assert run("record", plan, "review", "--review-by", "2027-12-01").status == 0
    assert read_plan(plan).plan.review_by == "2027-12-01"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["exercise", "--on", "2099-01-01"], 1, "still to come"),
        (["review", "--review-by", "2001-01-01"], 1, "is past"),
        (["close", "x"], 2, "'x' is no number"),
        (["exercise", "--on", "1/2/2026"], 1, "for some, 2 January"),
        (["exercise", "--finding", " "], 1, "Write what came to light"),
        (["exercise", "--finding", "x", "--owner", "bos"], 1, "Did you mean 'boss'?"),
        (["exercise", "--finding", "x", "--item", "bets"], 2, "Did you mean 'beds'?"),
        (["exercise", "--finding", "x", "--due", "soon"], 1, "Write a date"),
        (["exercise", "--due", "2027-01-01"], 2, "behind the --finding"),
        (["excercise"], 2, "Did you mean 'exercise'?"),
        (["exercise", "2"], 2, "close and reopen only"),
        (["close"], 2, "Say which finding"),
        (["close", "7"], 1, "There is no finding 7"),
        (["close", "7", "--on", "2026-01-01"], 2, "The options go with"),
    ],
)
def test_what_cannot_be_recorded_leaves_the_file(
    words: list[str], status: int, said: str, run: Run, plan: Path
) -> None:
    """Half a record is a record nobody can rely on."""
    before = plan.read_bytes()
    ran = run("record", plan, *words)
    assert ran.status == status
    assert said in ran.err
    assert plan.read_bytes() == before


def test_an_adopted_plan_is_a_draft_after_an_exercise(run: Run, plan: Path) -> None:
    """The paper that was adopted does not know of it."""
    who = ("--by", "A", "--body", "B", "--resolution", "1")
    run("adopt", plan, *who)
    ran = run("record", plan, "exercise")
    assert "draft again" in ran.err
    assert read_plan(plan).plan.status == "draft"
    assert "No finding is open." in run("record", plan, "findings").out
