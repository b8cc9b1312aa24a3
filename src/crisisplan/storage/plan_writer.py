"""Writing one plan file, whole or not at all, and never over somebody else's work."""

import contextlib
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from crisisplan.domain.merge import Merged, caught_up, merge, stepped
from crisisplan.domain.merge_heard import Heard, heard
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.three_way import same, shared
from crisisplan.errors import ChangedOutsideError, CrisisPlanError
from crisisplan.storage import files
from crisisplan.storage.file_lock import locked, stamp
from crisisplan.storage.file_watch import FileWatch
from crisisplan.storage.files import digest, digest_on_disk, read_bytes
from crisisplan.storage.outcomes import (
    GONE,
    UNUSABLE,
    Astray,
    Diverted,
    Joined,
    Saved,
    astray,
)
from crisisplan.storage.plan_file import (
    PlanFile,
    answer_text,
    checksum,
    read_plan,
    to_bytes,
)
from crisisplan.storage.yaml_text import LARGEST

SUFFIX = ".plan.yaml"


@dataclass
class PlanWriter:
    """Writes the versions of one plan file, knowing what it wrote last.

    It may be used by several threads.
    """

    path: Path
    playbook: Playbook
    pinned: str
    digest: str
    """sha256 of the file as last read or written; nothing for a file yet to be made."""
    on_disk: Plan
    """The plan as last read or written."""
    came: Plan
    """What would be on disk without me: what differs from it there is mine."""
    now: Callable[[], datetime]
    _joined: list[Joined] = field(default_factory=list)
    _let_go: int = 0
    _fragments: dict[str, tuple[Answer, str]] = field(default_factory=dict)
    _backed_up: bool = False
    _watch: FileWatch = field(default_factory=FileWatch)
    _refused: str = ""
    _one_at_a_time: RLock = field(default_factory=RLock)

    @classmethod
    def of(cls, file: PlanFile, now: Callable[[], datetime]) -> "PlanWriter":
        """Write on where `file` was read."""
        plan = file.plan
        return cls(file.path, file.playbook, file.pinned, file.digest, plan, plan, now)

    def write(self, plan: Plan, knows: int = 0) -> Saved | Joined | Diverted:
        """Put `plan` on disk, together with what others wrote there meanwhile.

        Where the two cannot be put together, it goes beside the file.

        Args:
            plan: What is to be on disk.
            knows: How often others' work was put together with ours before, and is
                in it already.

        Raises:
            CannotWriteError: It could not be written; nothing was changed.
            CannotReadError: The plan is too large to be read again.
        """
        with self._one_at_a_time:
            plan, _ = self.caught_up(plan, self.joined_since(knows))
            self.let_go(knows)
            try:
                with locked(self.path):
                    return self._put(plan)
            except ChangedOutsideError:
                return self._divert(plan, _beside(self.path, self.now()))

    def write_elsewhere(self, plan: Plan, path: Path) -> Diverted:
        """Put `plan` into a new file, and go on there.

        Raises:
            CannotWriteError: It could not be written; nothing is different.
        """
        with self._one_at_a_time:
            return self._divert(plan, path, asked=True)

    def _put(self, plan: Plan) -> Saved | Joined:
        on_disk = _digest(self.path)
        if theirs := self._changed_outside(on_disk):
            return self._join(plan, theirs)
        if same(plan, self.on_disk) and on_disk and on_disk == self.digest:
            return Saved(plan, self.path)
        return self._write(plan)

    def _divert(self, plan: Plan, path: Path, *, asked: bool = False) -> Diverted:
        """Go on in another file, unless that cannot be written either."""
        before = self.path, self.digest
        self.path, self.digest = path, ""
        try:
            with locked(self.path):
                return Diverted(plan, self._write(plan).path, before[0], asked)
        except CrisisPlanError:
            self.path, self.digest = before
            raise

    def look(self) -> Joined | Astray | Saved | None:
        """Take in what somebody else wrote, where the file was changed; write nothing.

        Where it is gone, or holds no plan any more, that is given once; and once that
        it is as it was.
        """
        with self._one_at_a_time:
            seen = stamp(self.path)
            if not self._watch.is_news(seen):
                return None
            try:
                theirs = self._changed_outside(_digest(self.path))
                wrong = "" if seen else GONE
            except ChangedOutsideError:
                theirs, wrong = None, UNUSABLE
            except CrisisPlanError:
                return None  # it may be back in a second
            self._watch.note(seen)
            if theirs:
                return self._join(self.on_disk, theirs)
            return astray(self.on_disk, self.path, self._watch.news(wrong))

    def joined_since(self, knows: int) -> tuple[Joined, ...]:
        """Give each time but the first `knows` that others' work was put into ours."""
        with self._one_at_a_time:
            return tuple(self._joined[max(0, knows - self._let_go) :])

    def let_go(self, knows: int) -> None:
        """Let go of the first `knows` times: nobody asks for them any more."""
        with self._one_at_a_time:
            del self._joined[: max(0, knows - self._let_go)]
            self._let_go = max(self._let_go, knows)

    def caught_up(self, plan: Plan, joined: Sequence[Joined]) -> tuple[Plan, Heard]:
        """Give a plan with what came in each time, and what clashed with it then."""
        told = Heard()
        for one in joined:
            merged, at = Merged(one.plan, one.clashes), self._moment()
            both = caught_up(plan, one.before, merged, self.playbook, at=at)
            plan, told = both.plan, told.then(Heard.of(both))
        return plan, told

    def _changed_outside(self, on_disk: str) -> PlanFile | None:
        """Give the other version, where the file is not as we left it.

        Args:
            on_disk: The checksum of the file as it is; nothing where there is none.

        Raises:
            ChangedOutsideError: It cannot be put together with ours.
        """
        if not on_disk or on_disk == self.digest:
            return None
        if on_disk == self._refused:
            raise ChangedOutsideError(f"{self.path} still cannot be used.")
        try:
            theirs = self._usable()
        except CrisisPlanError as fault:
            self._refused = on_disk
            raise ChangedOutsideError(str(fault)) from None
        if same(theirs.plan, self.on_disk):  # laid out anew, or with comments
            self.digest = theirs.digest
            return None
        return replace(theirs, plan=_sharing(self.on_disk, theirs.plan))

    def _usable(self) -> PlanFile:
        """Read the other version.

        Raises:
            CrisisPlanError: It cannot be read, or answers other questions.
        """
        theirs = read_plan(self.path, {self.pinned: self.playbook})
        if not theirs.trusted or checksum(theirs.pinned) != checksum(self.pinned):
            raise ChangedOutsideError(f"{self.path} holds another playbook.")
        return theirs

    def _join(self, mine: Plan, theirs: PlanFile) -> Joined:
        told = heard(self.came, self.on_disk, theirs.plan, self.playbook)
        both = merge(self.on_disk, mine, theirs.plan, self.playbook, at=self._moment())
        self.came = stepped(theirs.plan, self.on_disk, self.came, self.playbook)
        if same(both.plan, theirs.plan):
            self.digest, self.on_disk = theirs.digest, both.plan
        else:
            self._write(both.plan)
        outcome = Joined(both.plan, self.path, mine, told.then(Heard.of(both)))
        self._joined.append(outcome)
        return outcome

    def _write(self, plan: Plan) -> Saved:
        content = to_bytes(plan, self.pinned, self._known(plan))
        if not self._backed_up:
            files.sweep(self.path)
        if self.digest and not self._backed_up and os.path.exists(self.path):  # noqa: PTH110
            backup = self.path.with_name(self.path.name + ".bak")
            files.replace(backup, read_bytes(self.path))
        self._backed_up = True
        files.replace(self.path, content)
        self.digest, self.on_disk = digest(content), plan
        self._watch.wrote(stamp(self.path))
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


def _beside(path: Path, now: datetime) -> Path:
    """Give a name beside a file that nothing has yet."""
    stem = f"{path.name.removesuffix(SUFFIX)}.conflict-{now:%Y%m%d-%H%M%S}"
    beside, number = path.with_name(f"{stem}{SUFFIX}"), 2
    while os.path.lexists(beside):
        beside = path.with_name(f"{stem}-{number}{SUFFIX}")
        number += 1
    return beside


def _sharing(known: Plan, new: Plan) -> Plan:
    """Give a plan made of what is known wherever that is equal.

    So that what did not change is neither compared nor written out again.
    """
    return new.changed(
        answers=shared(known.answers, new.answers),
        people=shared(known.people, new.people),
    )


def _digest(path: Path) -> str:
    """Give the checksum of the file as it is; nothing where there is none.

    Raises:
        ChangedOutsideError: What is there by now is no file that a plan could be.
        CannotReadError: It cannot be read, for now.
    """
    with contextlib.suppress(OSError, ValueError):
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise ChangedOutsideError(f"{path} is no plan any more.")
    return digest_on_disk(path)
