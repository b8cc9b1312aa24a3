"""A plan in memory with its file: what it is now, what was done, what is saved."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from crisisplan.domain.agreeing import sealed
from crisisplan.domain.dates import read_coming_date, read_date
from crisisplan.domain.history import History, Step
from crisisplan.domain.merge import stepped
from crisisplan.domain.merge_heard import Heard
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.three_way import same
from crisisplan.domain.written_over import keep_typed
from crisisplan.errors import CannotWriteError
from crisisplan.storage.outcomes import Astray, Joined, Outcome, Saved
from crisisplan.storage.plan_file import PlanFile
from crisisplan.storage.plan_writer import PlanWriter
from crisisplan.storage.saver import Saver

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
CHANGED_PLAYBOOK = (
    "The playbook inside this plan is not the one that the plan was made with: "
    "somebody changed it. You can read and export the plan; to go on writing, accept "
    "the playbook as it is now."
)
FOR_READING = (
    "This file is for reading only, as each version is that was adopted. You can read "
    "and export it. To change something, open the plan itself, or a copy of this file."
)
OVERTAKEN = "Somebody else has changed the same since, so that stays as it is."


def utc_now() -> datetime:
    """Give the time of the computer's clock."""
    return datetime.now(UTC)


def random_id() -> str:
    """Give eight letters and digits that nobody has used before."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


class OpenPlan:
    """A plan with its file, its history and its saver."""

    def __init__(
        self,
        file: PlanFile,
        *,
        by: str = "",
        clock: Callable[[], datetime] = utc_now,
        new_id: Callable[[], str] = random_id,
    ) -> None:
        """Open a plan that was read.

        Args:
            file: The plan with its playbook.
            by: The name of the person who types.
            clock: Gives the time, with its zone.
            new_id: Gives the random part of ids of people and rows.
        """
        self.playbook: Playbook = file.playbook
        self.by = one_line(tidy(by))
        self.can_accept = not file.trusted and not file.for_reading
        """Whether it can be changed once its playbook is accepted."""
        why = CHANGED_PLAYBOOK if self.can_accept else FOR_READING
        self.read_only = "" if file.trusted and not file.for_reading else why
        """Why nothing can be changed; empty where it can."""
        self.has_comments = file.has_comments
        self._plan: Plan = file.plan
        self._stored: Plan | None = file.plan
        self._pinned = file.pinned
        self._clock = clock
        self._new_id = new_id
        self._history = History()
        self.on_deed: Callable[[], object] = lambda: None
        """Called in every deed, before whoever did it goes on."""
        self._reading: Reading | None = None
        self._writer = PlanWriter.of(file, clock)
        self._saver: Saver | None = None
        self._knows = 0

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._plan

    @property
    def path(self) -> Path:
        """Where the plan is written."""
        return self._writer.path

    @property
    def now(self) -> datetime:
        """The time, as the session's clock tells it."""
        return self._clock()

    @property
    def reading(self) -> Reading:
        """The plan read against its playbook, today."""
        if self._reading is None or self._reading.plan is not self._plan:
            today = self.now.astimezone().date()
            before = self._reading
            self._reading = Reading(self._plan, self.playbook, today, before=before)
        return self._reading

    def day(self, typed: str, *, coming: bool = False) -> str:
        """Read a day that was typed, as it is kept; empty stays empty.

        Raises:
            NotAnAnswerError: It is no day, or past where it is `coming`.
        """
        typed, read = tidy(typed).strip(), read_coming_date if coming else read_date
        return read(typed, self.reading.today).isoformat() if typed else ""

    @property
    def unsaved(self) -> bool:
        """Whether the plan differs from what was last handed to the disk."""
        return self._plan is not self._stored

    def seal(self) -> None:
        """End the typing of one answer: what comes next is undone by itself."""
        self._history = self._history.sealed()

    def undo(self) -> str:
        """Go one step back and say which; nothing where there is none."""
        self._history, step = self._history.back()
        if step is None:
            return ""
        return self._go(step.after, step.before, f"Undone: {step.what}.")

    def redo(self) -> str:
        """Go one step forth again and say which; nothing where there is none."""
        self._history, step = self._history.forth()
        if step is None:
            return ""
        return self._go(step.before, step.after, f"Done again: {step.what}.")

    def _go(self, before: Plan, after: Plan, sentence: str) -> str:
        """Make a step back or forth; what others changed since stays."""
        known = self._plan
        self._plan = stepped(known, before, after, self.playbook)
        return OVERTAKEN if same(self._plan, known) else sentence

    def _do(self, what: str, plan: Plan, key: str = "") -> None:
        """Take the next version of the plan; an adopted plan is a draft again.

        Raises:
            CannotWriteError: The plan is open for reading only.
        """
        if self.read_only:
            raise CannotWriteError(self.read_only)
        if plan.status == "adopted":
            plan = plan.changed(status="draft")
        self._history = self._history.then(Step(what, self._plan, plan, key))
        self._plan = plan
        self.on_deed()

    def _answer(self, item: Item) -> Answer:
        """Give the answer as it is touched: what it is confirmed for is noted first."""
        return sealed(self._plan.answer(item.id), item, self.reading.value(item))

    def _signed(self, answer: Answer) -> Answer:
        """Give the answer with the time and the name of who types."""
        return answer.model_copy(update={"at": self._at, "by": self.by})

    @property
    def _at(self) -> str:
        """The time as it is kept."""
        return self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def save(self) -> Outcome:
        """Write the plan now and say what became of it.

        Raises:
            CannotWriteError: It could not be written; nothing was changed on disk.
        """
        if self._saver:
            self._saver.flush()
        plan = self._plan
        outcome = self._writer.write(plan, self._knows)
        self._stored = plan
        told = self.catch_up()
        outcome = outcome.and_then(told) if isinstance(outcome, Joined) else outcome
        if not same(self._plan, outcome.plan):  # what I typed was set aside
            again = self._writer.write(self._plan, self._knows)
            outcome = replace(outcome, plan=again.plan)
            self.catch_up()
        if same(self._plan, outcome.plan):
            self._stored = self._plan
        return outcome

    def watch(self, report: Callable[[Outcome], None]) -> None:
        """Have it noticed when somebody else changes the file.

        `report` is called on another thread; whoever hears of a `Joined` there calls
        `catch_up`.
        """
        if self._saver is None:
            self._saver = Saver(self._writer, report)

    def save_soon(self, report: Callable[[Outcome], None]) -> None:
        """Have the plan written on another thread; `report` is called there."""
        self.watch(report)
        if self._saver and self.unsaved:
            self._stored = self._plan
            self._saver.submit(self._plan, self._knows)

    def look(self) -> Joined | Astray | Saved | None:
        """Take in what somebody else wrote into the file, and say what it was.

        Where the file is not the plan's any more, that is given; and `Saved` when it
        is again.
        """
        seen = self._writer.look()
        told = self.catch_up()
        return seen.and_then(told) if isinstance(seen, Joined) else seen

    def catch_up(self) -> Heard:
        """Take in what others wrote; say what clashed with what is not saved yet."""
        joined = self._writer.joined_since(self._knows)
        if not joined:
            return Heard()
        self._knows += len(joined)
        if self._saver is None or self._saver.idle:
            self._writer.let_go(self._knows)
        self._plan, told = self._writer.caught_up(self._plan, joined)
        typing, book, at = self._history.typing, self.playbook, self._at
        self._plan, told = keep_typed(typing, self._plan, told, book, at=at)
        if same(self._plan, joined[-1].plan):
            self._stored = self._plan
        return told

    def retry(self) -> None:
        """Count the plan as unsaved again, after the saver could not write it."""
        self._stored = None

    def close(self) -> None:
        """Write what waits and end the saver's thread."""
        if self._saver:
            self._saver.close()
            self._saver = None
