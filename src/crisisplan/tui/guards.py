"""What keeps the terminal from ending the program before the work is saved."""

import asyncio
import codecs
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from crisisplan.tui.pasting import Pasting

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
_BREATH_S = 0.1
REPORT = "https://github.com/crisisplan/crisisplan/issues"
_REPLACED = (
    "Parts of crisisplan were replaced or removed while it ran, by an update perhaps, "
    "so it had to stop."
)


def read_kindly(lost: Callable[[], object]) -> None:
    """Make the best of what the terminal sends, where Textual would break or spin.

    A byte that is no UTF-8 is read as U+FFFD: with Textual issue 6456 it ends the
    program. Nothing at all, again and again, means that the terminal is gone without
    a signal: `lost` is called, on the reading thread. What is pasted presses no keys.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # not on Windows

    linux_driver.__dict__["getincrementaldecoder"] = lambda _: kind_decoder(lost)


def kind_decoder(
    lost: Callable[[], object] = lambda: None,
) -> type[codecs.IncrementalDecoder]:
    """Give a decoder that takes every byte; `lost` is called when none come at all."""

    class Kind(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__(errors="replace")
            self._told = False
            self._pasting = Pasting()

        def decode(self, data: bytes, final: bool = False) -> str:
            if not data and not final:
                time.sleep(_BREATH_S)
                if not self._told:
                    self._told = True
                    lost()
            return self._pasting.clean(super().decode(data, final))

    return Kind


def watch_signals(leave: Callable[[], None]) -> None:
    """Call `leave` when the terminal closes or the system asks to end."""
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # Windows, or a loop that is not the main thread's


def watch_stops(repaint: Callable[[], object]) -> None:
    """Go on after a stop, with or without a warning.

    Textual begins to read the keyboard on every SIGCONT: without a SIGTSTP before, it
    would be read twice, and the program could never end.
    """
    if sys.platform == "win32":
        return
    suspend = signal.getsignal(signal.SIGTSTP)
    resume = signal.getsignal(signal.SIGCONT)
    suspended = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal suspended
        suspended = True
        if callable(suspend):
            suspend(number, frame)

    def go_on(number: int, frame: FrameType | None) -> None:
        nonlocal suspended
        if not suspended:
            repaint()
        elif callable(resume):
            resume(number, frame)
        suspended = False

    if callable(suspend) and callable(resume):  # those of Textual, in a terminal
        signal.signal(signal.SIGTSTP, stop)
        signal.signal(signal.SIGCONT, go_on)


def let_go() -> None:
    """Let Python flush what a lost terminal no longer takes, without complaint.

    Otherwise a plan that was saved would end with status 120, as if it were not.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def may_open(url: str) -> bool:
    """Say whether a link leads to the web or to a mailbox, and nowhere else."""
    return url.casefold().startswith(("http://", "https://", "mailto:"))


def crash_note(error: BaseException, saved: str) -> str:
    """Say that this is a bug, without a word of what anybody wrote.

    The text of the exception is left out: it may quote an answer. A part that is not
    there any more is no bug: somebody put another version in its place.
    """
    if isinstance(error, ImportError):
        return "\n".join((_REPLACED, saved, "Start it again."))
    steps = (
        f"  {Path(step.filename).name}:{step.lineno} in {step.name}"
        for step in traceback.extract_tb(error.__traceback__)
    )
    lines = (
        "crisisplan has a bug and had to stop.",
        saved,
        f"Please send the lines below to {REPORT}; they hold none of your answers.",
        "",
        *steps,
        type(error).__name__,
    )
    return "\n".join(lines)
