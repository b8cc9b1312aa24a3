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
        self._writing = False
        """Whether a letter was taken for a line; a blank behind it belongs to it."""

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
        """Take letters typed on a button for the line before it, if that is empty."""
        blank, app = (event.character or " ").isspace(), self.app
        before = self._left_empty()
        if before is None or not event.is_printable or not isinstance(app, KeyHold):
            return
        if blank and not self._writing:
            return
        event.stop()
        self._writing = True
        before.focus()
        app.give_back(event)

    def _left_empty(self) -> Input | None:
        """Give the line that one sees before the buttons, where nothing is in it."""
        if not isinstance(self.focused, Button):
            return None
        parts = [one for one in self.focus_chain if self._parts in one.ancestors]
        last = parts[-1] if parts else None
        return last if isinstance(last, Input) and not last.value else None

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
