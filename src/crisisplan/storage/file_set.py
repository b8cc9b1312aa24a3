"""Several files written into one folder: all of them, or none."""

import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from crisisplan.errors import CannotWriteError, NotAnAnswerError
from crisisplan.storage.files import (
    discard,
    put_in_place,
    reason,
    remedy,
    replace,
    stage,
)
from crisisplan.storage.named import named, need_portable

Contents = Mapping[str, bytes]
"""The names of files, each with what it holds."""


def folder_of(typed: str) -> Path:
    """Give the folder that somebody named, `~` taken for their own.

    Raises:
        NotAnAnswerError: Nothing was named, or nobody knows whose home it is.
    """
    if not typed.strip():
        raise NotAnAnswerError("Write the folder into which the files go.")
    return named(typed)


def need_folder(folder: Path) -> None:
    """Make sure that there is a folder.

    Raises:
        CannotWriteError: There is none.
    """
    try:
        there = folder.is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        raise CannotWriteError(f"There is no folder {folder}. Choose another one.")


def make_folder(folder: Path) -> tuple[Path, ...]:
    """Make a folder and those around it; give what was made, the innermost first.

    Raises:
        CannotWriteError: It cannot be made.
    """
    try:
        wanted = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
        for one in wanted:
            need_portable(one.name)
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise CannotWriteError(
            f"The folder {folder} cannot be made: {reason(fault)}. Choose another one."
        ) from None
    return tuple(wanted)


def in_the_way(folder: Path, contents: Contents) -> tuple[str, ...]:
    """Name the files that hold something else and would be overwritten.

    Raises:
        CannotWriteError: A link stands at a place, or what stands there is no file.
    """
    found = ((name, _there(folder / name)) for name in contents)
    return tuple(
        name for name, old in found if old is not None and old != contents[name]
    )


def write_all(
    folder: Path, contents: Contents, *, force: bool = False
) -> tuple[Path, ...]:
    """Write files into a folder, which is made where there is none.

    Raises:
        CannotWriteError: One of them cannot be written, or would overwrite something
            else; then all is as it was before.
    """
    for name in contents:
        need_portable(name)
    with ExitStack() as undo:
        for made in reversed(make_folder(folder)):
            undo.callback(_remove_folder, made)
        _write(folder, contents, undo, force=force)
        undo.pop_all()
    return tuple(folder / name for name in contents)


def _write(folder: Path, contents: Contents, undo: ExitStack, *, force: bool) -> None:
    """Write all files beside their places first: then little is left to go wrong."""
    before = {name: _there(folder / name) for name in contents}
    if not force and (others := in_the_way(folder, contents)):
        raise CannotWriteError(
            f"{folder / others[0]} exists with other content and is left alone. Look "
            "at it, or choose another folder."
        )
    path = folder
    try:
        staged = []
        for name, content in contents.items():
            path = folder / name
            if content != before[name]:
                staged.append((path, stage(path, content)))
                undo.callback(discard, staged[-1][1])
        for path, ready in staged:
            put_in_place(ready, path)
            undo.callback(_take_back, path, before[path.name])
    except (OSError, ValueError) as fault:
        raise CannotWriteError(
            f"{path} could not be written: {reason(fault)}. None of the files was "
            f"written. {remedy(fault)} Close it where it is open."
        ) from None


def _there(path: Path) -> bytes | None:
    """Give what a file holds that may be replaced; nothing where there is none.

    Raises:
        CannotWriteError: A link stands there, or something that is no file.
    """
    try:
        if path.is_symlink():
            raise CannotWriteError(
                f"{path} is a link to another place and is left alone. Take the link "
                "away, or choose another folder."
            )
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as fault:
        raise CannotWriteError(
            f"{path} is in the way and cannot be replaced: {reason(fault)}. Choose "
            "another folder."
        ) from None


def _take_back(path: Path, before: bytes | None) -> None:
    with suppress(OSError, CannotWriteError):
        path.unlink() if before is None else replace(path, before)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
