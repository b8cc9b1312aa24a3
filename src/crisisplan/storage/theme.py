"""The theme that somebody chose last; kept for this user only."""

import contextlib
from pathlib import Path

from crisisplan.errors import CrisisPlanError
from crisisplan.storage.files import read_text, replace
from crisisplan.storage.recent import recent_file


def theme_file() -> Path:
    """Give the place where its name is kept."""
    return recent_file().with_name("theme")


def chosen_theme(file: Path) -> str:
    """Give its name; nothing where none was chosen, or the file cannot be read."""
    try:
        return read_text(file).strip()
    except CrisisPlanError:
        return ""


def remember_theme(file: Path, name: str) -> None:
    """Keep its name; where that cannot be written, it is not kept."""
    with contextlib.suppress(CrisisPlanError, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, f"{name}\n".encode())
