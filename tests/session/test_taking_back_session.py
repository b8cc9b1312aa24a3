"""What is still being told stands in the plan, and gives way to the whole of it."""

import pytest

from crisisplan.domain.recording import TypedActivity, TypedFinding
from crisisplan.session.plan_session import PlanSession
from tests.session.conftest import Open


@pytest.fixture
def mine(open_plan: Open) -> PlanSession:
    """My window, in which something was done before."""
    mine = open_plan()
    mine.answer("words", "mine")
    return mine


def test_back_to_a_mark_leaves_what_was_done_before_and_by_others(
    mine: PlanSession, open_plan: Open
) -> None:
    """Work of others that comes in parts the steps; all of mine go all the same."""
    mark = mine.mark()
    mine.answer("words", "mine, and more")
    mine.save()
    theirs = open_plan()
    theirs.answer("beds", "50")
    theirs.save()
    mine.look()
    mine.answer("words", "mine, and yet more")
    mine.back_to(mark)
    assert mine.plan.answer("words").value == "mine"
    assert mine.plan.answer("beds").value == "50"
    mine.back_to(mark)
    assert mine.undo() == "Undone: the answer to “Words”."
    assert mine.undo() == ""


def test_what_is_told_on_is_one_record_with_all_that_became_of_it(
    mine: PlanSession,
) -> None:
    """A finding may be closed before somebody goes on telling."""
    first = TypedActivity(
        "exercise", "2026-05-04", ("Police",), (TypedFinding("Slow"),)
    )
    mine.record(first, unfinished=True)
    mine.close_finding(1)
    (begun,) = mine.plan.activity
    more = TypedActivity("exercise", "2026-05-04", (), (TypedFinding("No map"),))
    mine.record(more, goes_on=begun)
    (whole,) = mine.plan.activity
    assert [one.text for one in whole.findings] == ["Slow", "No map"]
    assert whole.findings[0].closed
    assert (whole.with_, whole.unfinished) == (("police",), False)
    mine.undo()
    assert mine.plan.activity == (begun,)


def test_a_record_that_is_gone_is_told_all_the_same(mine: PlanSession) -> None:
    """Somebody else took it out meanwhile; what is told now is not lost with it."""
    mine.record(TypedActivity("review", "2026-05-04"), unfinished=True)
    (begun,) = mine.plan.activity
    mine.take_out(begun)
    mine.record(TypedActivity("review", "2026-05-04"), goes_on=begun)
    assert [one.kind for one in mine.plan.activity] == ["review"]
