"""What all dialogs have in common: the mouse leaves them as Esc does."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A click beside it does what Esc does, where nothing that was typed is lost."""

    @property
    def loses_nothing(self) -> bool:
        """Whether it can be left without a question."""
        return True

    def on_click(self, event: events.Click) -> None:
        """Leave where the click was beside the dialog."""
        if event.widget is self and self.loses_nothing:
            # not from here: a key that the screen itself has sent stops before it
            self.app.call_later(self.app.simulate_key, "escape")
