import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SRC = Path(__file__).parents[2] / "src"
COMMANDS = (
    ("show",),
    ("status", "--json"),
    ("export",),
    ("check",),
    ("set", "beds", "40"),
)

Breaking = Callable[[bytes], bytes]


def before_marker(content: bytes) -> int:
    """Give the place of the line between the two documents."""
    return content.index(b"\n---\n")


def with_answers(text: bytes) -> Breaking:
    """Give what puts other answers into a plan."""
    return lambda content: content.replace(b"answers: {}", text, 1)


BOMB = b"\n  ".join(
    [
        b"a0: &a0 x",
        *(b"a%d: &a%d [*a%d, *a%d]" % (n, n, n - 1, n - 1) for n in range(1, 30)),
    ]
)
BROKEN: dict[str, tuple[Breaking, str]] = {
    "nothing": (lambda _: b"", "The playbook is missing"),
    "binary": (lambda _: bytes(range(256)) * 9, "not UTF-8"),
    "zeros": (lambda _: b"\0" * 999, "is not a text file"),
    "cut in the plan": (lambda c: c[: before_marker(c) // 2], ".bak"),
    "cut after the marker": (lambda c: c[: before_marker(c) + 5], "cut short"),
    "cut in the playbook": (lambda c: c[: len(c) - 40], "town.plan.yaml:"),
    "newer": (lambda c: c.replace(b"plan/1", b"plan/2", 1), "newer crisisplan"),
    "another tool's": (lambda c: c.replace(b"crisisplan/plan/1", b"x"), "is no plan"),
    "three documents": (with_answers(b"answers: {}\n---\n"), "one '---' too many"),
    "alias bomb": (with_answers(b"answers:\n  " + BOMB), "Anchors"),
    "100,000 brackets": (with_answers(b"answers: " + b"[" * 100_000), "too deeply"),
    "a key twice": (with_answers(b"answers: {}\nanswers: {}"), "given twice"),
    "a tab": (with_answers(b"answers:\n\tbeds: x"), "tab"),
}


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plan_gets_a_sentence_and_stays_as_it_is(
    fault: str, words: tuple[str, ...], run: Run, plan: Path
) -> None:
    """Whatever a mail program did to the file, the next step is said."""
    breaking, said = BROKEN[fault]
    plan.write_bytes(breaking(plan.read_bytes()))
    before = {path: path.read_bytes() for path in plan.parent.iterdir()}
    ran = run(words[0], plan, *words[1:])
    assert ran.status in (1, 2)
    assert ran.status == 2 or words[0] == "check"
    assert said in ran.out + ran.err
    assert "Traceback" not in ran.err
    assert {path: path.read_bytes() for path in plan.parent.iterdir()} == before


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_missing_file_and_a_folder_are_named(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    """A wrong name is the commonest fault of all."""
    missing = run(words[0], tmp_path / "none.plan.yaml", *words[1:])
    folder = run(words[0], tmp_path, *words[1:])
    assert (missing.status, folder.status) == (2, 2)
    assert "There is no file" in missing.err
    assert str(tmp_path) in folder.err


def test_a_name_that_no_file_can_have_is_said(run: Run) -> None:
    """Half a document pasted as a file name is no mistake of the program."""
    ran = run("show", "x" * 5_000)
    assert ran.status == 2
    assert "Traceback" not in ran.err


def limited(limit: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, under a limit set by `limit`."""
    code = (
        f"import os, sys; {limit}; "
        "os.execv(sys.executable, [sys.executable, '-m', 'crisisplan', *sys.argv[1:]])"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        text=True,
    )


NO_SUPERUSER = (
    "import ctypes; [ctypes.CDLL(None).prctl(24, right, 0, 0, 0) for right in (1, 2)]"
)
"""Takes from the next program the right to write where the mode forbids it."""
FULL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))"


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_folder_for_reading_only_is_said(run: Run, plan: Path) -> None:
    """A plan on a protected drive is read, and the remedy for writing is said."""
    before = plan.read_bytes()
    plan.parent.chmod(0o555)
    try:
        changed = limited(NO_SUPERUSER, "set", plan, "beds", "40")
        written = limited(NO_SUPERUSER, "export", plan)
        read = limited(NO_SUPERUSER, "show", plan, "beds")
    finally:
        plan.parent.chmod(0o755)
    assert (changed.returncode, written.returncode, read.returncode) == (2, 2, 0)
    for said in (changed.stderr, written.stderr):
        assert "could not be written" in said
        assert "use another folder" in said
        assert "Traceback" not in said
    assert plan.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize(
    "words", [("set", "beds", "40"), ("export",), ("export", "--document", "all")]
)
def test_a_full_disk_loses_nothing(
    words: tuple[str, ...], run: Run, plan: Path
) -> None:
    """The old file is worth more than half of the new one."""
    before = {path: path.read_bytes() for path in plan.parent.iterdir()}
    ran = limited(FULL_DISK, words[0], plan, *words[1:])
    assert ran.returncode == 2
    assert "could not be written" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert {path: path.read_bytes() for path in plan.parent.iterdir()} == before


def test_a_change_by_somebody_else_comes_in(run: Run, plan: Path) -> None:
    """Two people at one plan: both keep what they wrote."""
    from crisisplan.cli.plans import open_session

    mine = open_session(str(plan), "Ann")
    run("set", plan, "words", "Theirs")
    mine.answer("beds", "40")
    mine.save()
    assert not list(plan.parent.glob("*.conflict-*"))
    ran = run("show", plan, "words")
    assert "Theirs" in ran.out
    assert "40" in run("show", plan, "beds").out
