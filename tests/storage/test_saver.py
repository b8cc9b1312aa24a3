import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.saver import (
    Diverted,
    NotSaved,
    Outcome,
    PlanWriter,
    Saved,
    Saver,
)
from tests.storage.conftest import first_plan

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def writer(plan_path: Path) -> PlanWriter:
    """Give what writes the plan at `plan_path`."""
    return PlanWriter.of(read_plan(plan_path), lambda: NOW)


def test_the_backup_is_the_file_as_it_was_opened(
    writer: PlanWriter, plan_path: Path
) -> None:
    """One key too many this morning, and yesterday's plan is still there."""
    before = plan_path.read_bytes()
    writer.write(first_plan(words="one"))
    writer.write(first_plan(words="two"))
    backup = plan_path.with_name(plan_path.name + ".bak")
    assert backup.read_bytes() == before
    assert read_plan(plan_path).plan.answer("words").value == "two"


def test_the_same_plan_gives_the_same_bytes(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Version control shows only what was changed."""
    plan = read_plan(plan_path).plan
    before = plan_path.read_bytes()
    writer.write(plan)
    assert plan_path.read_bytes() == before
    writer.write(first_plan(words="other"))
    writer.write(plan)
    assert plan_path.read_bytes() == before


def test_nothing_is_left_lying_beside_the_plan(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Officials look into this folder."""
    writer.write(first_plan(words="one"))
    names = {path.name for path in plan_path.parent.iterdir()}
    assert names == {plan_path.name, plan_path.name + ".bak"}


def test_a_file_changed_outside_is_never_overwritten(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Somebody mended the file by hand while it was open here."""
    theirs = plan_path.read_bytes().replace(b"Call 112", b"Call 113")
    plan_path.write_bytes(theirs)
    outcome = writer.write(first_plan(words="mine"))
    assert isinstance(outcome, Diverted)
    assert plan_path.read_bytes() == theirs
    assert read_plan(outcome.path).plan.answer("words").value == "mine"


def test_a_second_conflict_in_the_same_second_has_its_own_file(
    plan_path: Path,
) -> None:
    """Three people save at nine o'clock sharp."""
    writers = [PlanWriter.of(read_plan(plan_path), lambda: NOW) for _ in range(3)]
    outcomes = [
        writer.write(first_plan(words=f"person {number}"))
        for number, writer in enumerate(writers)
    ]
    assert [outcome.path.name for outcome in outcomes] == [
        "town.plan.yaml",
        "town.conflict-20261122-120000.plan.yaml",
        "town.conflict-20261122-120000-2.plan.yaml",
    ]
    for number, outcome in enumerate(outcomes):
        words = read_plan(outcome.path).plan.answer("words").value
        assert words == f"person {number}"


def test_a_file_that_was_deleted_is_written_again(
    writer: PlanWriter, plan_path: Path
) -> None:
    """What is in memory is all that is left of it."""
    plan_path.unlink()
    assert isinstance(writer.write(first_plan(words="mine")), Saved)
    assert read_plan(plan_path).plan.answer("words").value == "mine"


def test_a_lock_that_was_left_behind_stops_nobody(
    writer: PlanWriter, plan_path: Path
) -> None:
    """A computer that was switched off does not come back to unlock."""
    lock = plan_path.with_name(f".{plan_path.name}.lock")
    lock.touch()
    os.utime(lock, (0, 0))
    assert isinstance(writer.write(first_plan(words="mine")), Saved)
    assert not lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_the_plan_is_followed(plan_path: Path, tmp_path: Path) -> None:
    """The link in the shared folder stays a link."""
    link = tmp_path / "link.plan.yaml"
    link.symlink_to(plan_path)
    PlanWriter.of(read_plan(link), lambda: NOW).write(first_plan(words="mine"))
    assert link.is_symlink()
    assert read_plan(plan_path).plan.answer("words").value == "mine"


def test_what_is_newer_replaces_what_waits(writer: PlanWriter) -> None:
    """The queue has one place, and the newest is in it."""
    outcomes: list[Outcome] = []
    saver = Saver(writer, outcomes.append)
    for number in range(50):
        saver.submit(first_plan(words=str(number)))
    assert saver.flush()
    assert outcomes[-1].plan.answer("words").value == "49"
    assert len(outcomes) <= 50
    saver.close()
    assert read_plan(saver.path).plan.answer("words").value == "49"


def test_the_saver_goes_on_after_a_failure(writer: PlanWriter, plan_path: Path) -> None:
    """A full disk at ten must not stop the saving at eleven."""
    outcomes: list[Outcome] = []
    saver = Saver(writer, outcomes.append)
    away = plan_path.parent.with_name(f"{plan_path.parent.name}-away")
    plan_path.parent.rename(away)
    saver.submit(first_plan(words="one"))
    assert saver.flush()
    away.rename(plan_path.parent)
    saver.submit(first_plan(words="two"))
    saver.close()
    assert [type(outcome) for outcome in outcomes] == [NotSaved, Saved]
    assert read_plan(plan_path).plan.answer("words").value == "two"
