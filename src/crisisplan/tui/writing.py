"""Documents made ready to be written, and written without harming other files."""

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from crisisplan.domain.audience import WORDS
from crisisplan.domain.values import Marking
from crisisplan.errors import CannotWriteError
from crisisplan.export.documents import file_name, render
from crisisplan.export.release import going_out
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.files import reason, replace


@dataclass(frozen=True, slots=True)
class Ready:
    """A document and the place where it will be."""

    path: Path
    content: bytes

    @property
    def in_the_way(self) -> bool:
        """Whether another file stands at the place."""
        return _there(self.path) not in (None, self.content)


def make(
    session: PlanSession, names: Iterable[str], audience: Marking, folder: Path
) -> list[Ready]:
    """Make documents; nothing is written yet.

    Raises:
        CrisisPlanError: A document is not made for this audience.
        CannotWriteError: The folder is none, or a link stands at a place.
    """
    if not folder.is_dir():
        raise CannotWriteError(f"There is no folder {folder}. Choose another one.")
    ready = []
    for name in names:
        text = render(name, session.reading, audience=audience, now=session.now)
        path = folder / file_name(name, session.reading, audience)
        if path.is_symlink():
            raise CannotWriteError(
                f"{path} is a link to another place and is left alone. Choose another "
                "folder."
            )
        ready.append(Ready(path, text.encode()))
    return ready


def write(documents: Iterable[Ready]) -> None:
    """Write all documents, or put back what was there before.

    Raises:
        CannotWriteError: One could not be written.
    """
    written: list[tuple[Path, bytes | None]] = []
    try:
        for one in documents:
            before = _there(one.path)
            replace(one.path, one.content)
            written.append((one.path, before))
    except CannotWriteError as fault:
        for path, content in written:
            _put_back(path, content)
        raise CannotWriteError(f"{fault} None of the documents was written.") from None


def _there(path: Path) -> bytes | None:
    """Give what stands at a place; None where nothing does.

    Raises:
        CannotWriteError: Something is in the way that is no file, or not to be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise CannotWriteError(
            f"{path} is in the way and cannot be replaced: {reason(fault)}. Choose "
            "another folder."
        ) from None


def _put_back(path: Path, before: bytes | None) -> None:
    with contextlib.suppress(CannotWriteError, OSError):
        path.unlink() if before is None else replace(path, before)


def say_release(
    session: PlanSession, audience: Marking, documents: Iterable[Ready]
) -> str:
    """List what goes out, with the names that stand in the text."""
    text = "\n\n".join(one.content.decode() for one in documents)
    release = going_out(session.reading, audience, text)
    lines = [f"For {WORDS[audience]}, these answers go out:"]
    for title, items in release.chapters:
        lines.append(f"{title}: {', '.join(items)}")
    names = ", ".join(release.names) or "nobody"
    lines.append(f"Names of the directory that stand in the text: {names}.")
    return "\n".join(lines)
