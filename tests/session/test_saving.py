from pathlib import Path

import pytest

from crisisplan.errors import CannotWriteError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.saver import Diverted, NotSaved, Outcome, Saved
from tests.session.conftest import Open


def test_saving_writes_what_was_said(session: PlanSession, path: Path) -> None:
    """The file is the plan."""
    unsaved = [session.unsaved]
    session.answer("words", "Call 112\nthen wait")
    unsaved.append(session.unsaved)
    assert isinstance(session.save(), Saved)
    assert [*unsaved, session.unsaved] == [False, True, False]
    assert read_plan(path).plan == session.plan


def test_the_newest_version_is_what_stays_on_disk(
    session: PlanSession, path: Path
) -> None:
    """Fast typing never leaves an older answer behind."""
    outcomes: list[Outcome] = []
    for number in range(200):
        session.answer("beds", str(number))
        session.save_soon(outcomes.append)
    session.close()
    assert read_plan(path).plan.answer("beds").value == "199"
    assert all(isinstance(one, Saved) for one in outcomes)
    kept = [one.plan.answer("beds").value for one in outcomes]
    assert kept == sorted(kept, key=lambda value: int(str(value)))


def test_saving_now_waits_for_what_is_being_saved(
    session: PlanSession, path: Path
) -> None:
    """A closing terminal gets the last word onto the disk."""
    outcomes: list[Outcome] = []
    session.answer("beds", "1")
    session.save_soon(outcomes.append)
    session.answer("beds", "2")
    session.save()
    session.close()
    assert read_plan(path).plan.answer("beds").value == "2"


def test_nothing_new_is_not_written_again(session: PlanSession, path: Path) -> None:
    """Looking at a plan does not change its file."""
    before = path.read_bytes()
    session.save_soon(lambda _: None)
    session.close()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_other_persons_version_stays_and_mine_goes_beside(
    open_plan: Open, path: Path
) -> None:
    """Two windows on one plan lose nothing, and both are told."""
    mine, theirs = open_plan(), open_plan()
    theirs.answer("beds", "50")
    theirs.save()
    mine.answer("beds", "60")
    outcome = mine.save()
    assert isinstance(outcome, Diverted)
    assert outcome.other == path
    assert mine.path.name == "town.conflict-20261122-120000.plan.yaml"
    assert "Their version is untouched" in outcome.sentence
    assert mine.path.name in outcome.sentence
    assert read_plan(path).plan.answer("beds").value == "50"
    assert read_plan(mine.path).plan.answer("beds").value == "60"
    mine.answer("beds", "70")
    assert isinstance(mine.save(), Saved)
    assert read_plan(mine.path).plan.answer("beds").value == "70"


def test_what_could_not_be_saved_is_kept_and_tried_again(
    session: PlanSession, path: Path
) -> None:
    """A network drive that went away comes back."""
    outcomes: list[Outcome] = []
    folder = path.parent
    away = folder.with_name(f"{folder.name}-away")
    session.answer("beds", "50")
    folder.rename(away)
    session.save_soon(outcomes.append)
    session.close()
    (failed,) = outcomes
    assert isinstance(failed, NotSaved)
    assert "could not be written" in failed.sentence
    assert session.plan.answer("beds").value == "50"
    away.rename(folder)
    session.retry()
    assert session.unsaved
    session.save_soon(outcomes.append)
    session.close()
    assert read_plan(path).plan.answer("beds").value == "50"


def test_saving_now_says_why_it_could_not(session: PlanSession, path: Path) -> None:
    """Whoever closes the program must know before it is gone."""
    session.answer("beds", "50")
    path.parent.rename(path.parent.with_name(f"{path.parent.name}-away"))
    with pytest.raises(CannotWriteError, match="could not be written"):
        session.save()
    assert session.unsaved
