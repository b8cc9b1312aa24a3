"""Deeds upon a plan as a person sees it, while others' work comes in beside it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from crisisplan.domain.merge import merge
from crisisplan.domain.plan import Plan, SetAside
from crisisplan.session.open_plan import OpenPlan

Clashes = Callable[[Sequence[SetAside]], object]


@dataclass(slots=True)
class Seen:
    """What a form or dialog shows, and how often others' work had come in by then."""

    plan: Plan
    came_in: int


class SeeingSession(OpenPlan):
    """An open plan that can be changed from a form that shows an older state of it."""

    _upon = False
    _hear_clashes: Clashes | None = None

    def tell_clashes(self, hear: Clashes) -> None:
        """Have it heard what of others' work gave way to what a form wrote."""
        self._hear_clashes = hear

    def seen(self) -> Seen:
        """Give what a form that is filled now shows."""
        return Seen(self.plan, self._knows)

    @contextmanager
    def upon(self, seen: Seen) -> Iterator[None]:
        """Do deeds upon what was seen; what others wrote since then stays.

        A form writes all that it shows. Where it shows what is no longer so, only what
        was changed in it goes into the plan; where both changed the same, the form
        wins, and the other is set aside.
        """
        if self._upon or seen.came_in == self._knows:
            yield
            seen.plan = self._plan
            return
        now, self._plan, self._upon = self._plan, seen.plan, True
        try:
            yield
        finally:
            self._upon = False
            base, seen.plan = seen.plan, self._plan
            both = merge(base, seen.plan, now, self.playbook, at=self._at, wins="mine")
            self._plan = both.plan
            if both.clashes and self._hear_clashes:
                self._hear_clashes(both.clashes)
