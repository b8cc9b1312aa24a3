"""The line that says what is looked at, as long as something is kept back."""

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from crisisplan.domain.text import one_line, tidy

_ALL = "Ctrl+L shows all"


class FilterLine(Widget):
    """What is looked at, in words; a click changes it, or shows everything again."""

    DEFAULT_CSS = """
    FilterLine { height: 1; background: $secondary-muted; color: $text; display: none; }
    FilterLine.-on { display: block; }
    """

    class Pressed(Message):
        """The line was clicked."""

        def __init__(self, *, clears: bool) -> None:
            """Say whether on the words that show everything again."""
            super().__init__()
            self.clears = clears

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = ""
        self._shown = self._of = self._at = 0

    def say(self, words: str, shown: int, of: int) -> None:
        """Say what is looked at, and how much that is; nothing where it is all."""
        self.set_class(bool(words), "-on")
        self._words = one_line(tidy(words))
        self._shown, self._of = shown, of
        self.refresh()

    def stand_at(self, place: int) -> None:
        """Say which of what is shown one is at; zero where it is none of it."""
        if place != self._at:
            self._at = place
            self.refresh()

    def render(self) -> Content:
        """Give the words, cut where there is no room, and the key at the right."""
        counts = f"{self._shown} of {self._of} shown"
        if self._at:
            counts = f"question {self._at} of {self._shown}"
        right = f"  {counts}  {self._all} "
        left = f" Only: {self._words}"
        room = max(0, self.size.width - cell_len(right))
        if cell_len(left) > room:
            left = set_cell_size(left, max(0, room - 1)) + "…"
        return Content(set_cell_size(left, room) + right)

    @property
    def _all(self) -> str:
        return f"{_ALL} {self._of}" if self._at else _ALL

    def on_click(self, event: events.Click) -> None:
        """Show everything, or ask what is looked at."""
        clears = event.x >= self.size.width - cell_len(self._all) - 1
        self.post_message(self.Pressed(clears=clears))
