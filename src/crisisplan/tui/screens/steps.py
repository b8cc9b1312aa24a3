"""Taking steps back and making them again, on every screen that changes the plan."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command


class Steps(Screen[None]):
    """A screen on which Ctrl+Z and Ctrl+Y do the same as on every other one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        command("ctrl+z", "undo", "Undo", "Take the last step back", show=False),
        command("ctrl+y", "redo", "Redo", "Do the step again", show=False),
    ]

    def __init__(self, session: PlanSession) -> None:
        """Take the steps of `session`."""
        super().__init__()
        self.session = session

    def keep(self) -> None:
        """Finish what is half typed."""

    def show_anew(self) -> None:
        """Show the plan as it is after a step."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take the last step back, and say which."""
        self._step(self.session.undo, "There is nothing to undo.")

    def action_redo(self) -> None:
        """Make the step again, and say which."""
        self._step(self.session.redo, "There is nothing to do again.")

    def _step(self, step: Callable[[], str], nothing: str) -> None:
        self.keep()
        sentence = step()
        self.notify(sentence or nothing, markup=False)
        if sentence:
            self.show_anew()
