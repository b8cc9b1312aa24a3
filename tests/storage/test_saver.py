import os
import platform
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crisisplan.domain.plan import Plan
from crisisplan.errors import CannotReadError, CannotWriteError
from crisisplan.storage import file_lock, files, plan_writer
from crisisplan.storage.outcomes import (
    Astray,
    Diverted,
    Joined,
    NotSaved,
    Outcome,
    Saved,
)
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.plan_writer import PlanWriter
from crisisplan.storage.saver import Saver
from crisisplan.storage.yaml_text import LARGEST
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


def test_a_file_changed_outside_is_put_together_with_ours(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Somebody mended the file by hand while it was open here."""
    theirs = plan_path.read_bytes().replace(b"Call 112", b"Call 113")
    plan_path.write_bytes(theirs)
    outcome = writer.write(first_plan(words="mine", beds="41"))
    assert isinstance(outcome, Joined)
    assert "You both changed “Words”" in outcome.sentence
    on_disk = read_plan(plan_path).plan
    assert (on_disk.answer("words").value, on_disk.answer("beds").value) == (
        "mine",
        "41",
    )
    assert [one.value for one in on_disk.set_aside] == ["Call 113\nthen wait"]


def test_what_was_merely_laid_out_anew_is_nobodys_change(
    writer: PlanWriter, plan_path: Path
) -> None:
    """A blank line of an editor is no reason to alarm anybody."""
    plan_path.write_bytes(b"\n" + plan_path.read_bytes())
    assert writer.look() is None
    assert isinstance(writer.write(first_plan(words="mine")), Saved)


def test_looking_takes_in_what_others_wrote_and_writes_nothing(
    writer: PlanWriter, plan_path: Path
) -> None:
    """A window that is only read from shows the newest all the same."""
    assert writer.look() is None
    plan_path.write_bytes(plan_path.read_bytes().replace(b"Call 112", b"Call 113"))
    theirs = plan_path.read_bytes()
    outcome = writer.look()
    assert isinstance(outcome, Joined)
    assert outcome.plan.answer("words").value == "Call 113\nthen wait"
    assert "You both" not in outcome.sentence
    assert plan_path.read_bytes() == theirs
    assert writer.look() is None


@pytest.mark.parametrize(
    ("now_there", "said"), [(None, "is not there any more"), (b"x", "is not this plan")]
)
def test_a_file_that_went_astray_is_told_once_and_so_is_its_return(
    writer: PlanWriter, plan_path: Path, now_there: bytes | None, said: str
) -> None:
    """A green word beside a file that is gone would be a lie."""
    before = plan_path.read_bytes()
    assert writer.look() is None
    plan_path.unlink()
    if now_there is not None:
        plan_path.write_bytes(now_there)
    assert writer.look() is None  # an editor may just be putting the new one there
    outcome = writer.look()
    assert isinstance(outcome, Astray)
    assert said in outcome.sentence
    assert [writer.look() for _ in range(5)] == [None] * 5
    plan_path.write_bytes(before)
    assert writer.look() is None
    assert isinstance(writer.look(), Saved)
    assert [writer.look() for _ in range(5)] == [None] * 5


def test_an_answer_makes_a_file_again_that_is_gone(
    writer: PlanWriter, plan_path: Path
) -> None:
    """All that is on the screen is in it, and that it is there again is no news."""
    plan_path.unlink()
    assert [type(writer.look()) for _ in range(3)][1] is Astray
    assert isinstance(writer.write(first_plan(words="mine")), Saved)
    assert read_plan(plan_path).plan.answer("words").value == "mine"
    assert [writer.look() for _ in range(5)] == [None] * 5


@pytest.mark.parametrize("broken", [b"answers: [", b"format: crisisplan/plan/1\n", b""])
def test_what_cannot_be_read_is_never_overwritten(
    writer: PlanWriter, plan_path: Path, broken: bytes
) -> None:
    """Half a file that a network drive left there may be mended by its author."""
    plan_path.write_bytes(broken)
    assert writer.look() is None
    outcome = writer.write(first_plan(words="mine"))
    assert isinstance(outcome, Diverted)
    assert plan_path.read_bytes() == broken
    assert read_plan(outcome.path).plan.answer("words").value == "mine"


def test_a_second_version_beside_in_the_same_second_has_its_own_file(
    plan_path: Path,
) -> None:
    """Two people save at nine o'clock sharp, over a third one's broken file."""
    writers = [PlanWriter.of(read_plan(plan_path), lambda: NOW) for _ in range(2)]
    plan_path.write_bytes(b"answers: [")
    names = [one.write(first_plan(words="mine")).path.name for one in writers]
    assert names == [
        "town.conflict-20261122-120000.plan.yaml",
        "town.conflict-20261122-120000-2.plan.yaml",
    ]


def test_another_playbook_in_the_file_is_left_alone(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Answers to other questions cannot be put together with ours."""
    theirs = plan_path.read_bytes().replace(b"title: Words", b"title: Sentences")
    plan_path.write_bytes(theirs)
    outcome = writer.write(first_plan(words="mine"))
    assert isinstance(outcome, Diverted)
    assert plan_path.read_bytes() == theirs


def test_what_was_typed_before_others_work_came_in_does_not_undo_it(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Keys that were pressed while it was being saved know nothing of it yet."""
    plan_path.write_bytes(plan_path.read_bytes().replace(b"Call 112", b"Call 113"))
    first, second = (
        first_plan(words="Call 112\nthen wait", beds=beds) for beds in ("41", "42")
    )
    assert isinstance(writer.write(first), Joined)
    assert isinstance(writer.write(second), Saved)
    on_disk = read_plan(plan_path).plan
    assert on_disk.answer("words").value == "Call 113\nthen wait"
    assert on_disk.answer("beds").value == "42"
    own: Plan = on_disk.with_answer("beds", None)
    writer.write(own, knows=1)
    assert read_plan(plan_path).plan == own


def test_a_change_within_the_same_tick_of_the_disk_is_seen(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Some disks count in steps of two seconds, and the size may be the same."""
    writer.write(first_plan(words="one"))
    known = plan_path.stat()
    with plan_path.open("r+b") as file:
        text = file.read().replace(b"one", b"two")
        file.seek(0)
        file.write(text)
    os.utime(plan_path, ns=(known.st_atime_ns, known.st_mtime_ns))
    outcome = writer.look()
    assert outcome is not None
    assert outcome.plan.answer("words").value == "two"


def test_what_cannot_be_read_for_a_moment_is_looked_at_again(
    writer: PlanWriter, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner of viruses holds the file just when somebody wrote it."""
    plan_path.write_bytes(plan_path.read_bytes().replace(b"Call 112", b"Call 113"))

    def held(path: Path) -> str:
        raise CannotReadError(f"{path} is held.")

    with monkeypatch.context() as patch:
        patch.setattr(plan_writer, "digest_on_disk", held)
        assert writer.look() is None
    assert writer.look() is not None


def test_nothing_is_written_where_nothing_is_new(
    writer: PlanWriter, plan_path: Path
) -> None:
    """What others wrote was taken in; leaving the program is no reason to write."""
    plan_path.write_bytes(plan_path.read_bytes().replace(b"Call 112", b"Call 113"))
    seen = writer.look()
    assert seen is not None
    before = plan_path.stat()
    assert isinstance(writer.write(seen.plan, knows=1), Saved)
    assert plan_path.stat().st_ino == before.st_ino
    assert [one.name for one in plan_path.parent.iterdir()] == [plan_path.name]


def test_where_it_cannot_go_beside_it_is_tried_again_and_told(
    writer: PlanWriter, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody broke the file, and the disk is full as well."""
    plan_path.write_bytes(b"answers: [")

    def full(path: Path, content: bytes) -> None:
        raise CannotWriteError(f"{path}: no space for {len(content)} bytes.")

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", full)
        with pytest.raises(CannotWriteError):
            writer.write(first_plan(words="mine"))
    outcome = writer.write(first_plan(words="mine"))
    assert isinstance(outcome, Diverted)
    assert outcome.other == plan_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes as files")
@pytest.mark.parametrize("what", ["pipe", "folder", "giant", "device"])
def test_where_something_else_has_the_name_of_the_plan_it_goes_beside(
    writer: PlanWriter, plan_path: Path, what: str
) -> None:
    """Whoever reads a pipe waits for ever; nobody's work waits with them."""
    plan_path.unlink()
    match what:
        case "pipe":
            os.mkfifo(plan_path)
        case "folder":
            plan_path.mkdir()
        case "device":
            plan_path.symlink_to("/dev/zero")
        case _:
            plan_path.touch()
            os.truncate(plan_path, LARGEST + 1)
    assert writer.look() is None
    outcome = writer.write(first_plan(words="mine"))
    assert isinstance(outcome, Diverted)
    assert read_plan(outcome.path).plan.answer("words").value == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_whose_file_is_gone_leads_to_where_it_is_written_again(
    writer: PlanWriter, plan_path: Path, tmp_path: Path
) -> None:
    """Somebody tidied the other folder up."""
    plan_path.unlink()
    plan_path.symlink_to(tmp_path / "elsewhere.plan.yaml")
    assert isinstance(writer.write(first_plan(words="mine")), Saved)
    assert plan_path.is_symlink()
    assert read_plan(plan_path).plan.answer("words").value == "mine"


def test_what_came_in_is_kept_only_until_everybody_knows_it(
    writer: PlanWriter, plan_path: Path
) -> None:
    """A colleague who writes all day must not fill the memory."""
    for number in range(5):
        text = plan_path.read_bytes()
        plan_path.write_bytes(text.replace(b"Call 112", b"Call 112,"))
        assert writer.look() is not None
        assert len(writer.joined_since(number)) == 1
        writer.let_go(number + 1)
        assert writer.joined_since(number) == ()
    mine = writer.on_disk.with_answer("beds", None)
    writer.write(mine, knows=5)
    assert read_plan(plan_path).plan == mine


def test_answers_that_did_not_change_are_the_very_same(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Ten thousand answers are not compared and written out anew for one of them."""
    before = writer.on_disk
    plan_path.write_bytes(plan_path.read_bytes().replace(b"Call 112", b"Call 113"))
    seen = writer.look()
    assert seen is not None
    same = [key for key, one in seen.plan.answers.items() if one is before.answer(key)]
    assert set(seen.plan.answers) - set(same) == {"words"}


def test_the_saver_notices_what_others_write(
    writer: PlanWriter, plan_path: Path
) -> None:
    """Nobody has to press a key to see the newest."""
    heard = threading.Event()
    outcomes: list[Outcome] = []

    def hear(outcome: Outcome) -> None:
        outcomes.append(outcome)
        heard.set()

    plan_path.write_bytes(plan_path.read_bytes().replace(b"Call 112", b"Call 113"))
    saver = Saver(writer, hear, look_every_s=0.01)
    assert heard.wait(5)
    saver.close()
    assert [type(one) for one in outcomes] == [Joined]


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


def test_a_lock_that_nobody_touches_is_taken_away(
    writer: PlanWriter, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the clock of the server is ahead, and it never looks old."""
    monkeypatch.setattr(file_lock, "_PATIENCE_S", 0.01)
    lock = plan_path.with_name(f".{plan_path.name}.lock")
    lock.touch()
    os.utime(lock, (2**33, 2**33))
    assert isinstance(writer.write(first_plan(words="mine")), Saved)
    assert not lock.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell who is gone")
def test_a_lock_of_a_program_that_is_gone_holds_nobody_up(
    writer: PlanWriter, plan_path: Path
) -> None:
    """It was killed while it wrote; who types next loses no second by it."""
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    )
    lock = plan_path.with_name(f".{plan_path.name}.lock")
    lock.write_text(f"{platform.node()} {gone.stdout.strip()}", encoding="utf-8")
    with file_lock.locked(plan_path):
        assert lock.read_text(encoding="utf-8").endswith(f" {os.getpid()}")
    assert not lock.exists()
    assert isinstance(writer.write(first_plan(words="mine")), Saved)


def test_what_a_killed_program_left_is_swept_away_days_later(
    writer: PlanWriter, plan_path: Path
) -> None:
    """It holds the whole plan; nothing else that looks like it is touched."""
    old, new, foreign = (
        plan_path.with_name(f".{plan_path.name}{name}")
        for name in (".abcd1234.tmp", ".bak.efgh5678.tmp", ".original")
    )
    for path in (old, new, foreign):
        path.write_text("half a plan", encoding="utf-8")
    for path in (old, foreign):
        os.utime(path, (0, 0))
    writer.write(first_plan(words="mine"))
    assert [path.exists() for path in (old, new, foreign)] == [False, True, True]


def test_a_lock_that_cannot_be_removed_is_no_reason_to_fail(
    writer: PlanWriter, plan_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder whose owner allows writing, and no deleting."""
    lock = plan_path.with_name(f".{plan_path.name}.lock")
    lock.mkdir()
    os.utime(lock, (0, 0))
    monkeypatch.setattr(file_lock, "_PATIENCE_S", 0.01)
    assert isinstance(writer.write(first_plan(words="mine")), Saved)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_there_is_one_lock_by_whichever_name_a_plan_is_opened(
    plan_path: Path, tmp_path: Path
) -> None:
    """Two links to one file are one file."""
    link = tmp_path / "link.plan.yaml"
    link.symlink_to(plan_path)
    with file_lock.locked(link):
        assert plan_path.with_name(f".{plan_path.name}.lock").exists()


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
