"""The files of adopted versions: kept beside the plan, whole, never overwritten."""

import contextlib
import os
import re
import tempfile
from pathlib import Path

from crisisplan.errors import CannotWriteError, CrisisPlanError
from crisisplan.storage.files import digest, digest_on_disk, reason, remedy
from crisisplan.storage.plan_file import PlanFile, read_plan
from crisisplan.storage.plan_writer import SUFFIX

_VERSION = r"\.v[0-9]{1,5}"


def kept_path(path: Path, version: str) -> Path:
    """Give the place of an adopted version of the plan at `path`."""
    stem = path.name.removesuffix(SUFFIX)
    return path.with_name(f"{stem}.v{version}{SUFFIX}")


def kept_versions(path: Path) -> tuple[Path, ...]:
    """Give the files of all adopted versions that lie beside the plan at `path`."""
    stem = re.escape(path.name.removesuffix(SUFFIX))
    named = re.compile(f"{stem}{_VERSION}{re.escape(SUFFIX)}")
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return ()
    return tuple(one for one in beside if named.fullmatch(one.name))


def read_kept(path: Path, version: str) -> PlanFile | None:
    """Read the file of an adopted version; nothing where it is not there any more."""
    if not (version.isascii() and version.isdecimal()):
        return None
    kept = kept_path(path, version)
    try:
        return read_plan(kept) if kept.is_file() else None
    except CrisisPlanError:
        return None


def keep(path: Path, content: bytes, like: Path) -> bool:
    """Write an adopted version, for reading only; say whether it was not there yet.

    Whoever may read the plan `like` may read it too.

    Raises:
        CannotWriteError: Something else is there already, which is left alone, or it
            could not be written; then nothing is there.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(
            prefix=f".{path.name[:40]}.", dir=path.parent
        )
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new = _place(Path(temporary), path, content)
    except (OSError, ValueError) as fault:
        raise CannotWriteError(
            f"{path} could not be written: {reason(fault)}. Nothing was adopted. "
            f"{remedy(fault)}"
        ) from None
    finally:
        if temporary:
            _delete(Path(temporary))
    if new:
        with contextlib.suppress(OSError):  # a disk that knows no modes
            path.chmod(like.stat().st_mode & 0o444)
    return new


def _place(temporary: Path, path: Path, content: bytes) -> bool:
    """Give a whole file its name, if nothing has that name yet.

    Where the disk knows no second name for a file, it is written there directly.
    """
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        return _same(path, content)
    except (OSError, NotImplementedError):
        return _write_new(path, content)
    return True


def _write_new(path: Path, content: bytes) -> bool:
    try:
        file = path.open("xb")
    except FileExistsError:
        return _same(path, content)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        _delete(path)
        raise
    return True


def _same(path: Path, content: bytes) -> bool:
    """Accept that the very same version is there already.

    Raises:
        CannotWriteError: Something else is there.
    """
    ordinary = path.is_file() and not path.is_symlink()
    if not ordinary or digest_on_disk(path) != digest(content):
        raise CannotWriteError(
            f"There is a file {path.name} already, with something else in it. An "
            "adopted version is never overwritten: move that file to another folder, "
            "and adopt again."
        )
    return False


def take_back(path: Path) -> None:
    """Remove an adopted version that was just written, since its plan was not."""
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # Windows deletes no file that is for reading only
    _delete(path)


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
