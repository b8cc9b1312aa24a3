"""One row of a table, edited part by part."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from crisisplan.domain.values import Value
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit_line

Cells = dict[str, Value]


class RowDialog(Dialog[Cells | None]):
    """Gives the row as it stands at the end; None where it is to be as it was.

    Every edit is in the plan already, so leaving with Esc keeps what was typed.
    """

    CSS_PATH = "row_dialog.tcss"
    HELP = (
        "What you write here is in the table at once. Tab goes from part to part, Esc "
        "back to the table. F9 goes back too, and notes whom you ask for what is "
        "missing. “As it was before” takes back what you changed."
    )
    AUTO_FOCUS = ""  # whoever opens it knows the part to begin with
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "keep", "Done", id="row.done", tooltip="Back to the table"),
        Binding("ctrl+s", "keep", "Done", id="row.save", show=False),
        Binding("f9", "ask", "Ask somebody", show=False, priority=True),
    ]

    def __init__(self, title: str, parts: Widget, cells: Callable[[], Cells]) -> None:
        """Show `parts`, the editors of a row; `cells` gives what they hold."""
        super().__init__()
        self.title_line = title
        self._parts = parts
        self._cells = cells

    def compose(self) -> ComposeResult:
        """Lay out the parts of the row and the buttons."""
        with Vertical(id="row"):
            yield Static(lit_line(self.title_line), id="row-title")
            with VerticalScroll(id="row-parts", can_focus=False):
                yield self._parts
            with Horizontal(classes="buttons"):
                yield Button("Done (Ctrl+S)", variant="primary", id="done")
                yield Button("As it was before", id="back")

    def on_key(self, event: events.Key) -> None:
        """Take letters typed on a button for the part that was just left empty."""
        letter, app = event.character or " ", self.app
        if not isinstance(self.focused, Button) or not event.is_printable:
            return
        empty = [one for one in self._parts.query(Input) if not one.value]
        if empty and not letter.isspace() and isinstance(app, KeyHold):
            event.stop()
            empty[-1].focus()
            app.give_back(event)

    @on(Button.Pressed, "#done")
    def action_keep(self) -> None:
        """Go back to the table with what stands here."""
        self.dismiss(self._cells())

    def action_ask(self) -> None:
        """Go back to the table, and note there who is asked for what is missing."""
        self.action_keep()
        self.app.call_later(self.app.simulate_key, "f9")

    @on(Button.Pressed, "#back")
    def _take_back(self) -> None:
        """Go back to the table with the row as it was."""
        self.dismiss(None)
