"""Files read with a sentence for every failure, and written whole or not at all."""

import contextlib
import errno
import glob
import hashlib
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from crisisplan.errors import CannotReadError, CannotWriteError
from crisisplan.storage.yaml_text import LARGEST

_PASSING = (5, 32, 33)
"""Windows' error numbers for a file that a scanner or indexer holds for a moment."""
_PATIENCE_S = 2.5
_ANYBODY_WRITES = 0o222
_STAGED = ".tmp"
_REMEDIES: Mapping[int | None, str] = {
    errno.ENOSPC: "The disk is full. Free some space on it.",
    errno.EDQUOT: "Your share of the disk is full. Free some space on it.",
    errno.EFBIG: "The disk has no room for it. Free some space on it.",
    errno.EROFS: "Nobody can write there: use another folder.",
    errno.EACCES: "You may not write there: use another folder, or ask who looks "
    "after it.",
    errno.EPERM: "You may not write there: use another folder, or ask who looks after "
    "it.",
    errno.ENAMETOOLONG: "Use a shorter name.",
}
_LEFT_FOR_S = 24 * 60 * 60


def read_text(path: Path) -> str:
    """Give the text of a UTF-8 file, without a byte order mark.

    Raises:
        CannotReadError: There is no such file, or it is not text; the text says
            what to do.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: Path, *, most: int = 0, wanted: str = "plan") -> bytes:
    """Give the bytes of a file that is not larger than what is wanted may be.

    `most` bytes; where nothing is said, as many as a plan may have.

    Raises:
        CannotReadError: There is no such file, or it cannot be opened.
    """
    try:
        if path.is_dir():
            raise CannotReadError(f"{path} is a folder. Name the file inside it.")
        if path.exists() and not path.is_file():
            raise CannotReadError(f"{path} is not an ordinary file.")
        most = most or LARGEST
        if path.stat().st_size > most:
            size = most // 1024 // 1024
            raise CannotReadError(
                f"{path} is larger than {size} MB; it is no {wanted}."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise CannotReadError(f"There is no file {path}. Check the name.") from None
    except (OSError, ValueError) as fault:
        raise CannotReadError(f"{path} cannot be read: {reason(fault)}.") from None


def is_for_reading(path: Path) -> bool:
    """Say whether a file has the mark that nobody is to write into it."""
    with contextlib.suppress(OSError, ValueError):
        return not path.stat().st_mode & _ANYBODY_WRITES
    return False


def decode(content: bytes, path: Path) -> str:
    """Give bytes as text, without a byte order mark.

    Raises:
        CannotReadError: They are not UTF-8, or hold what no text file holds.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise CannotReadError(
            f"{path}:{line}: this is not UTF-8 text. If it is a text file, save it "
            "again as UTF-8."
        ) from None
    if "\0" in text:
        raise CannotReadError(f"{path} is not a text file.")
    return text


def reason(fault: OSError | ValueError) -> str:
    """Give the system's words for why a file could not be used."""
    words = fault.strerror if isinstance(fault, OSError) else str(fault)
    return (words or "unknown reason").rstrip(".")


def remedy(fault: OSError | ValueError) -> str:
    """Say what to do where a file could not be written."""
    number = fault.errno if isinstance(fault, OSError) else None
    return _REMEDIES.get(number, "See that its folder is there and can be written to.")


def digest(content: bytes) -> str:
    """Give the sha256 of `content`."""
    return hashlib.sha256(content).hexdigest()


def digest_on_disk(path: Path) -> str:
    """Give the sha256 of a file as it is now; nothing where there is none.

    Raises:
        CannotReadError: It is there but cannot be read.
    """
    try:
        path.stat()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as fault:
        raise CannotReadError(f"{path} cannot be read: {reason(fault)}.") from None
    return digest(read_bytes(path))


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    A link is followed; an existing file keeps its mode, a new one is for its owner
    only.

    Raises:
        CannotWriteError: It could not be written; what was there is untouched.
    """
    try:
        path = Path(os.path.realpath(path))
        put_in_place(stage(path, content), path)
    except (OSError, ValueError) as fault:
        raise CannotWriteError(
            f"{path} could not be written: {reason(fault)}. What was there before is "
            f"untouched. {remedy(fault)}"
        ) from None


def stage(path: Path, content: bytes) -> Path:
    """Write beside `path` what is to stand there, safe on the disk; give its name.

    Raises:
        OSError: It could not be written; nothing is left of it.
    """
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    handle, name = tempfile.mkstemp(_STAGED, _prefix(path), path.parent)
    staged = Path(name)
    with contextlib.ExitStack() as undo:
        undo.callback(discard, staged)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        staged.chmod(mode)
        undo.pop_all()
    return staged


def sweep(path: Path, left_for_s: float = _LEFT_FOR_S) -> None:
    """Take away what a program that was killed had staged for a file, long ago."""
    long_ago = time.time() - left_for_s
    with contextlib.suppress(OSError, ValueError):
        for left in path.parent.glob(f"{glob.escape(_prefix(path))}*{_STAGED}"):
            if left.lstat().st_mtime < long_ago:
                discard(left)


def _prefix(path: Path) -> str:
    """Give how the name of a file begins that is staged for `path`."""
    return f".{path.name[:40]}."


def put_in_place(staged: Path, path: Path) -> None:
    """Let what was staged stand at `path`, in one step; a link there is replaced.

    Raises:
        OSError: It could not be put there; what was staged is gone.
    """
    try:
        _patiently_replace(staged, path)
    finally:
        discard(staged)  # gone already where all went well
    _sync_folder(path.parent)


def discard(staged: Path) -> None:
    """Take away a file that nobody needs, where it is still there."""
    with contextlib.suppress(OSError):
        staged.unlink()


def _patiently_replace(staged: Path, path: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    pause = 0.02
    while True:
        try:
            staged.replace(path)
        except OSError as fault:
            passing = getattr(fault, "winerror", None) in _PASSING
            if not passing or time.monotonic() + pause > deadline:
                raise
            time.sleep(pause)
            pause *= 2
        else:
            return


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
