"""Nobody comes back who was forgotten, and nobody is half forgotten."""

import os
import sys
from pathlib import Path

import pytest

from crisisplan.errors import CannotWriteError, NeedsDecisionError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.whereabouts import (
    Whereabouts,
    remember_whereabouts,
    whereabouts,
    whereabouts_file,
)
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


def test_nobody_comes_back_from_what_a_killed_program_left(
    session: PlanSession,
) -> None:
    """A power cut in the midst of a save leaves half a file, with names in it."""
    left = session.path.with_name(f".{session.path.name}.x1y2z3.tmp")
    left.write_text("people:\n  p-jana:\n")
    hours_ago = left.stat().st_mtime - 3600
    os.utime(left, (hours_ago, hours_ago))
    session.forget("p-jana")
    assert not left.exists()


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


def test_what_was_typed_last_is_not_remembered_beside_the_plan(
    session: PlanSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that an interview was cut off in may hold the name."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = whereabouts_file()
    cut_off = Whereabouts("beds", lines=("adopt", "Jana Kováč"))
    remember_whereabouts(file, session.path, cut_off)
    session.forget("p-jana")
    assert whereabouts(file, session.path) == Whereabouts("beds")
