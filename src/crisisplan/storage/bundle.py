"""Playbooks of others, put into the user's own folder after they were checked."""

import contextlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from crisisplan.domain.text import nearest
from crisisplan.errors import (
    CannotReadError,
    CannotWriteError,
    Problem,
    ProblemsError,
)
from crisisplan.storage.catalogue import OVERLAYS, Entry, entries, overlays
from crisisplan.storage.files import read_text, reason
from crisisplan.storage.overlay_read import is_overlay, read_overlay
from crisisplan.storage.playbook_file import MAIN, read_part, read_playbook
from crisisplan.storage.unpack import unpack

_YAML = (".yaml", ".yml")
_SAID = re.compile(r"^format: *[\"']?crisisplan/(playbook|overlay)/", re.MULTILINE)


def add(source: Path, into: Path) -> tuple[Entry, ...]:
    """Put the playbooks and overlays in a file, folder or zip into `into`.

    Each is named by the second half of its id. All are added, or none.

    Raises:
        CannotReadError: There is nothing to add, or something unsafe.
        ProblemsError: A playbook or overlay has problems; all of them.
        CannotWriteError: One is there already, or the folder cannot be written.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=into) as holding:
            unpacked = Path(holding, "new")
            unpacked.mkdir()
            unpack(source, unpacked)
            found = _checked(unpacked, source)
            return _moved(found, into)
    except OSError as fault:
        raise CannotWriteError(
            f"Nothing was added to {into}: {reason(fault)}. Free some space, or check "
            "who may write there."
        ) from None


def remove(name: str, folder: Path) -> Path:
    """Take a playbook or overlay out of the user's own folder, and say where it was.

    Plans made from it keep their own copy of it.

    Raises:
        CannotReadError: There is none of this name in `folder`.
        CannotWriteError: It could not be removed.
    """
    own: dict[str, Path] = {}
    for candidate in _candidates(folder):
        own.setdefault(_name(candidate), candidate)
    path = own.get(name)
    if path is None:
        raise CannotReadError(_not_here(name, list(own)))
    try:
        if path.is_dir() and not path.is_symlink():
            with tempfile.TemporaryDirectory(prefix=".removing-", dir=folder) as gone:
                path.rename(Path(gone, "old"))
        else:
            path.unlink()
    except OSError as fault:
        raise CannotWriteError(
            f"{path} could not be removed: {reason(fault)}. Close what has it open, "
            "and try again."
        ) from None
    return path


def _not_here(name: str, own: Sequence[str]) -> str:
    if name in [one.name for one in (*entries(), *overlays()) if one.shipped]:
        return f"{name!r} came with the program and cannot be removed."
    hint = nearest(name, own)
    return (
        f"There is no playbook {name!r} among your own."
        + (f" Did you mean {hint!r}?" if hint else "")
        + " 'crisisplan playbook list' shows all."
    )


def _checked(unpacked: Path, source: Path) -> list[tuple[str, Path]]:
    """Give what was unpacked and holds together, with the name of its target."""
    paths = _announced(unpacked)
    if not paths:  # packed with a folder around it
        inner = [path for path in unpacked.iterdir() if path.is_dir()]
        paths = [one for path in inner for one in _announced(path)]
    if not paths and source.suffix in _YAML:
        paths = [path for path in unpacked.iterdir() if path.suffix in _YAML]
    if not paths:
        raise CannotReadError(
            f"{source} holds no playbook: no file in it begins 'format: "
            "crisisplan/playbook/1' or 'format: crisisplan/overlay/1'."
        )
    found: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append((_target(path), path))
        except ProblemsError as fault:
            problems += [_as_sent(one, unpacked, source) for one in fault.problems]
    if problems:
        raise ProblemsError(tuple(problems))
    return found


def _announced(folder: Path) -> list[Path]:
    """Give the playbooks and overlays that lie in a folder."""
    if (folder / MAIN).is_file():
        return [folder]
    return [path for path in _candidates(folder) if path.is_dir() or _says_so(path)]


def _candidates(folder: Path) -> Iterator[Path]:
    """Give what may be a playbook or overlay in a folder of them, by its place."""
    for place in (folder, folder / OVERLAYS):
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if (path / MAIN).is_file() or (path.suffix in _YAML and path.is_file()):
                yield path


def _name(path: Path) -> str:
    return path.name if path.is_dir() else path.stem


def _says_so(path: Path) -> bool:
    try:
        return bool(_SAID.search(read_text(path)))
    except CannotReadError:
        return False


def _target(path: Path) -> str:
    """Read a playbook or overlay, and give its place in the folder of playbooks."""
    main = path / MAIN if path.is_dir() else path
    if path.is_file() and is_overlay(read_part(main).data):
        return f"{OVERLAYS}/{read_overlay(path).id.partition('/')[2]}.yaml"
    playbook, _ = read_playbook(path)
    name = playbook.id.partition("/")[2]
    return name if path.is_dir() else f"{name}.yaml"


def _as_sent(problem: Problem, unpacked: Path, source: Path) -> Problem:
    """Give a problem with the name of the file as it was sent."""

    def said(text: str) -> str:
        text = text.replace(f"{unpacked}/{source.name}", str(source))
        return text.replace(str(unpacked), str(source))

    return replace(problem, file=said(problem.file), sentence=said(problem.sentence))


def _moved(found: Sequence[tuple[str, Path]], into: Path) -> tuple[Entry, ...]:
    """Move all into the folder, or none."""
    _refuse_taken([Path(name) for name, _ in found], into)
    (into / OVERLAYS).mkdir(exist_ok=True)
    done: list[Path] = []
    try:
        for name, path in found:
            path.rename(into / name)
            done.append(into / name)
    except OSError:
        for path in done:
            _delete(path)
        raise
    return tuple(Entry(_name(path), path, shipped=False) for path in done)


def _refuse_taken(names: Sequence[Path], into: Path) -> None:
    """Refuse names that are in use, or come twice.

    Raises:
        CannotWriteError: One is; the text says what to do.
    """
    shipped = {entry.name for entry in entries() if entry.shipped} | {OVERLAYS}
    ours = {entry.name for entry in overlays() if entry.shipped}
    for number, name in enumerate(names):
        place = into / name.parent
        inside = place.iterdir() if place.is_dir() else ()
        there = {_name(path).casefold() for path in inside}
        if name.stem in there or name in names[:number]:
            raise CannotWriteError(
                f"There is a playbook {name.stem!r} already; nothing was added. Take "
                f"it out first: crisisplan playbook remove {name.stem}"
            )
        if name.stem in (shipped if name.parent == Path() else ours):
            raise CannotWriteError(
                f"The name {name.stem!r} is the program's own; nothing was added. Ask "
                "the author for another id."
            )


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
