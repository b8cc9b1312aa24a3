"""Saving: ordered, whole or not at all, and never over somebody else's work."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from crisisplan.domain.plan import Answer, Plan
from crisisplan.errors import ChangedOutsideError, CrisisPlanError
from crisisplan.storage.files import digest, digest_on_disk, read_bytes, replace
from crisisplan.storage.plan_file import PlanFile, answer_text, to_bytes

SUFFIX = ".plan.yaml"
_LOCK_PATIENCE_S = 2.0
_LOCK_STALE_S = 30.0


@dataclass(frozen=True, slots=True)
class Saved:
    """A plan is on disk."""

    plan: Plan
    path: Path


@dataclass(frozen=True, slots=True)
class Diverted:
    """The file had changed outside: the plan is on disk beside it."""

    plan: Plan
    path: Path
    """Where the plan is now, and where it goes from now on."""
    other: Path
    """The file with the other version, untouched."""

    @property
    def sentence(self) -> str:
        """Tell the person what happened and where their work is."""
        return (
            f"{self.other.name} was changed by somebody else while you had it open. "
            f"Their version is untouched. Yours is in {self.path.name}, and you go on "
            "working there. Put the two together when both are finished."
        )


@dataclass(frozen=True, slots=True)
class NotSaved:
    """A plan could not be written; it is kept in memory and tried again."""

    plan: Plan
    sentence: str


Outcome = Saved | Diverted | NotSaved


@dataclass
class PlanWriter:
    """Writes the versions of one plan file, knowing what it wrote last."""

    path: Path
    pinned: str
    digest: str
    """sha256 of the file as last read or written; nothing for a file yet to be made."""
    now: Callable[[], datetime]
    _fragments: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    _backed_up: bool = False

    @classmethod
    def of(cls, file: PlanFile, now: Callable[[], datetime]) -> "PlanWriter":
        """Write on where `file` was read."""
        return cls(file.path, file.pinned, file.digest, now)

    def write(self, plan: Plan) -> Saved | Diverted:
        """Put `plan` on disk, beside the file if that was changed by others.

        Raises:
            CannotWriteError: It could not be written; nothing was changed.
            CannotReadError: The plan is too large to be read again.
        """
        content = to_bytes(plan, self.pinned, self._known(plan))
        try:
            self._put(content)
        except ChangedOutsideError:
            other, self.path, self.digest = self.path, self._beside(), ""
            self._put(content)
            return Diverted(plan, self.path, other)
        return Saved(plan, self.path)

    def _known(self, plan: Plan) -> dict[str, str]:
        """Give the lines of every answer; only changed ones are written anew."""
        known = self._fragments
        for item_id, answer in plan.answers.items():
            if item_id not in known or known[item_id][0] is not answer:
                known[item_id] = (answer, answer_text(item_id, answer))
        return {item_id: text for item_id, (_, text) in known.items()}

    def _put(self, content: bytes) -> None:
        with _lock(self.path):
            on_disk = digest_on_disk(self.path)
            if on_disk and on_disk != self.digest:
                raise ChangedOutsideError(f"{self.path} was changed by somebody else.")
            if on_disk and not self._backed_up:
                backup = self.path.with_name(self.path.name + ".bak")
                replace(backup, read_bytes(self.path))
            self._backed_up = True
            replace(self.path, content)
        self.digest = digest(content)

    def _beside(self) -> Path:
        stem = self.path.name.removesuffix(SUFFIX)
        moment = self.now().strftime("%Y%m%d-%H%M%S")
        path = self.path.with_name(f"{stem}.conflict-{moment}{SUFFIX}")
        number = 2
        while path.exists():
            path = self.path.with_name(f"{stem}.conflict-{moment}-{number}{SUFFIX}")
            number += 1
        return path


@contextlib.contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Keep others from writing at the same moment; the checksum is the real guard.

    A lock that is left behind, or a folder in which none can be made, stops nobody.
    """
    lock = path.with_name(f".{path.name}.lock")
    deadline = time.monotonic() + _LOCK_PATIENCE_S
    held = False
    while not held and time.monotonic() < deadline:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            held = True
        except FileExistsError:
            if _stale(lock):
                lock.unlink(missing_ok=True)
            time.sleep(0.02)
        except OSError:
            break
    try:
        yield
    finally:
        if held:
            lock.unlink(missing_ok=True)


def _stale(lock: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - lock.stat().st_mtime > _LOCK_STALE_S
    return False


class Saver:
    """One thread that writes the newest plan; what is newer replaces what waits."""

    def __init__(self, writer: PlanWriter, report: Callable[[Outcome], None]) -> None:
        """Begin with nothing to do; `report` is called on the saver's thread."""
        self._writer = writer
        self._report = report
        self._waiting: Plan | None = None
        self._busy = False
        self._closed = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="saver", daemon=True)
        self._thread.start()

    @property
    def path(self) -> Path:
        """Where the plan is written."""
        return self._writer.path

    def submit(self, plan: Plan) -> None:
        """Have `plan` written soon; never waits."""
        with self._change:
            self._waiting = plan
            self._change.notify_all()

    def flush(self, patience_s: float = 10.0) -> bool:
        """Wait until nothing is left to write; False when patience ran out."""
        with self._change:
            return self._change.wait_for(
                lambda: self._waiting is None and not self._busy, patience_s
            )

    def close(self) -> None:
        """Write what waits and end the thread."""
        self.flush()
        with self._change:
            self._closed = True
            self._change.notify_all()
        self._thread.join(timeout=10.0)

    def _work(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._waiting is not None or self._closed)
                if self._waiting is None:
                    return
                plan, self._waiting, self._busy = self._waiting, None, True
            outcome = self._write(plan)
            self._report(outcome)
            with self._change:
                self._busy = False
                self._change.notify_all()

    def _write(self, plan: Plan) -> Outcome:
        try:
            return self._writer.write(plan)
        except CrisisPlanError as fault:
            return NotSaved(plan, str(fault))
