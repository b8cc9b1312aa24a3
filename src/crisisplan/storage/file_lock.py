"""A lock that keeps others from writing one file at the same moment.

It is a courtesy: whoever replaces a file compares its checksum first. So a lock that
was left behind, or a folder in which none can be made, stops nobody.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE_S = 2.0
_STALE_S = 30.0
_BREATH_S = 0.02


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
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        except FileExistsError:
            if time.monotonic() >= deadline:
                if stamp(lock) == first:  # nobody holds it that long: it was left
                    _remove(lock)
                return False
            if _is_stale(lock):
                _remove(lock)
            time.sleep(_BREATH_S)
        except (OSError, ValueError):
            return False
        else:
            return True


def _is_stale(lock: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - lock.stat().st_mtime > _STALE_S
    return False


def _remove(lock: Path) -> None:
    with contextlib.suppress(OSError):
        lock.unlink()
