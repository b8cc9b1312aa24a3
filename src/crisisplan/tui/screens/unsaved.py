"""What is asked of whoever leaves while the plan cannot be saved."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit

ELSEWHERE, LEAVE, STAY = "elsewhere", "leave", "cancel"
_LOST = "If you leave now, what is not saved is lost."


class UnsavedDialog(Dialog[str | None]):
    """Gives what is chosen: `ELSEWHERE` or `LEAVE`; None where the person stays."""

    CSS_PATH = "dialogs.tcss"
    HELP = (
        "“Save elsewhere” asks for another file, “Stay” goes back: saving is tried "
        "again by itself. “Leave anyway” throws away what is not saved."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Stay", id="dialog.cancel", tooltip="Go back"),
        Binding("left", "app.focus_previous", "The one before", show=False),
        Binding("right", "app.focus_next", "The next", show=False),
    ]

    def __init__(self, trouble: str, *, elsewhere: bool = True) -> None:
        """Say what went wrong; `elsewhere` is whether another file can be named."""
        super().__init__()
        self._trouble = trouble
        self._elsewhere = elsewhere

    def compose(self) -> ComposeResult:
        """Lay out what went wrong, and what can be done."""
        with Vertical(classes="dialog"):
            yield Static("Not saved", classes="dialog-title")
            yield Static(lit(f"{self._trouble}\n\n{_LOST}"))
            with Horizontal(classes="buttons"):
                if self._elsewhere:
                    yield Button("Save elsewhere", variant="primary", id=ELSEWHERE)
                yield Button("Stay", id=STAY)
                yield Button("Leave anyway", id=LEAVE)

    @on(Button.Pressed, f"#{ELSEWHERE}")
    @on(Button.Pressed, f"#{LEAVE}")
    def _choose(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id)
