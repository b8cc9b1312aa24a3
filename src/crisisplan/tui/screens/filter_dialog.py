"""Choosing what is looked at: any number of roles, phases, states and the like."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static

from crisisplan.domain.filter_words import Offer, offers
from crisisplan.domain.filtering import Filter, Sieve, tally
from crisisplan.domain.standing import Reading
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.choices import Choices
from crisisplan.tui.widgets.inputs import CleanInput

MINE = "mine"
_PLACEHOLDER = "Type some letters, or use the arrows"
_HINT = "Enter chooses or unchooses; Esc shows the list."


class FilterDialog(Dialog[Filter | str]):
    """A list of boxes to tick, narrowed down by typing; gives back the filter.

    It gives back `MINE` where the person must say first which role is theirs.
    """

    CSS_PATH = "filter_dialog.tcss"
    HELP = (
        "Type some letters to see fewer lines; Enter ticks a line or takes the tick "
        "away, Esc shows the list. Of two roles either is enough; a role and a state "
        "must both be so."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "show", "Show", id="dialog.cancel", tooltip="Show the list"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "move(10)", "Further down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Further up", show=False, priority=True),
    ]

    def __init__(self, reading: Reading, through: Filter, mine: str) -> None:
        """Begin with what is looked at now; `mine` is the person's own role."""
        super().__init__()
        self._reading = reading
        self.through = through
        self._mine = mine
        self._options = list(self._offered())
        self._shown: list[Offer | None] = []

    def _offered(self) -> Iterator[Offer]:
        """Give what some item has, or what is chosen already."""
        counts, book = tally(self._reading), self._reading.playbook
        known = self._mine in book.roles
        offered = offers(book, self._mine)
        if known:
            yield next(offered)
        which = "another role is yours" if known else "say which role is yours"
        yield Offer(frozenset(), f"mine: {which} …")
        for one in offered:
            has = any(counts.get(choice) for choice in one.choices)
            if has or one.choices & self.through.chosen:
                yield one

    def compose(self) -> ComposeResult:
        """Lay out the line that narrows down, the boxes and the button."""
        with Vertical(classes="dialog -pick"):
            yield Static("Show only", classes="dialog-title")
            yield CleanInput(placeholder=_PLACEHOLDER)
            yield Choices()
            yield Static("", classes="hint")
            yield Button("Show", variant="primary", id="show")

    def on_mount(self) -> None:
        """Show all there is."""
        self._draw()

    @on(Input.Changed)
    def _draw(self) -> None:
        words = self.query_one(Input).value.strip()
        self._shown = [one for one in self._options if one.holds(words)]
        if not words:
            self._shown.insert(0, None)
        first = 0 if words or self.through else 1
        self.query_one(Choices).offer(map(self._line, self._shown), first)
        self._say_hint()

    def _say_hint(self) -> None:
        self.query_one(".hint", Static).update(lit(self._hint()))

    def _line(self, one: Offer | None) -> Content:
        if one is None:
            return Content("    Show everything")
        on = bool(one.choices) and one.choices <= self.through.chosen
        return Content.assemble("[x] " if on else "[ ] ", lit_line(one.label))

    def _hint(self) -> str:
        if not self._shown:
            return "Nothing found. Esc shows the list."
        sieve = Sieve(self._reading, self.through)
        of = len(self._reading.counted)
        return f"{len(sieve.counted)} of {of} questions are shown. {_HINT}"

    def action_move(self, by: int) -> None:
        """Move the highlight, while typing goes on."""
        self.query_one(Choices).move(by)

    @on(Input.Submitted)
    def _enter(self) -> None:
        place = self.query_one(Choices).highlighted
        if place is not None:
            self._take(place)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def _take(self, place: int) -> None:
        one = self._shown[place]
        if one is None:
            self.dismiss(Filter())
        elif not one.choices:
            self.dismiss(MINE)
        else:
            self.through = self.through.toggled(one.choices)
            self._mark()

    def _mark(self) -> None:
        """Show what is ticked; no line moves away from under the mouse."""
        boxes = self.query_one(Choices)
        for index, one in enumerate(self._shown):
            boxes.replace_option_prompt_at_index(index, self._line(one))
        self._say_hint()

    @on(Button.Pressed)
    def action_show(self) -> None:
        """Show the list."""
        self.dismiss(self.through)
