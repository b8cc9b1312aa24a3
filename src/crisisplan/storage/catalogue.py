"""Where playbooks and overlays are: with the program, in the user's folder, at a path.

A playbook is known by the name of its file or folder.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crisisplan.domain.playbook import Playbook
from crisisplan.domain.text import nearest
from crisisplan.errors import CannotReadError
from crisisplan.storage.files import read_text
from crisisplan.storage.playbook_file import MAIN, read_playbook

OVERLAYS = "overlays"
"""The folder, beside the playbooks, where overlays lie."""
_PACKAGE = Path(__file__).resolve().parent.parent
_YAML = (".yaml", ".yml")
_ID = re.compile(r"^id: *[\"']?([^\s\"'#]+)", re.MULTILINE)


@dataclass(frozen=True)
class Entry:
    """A playbook or overlay that can be used by its name."""

    name: str
    path: Path
    shipped: bool
    """Whether it came with the program."""

    def read(self) -> tuple[Playbook, Any]:
        """Read it as a playbook.

        Raises:
            ProblemsError: It has problems.
        """
        return read_playbook(self.path, shipped=self.shipped)


def shipped_folder() -> Path:
    """Give the folder of the shipped playbooks: in the package, or in the checkout."""
    packaged = _PACKAGE / "playbooks"
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / "playbooks"


def own_folder() -> Path:
    """Give the folder where this user keeps playbooks of their own."""
    from platformdirs import user_data_path  # 20 ms, rarely needed

    return user_data_path("crisisplan", appauthor=False) / "playbooks"


def entries() -> tuple[Entry, ...]:
    """List the playbooks that can be used by name, the shipped ones first."""
    return (*_inside(shipped_folder(), True), *_inside(own_folder(), False))


def overlays() -> tuple[Entry, ...]:
    """List the overlays that can be used by name, the shipped ones first."""
    found = ((shipped_folder(), True), (own_folder(), False))
    return tuple(
        Entry(path.stem, path, shipped)
        for folder, shipped in found
        for path in _listed(folder / OVERLAYS)
        if path.suffix in _YAML and path.is_file()
    )


def _listed(folder: Path) -> Sequence[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else ()


def _inside(folder: Path, shipped: bool) -> Iterator[Entry]:
    for path in _listed(folder):
        if path.is_dir() and (path / MAIN).exists() and path.name != OVERLAYS:
            yield Entry(path.name, path, shipped)
        elif path.suffix in _YAML and path.is_file():
            yield Entry(path.stem, path, shipped)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no file system takes such a name
        return False


def is_shipped(path: Path) -> bool:
    """Say whether something came with the program."""
    return path.resolve().is_relative_to(shipped_folder())


def find(name: str) -> Entry:
    """Give the playbook with this name or at this path.

    Raises:
        CannotReadError: There is none; the text names the nearest.
    """
    return _find(name, entries(), "playbook")


def find_overlay(name: str) -> Entry:
    """Give the overlay with this name or at this path.

    Raises:
        CannotReadError: There is none; the text names the nearest.
    """
    return _find(name, overlays(), "overlay")


def _find(name: str, known: Sequence[Entry], what: str) -> Entry:
    bare = name.removeprefix("crisisplan/")
    for entry in known:
        if entry.name == bare:
            return entry
    path = Path(name)
    if name and _exists(path):
        return Entry(path.stem, path, is_shipped(path))
    for entry in known:
        if "/" in name and _id_of(entry.path) == name:
            return entry
    hint = nearest(bare, [entry.name for entry in known])
    raise CannotReadError(
        f"There is no {what} {name!r}."
        + (f" Did you mean {hint!r}?" if hint else "")
        + " 'crisisplan playbook list' shows all."
    )


def called(playbook_id: str, near: Iterable[Path] = ()) -> Entry | None:
    """Give the playbook with this id: one that is known, or one that lies near.

    `near` holds playbooks, and folders of them.
    """
    beside = (entry for path in near for entry in _at(path))
    for entry in (*entries(), *beside):
        if _id_of(entry.path) == playbook_id:
            return entry
    return None


def overlay_called(overlay_id: str) -> Entry | None:
    """Give the overlay with this id, where it can be used by name."""
    return next((one for one in overlays() if _id_of(one.path) == overlay_id), None)


def _at(path: Path) -> Iterator[Entry]:
    if path.is_dir() and not (path / MAIN).exists():
        yield from _inside(path, is_shipped(path))
    else:
        yield Entry(path.stem, path, is_shipped(path))


def _id_of(path: Path) -> str:
    """Give the id that a file claims; nothing where none can be read."""
    try:
        found = _ID.search(read_text(path / MAIN if path.is_dir() else path))
    except CannotReadError:
        return ""
    return found[1] if found else ""
