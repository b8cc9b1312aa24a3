"""Forgetting a person: in the plan and in its copy, and never in one of them only."""

from crisisplan.domain.forgetting import Who, forgotten
from crisisplan.domain.history import History
from crisisplan.domain.plan import Plan
from crisisplan.domain.traces import Traces
from crisisplan.errors import CannotWriteError, CrisisPlanError, NeedsDecisionError
from crisisplan.session.open_plan import OpenPlan
from crisisplan.storage.files import replace, sweep
from crisisplan.storage.outcomes import Diverted, Joined, Saved
from crisisplan.storage.plan_file import PlanFile, to_bytes
from crisisplan.storage.traces import files_naming, read_copy
from crisisplan.storage.whereabouts import drop_lines, whereabouts_file

_STAGED_LONG_AGO_S = 60.0
"""No save takes so long: what is older was left by a program that was killed."""


class ForgettingSession(OpenPlan):
    """An open plan, and the deed that makes it forget somebody."""

    def traces(self, person_id: str) -> Traces:
        """Say what forgetting somebody would change, and what it would leave.

        Raises:
            CannotReadError: The copy beside the plan cannot be read.
        """
        copy = read_copy(self.path)
        who = self._who(person_id, copy)
        found = forgotten(self.plan, self.playbook, who)
        files = files_naming(
            self.path, lambda text: who.id in text or bool(who.mentioned(text))
        )
        in_copy = forgotten(copy.plan, copy.playbook, who).mentions if copy else ()
        named = tuple(map(str, files))
        return Traces(who.name, found.places, found.mentions, in_copy, named)

    def _who(self, person_id: str, copy: PlanFile | None) -> Who:
        directories = [self.plan.people, *([copy.plan.people] if copy else ())]
        return Who.of(person_id, directories)

    def forget(self, person_id: str, *, also_text: bool = False) -> None:
        """Take somebody out of the plan, what is set aside, the record, and the copy.

        It is saved at once, and nothing can be undone any more: a step back would
        bring them back.

        Raises:
            CannotReadError: The copy beside the plan cannot be read.
            NeedsDecisionError: Somebody else changed the file meanwhile.
            CannotWriteError: One of the files could not be written; the text says
                which is as it was.
        """
        self._is_current()
        copy = read_copy(self.path)
        who = self._who(person_id, copy)
        plan = forgotten(self.plan, self.playbook, who, also_text=also_text).plan
        if plan.status == "adopted":
            plan = plan.changed(status="draft")
        if copy:
            kept = forgotten(copy.plan, copy.playbook, who, also_text=also_text).plan
            replace(copy.path, to_bytes(kept, copy.pinned))
        self._put(plan, who.name, copy)
        sweep(self.path, _STAGED_LONG_AGO_S)
        drop_lines(whereabouts_file(), self.path)

    def _is_current(self) -> None:
        """Make sure that the file holds what the person has looked at."""
        if self.read_only:
            raise CannotWriteError(self.read_only)
        if self.unsaved and not isinstance(self.save(), Saved):
            raise NeedsDecisionError(
                "Somebody else changed the file while you had it open, so nobody was "
                "forgotten. Look at what they changed, and try again."
            )

    def _put(self, plan: Plan, name: str, copy: PlanFile | None) -> None:
        """Write the plan without somebody, and let go of every step before."""
        before, history = self._plan, self._history
        self._plan, self._history = plan, History()
        self._writer.keep_no_copy()
        try:
            outcome = self.save()
        except CrisisPlanError as fault:
            self._plan, self._history = before, history
            copied = f", and no longer in {copy.path.name}" if copy else ""
            raise CannotWriteError(
                f"{fault} {name} is still in the plan{copied}. Try again."
            ) from None
        if isinstance(outcome, Diverted):
            raise NeedsDecisionError(f"{name} is forgotten here. {outcome.sentence}")
        if isinstance(outcome, Joined):
            raise NeedsDecisionError(f"{name} is forgotten. {outcome.sentence}")
