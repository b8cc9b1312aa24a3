import contextlib
import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crisisplan.line.console import Console
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Ran, Run

SRC = Path(__file__).parents[2] / "src"
_PATIENCE_S = 30.0

Pipe = Callable[..., Ran]


@pytest.fixture
def pipe(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> Pipe:
    """Ask with answers from a file."""

    def piped(content: str | bytes) -> Ran:
        data = content if isinstance(content, bytes) else content.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return run("ask", plan)

    return piped


ANSWERS = """\
g who
Jana; front
g beds
120
g words
Stay calm.
q
.
g say
1
At [time].
.
g call
1
g level
high
g sites
keep 1
g card
1
1.12.2026
g more
Many.
"""


def test_answers_from_a_file_are_in_the_plan(pipe: Pipe, plan: Path) -> None:
    """A clerk prepares the answers in a text file, on whatever machine."""
    ran = pipe(ANSWERS)
    answers = read_plan(plan).plan.answers
    assert (ran.status, ran.err) == (0, "")
    assert {key: one.value for key, one in answers.items()} == {
        "who": {"lead": "p-jana", "deputies": ["p-office"]},
        "beds": "120",
        "words": "Stay calm.\nq",
        "say": {"sk": "At [time]."},
        "call": None,
        "level": "high",
        "sites": {"rows": {"school": {"site": "Main school"}}},
        "card": {"at": "2026-12-01"},
        "more": "Many.",
    }
    assert answers["call"].state == "done"
    assert answers["beds"].by == "Ann"
    assert "> " not in ran.out


def test_a_refused_answer_is_told_and_the_next_is_taken(pipe: Pipe, plan: Path) -> None:
    """One slip shifts nothing, and a script learns of it."""
    ran = pipe("g beds\nmany\ng level\nhigh\n")
    answers = read_plan(plan).plan.answers
    assert ran.status == 1
    assert "Write a plain number, like 1200." in ran.out
    assert list(answers) == ["level"]


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf12\r\nq\r\n", b"12", b"12\nq\nnonsense\n"],
    ids=["Windows", "no line end", "more after q"],
)
def test_a_file_from_anywhere_is_read(pipe: Pipe, plan: Path, content: bytes) -> None:
    """Byte order mark, Windows line ends, a missing last line end."""
    ran = pipe(b"g beds\n" + content if content[:1] != b"\xef" else content)
    typed = read_plan(plan).plan.answer("beds").value
    assert ran.status in (0, 1)
    assert typed == "12" or "'12' is not in the directory" in ran.out


def test_a_byte_that_is_no_text_ends_nothing(pipe: Pipe, plan: Path) -> None:
    """It is told, and everything else is taken."""
    ran = pipe(b"g words\ncaf\xe9\n.\ng beds\n12\n")
    assert "could not be read" in ran.out
    assert read_plan(plan).plan.answer("beds").value == "12"


def test_an_empty_file_changes_nothing(pipe: Pipe, plan: Path) -> None:
    """A plan that was only looked at keeps its bytes."""
    before = plan.read_bytes()
    ran = pipe("")
    assert (ran.status, plan.read_bytes()) == (0, before)
    assert "Nothing was changed." in ran.out


def test_a_plan_that_is_missing_is_said(run: Run, tmp_path: Path) -> None:
    """As for every command."""
    ran = run("ask", tmp_path / "none.plan.yaml")
    assert ran.status == 2
    assert "There is no file" in ran.err


def test_without_a_plan_it_is_asked_which(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to know the name of a file before anything is said."""
    typed = f"open a plan file\n{plan}\ng beds\n12\n"
    stdin = io.TextIOWrapper(io.BytesIO(typed.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = run("ask")
    assert ran.status == 0
    assert "Start a new plan, by a few questions" in ran.out
    assert read_plan(plan).plan.answer("beds").value == "12"


def test_the_full_screen_names_line_mode_in_a_pipe(run: Run, plan: Path) -> None:
    """Who cannot have the screen is told what there is instead."""
    ran = run("edit", plan)
    assert ran.status == 2
    assert f"crisisplan ask {plan}" in ran.err


def test_a_signal_waits_for_the_saving() -> None:
    """It ends the waiting for a line, and never a file half written."""
    console = Console(plain=True)
    with console.signals():
        os.kill(os.getpid(), signal.SIGTERM)
        with pytest.raises(EOFError):
            console.read()


class Terminal:
    """A command in a terminal that knows no cursor."""

    def __init__(self, *words: str, folder: Path | None = None) -> None:
        self._hand, theirs = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-m", "crisisplan", *words],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "PYTHONPATH": str(SRC), "TERM": "dumb"},
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)
        self.said = b""

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self._hand, f"{line}\n".encode())

    def see(self, text: str) -> None:
        """Wait until something was said."""
        self.wait_for(lambda: text.encode() in self.said)

    def wait_for(self, done: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _PATIENCE_S
        while not done():
            assert time.monotonic() < end, self.said.decode(errors="replace")
            self._read()

    def _read(self) -> None:
        if select.select([self._hand], [], [], 0.05)[0]:
            with contextlib.suppress(OSError):
                self.said += os.read(self._hand, 65536)

    def close(self) -> None:
        """Close the window."""
        with contextlib.suppress(OSError):
            os.close(self._hand)

    def end(self) -> int:
        """Wait for the end and give the exit status."""
        return self.program.wait(_PATIENCE_S)


@pytest.fixture
def dumb(plan: Path) -> Iterator[Terminal]:
    """Open the plan with `edit` where there is no full screen."""
    terminal = Terminal("edit", str(plan))
    yield terminal
    terminal.close()
    if terminal.program.poll() is None:
        terminal.program.kill()
        terminal.program.wait()


@pytest.mark.parametrize(
    ("ending", "status"),
    [("q", 0), (signal.SIGHUP, 0), (signal.SIGINT, 130)],
    ids=str,
)
def test_a_dumb_terminal_gets_lines_and_loses_nothing(
    dumb: Terminal, plan: Path, ending: str | signal.Signals, status: int
) -> None:
    """Line mode is chosen by itself; however it ends, what was typed is there."""
    dumb.see("Who leads?")
    dumb.type("g words")
    dumb.see("single dot")
    dumb.type("Half a text")
    if isinstance(ending, str):
        dumb.type(".")
        dumb.type(ending)
    else:
        dumb.wait_for(lambda: "Half a text" in plan.read_text(encoding="utf-8"))
        dumb.program.send_signal(ending)
    dumb.see("Everything is saved")
    assert dumb.end() == status
    assert read_plan(plan).plan.answer("words").value == "Half a text"
    assert b"\x1b" not in dumb.said


@pytest.mark.parametrize(
    ("words", "first"), [((), b"What do you want to do?"), (("new",), b"A new plan.")]
)
def test_a_dumb_terminal_begins_in_lines(
    words: tuple[str, ...], first: bytes, tmp_path: Path
) -> None:
    """There is a terminal, and whoever sits at it is told no lie about that."""
    terminal = Terminal(*words, folder=tmp_path)
    terminal.see(first.decode())
    terminal.type("q")
    assert terminal.end() == 0
    terminal.close()
    assert b"needs a terminal" not in terminal.said


def test_a_window_that_is_closed_loses_nothing(dumb: Terminal, plan: Path) -> None:
    """The ssh line was cut."""
    dumb.see("Who leads?")
    dumb.type("g beds")
    dumb.see("Write a number")
    dumb.type("12")
    dumb.see("12 beds")
    dumb.close()
    assert dumb.end() == 0
    assert read_plan(plan).plan.answer("beds").value == "12"
