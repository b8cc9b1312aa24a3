"""What keeps the terminal from ending the program before the work is saved."""

import asyncio
import codecs
import functools
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
REPORT = "https://github.com/crisisplan/crisisplan/issues"


def forgive_bad_bytes() -> None:
    """Read a byte that is no UTF-8 as U+FFFD, where Textual's reader would end.

    Textual issue 6456: the exception ends the reading thread, and with it the app.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # not on Windows

    def forgiving(encoding: str) -> "functools.partial[codecs.IncrementalDecoder]":
        return functools.partial(
            codecs.getincrementaldecoder(encoding), errors="replace"
        )

    linux_driver.__dict__["getincrementaldecoder"] = forgiving


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


def may_open(url: str) -> bool:
    """Say whether a link leads to the web or to a mailbox, and nowhere else."""
    return url.casefold().startswith(("http://", "https://", "mailto:"))


def crash_note(error: BaseException, saved: str) -> str:
    """Say that this is a bug, without a word of what anybody wrote.

    The text of the exception is left out: it may quote an answer.
    """
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
