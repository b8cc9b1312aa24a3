"""A screen of text that is read with the arrows, and left with Esc."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from crisisplan.tui.commands import command
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.key_line import KeyLine


class Paper(VerticalScroll, can_focus=True):
    """Text longer than the screen; arrows and the wheel move it."""

    DEFAULT_CSS = """
    Paper { padding: 1 1 0 1; align-horizontal: center; }
    Paper > Static { height: auto; }
    Paper > * { max-width: 98; }
    """

    def __init__(self, text: str = "", *more: Widget) -> None:
        """Show `text` letter by letter, and `more` below it."""
        super().__init__()
        self._text = text
        self._more = more

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(lit(self._text))
        yield from self._more

    def say(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._text = text
        self.query_one(Static).update(lit(text))
        self.scroll_home(animate=False)


class PageScreen(Screen[None]):
    """A title, and text below it."""

    HELP = "The arrows, Page up and Page down move the text. Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = [
        command("escape", "back", "Back", "To where you came from"),
    ]

    def __init__(self, title: str, text: str) -> None:
        """Show `text` under `title`."""
        super().__init__()
        self.page_title = title
        self.text = text

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield Static(lit_line(self.page_title), classes="top")
        yield from self.page()
        yield KeyLine()

    def page(self) -> ComposeResult:
        """Lay out the text."""
        yield Paper(self.text)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
