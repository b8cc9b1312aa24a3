"""Deeds that hold for now: taken back, or done again with more, as one step."""

from crisisplan.domain.history import Step
from crisisplan.session.open_plan import OpenPlan

Mark = Step | None
"""The step that was the last one; None where nothing was done yet."""


class TakingBackSession(OpenPlan):
    """An open plan in which what is still being told stands already."""

    def mark(self) -> Mark:
        """Give the place in the history to which what comes next is taken back."""
        self.seal()
        return self._history.done[-1] if self._history.done else None

    def back_to(self, mark: Mark) -> None:
        """Take back whatever was done since `mark`; what others wrote stays."""
        while self._history.done and self._history.done[-1] is not mark:
            self.undo()
