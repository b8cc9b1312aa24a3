"""A review, an exercise or an activation that is being told, and stands in the plan."""

from dataclasses import dataclass, field

from crisisplan.domain.plan import Activity
from crisisplan.domain.recording import TypedActivity, TypedFinding, half_told
from crisisplan.session.plan_session import PlanSession
from crisisplan.session.taking_back_session import Mark


@dataclass(slots=True)
class Told:
    """What is told of an activity; it is in the plan as far as one has come."""

    session: PlanSession
    kind: str
    on: str = ""
    goes_on: Activity | None = None
    """What was told before, and not to its end."""
    present: tuple[str, ...] = ()
    findings: list[TypedFinding] = field(default_factory=list)
    until: str = ""
    retold: int = 0
    """How many of the findings were told before, and are completed now."""
    _mark: Mark = field(init=False)

    def __post_init__(self) -> None:
        """Remember where nothing of it is told yet."""
        self._mark = self.session.mark()

    @classmethod
    def again(cls, session: PlanSession, begun: Activity) -> "Told":
        """Go on with what was not told to its end."""
        told = cls(session, begun.kind, begun.on, begun)
        if last := half_told(begun):
            told.findings, told.retold = [last], 1
        return told

    @property
    def texts(self) -> tuple[str, ...]:
        """What has come to light by now, all of it."""
        before = self.goes_on.findings if self.goes_on else ()
        known = before[: len(before) - self.retold]
        told = [one.text for one in self.findings]
        return (*(one.text for one in known), *told)

    @property
    def is_nothing(self) -> bool:
        """Whether there is a kind and a day alone."""
        return not self.present and not self.findings

    def keep(self, *, through: bool = False) -> None:
        """Record what is told by now in place of what was told until now."""
        typed = TypedActivity(
            self.kind, self.on, self.present, tuple(self.findings), self.until
        )
        self.take_back()
        self.session.record(
            typed, goes_on=self.goes_on, retold=self.retold, unfinished=not through
        )

    def take_back(self) -> None:
        """Leave nothing of it in the plan but what was told before."""
        self.session.back_to(self._mark)
