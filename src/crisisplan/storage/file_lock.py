"""A lock that keeps others from writing one file at the same moment.

It is a courtesy: whoever replaces a file compares its checksum first. So a lock that
was left behind, or a folder in which none can be made, stops nobody.
"""

import contextlib
import os
import platform
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE_S = 2.0
_STALE_S = 30.0
_BREATH_S = 0.02
_HERE = platform.node()


def stamp(path: Path) -> tuple[int, ...]:
    """Give what hints at a change of a file; its checksum is the truth."""
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        return (found.st_mtime_ns, found.st_size, found.st_ino)
    return ()


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file while something is done; wait for it a little."""
    path = Path(os.path.realpath(path))  # one lock, by whichever link it is reached
    lock = path.with_name(f".{path.name}.lock")
    held = _taken(lock)
    try:
        yield
    finally:
        if held:
            _remove(lock)


def _taken(lock: Path) -> bool:
    """Take the lock; say whether it is ours now."""
    deadline = time.monotonic() + _PATIENCE_S
    first = stamp(lock)
    while True:
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            if time.monotonic() >= deadline:
                if stamp(lock) == first:  # nobody holds it that long: it was left
                    _remove(lock)
                return False
            if _is_stale(lock) or _is_orphaned(lock):
                _remove(lock)
            time.sleep(_BREATH_S)
        except (OSError, ValueError):
            return False
        else:
            _sign(handle)
            return True


def _sign(handle: int) -> None:
    """Note who holds the lock: who is gone, holds nothing."""
    with contextlib.suppress(OSError):
        os.write(handle, f"{_HERE} {os.getpid()}".encode())
    with contextlib.suppress(OSError):
        os.close(handle)


def _is_orphaned(lock: Path) -> bool:
    """Say whether the program that took it ran on this computer, and is gone."""
    with contextlib.suppress(OSError, ValueError):
        here, _, number = lock.read_text(encoding="utf-8").rpartition(" ")
        return here == _HERE and _is_gone(int(number))
    return False


def _is_gone(process: int) -> bool:
    if os.name == "nt":  # there, the question would end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _is_stale(lock: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - lock.stat().st_mtime > _STALE_S
    return False


def _remove(lock: Path) -> None:
    with contextlib.suppress(OSError):
        lock.unlink()
