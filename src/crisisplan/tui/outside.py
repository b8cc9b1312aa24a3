"""Opening what was written with the program that the computer has for it."""

import os
import subprocess
import sys
from pathlib import Path

from crisisplan.errors import CannotReadError

_HERE = str(sys.platform)
_OPENERS = {"darwin": "open"}
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
"""Where Linux says that there is a desktop; over ssh there is none."""


def can_open() -> bool:
    """Say whether somebody would see it: a terminal alone shows no pages."""
    if _HERE in ("darwin", "win32"):
        return True
    return any(os.environ.get(one) for one in _SCREENS)


def open_outside(path: Path) -> None:
    """Open a file or folder beside the terminal, and wait for nothing.

    Raises:
        CannotReadError: This computer has no program that does that.
    """
    there = str(path.resolve())  # absolute: no name is taken for an option
    try:
        if start := getattr(os, "startfile", None):  # on Windows
            start(there)
            return
        subprocess.Popen(  # noqa: S603  # a fixed program, and no shell
            [_OPENERS.get(_HERE, "xdg-open"), there],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise CannotReadError(
            f"This computer does not say what opens {path.name}. Open it in your file "
            "manager."
        ) from None
