"""Lines from a keyboard or a file, and the signals that end a program."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

PROMPT = "> "
LONGEST_LINE = 4095
"""What a terminal takes in one line where nothing edits it, in bytes."""
CUT = (
    "Your terminal takes no longer line than this, so its end may be missing. Write "
    "long text in several lines."
)


class Console:
    """Reads and writes lines; a signal is heard only while a line is waited for."""

    def __init__(self, *, plain: bool) -> None:
        """Talk to whoever started the program.

        Args:
            plain: Whether the terminal knows no cursor, so that no line is edited.
        """
        self.by_hand = sys.stdin.isatty()
        """Whether somebody types, and no file is read."""
        self._on_terminal = sys.stdout.isatty()
        self._waiting = False
        self._ended: type[BaseException] | None = None
        self._edits = self.by_hand and not plain and _edit_lines()
        change = getattr(sys.stdin, "reconfigure", None)
        if change and self.by_hand:
            change(errors="replace")
        elif change:
            change(encoding="utf-8-sig", errors="replace")

    def read(self) -> str:
        """Give the next line.

        Raises:
            EOFError: There is none, or the system asks the program to end.
            KeyboardInterrupt: Somebody pressed Ctrl+C; it carries the line that was
                half typed, where that can be known.
        """
        self._waiting = True
        try:
            if self._ended:
                raise self._ended
            return self._line()
        except OSError:  # the terminal is gone
            self._ended = EOFError
            raise EOFError from None
        finally:
            self._waiting = False

    def _line(self) -> str:
        if self._edits:
            return input(PROMPT)
        if self.by_hand:
            sys.stdout.write(PROMPT)
            sys.stdout.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if self.by_hand and len(line.encode(errors="replace")) >= LONGEST_LINE:
            self.write(CUT)
        return line

    def write(self, line: str) -> None:
        """Write a line; to a terminal that is gone nothing can be said."""
        try:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        except OSError:
            if not self._on_terminal:
                raise
            self._ended = self._ended or EOFError
            _fall_silent()

    def _begun(self) -> tuple[str, ...]:
        """Give the line that is half typed, where it can be known."""
        return (_editor().get_line_buffer(),) if self._edits else ()

    @contextmanager
    def signals(self) -> Iterator[None]:
        """End the waiting, never the saving, when the system asks to end."""
        wanted: dict[str, type[BaseException]] = {
            "SIGTERM": EOFError,
            "SIGHUP": EOFError,
            "SIGINT": KeyboardInterrupt,
        }
        before = {}
        for name, ending in wanted.items():
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(ValueError):  # not the main thread
                    before[number] = signal.signal(number, self._heard(ending))
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _heard(self, ending: type[BaseException]) -> Callable[..., None]:
        """Give what stops the waiting now, or before the next line."""

        def end(*_: object) -> None:
            self._ended = ending
            if self._waiting:
                raise ending(*self._begun())

        return end


def _editor() -> Any:
    return import_module("readline")  # there is none on Windows


def _edit_lines() -> bool:
    """Let arrows work while a line is typed, where the system can do it."""
    try:
        editor = _editor()
    except ImportError:
        return False
    editor.parse_and_bind("set enable-bracketed-paste off")
    editor.set_auto_history(False)
    return sys.stdout.isatty()


def _fall_silent() -> None:
    """Let the interpreter end without a complaint that nobody would read."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
