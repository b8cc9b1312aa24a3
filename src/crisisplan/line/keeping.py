"""Saving before every line that is waited for, and telling what became of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from crisisplan.errors import CrisisPlanError
from crisisplan.line.voice import Voice
from crisisplan.line.waiting import Deed
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Diverted, Joined, NotSaved, Saved

_OFTEN = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Left:
    """How an interview ended."""

    saved: bool
    to_decide: bool
    """Whether somebody must look: two said different things, or a playbook changed."""
    refused: int
    """Answers and commands that were not taken."""


class Keeper:
    """Writes the plan whenever something was said, and never otherwise."""

    def __init__(self, session: PlanSession, voice: Voice) -> None:
        """Begin with a plan that is on disk."""
        self._session = session
        self._voice = voice
        self._growing: Deed | None = None
        self._last: datetime | None = None
        self.trouble = ""
        """Why the plan could not be written; empty where it is on disk."""
        self._clash = False

    @contextmanager
    def growing(self, keep: Deed) -> Iterator[None]:
        """Have `keep` put what grows line by line into the plan, and save it."""
        self._growing = keep
        try:
            yield
        finally:
            self._growing = None

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Keep whatever was entered while the next line is waited for.

        What grows is kept when no more of it comes in, and every second until then.
        """
        if self._session.unsaved:
            self.keep()
        if not (grow := self._growing):
            yield
            return
        self._voice.heard.clear()
        if self._due:
            grow()
        with self._voice.meanwhile(grow):
            yield

    def keep(self) -> bool:
        """Write the plan where it differs from the disk; say whether it is there."""
        if self._session.read_only:
            return True
        if not self._session.unsaved:
            self._look()
            return True
        self._last = self._session.now
        try:
            outcome = self._session.save()
        except CrisisPlanError as fault:
            return self._failed(str(fault))
        if isinstance(outcome, NotSaved):
            return self._failed(outcome.sentence)
        if self.trouble:
            self._voice.say("Now it is saved.")
        self.trouble = ""
        self._voice.heard.clear()
        if isinstance(outcome, Diverted | Joined):
            clash = isinstance(outcome, Diverted) or bool(outcome.clashes)
            self._clash = self._clash or clash
            self._voice.say(outcome.sentence)
        return True

    def _look(self) -> None:
        """Take in what somebody else did to the file meanwhile, and say so."""
        seen = self._session.look()
        if isinstance(seen, Saved):
            self._voice.say("The file is there again, as it was.")
        elif seen:
            self._voice.say(seen.sentence)

    def _failed(self, sentence: str) -> bool:
        again = sentence == self.trouble
        self.trouble = sentence
        if not again:
            self._voice.say(
                f"Not saved. {sentence} Your answers are kept in memory; saving is "
                "tried again after each answer. /save elsewhere writes them into "
                "another file."
            )
        return False

    @property
    def to_decide(self) -> bool:
        """Whether two said different things, or the playbook is not what it was."""
        session = self._session
        return self._clash or bool(session.can_accept and session.read_only)

    @property
    def _due(self) -> bool:
        """Whether a second has gone by since something was written."""
        now = self._session.now
        if self._last is None or now - self._last >= _OFTEN:
            self._last = now
            return True
        return False
