"""What all dialogs have in common: how they are left, and what waits until then."""

from typing import ClassVar, TypeVar

from textual import events
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.commands import commands_on, is_struck_on_purpose

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A click beside it does what Esc does, where nothing that was typed is lost."""

    keeps_itself: ClassVar[bool] = True
    """Whether every edit is in the plan at once, or nothing is typed."""

    @property
    def unkept(self) -> tuple[str, ...]:
        """What is typed and would be gone with the terminal."""
        lines = self.query(Input)
        if self.keeps_itself or not lines or self.loses_nothing:
            return ()
        return tuple(filter(None, (one_line(tidy(one.value)) for one in lines)))

    @property
    def loses_nothing(self) -> bool:
        """Whether it can be left without a question."""
        return True

    def on_click(self, event: events.Click) -> None:
        """Leave where the click was beside the dialog."""
        if event.widget is self and self.loses_nothing:
            # not from here: a key that the screen itself has sent stops before it
            self.app.call_later(self.app.simulate_key, "escape")

    def on_key(self, event: events.Key) -> None:
        """Say so where a key of the page below does nothing now."""
        if is_struck_on_purpose(event.key):
            *_, page = (one for one in self.app.screen_stack if not is_dialog(one))
            for binding in commands_on(page, event.key):
                self.say_waits(f"{binding.description} ({binding.key_display}) waits")

    def say_waits(self, what: str) -> None:
        """Say that something waits until this dialog is done."""
        self.notify(f"{what} until this is done, or left with Esc.", markup=False)


def is_dialog(screen: Screen[object]) -> bool:
    """Say whether a screen stands above another, which waits for it."""
    return isinstance(screen, Dialog)
