"""Finding by words: whatever is typed is looked for everywhere, letter by letter."""

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from crisisplan.domain.finding import Finder, Finds, Found
from crisisplan.domain.standing import Reading
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.back_line import Hint
from crisisplan.tui.widgets.choices import Choices
from crisisplan.tui.widgets.inputs import CleanInput

_SEARCHED = "Questions, guidance, answers and people are searched."
_PLACEHOLDER = "Words of a question, an answer, a name"
_READING = "One moment: the plan is being read."


class Find(Dialog[Found | None]):
    """A line to type into, and what it finds, with where the words stand."""

    CSS_PATH = ["dialogs.tcss", "find.tcss"]  # noqa: RUF012
    HELP = (
        "Type words that stand in a question, its guidance, an answer or a name. The "
        "arrows go through what was found, Enter goes there. Esc goes back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="dialog.cancel", tooltip="Go back"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "move(10)", "Further down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Further up", show=False, priority=True),
    ]

    def __init__(self, finder: Finder, reading: Reading, words: str = "") -> None:
        """Look through `reading`; `finder` may have read some of it already.

        `words` is what was typed elsewhere already.
        """
        super().__init__()
        self._begun = words
        self._finder = finder
        self._reading = reading
        self._looking = False
        self._shown_for = ""
        self._finds = Finds()

    def compose(self) -> ComposeResult:
        """Lay out the line that is typed into, and what it finds below."""
        with Vertical(classes="dialog -pick"):
            yield Static("Find", classes="dialog-title")
            yield CleanInput(self._begun, _PLACEHOLDER)
            yield Choices()
            yield Hint(_SEARCHED)

    def on_mount(self) -> None:
        """Read what was not read yet, while typing goes on."""
        self.run_worker(self._read())

    async def _read(self) -> None:
        for _ in self._finder.read_in_slices(self._reading):
            await asyncio.sleep(0)
        self._look()

    @property
    def _typed(self) -> str:
        return self.query_one(Input).value

    @on(Input.Changed)
    def _look(self) -> None:
        if not self._finder.up_to_date(self._reading):
            self.query_one(Hint).say(_READING)
        elif not self._looking:
            self._looking = True
            self.run_worker(self._look_up())

    async def _look_up(self) -> None:
        """Look for what is typed, until nothing else was typed meanwhile."""
        while self.is_attached and self._shown_for != (typed := self._typed):
            finds = Finds()
            for finds in self._finder.find_in_slices(typed):  # noqa: B007  # the last
                await asyncio.sleep(0)
                if typed != self._typed:
                    break
            else:
                self._show(typed, finds)
        self._looking = False

    def _show(self, typed: str, finds: Finds) -> None:
        self._shown_for, self._finds = typed, finds
        self.query_one(Choices).offer(map(self._line, finds.best))
        self.query_one(Hint).say(_hint(typed, finds))

    def _line(self, found: Found) -> Content:
        """Give what was found, with where it stands, and where the words are in it."""
        place = lit_line(self._place(found)).plain
        parts: list[Content | tuple[str, str]] = [
            lit_line(found.title),
            (f" · {place}", "dim"),
        ]
        if found.said:
            said = lit_line(f"{found.where}: {found.said}").plain
            parts.append((f"\n   {said}", "dim"))
        return Content.assemble(*parts)

    def _place(self, found: Found) -> str:
        if found.sort == "person":
            return "in the directory"
        if found.sort == "chapter":
            return "a chapter"
        spot = self._reading.playbook.spots[found.id]
        chapter = self._reading.playbook.say(spot.chapter.title)
        if self._reading.plan.left_out(spot.chapter.id):
            return f"{chapter}, left out"
        return chapter if self._reading.in_play(spot.item) else f"{chapter}, parked"

    def action_move(self, by: int) -> None:
        """Move the highlight, while typing goes on."""
        self.query_one(Choices).move(by)

    @on(Input.Submitted)
    def _enter(self) -> None:
        if self._shown_for != self._typed:  # Enter came faster than the looking
            self._finder.read(self._reading)
            self._show(self._typed, self._finder.find(self._typed))
        place = self.query_one(Choices).highlighted
        if place is not None:
            self.dismiss(self._finds.best[place])

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._finds.best[event.option_index])

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)


def _hint(typed: str, finds: Finds) -> str:
    if not typed.strip():
        return _SEARCHED
    if not finds.count:
        return "Nothing found. Accents and capitals make no difference."
    if finds.count > len(finds.best):
        return f"{finds.count} found; type more to see fewer."
    return "Enter goes there."
