"""The barest full screen of its kind: a header, a tree, a footer, nothing else."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Tree


class EmptyApp(App[None]):
    """Shows its title, and can be left."""

    TITLE = "Painted"
    BINDINGS: ClassVar = [("ctrl+q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Lay out the three widgets."""
        yield Header()
        yield Tree("Plan")
        yield Footer()


EmptyApp().run()
