"""Saving by itself, and the words that say how it went."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from crisisplan.domain.plan import Plan, SetAside
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import (
    Astray,
    Diverted,
    Joined,
    NotSaved,
    Outcome,
    say_yours_stands,
)
from crisisplan.storage.recent import recent_file, remember

NOT_SAVED = "Not saved"
"""Heads what is said until everything is on disk again."""
BY_SOMEBODY = "Changed by somebody else"
_KEPT = "Your words are kept here, and it is tried again."
_ELSEWHERE = "Ctrl+P and “Save elsewhere” writes them into another file."
_ON_THE_PAGE = (
    "Leave this page open, and tell whoever looks after the computer on which the plan "
    "lies."
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that the person must see."""

    title: str
    sentence: str
    seconds: float


def both_changed(others: Iterable[SetAside]) -> Notice:
    """Give what is to be seen of others' work that gave way to what is typed here."""
    return Notice(BY_SOMEBODY, say_yours_stands(others), 30)


class Autosave:
    """Hands the plan to the saver, and keeps what became of it."""

    def __init__(self, session: PlanSession, report: Callable[[Outcome], None]) -> None:
        """Begin with a plan that is on disk; `report` is called on another thread."""
        self._session = session
        self._report = report
        self._on_disk: Plan = session.plan
        self._at: datetime | None = None
        self._trouble = ""
        self._beside = ""

    def watch(self) -> None:
        """Begin to notice what others write into the file."""
        self._session.watch(self._report)

    def tick(self) -> None:
        """Have the plan saved if it differs from what was handed over last."""
        if self._session.unsaved and not self._session.read_only:
            self._session.save_soon(self._report)

    def took(self, outcome: Outcome, *, on_a_page: bool = False) -> Notice | None:
        """Note what became of the plan; give what the person must see.

        `on_a_page` is whether somebody reads it in a browser, and can name no file.
        """
        if isinstance(outcome, NotSaved):
            again = outcome.sentence != self._trouble
            self._trouble = outcome.sentence
            self._session.retry()
            now = _ON_THE_PAGE if on_a_page else _ELSEWHERE
            said = f"{outcome.sentence} {_KEPT} {now}"
            return Notice(NOT_SAVED, said, 30) if again else None
        if isinstance(outcome, Astray):
            self._trouble = outcome.wrong
            return Notice(NOT_SAVED, outcome.sentence, 600)
        self._on_disk, self._trouble = outcome.plan, ""
        self._at = self._session.now.astimezone()
        if isinstance(outcome, Joined):
            told = outcome.and_then(self._session.catch_up())
            return Notice(BY_SOMEBODY, told.sentence, 30)
        if isinstance(outcome, Diverted):
            self._beside = f" in {outcome.path.name}"
            if outcome.asked:
                return Notice("Saved elsewhere", outcome.sentence, 600)
            remember(recent_file(), outcome.path)
            return Notice("Saved beside the file", outcome.sentence, 600)
        return None

    @property
    def in_trouble(self) -> bool:
        """Whether something keeps the plan from the disk."""
        return bool(self._trouble)

    @property
    def all_saved(self) -> bool:
        """Whether everything is on disk."""
        return not self._trouble and self._session.plan is self._on_disk

    @property
    def words(self) -> str:
        """Say whether everything is on disk."""
        if self._session.read_only:
            return "read only"
        if self._trouble:
            return f"NOT SAVED: {self._trouble}"
        if self._session.plan is not self._on_disk:
            return "saving…"
        return f"saved {self._at:%H:%M}{self._beside}" if self._at else "saved"
