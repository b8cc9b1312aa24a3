"""What all dialogs have in common: how they are left, and what waits until then."""

from typing import TypeVar

from textual import events, on
from textual.screen import ModalScreen, Screen
from textual.widgets import Button, Input, Static

from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.commands import commands_on, is_struck_on_purpose
from crisisplan.tui.text import lit, lit_line

T = TypeVar("T")
NOT_DONE = "This is not done yet. Esc once more throws away what you changed."


class Dialog(ModalScreen[T]):
    """Left with Esc; where something was typed, only when Esc is struck twice.

    A click beside it does what Esc does, where nothing that was typed is lost.
    """

    HELP = "Esc leaves everything as it is; where you wrote something, it asks first."
    title_line = ""
    """What it is about."""
    _warned: tuple[str, ...] | None = None
    """What was typed when it was said that Esc throws it away."""

    def about_here(self) -> str:
        """Say what is asked."""
        return lit_line(self.title_line).plain

    @property
    def entered(self) -> tuple[str, ...]:
        """What stands in its lines."""
        return tuple(one.value for one in self.query(Input))

    @property
    def undone(self) -> tuple[str, ...]:
        """What was typed and not done with, below what it is about."""
        if not self.is_mounted or self.loses_nothing:  # looked at while it is opened
            return ()
        lines = (one_line(tidy(one)) for one in (self.title_line, *self.entered))
        return tuple(filter(None, lines))

    @property
    def loses_nothing(self) -> bool:
        """Whether it can be left without a question."""
        return True

    def action_cancel(self) -> None:
        """Leave, or say what would be thrown away."""
        if self.loses_nothing or self._warned == self.entered:
            self.leave()
        else:
            self._warned = self.entered
            self.refuse(NOT_DONE)

    def leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)

    @on(Button.Pressed, "#cancel")
    def _leave(self) -> None:
        self.leave()  # as the kind of dialog does it

    def refuse(self, sentence: str) -> None:
        """Say what is in the way, below the lines; nothing where nothing is."""
        self.query_one(".refusal", Static).update(lit(sentence))

    @on(Input.Changed)
    def _forget_warning(self) -> None:
        if self._warned is not None and self._warned != self.entered:
            self._warned = None
            self.refuse("")

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
