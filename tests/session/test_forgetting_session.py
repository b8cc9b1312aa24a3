"""Nobody comes back who was forgotten, and nobody is half forgotten."""

import sys

import pytest

from crisisplan.errors import CannotWriteError, NeedsDecisionError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.session.conftest import Open


def test_no_step_back_brings_anybody_back(session: PlanSession) -> None:
    """Undo is for slips; this was decided."""
    session.put("who", {"lead": "p-jana", "deputies": []})
    session.forget("p-jana")
    assert session.undo() == ""
    assert session.redo() == ""
    assert not session.unsaved
    copy = session.path.with_name("town.plan.yaml.bak")
    for path in (session.path, copy):
        assert "p-jana" not in path.read_text(encoding="utf-8")
    session.answer("beds", "7")
    session.save()
    assert "p-jana" not in copy.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_where_the_plan_cannot_be_written_it_is_said_what_is_done(
    session: PlanSession,
) -> None:
    """The person must know where the name still stands."""
    session.answer("beds", "7")
    session.save()
    path = session.path
    path.unlink()
    path.symlink_to("gone/town.plan.yaml")
    with pytest.raises(CannotWriteError) as refusal:
        session.forget("p-jana")
    assert "still in the plan" in str(refusal.value)
    assert "no longer in town.plan.yaml.bak" in str(refusal.value)
    assert "p-jana" in session.plan.people


def test_what_somebody_else_wrote_meanwhile_is_looked_at_first(
    session: PlanSession, open_plan: Open
) -> None:
    """A colleague may just have entered the name anew."""
    other = open_plan()
    other.answer("words", "Call 112")
    other.save()
    session.answer("beds", "7")
    with pytest.raises(NeedsDecisionError, match="nobody was forgotten"):
        session.forget("p-jana")
    session.forget("p-jana")
    assert "p-jana" not in read_plan(session.path).plan.people
    assert read_plan(session.path).plan.answer("words").value == "Call 112"


def test_a_plan_that_is_only_read_forgets_nobody(session: PlanSession) -> None:
    """Its playbook is to be looked at first."""
    session.read_only = "Only for reading."
    with pytest.raises(CannotWriteError, match="Only for reading"):
        session.forget("p-jana")
