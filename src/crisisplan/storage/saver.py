"""Saving on a thread of its own: ordered, and the newest wins."""

import threading
from collections.abc import Callable
from pathlib import Path

from crisisplan.domain.plan import Plan
from crisisplan.errors import CrisisPlanError
from crisisplan.storage.outcomes import NotSaved, Outcome
from crisisplan.storage.plan_writer import PlanWriter

_LOOK_EVERY_S = 1.0


class Saver:
    """One thread that writes the newest plan; what is newer replaces what waits."""

    def __init__(
        self,
        writer: PlanWriter,
        report: Callable[[Outcome], None],
        *,
        look_every_s: float = _LOOK_EVERY_S,
    ) -> None:
        """Begin with nothing to do.

        Args:
            writer: Puts the plan on disk.
            report: Hears what became of it, on the saver's thread.
            look_every_s: How often the file is looked at while nothing is to do.
        """
        self._look_every_s = look_every_s
        self._writer = writer
        self._report = report
        self._waiting: tuple[Plan, int] | None = None
        self._busy = False
        self._closed = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="saver", daemon=True)
        self._thread.start()

    @property
    def path(self) -> Path:
        """Where the plan is written."""
        return self._writer.path

    @property
    def idle(self) -> bool:
        """Whether nothing waits, and nothing is being written or looked at."""
        with self._change:
            return self._waiting is None and not self._busy

    def submit(self, plan: Plan, knows: int = 0) -> None:
        """Have `plan` written soon; never waits.

        `knows` counts how often others' work was put into it already.
        """
        with self._change:
            self._waiting = (plan, knows)
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
                self._change.wait_for(self._is_called, self._look_every_s)
                if self._waiting is None and self._closed:
                    return
                task, self._waiting, self._busy = self._waiting, None, True
            outcome = self._write(*task) if task else self._look()
            if outcome:
                self._report(outcome)
            with self._change:
                self._busy = False
                self._change.notify_all()

    def _is_called(self) -> bool:
        return self._waiting is not None or self._closed

    def _look(self) -> Outcome | None:
        """Look every second whether somebody else changed the file."""
        try:
            return self._writer.look()
        except CrisisPlanError:
            return None  # the next saving tells it

    def _write(self, plan: Plan, knows: int) -> Outcome:
        try:
            return self._writer.write(plan, knows)
        except CrisisPlanError as fault:
            return NotSaved(plan, str(fault))
