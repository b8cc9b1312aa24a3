"""What leaves the house, before it does: read through and confirmed by name."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from crisisplan.domain.text import one_line, tidy
from crisisplan.export.release import Release
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.inputs import CleanInput


class ReleaseDialog(Dialog[str | None]):
    """Gives back who has read the list; None where nobody confirms it."""

    CSS_PATH = "dialogs.tcss"
    HELP = (
        "Read the list: Page down reads on. Then write the name of who has read it, "
        "and press Enter. Esc writes nothing."
    )
    CSS = """
    ReleaseDialog { align: center middle; }
    ReleaseDialog .dialog { max-height: 100%; }
    ReleaseDialog VerticalScroll { height: auto; max-height: 50vh; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="dialog.cancel", tooltip="Go back"),
        Binding("pagedown", "page(1)", "Read on", show=False, priority=True),
        Binding("pageup", "page(-1)", "Read back", show=False, priority=True),
    ]

    def __init__(self, going_out: Sequence[Release]) -> None:
        """Show what goes out, document by document."""
        super().__init__()
        self._going_out = going_out

    def compose(self) -> ComposeResult:
        """Lay out the list, the line for the name, and two buttons."""
        listed = "\n\n".join("\n".join(one.lines) for one in self._going_out)
        with Vertical(classes="dialog"):
            yield Static("This leaves the house", classes="dialog-title")
            with VerticalScroll(can_focus=False):
                yield Static(lit(listed))
            yield Static(
                "Who has read this list and confirms it? Write a name. Page down reads "
                "on."
            )
            yield CleanInput()
            yield Static("", classes="refusal")
            with Horizontal(classes="buttons"):
                yield Button("I confirm", variant="primary", id="confirm")
                yield Button("Cancel", id="cancel")

    def on_mount(self) -> None:
        """Begin with the name; the list is read with Page down."""
        self.query_one(Input).focus()

    @property
    def loses_nothing(self) -> bool:
        """Whether no name was written."""
        return not self.query_one(Input).value

    def action_page(self, by: int) -> None:
        """Move the list by what is seen of it."""
        listed = self.query_one(VerticalScroll)
        step = by * max(1, listed.size.height - 1)
        listed.scroll_relative(y=step, animate=False, immediate=True)

    @on(Input.Submitted)
    @on(Button.Pressed, "#confirm")
    def _confirm(self) -> None:
        name = one_line(tidy(self.query_one(Input).value))
        if name:
            self.dismiss(name)
        else:
            self.refuse("Write the name of who confirms.")
