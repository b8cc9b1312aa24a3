"""What was done to a plan, so that it can be undone.

A step is made again upon the plan as it is then: what others changed meanwhile stays.
"""

from dataclasses import dataclass, replace

from crisisplan.domain.plan import Plan

_MOST = 200
"""Steps that are kept: more than a person goes back, and little enough for memory."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done."""

    what: str
    """As it follows "Undone:"."""
    before: Plan
    after: Plan
    key: str = ""
    """Steps in a row with the same key are one: the typing of one answer."""


@dataclass(frozen=True, slots=True)
class History:
    """Steps behind and steps ahead, the nearest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def then(self, step: Step) -> "History":
        """Give the history with one more step; what was undone is gone."""
        last = self.done[-1] if self.done else None
        typing = last and step.key and last.key == step.key and not self.undone
        if last and typing and last.after is step.before:
            return History(
                (*self.done[:-1], replace(last, what=step.what, after=step.after))
            )
        return History((*self.done[-_MOST + 1 :], step))

    def back(self) -> tuple["History", Step | None]:
        """Give the history one step back, and the step."""
        if not self.done:
            return self, None
        step = self.done[-1]
        return History(self.done[:-1], (*self.undone, step)), step

    def forth(self) -> tuple["History", Step | None]:
        """Give the history one step forth, and the step."""
        if not self.undone:
            return self, None
        step = self.undone[-1]
        return History((*self.done, step), self.undone[:-1]), step

    @property
    def typing(self) -> Step | None:
        """The step that takes up what is typed next; None where there is none."""
        last = self.done[-1] if self.done else None
        return last if last and last.key and not self.undone else None

    def sealed(self) -> "History":
        """Give the history in which the last step takes nothing more up."""
        if not self.done or not self.done[-1].key:
            return self
        last = replace(self.done[-1], key="")
        return History((*self.done[:-1], last), self.undone)
