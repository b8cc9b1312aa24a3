"""Documents made ready to be written, and written without harming other files."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from crisisplan.domain.audience import WORDS
from crisisplan.domain.values import Marking
from crisisplan.errors import CannotWriteError
from crisisplan.export.documents import file_name, render
from crisisplan.export.release import going_out
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.files import replace


@dataclass(frozen=True, slots=True)
class Ready:
    """A document and the place where it will be."""

    path: Path
    content: bytes

    @property
    def in_the_way(self) -> bool:
        """Whether another file stands at the place."""
        return self.path.exists() and self.path.read_bytes() != self.content


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
    """Write documents.

    Raises:
        CannotWriteError: One could not be written.
    """
    for one in documents:
        replace(one.path, one.content)


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
