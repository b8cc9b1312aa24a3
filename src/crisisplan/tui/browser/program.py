"""The program behind a window of the browser, and how it is started."""

import os
import sys
from pathlib import Path

DRIVER = "crisisplan.tui.browser.driver:BrowserDriver"
"""What Textual paints with, as it reads it from the environment."""
_TELLS = "TEXTUAL_DRIVER"
_GOES_ON, _YES = "CRISISPLAN_GOES_ON", "yes"


def is_in_browser() -> bool:
    """Say whether this very program paints into a window of the browser."""
    return os.environ.get(_TELLS) == DRIVER


def command(plan: Path | None, by: str) -> tuple[str, ...]:
    """Give the words that open a plan, or the home screen; no shell reads them.

    With `-P`, because a file in the city's folder must not take a library's place.
    """
    program = (sys.executable, "-P", "-m", "crisisplan", "edit")
    named = (str(plan.absolute()),) if plan else ()
    return (*program, *named, f"--by={by}")


def goes_on() -> bool:
    """Say whether the window before this one was cut off, and not left."""
    return is_in_browser() and os.environ.get(_GOES_ON) == _YES


def environment(columns: int, rows: int, *, goes_on: bool = False) -> dict[str, str]:
    """Give the environment of a program that paints for a browser.

    It `goes_on` where a page was loaded anew, or closed and opened again.
    """
    return {
        **os.environ,
        _GOES_ON: _YES if goes_on else "",
        _TELLS: DRIVER,
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLUMNS": str(columns),
        "ROWS": str(rows),
    }
