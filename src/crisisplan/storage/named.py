"""Files and folders by the names that people type for them."""

import os
import re
from contextlib import suppress
from pathlib import Path

from crisisplan.domain.text import one_line, tidy
from crisisplan.errors import CannotWriteError, NotAnAnswerError

_AROUND = "\"' "
"""What some systems put around a name that is copied from their windows."""
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)[. ]*(?:\..*)?",
    re.IGNORECASE,
)
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[. ]$')
_LONGEST = 200
"""Bytes of a name for which there is room on every disk, a temporary name too."""


def named(typed: str) -> Path:
    """Give the file or folder that somebody named, `~` taken for their own.

    Raises:
        NotAnAnswerError: Nothing was named, or nobody knows whose home it is.
    """
    name = one_line(tidy(typed)).strip(_AROUND)
    if not name:
        raise NotAnAnswerError("Write its name.")
    try:
        return Path(name).expanduser()
    except RuntimeError:
        raise NotAnAnswerError(
            f"Whose folder {name} is, this computer does not know. Write the folder in "
            "full."
        ) from None


def is_file(path: Path) -> bool:
    """Say whether an ordinary file is there; none has a name that no disk takes."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def need_portable(name: str) -> None:
    """Refuse a name that only some computers take: files are passed on.

    Raises:
        CannotWriteError: Windows refuses it, or it is too long.
    """
    if _DEVICE.fullmatch(name) or _REFUSED.search(name):
        raise CannotWriteError(
            f"Windows takes no file or folder called {name!r}. Choose another name."
        )
    if len(os.fsencode(name)) > _LONGEST:
        raise CannotWriteError(
            f"The name {name[:40]}… is too long for a file or folder. Choose a shorter "
            "one."
        )
