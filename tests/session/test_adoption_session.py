"""Adoption is whole or not at all, whatever the disk and other people do."""

import pytest

from crisisplan.domain.adoption import TypedAdoption
from crisisplan.domain.findings import open_findings
from crisisplan.domain.recording import TypedActivity, TypedFinding
from crisisplan.domain.version import is_adopted
from crisisplan.errors import CannotWriteError, NeedsDecisionError, NotAnAnswerError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.session.conftest import Open

COUNCIL = TypedAdoption("Eva Malá", "City council", "1/2026")


def names(session: PlanSession) -> set[str]:
    """Name what lies beside the plan."""
    return {one.name for one in session.path.parent.iterdir()}


def test_what_is_unsaved_is_adopted_too(session: PlanSession) -> None:
    """The council saw what stood on the screen."""
    session.answer("beds", "50")
    kept = session.adopt(COUNCIL)
    assert read_plan(kept).plan.answer("beds").value == "50"
    assert kept.read_bytes() == session.path.read_bytes()
    assert is_adopted(session.plan)
    assert not session.unsaved


def test_an_adoption_is_not_undone_but_followed_by_a_draft(
    session: PlanSession,
) -> None:
    """A body has decided; the next change belongs to the next version."""
    session.answer("beds", "50")
    session.adopt(COUNCIL)
    assert session.undo() == ""
    session.answer("beds", "60")
    assert (session.plan.status, session.plan.version) == ("draft", "1")
    assert session.plan.adopted is not None
    session.undo()
    assert is_adopted(session.plan)


def test_a_change_that_was_taken_back_leaves_nothing_to_adopt(
    session: PlanSession,
) -> None:
    """Two versions that hold the same would only confuse."""
    session.adopt(COUNCIL)
    session.answer("beds", "60")
    session.undo()
    with pytest.raises(NotAnAnswerError, match="Nothing has changed"):
        session.adopt(COUNCIL)


def test_where_the_plan_cannot_be_written_nothing_is_adopted(
    session: PlanSession,
) -> None:
    """A kept version of a plan that was never adopted would be a forgery."""
    (session.path.parent / "town.plan.yaml.bak").mkdir()
    before, on_disk = session.plan, session.path.read_bytes()
    with pytest.raises(CannotWriteError, match="could not be written"):
        session.adopt(COUNCIL)
    assert session.plan is before
    assert session.path.read_bytes() == on_disk
    assert names(session) == {"town.plan.yaml", "town.plan.yaml.bak"}


def test_what_somebody_else_wrote_meanwhile_is_not_adopted_unread(
    session: PlanSession, open_plan: Open
) -> None:
    """Nobody puts a colleague's night work before the council without looking."""
    other = open_plan()
    other.answer("words", "Call 112")
    other.save()
    with pytest.raises(NeedsDecisionError, match="Somebody else changed the file"):
        session.adopt(COUNCIL)
    assert not any(".v1." in name for name in names(session))
    assert session.plan.adopted is None
    assert session.plan.status == "draft"
    assert session.plan.changes == ()
    assert session.plan.answer("words").value == "Call 112"
    assert read_plan(session.path).plan == session.plan
    session.adopt(COUNCIL)
    assert read_plan(session.path).plan.version == "1"


def test_the_version_that_was_kept_is_at_hand(session: PlanSession) -> None:
    """What is new is told by comparing, without anybody looking for a file."""
    beds = []
    assert not session.last_adopted
    for value in ("50", "60"):
        session.answer("beds", value)
        kept = session.adopt(COUNCIL)
        session.answer("beds", "70")
        if last := session.last_adopted:
            beds.append((last.answer("beds").value, kept.name))
    assert beds == [("50", "town.v1.plan.yaml"), ("60", "town.v2.plan.yaml")]


def test_a_plan_that_is_only_read_is_not_adopted(session: PlanSession) -> None:
    """Its playbook was changed by somebody, and nobody has looked at it yet."""
    session.read_only = "Only for reading."
    with pytest.raises(CannotWriteError, match="Only for reading"):
        session.adopt(COUNCIL)
    assert names(session) == {"town.plan.yaml"}


def test_what_is_recorded_can_be_undone(session: PlanSession) -> None:
    """A slip of the day is mended as quickly as it was made."""
    findings = (TypedFinding("Too slow", ("beds",), "boss", "in 3 weeks"),)
    session.record(TypedActivity("exercise", findings=findings))
    session.close_finding(1)
    assert not open_findings(session.reading)
    assert session.undo() == "Undone: closing finding 1."
    (one,) = open_findings(session.reading)
    assert one.finding.due == "2026-12-13"
    assert session.undo() == "Undone: the record of an exercise on 2026-11-22."
    assert session.plan.activity == ()
