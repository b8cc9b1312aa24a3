"""The program behind a window of the browser, and how it is started."""

import os
import sys
from pathlib import Path

DRIVER = "crisisplan.tui.browser.driver:BrowserDriver"
"""What Textual paints with, as it reads it from the environment."""
_TELLS = "TEXTUAL_DRIVER"


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


def environment(columns: int, rows: int) -> dict[str, str]:
    """Give the environment of a program that paints for a browser."""
    return {
        **os.environ,
        _TELLS: DRIVER,
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLUMNS": str(columns),
        "ROWS": str(rows),
    }
