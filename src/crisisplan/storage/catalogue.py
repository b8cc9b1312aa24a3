"""Where playbooks are: with the program, in the user's own folder, or at a path."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crisisplan.domain.playbook import Playbook
from crisisplan.domain.text import nearest
from crisisplan.errors import CannotReadError
from crisisplan.storage.playbook_file import MAIN, read_playbook

_PACKAGE = Path(__file__).resolve().parent.parent
_NO_PLAYBOOKS = ("overlays",)


@dataclass(frozen=True)
class Entry:
    """A playbook that can be used by its name."""

    name: str
    path: Path
    shipped: bool
    """Whether it came with the program."""

    def read(self) -> tuple[Playbook, Any]:
        """Read it.

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


def _inside(folder: Path, shipped: bool) -> Iterator[Entry]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and (path / MAIN).exists() and path.name not in _NO_PLAYBOOKS:
            yield Entry(path.name, path, shipped)
        elif path.suffix in (".yaml", ".yml") and path.is_file():
            yield Entry(path.stem, path, shipped)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no file system takes such a name
        return False


def find(name: str) -> Entry:
    """Give the playbook with this name or at this path.

    Raises:
        CannotReadError: There is none; the text names the nearest.
    """
    known = entries()
    bare = name.removeprefix("crisisplan/")
    for entry in known:
        if entry.name == bare:
            return entry
    path = Path(name)
    if name and _exists(path):
        return Entry(path.stem, path, path.resolve().is_relative_to(shipped_folder()))
    hint = nearest(bare, [entry.name for entry in known])
    raise CannotReadError(
        f"There is no playbook {name!r}."
        + (f" Did you mean {hint!r}?" if hint else "")
        + " 'crisisplan playbook list' shows all."
    )
