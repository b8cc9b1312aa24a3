"""A bare form that mounts the fields of one question, anew at each F2."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Footer, Header, Input, Static


class Form(Vertical):
    """What the pane of a question is made of, and nothing that makes it work."""

    DEFAULT_CSS = "Form, Form Vertical, Form Horizontal { height: auto; }"

    def __init__(self, number: int) -> None:
        """Show a question."""
        super().__init__()
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out what is read, the input, and what follows."""
        with Horizontal(), Vertical():
            with Vertical():
                yield Static("All questions › Part 0")
                yield Static(f"Measure {self._number:05d}   useful · first day")
                yield Static(f"Who sees to point {self._number} of the incident?")
                yield self._folded("Why: our own judgement: it was open on the day.")
                with Vertical(), Vertical():
                    yield Input()
                    yield Static("")
                yield Static("Not answered yet.")
                yield Static("F9 Ask somebody Shift+F9 Does not apply F12 Draft")
                yield self._folded("Owner, due date, note, marking: nobody")
            with Vertical():
                yield Static("In the document")
                yield Static("Complete")

    def _folded(self, text: str) -> Widget:
        return Vertical(Static(text), Vertical())


class FormApp(App[None]):
    """Shows one form after the other."""

    BINDINGS: ClassVar = [("f2", "next", "Next"), ("ctrl+q", "quit", "Quit")]
    _number = 0

    def compose(self) -> ComposeResult:
        """Lay out the place of the form."""
        yield Header()
        yield VerticalScroll(id="pane")
        yield Footer()

    async def on_mount(self) -> None:
        """Show the first form."""
        await self.action_next()

    async def action_next(self) -> None:
        """Take the form away, and mount the next one."""
        pane = self.query_one("#pane")
        form = Form(self._number)
        self._number += 1
        with self.batch_update():
            await pane.remove_children()
            await pane.mount(form)
        self.query_one(Input).focus()


FormApp().run()
