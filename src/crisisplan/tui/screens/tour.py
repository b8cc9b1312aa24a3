"""The first minute: where one begins, and five short pages for who looks around."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit

PAGES = (
    (
        "A minute to look around",
        "On the left is everything that is asked, chapter by chapter. The arrow keys "
        "move through it, Enter goes to the answer, Esc comes back. The mouse works "
        "everywhere too.\n\n"
        "A star marks what is essential. Begin with those, and leave the rest for "
        "another day.",
    ),
    (
        "You will not know everything",
        "“We don't know yet” is an answer here: F9 notes whom you ask and until when. "
        "Shift+F9 says that something does not apply to your city, and why.\n\n"
        "Every question says why it is asked, and which city learned it.",
    ),
    (
        "Nothing is lost",
        "There is no save button. Whatever you type is saved within a second; the line "
        "at the top says when. Ctrl+Z takes a step back, and says which.\n\n"
        "The file is not encrypted. Never write down names of victims, or where a "
        "building is weak.",
    ),
    (
        "Finding your way",
        "F2 goes to the next open question, F3 finds any question by its words, F6 "
        "shows where you stand and what to do next.\n\n"
        "You can stop at any time. Next time you are where you left.",
    ),
    (
        "It ends on paper",
        "F5 shows the plan as it will be printed. F8 writes it for Word, for the "
        "browser or as plain text, each time for the readers that you name.\n\n"
        "F1 explains the screen you are on. Ctrl+P finds every command by ordinary "
        "words, this tour as well.",
    ),
)
"""What each page is called, and what it says."""
TO_BEGIN_WITH = "To begin with"
LOOK_AROUND = "Look around first (a minute)"


class TourScreen(Dialog[bool]):
    """One page after the other; gives whether somebody wants to begin."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", id="tour.leave", tooltip="Begin to work"),
        Binding("right,pagedown", "go(1)", "Next", id="tour.next", show=False),
        Binding("left,pageup", "go(-1)", "Before", id="tour.before", show=False),
    ]

    def __init__(
        self, pages: Sequence[tuple[str, str]] = PAGES, beginning: str = ""
    ) -> None:
        """Show `pages`; before them, `beginning` says what the plan begins with."""
        super().__init__()
        first = ((TO_BEGIN_WITH, beginning),) if beginning else ()
        self._pages = (*first, *pages)
        self._begins = bool(beginning)
        self._page = 0

    def compose(self) -> ComposeResult:
        """Lay out the page and the buttons."""
        with Vertical(classes="dialog"):
            yield Static("", classes="dialog-title")
            yield Static("", classes="page")
            with Horizontal(classes="buttons"):
                yield Button("Begin", variant="primary", id="begin")
                yield Button("Next", id="next")
                yield Button("Leave (Esc)", id="leave")

    def on_mount(self) -> None:
        """Show the first page."""
        for button in self.query(Button):
            button.active_effect_duration = 0  # fast typists
        self._show()

    def _show(self) -> None:
        title, text = self._pages[self._page]
        around = len(self._pages) - self._begins
        place = self._page + 1 - self._begins
        number = f"   {place} of {around}" if place else ""
        self.query_one(".dialog-title", Static).update(lit(f"{title}{number}"))
        self.query_one(".page", Static).update(lit(text))
        last = place == around
        begin, go_on = self.query_one("#begin", Button), self.query_one("#next", Button)
        begin.display, go_on.display = last or not place, not last
        go_on.label = "Next" if place else LOOK_AROUND
        (begin if begin.display else go_on).focus()

    @on(Button.Pressed, "#begin")
    def _begin(self) -> None:
        self.dismiss(True)

    @on(Button.Pressed, "#next")
    def _next(self) -> None:
        self.action_go(1)

    def action_go(self, by: int) -> None:
        """Turn the page; behind the last one the work begins."""
        if self._page + by == len(self._pages):
            self.dismiss(True)
        else:
            self._page = max(0, self._page + by)
            self._show()

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Look around alone."""
        self.dismiss(False)
