"""Lines that lead back when they are clicked."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from crisisplan.tui.text import lit, lit_line

TO_LIST = "All chapters"
"""Where no line says where one is."""


class WayOut(Static):
    """Does what Esc does."""

    def on_click(self) -> None:
        """Go back."""
        self.app.simulate_key("escape")


class BackLine(WayOut):
    """Says where one is, behind a sign that points back."""

    def __init__(self, words: str, *, classes: str = "crumb") -> None:
        """Show `words`."""
        super().__init__(lit_line(f"‹ {words}"), classes=classes)


class Hint(Horizontal):
    """The foot of a dialog: what can be done now, and always how to leave."""

    DEFAULT_CSS = """
    Hint { height: auto; }
    Hint > Static { width: 1fr; }
    Hint > WayOut { width: auto; }
    """

    def __init__(self, words: str) -> None:
        """Begin with `words`."""
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out both beside each other."""
        yield Static(lit(self._words), classes="hint")
        yield WayOut("Esc goes back", classes="hint")

    def say(self, words: str) -> None:
        """Say something else beside the way out."""
        self.query(Static).first(Static).update(lit(words))
