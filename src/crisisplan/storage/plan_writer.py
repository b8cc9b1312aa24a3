"""Writing one plan file, whole or not at all, and never over somebody else's work."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from crisisplan.domain.merge import merge
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import ChangedOutsideError, CrisisPlanError
from crisisplan.storage.files import digest, digest_on_disk, read_bytes, replace
from crisisplan.storage.outcomes import Diverted, Joined, Saved
from crisisplan.storage.plan_file import (
    PlanFile,
    answer_text,
    checksum,
    read_plan,
    to_bytes,
)

SUFFIX = ".plan.yaml"
_LOCK_PATIENCE_S = 2.0
_LOCK_STALE_S = 30.0


@dataclass
class PlanWriter:
    """Writes the versions of one plan file, knowing what it wrote last."""

    path: Path
    playbook: Playbook
    pinned: str
    digest: str
    """sha256 of the file as last read or written; nothing for a file yet to be made."""
    on_disk: Plan
    """The plan as last read or written."""
    now: Callable[[], datetime]
    joined: list[Joined] = field(default_factory=list)
    """Each time that somebody else's version was put together with ours."""
    _fragments: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    _backed_up: bool = False
    _seen: tuple[int, ...] = ()

    @classmethod
    def of(cls, file: PlanFile, now: Callable[[], datetime]) -> "PlanWriter":
        """Write on where `file` was read."""
        return cls(file.path, file.playbook, file.pinned, file.digest, file.plan, now)

    def write(self, plan: Plan, knows: int = 0) -> Saved | Joined | Diverted:
        """Put `plan` on disk, together with what others wrote there meanwhile.

        Where the two cannot be put together, it goes beside the file.

        Args:
            plan: What is to be on disk.
            knows: How many of `joined` it has in it already.

        Raises:
            CannotWriteError: It could not be written; nothing was changed.
            CannotReadError: The plan is too large to be read again.
        """
        plan = self.caught_up(plan, self.joined[knows:])
        try:
            with _lock(self.path):
                theirs = self._changed_outside()
                return self._join(plan, theirs) if theirs else self._write(plan)
        except ChangedOutsideError:
            other, self.path, self.digest = self.path, self._beside(), ""
            with _lock(self.path):
                return Diverted(plan, self._write(plan).path, other)

    def look(self) -> Joined | None:
        """Take in what somebody else wrote, where the file was changed; write nothing.

        What cannot be read is left for the next saving to tell.
        """
        seen = _stamp(self.path)
        if seen == self._seen:
            return None
        self._seen = seen
        try:
            theirs = self._changed_outside()
        except CrisisPlanError:
            return None
        return self._join(self.on_disk, theirs) if theirs else None

    def caught_up(self, plan: Plan, joined: Sequence[Joined]) -> Plan:
        """Give a plan with what came in each time that others had written."""
        for one in joined:
            at = self._moment()
            plan = merge(one.before, plan, one.plan, self.playbook, at=at).plan
        return plan

    def _changed_outside(self) -> PlanFile | None:
        """Give the other version, where the file is not as we left it.

        Raises:
            ChangedOutsideError: It cannot be put together with ours.
        """
        on_disk = digest_on_disk(self.path)
        if not on_disk or on_disk == self.digest:
            return None
        try:
            theirs = read_plan(self.path)
        except CrisisPlanError as fault:
            raise ChangedOutsideError(str(fault)) from None
        if not theirs.trusted or checksum(theirs.pinned) != checksum(self.pinned):
            raise ChangedOutsideError(f"{self.path} holds another playbook.")
        if theirs.plan == self.on_disk:  # laid out anew, or with comments
            self.digest = theirs.digest
            return None
        return theirs

    def _join(self, mine: Plan, theirs: PlanFile) -> Joined:
        both = merge(self.on_disk, mine, theirs.plan, self.playbook, at=self._moment())
        if both.plan == theirs.plan:
            self.digest, self.on_disk = theirs.digest, both.plan
        else:
            self._write(both.plan)
        outcome = Joined(both.plan, self.path, mine, both.clashes)
        self.joined.append(outcome)
        return outcome

    def _write(self, plan: Plan) -> Saved:
        content = to_bytes(plan, self.pinned, self._known(plan))
        if self.digest and not self._backed_up and self.path.exists():
            backup = self.path.with_name(self.path.name + ".bak")
            replace(backup, read_bytes(self.path))
        self._backed_up = True
        replace(self.path, content)
        self.digest, self.on_disk = digest(content), plan
        self._seen = _stamp(self.path)
        return Saved(plan, self.path)

    def keep_no_copy(self) -> None:
        """Write from now on without first copying the file: what was in it must go."""
        self._backed_up = True

    def _known(self, plan: Plan) -> dict[str, str]:
        """Give the lines of every answer; only changed ones are written anew."""
        known = self._fragments
        for item_id, answer in plan.answers.items():
            if item_id not in known or known[item_id][0] is not answer:
                known[item_id] = (answer, answer_text(item_id, answer))
        return {item_id: text for item_id, (_, text) in known.items()}

    def _moment(self) -> str:
        return self.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _beside(self) -> Path:
        stem = self.path.name.removesuffix(SUFFIX)
        moment = self.now().strftime("%Y%m%d-%H%M%S")
        path = self.path.with_name(f"{stem}.conflict-{moment}{SUFFIX}")
        number = 2
        while path.exists():
            path = self.path.with_name(f"{stem}.conflict-{moment}-{number}{SUFFIX}")
            number += 1
        return path


def _stamp(path: Path) -> tuple[int, ...]:
    """Give what hints at a change of the file; its checksum is the truth."""
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        return (found.st_mtime_ns, found.st_size, found.st_ino)
    return ()


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
