"""What is recorded about a plan: its adoption, its exercises, what came to light."""

from pathlib import Path

from crisisplan.domain.adoption import (
    TypedAdoption,
    adopted,
    in_the_way,
    need_changes,
    read_adoption,
)
from crisisplan.domain.change_record import record
from crisisplan.domain.findings import KINDS, with_closed
from crisisplan.domain.history import History
from crisisplan.domain.plan import Activity, Adoption, Change, Closed, Plan
from crisisplan.domain.recording import (
    TypedActivity,
    read_activity,
    read_review_by,
    say_activity,
    told_on,
)
from crisisplan.domain.standing import Reading
from crisisplan.domain.version import is_adopted, next_version
from crisisplan.errors import (
    CannotWriteError,
    CrisisPlanError,
    NeedsDecisionError,
    Problem,
    ProblemsError,
)
from crisisplan.session.open_plan import OpenPlan
from crisisplan.storage.kept import keep, kept_path, read_kept, take_back
from crisisplan.storage.outcomes import Saved
from crisisplan.storage.plan_file import to_bytes

CHANGED_MEANWHILE = (
    "Somebody else changed the file while you had it open, so nothing was adopted. "
    "Look at what they changed, and adopt again."
)


class AdoptionSession(OpenPlan):
    """An open plan, and the deeds that record what became of it."""

    _kept: tuple[str, Plan | None] = ("", None)

    @property
    def last_adopted(self) -> Plan | None:
        """The version that was adopted last, where its file was kept and is whole."""
        version = self.plan.version if self.plan.adopted else ""
        if self._kept[0] != version:
            file = read_kept(self.path, version)
            whole = file is not None and is_adopted(file.plan)
            self._kept = (version, file.plan if file and whole else None)
        return self._kept[1]

    def adopt(self, typed: TypedAdoption) -> Path:
        """Freeze the plan as its next version; give the file that is kept of it.

        This is saved at once and cannot be undone: a body has decided. What is
        changed later makes a draft of the version after it.

        Raises:
            NotAnAnswerError: A fact is missing, or nothing changed since the last one.
            ProblemsError: The plan has problems that must be mended first.
            NeedsDecisionError: Somebody else changed the file meanwhile.
            CannotWriteError: It could not be written; nothing was adopted.
        """
        facts = read_adoption(typed, self.plan, self.reading.today)
        self.need_adoptable()
        if self.unsaved and not isinstance(self.save(), Saved):
            raise NeedsDecisionError(CHANGED_MEANWHILE)
        plan = adopted(self.plan, facts, self._changes(facts))
        place = kept_path(self.path, plan.version)
        self._freeze(plan, place)
        return place

    def need_adoptable(self) -> None:
        """Make sure that the plan can be adopted as it stands.

        Raises:
            NotAnAnswerError: Nothing changed since the last version.
            ProblemsError: The plan has problems that must be mended first.
            CannotWriteError: It is open for reading only.
        """
        need_changes(self.plan)
        if self.read_only:
            raise CannotWriteError(self.read_only)
        if found := in_the_way(self.reading):
            name = self.path.name
            keys = [".".join(map(str, flaw.key)) for flaw in found]
            raise ProblemsError(
                tuple(
                    Problem(flaw.sentence, name, key=key, nearest=flaw.nearest)
                    for flaw, key in zip(found, keys, strict=True)
                )
            )

    def _changes(self, facts: Adoption) -> tuple[Change, ...]:
        """Give the lines of the record: the adoption, then what is different in it."""
        plan, first = self.plan, self.plan.adopted is None
        said = f"{'First adoption' if first else 'Adopted'}: {facts.body}, resolution "
        line = Change(
            version=next_version(plan),
            on=facts.on,
            by=facts.by,
            what=f"{said}{facts.resolution}.",
        )
        if first or is_adopted(plan):
            return (line,)
        last = read_kept(self.path, plan.version)
        if last is None or not is_adopted(last.plan):
            sentence = (
                f"What changed since version {plan.version} is not listed: no file of "
                "it was kept."
            )
            return (line, line.model_copy(update={"what": sentence}))
        before = Reading(last.plan, last.playbook, self.reading.today)
        return (line, *record(before, self.reading, line))

    def _freeze(self, plan: Plan, place: Path) -> None:
        """Write the kept file and the plan, or neither."""
        new = keep(place, to_bytes(plan, self._pinned), like=self.path)
        before, history = self._plan, self._history
        self._plan, self._history = plan, History()
        try:
            whole = isinstance(self.save(), Saved)
        except CrisisPlanError:
            self._plan, self._history = before, history
            if new:
                take_back(place)
            raise
        if not whole:  # what somebody else wrote stays in, and nobody adopted that
            if new:
                take_back(place)
            self._plan = self._plan.changed(
                status=before.status,
                version=before.version,
                adopted=before.adopted,
                changes=before.changes,
            )
            self.save()
            raise NeedsDecisionError(CHANGED_MEANWHILE)

    def record(
        self,
        typed: TypedActivity,
        *,
        goes_on: Activity | None = None,
        retold: int = 0,
        unfinished: bool = False,
    ) -> None:
        """Record a review, an exercise or an activation, with what came to light.

        Args:
            typed: What is told.
            goes_on: What was told of the same before, and gives way to the whole.
            retold: How many findings of that, from the last on, are told anew.
            unfinished: Whether it is not told to its end.

        Raises:
            NotAnAnswerError: Something of it cannot be so; nothing was changed.
            UnknownItemError: A finding is about an item that is not asked.
        """
        activity = read_activity(typed, self.reading)
        activity = told_on(activity, goes_on, retold) if goes_on else activity
        activity = activity.model_copy(update={"unfinished": unfinished})
        others = _without(self.plan.activity, goes_on)
        plan = self.plan.changed(activity=(*others, activity))
        if day := read_review_by(typed.review_by, self.reading):
            plan = plan.changed(review_by=day)
        self._do(f"the record of {_A[activity.kind]} on {activity.on}", plan)

    def take_out(self, activity: Activity) -> None:
        """Take out what was recorded."""
        plan = self.plan.changed(activity=_without(self.plan.activity, activity))
        self._do(f"taking out: {say_activity(activity)}", plan)

    def close_finding(self, number: int) -> None:
        """Say that a finding was seen to; it is counted as open no longer.

        Raises:
            NotAnAnswerError: There is no such finding, or it is closed already.
        """
        closed = Closed(on=self.reading.today.isoformat(), by=self.by)
        plan = with_closed(self.plan, number, closed)
        self._do(f"closing finding {number}", plan)

    def reopen_finding(self, number: int) -> None:
        """Say that a finding is open after all.

        Raises:
            NotAnAnswerError: There is no such finding, or it is open.
        """
        plan = with_closed(self.plan, number, None)
        self._do(f"opening finding {number} again", plan)


def _without(known: tuple[Activity, ...], one: Activity | None) -> tuple[Activity, ...]:
    if one not in known:
        return known
    place = known.index(one)
    return (*known[:place], *known[place + 1 :])


_A = {kind: f"{'a' if kind == 'review' else 'an'} {kind}" for kind in KINDS}
