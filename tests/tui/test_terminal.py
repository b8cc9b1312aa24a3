"""What only a real terminal shows: signals, closed windows, bytes, escapes."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.recent import recent_file, remember
from tests.tui.conftest import new_session

_PATIENCE_S = 30.0
_LOOK = os.WUNTRACED | os.WNOHANG
START = """
import sys
from pathlib import Path
from crisisplan.tui.app import run
from crisisplan.tui.opening import open_file
sys.exit(run(lambda: open_file(Path(sys.argv[1]), by="Anna"), by="Anna"))
"""


def _own_the_terminal() -> None:
    """Make it the program's own, so that closing it hangs the program up."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program in a terminal of 100 columns."""

    def __init__(self, plan: Path, *, own: bool = True) -> None:
        self._hand, theirs = pty.openpty()
        self.resize(100, 30)
        env = os.environ | {"TERM": "xterm-256color"}
        for name in ("COLUMNS", "LINES"):
            env.pop(name, None)  # else the program believes them, not the terminal
        self.program = subprocess.Popen(
            [sys.executable, "-c", START, str(plan)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            start_new_session=True,
            preexec_fn=_own_the_terminal if own else None,
        )
        os.close(theirs)
        self.painted = b""

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window; the system tells the program."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._hand, termios.TIOCSWINSZ, size)

    def stopped(self) -> None:
        """Wait until the program is stopped."""
        end = time.monotonic() + _PATIENCE_S
        while not os.WIFSTOPPED(os.waitpid(self.program.pid, _LOOK)[1]):
            assert time.monotonic() < end, "the program was not stopped"
            self.read()

    def forget(self) -> None:
        """Look only at what is painted from now on."""
        self.painted = b""

    def press(self, keys: bytes) -> None:
        """Send bytes, as a keyboard would."""
        os.write(self._hand, keys)

    def read(self, wait_s: float = 0.05) -> None:
        """Take what was painted."""
        while select.select([self._hand], [], [], wait_s)[0]:
            with contextlib.suppress(OSError):
                if piece := os.read(self._hand, 65536):
                    self.painted += piece
                    continue
            return

    def see(self, text: str) -> None:
        """Wait until something was painted."""
        self.see_like(re.escape(text))

    def see_like(self, pattern: str) -> None:
        """Wait until something like it was painted."""
        end = time.monotonic() + _PATIENCE_S
        while not re.search(pattern.encode(), self.painted):
            assert time.monotonic() < end, f"{pattern!r} never came"
            self.read()

    def end(self) -> int:
        """Wait until the program has ended, and give its exit status."""
        deadline = time.monotonic() + _PATIENCE_S
        while self.program.poll() is None and time.monotonic() < deadline:
            self.read()
        return self.program.wait(timeout=1)

    def close(self) -> None:
        """Close the window."""
        if self._hand >= 0:
            os.close(self._hand)
            self._hand = -1


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A new plan, opened by somebody who has opened plans before."""
    path = new_session(tmp_path / "hron.plan.yaml").path
    remember(recent_file(), path)
    return path


@pytest.fixture
def terminal(plan: Path) -> Iterator[Terminal]:
    """The program, opening that plan, with a word typed as the motto."""
    terminal = Terminal(plan)
    try:
        terminal.see("Motto")
        terminal.press(b"\x1b[B\x1b[B\r")
        terminal.see("What do you say first?")
        terminal.press(b"Together")
        terminal.see("Written.")
        yield terminal
    finally:
        terminal.close()
        if terminal.program.poll() is None:
            terminal.program.kill()
        terminal.program.wait()


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_signal_saves_and_restores_the_terminal(
    terminal: Terminal, plan: Path, name: str
) -> None:
    """Shutting the computer down costs nothing that was typed."""
    terminal.program.send_signal(getattr(signal, name))
    assert terminal.end() == 0
    assert read_plan(plan).plan.answer("motto").value == "Together"
    assert b"\x1b[?1049l" in terminal.painted


def test_a_closed_window_saves(terminal: Terminal, plan: Path) -> None:
    """The cross in the corner is how most people leave."""
    terminal.close()
    terminal.program.wait(timeout=_PATIENCE_S)
    assert read_plan(plan).plan.answer("motto").value == "Together"


def test_a_terminal_that_is_gone_without_a_signal_saves(plan: Path) -> None:
    """A line that breaks must not leave a program behind that eats the computer."""
    terminal = Terminal(plan, own=False)
    terminal.see("Motto")
    terminal.press(b"\x1b[B\x1b[B\r")
    terminal.see("What do you say first?")
    terminal.press(b"Together")
    terminal.see("Written.")
    terminal.close()
    assert terminal.program.wait(timeout=_PATIENCE_S) == 0
    assert read_plan(plan).plan.answer("motto").value == "Together"


def test_no_control_sequence_of_a_playbook_reaches_the_terminal(
    tmp_path: Path,
) -> None:
    """A title cannot clear the screen or write the clipboard."""
    text = Path(__file__).with_name("small_town.yaml").read_text(encoding="utf-8")
    bad = r'"Motto \e]52;c;bGVhaw==\e\\ \x9b31m end"'
    book = tmp_path / "bad.yaml"
    book.write_text(text.replace("title: Motto", f"title: {bad}"), encoding="utf-8")
    plan = new_session(tmp_path / "bad.plan.yaml", book).path
    remember(recent_file(), plan)
    terminal = Terminal(plan)
    terminal.see("Motto")
    terminal.press(b"\x1b[B\x1b[B\r")
    terminal.see("What do you say first?")
    terminal.press(b"\x11")
    assert terminal.end() == 0
    terminal.close()
    assert b"\x1b]52" not in terminal.painted
    assert "\x9b".encode() not in terminal.painted


def test_a_hard_morning_loses_no_word(terminal: Terminal, plan: Path) -> None:
    """A tiny window, a bad byte, no memory, a moment in the shell, and a goodbye."""
    for columns, rows in ((20, 5), (1, 1), (20, 5)):
        terminal.resize(columns, rows)
    terminal.forget()
    terminal.press(b" once\xe9\xff!")
    terminal.see("!")
    terminal.forget()
    terminal.resize(100, 30)
    terminal.see("What do you say first?")
    terminal.program.send_signal(signal.SIGSTOP)
    terminal.stopped()
    terminal.forget()
    terminal.program.send_signal(signal.SIGCONT)
    terminal.press(b" more")
    terminal.see("more")
    terminal.program.send_signal(signal.SIGTSTP)
    terminal.stopped()
    terminal.see("\x1b[?1049l")
    terminal.forget()
    terminal.program.send_signal(signal.SIGCONT)
    terminal.see("\x1b[?1049h")
    terminal.see("What do you say first?")
    terminal.press(b" again\x11")
    assert terminal.end() == 0
    value = read_plan(plan).plan.answer("motto").value
    assert isinstance(value, str)
    assert re.fullmatch(r"Together once.*! more again", value)


def test_what_was_said_to_be_saved_outlives_a_kill(
    terminal: Terminal, plan: Path
) -> None:
    """No memory, no power, no warning: what stands as saved is there."""
    terminal.see_like(r"saved \d\d:\d\d")
    terminal.program.kill()
    terminal.program.wait(timeout=_PATIENCE_S)
    assert read_plan(plan).plan.answer("motto").value == "Together"


def test_no_name_commands_the_terminal(hostile: PlanSession) -> None:
    """Neither of a file nor of a person, on any screen."""
    name = b"\x1b]52;c;bGVhaw==\x07\xc2\x9b31m\xff.plan.yaml"
    path = hostile.path.with_name(os.fsdecode(name))
    hostile.path.rename(path)
    remember(recent_file(), path)
    terminal = Terminal(path)
    for key, seen in (
        (b"", "Answered"),
        (b"\x1bOS", "People"),
        (b"\x1b", "Answered"),
        (b"\x1b[15~", "Document"),
        (b"\x1b", "Answered"),
        (b"\x1b[17~", "where we stand"),
        (b"\x1b", "Answered"),
        (b"\x1b[19~", "Which documents?"),
        (b"\x1b", "Answered"),
        (b"\x0f", "A plan for the hours"),
    ):
        terminal.press(key)
        terminal.see(seen)
        assert b"\x1b]52" not in terminal.painted
        assert "\x9b".encode() not in terminal.painted
        terminal.forget()
    terminal.press(b"\x11")
    assert terminal.end() == 0
    terminal.close()
    assert b"\x1b]52" not in terminal.painted
