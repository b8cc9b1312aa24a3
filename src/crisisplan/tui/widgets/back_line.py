"""A line that leads back when it is clicked, where the keys leave no room to say it."""

from textual.widgets import Static

from crisisplan.tui.text import lit_line

TO_LIST = "All chapters"
"""Where no line says where one is."""


class BackLine(Static):
    """Does what Esc does."""

    def __init__(self, words: str, *, classes: str = "crumb") -> None:
        """Show `words` behind a sign that points back."""
        super().__init__(lit_line(f"‹ {words}"), classes=classes)

    def on_click(self) -> None:
        """Go back."""
        self.app.simulate_key("escape")
