"""What is kept beside the answers: put back, copied, or dropped."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Button, OptionList, Static

from crisisplan.domain import aside
from crisisplan.domain.plan import SetAside
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.session.seeing_session import Seen
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialogs import Confirm
from crisisplan.tui.screens.steps import Steps
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import Lines
from crisisplan.tui.widgets.status import TopLine

_NOTHING = (
    "Nothing is set aside.\n\nHere you find what fits nowhere any more, what clashed "
    "with something newer, and what a form brought and nobody could understand."
)


class _Kept(Lines):
    """A click marks a line and does no more: what is put back replaces an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "screen.put_back", "Put back", show=False),
    ]

    def __init__(self) -> None:
        """Begin without a line."""
        super().__init__([], lambda _: None)


class SetAsideScreen(Steps):
    """Nothing that somebody wrote is thrown away before a person says so."""

    CSS_PATH = "set_aside.tcss"
    HELP = (
        "A click or an arrow marks a line and shows its words. Enter or F2 puts what "
        "is marked back where it stood: as an answer, for a person, a role, the city. "
        "What it replaces is set aside instead. F3 copies its words. Delete drops it. "
        "Ctrl+Z takes a step back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "put_back", "Put back", "Put it back where it stood in the plan"),
        command("f3", "copy", "Copy", "Copy the words, to paste them elsewhere"),
        command("delete", "drop", "Drop", "Let go of it"),
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(self, session: PlanSession) -> None:
        """Show what is set aside in a plan."""
        super().__init__(session)
        self._seen = session.seen()

    def compose(self) -> ComposeResult:
        """Lay out the list, and below what the marked line holds."""
        yield TopLine("Set aside")
        yield _Kept()
        with VerticalScroll(id="kept", can_focus=True):
            yield Static(id="words")
        yield Button("Put back (F2)")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the list."""
        self.show_anew()
        first = Lines if self._kept else VerticalScroll
        self.query_one(first).focus()

    @property
    def _kept(self) -> tuple[SetAside, ...]:
        return self._seen.plan.set_aside

    def came_in(self) -> None:
        """Show what is set aside by now: somebody else changed the plan."""
        self.show_anew()

    def show_anew(self) -> None:
        """Show what there is now, the cursor where it was."""
        self._seen = self.session.seen()
        reading = self.session.reading
        lines = [
            (
                str(place),
                lit_line(f"{aside.title(reading, one)}: {aside.said(reading, one)}"),
            )
            for place, one in enumerate(self._kept)
        ]
        self.query_one(Lines).show(lines)
        for shown in (self.query_one(Lines), self.query_one(Button)):
            shown.display = bool(lines)
        self._tell()

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        """Say all there is about the marked line."""
        words = self.query_one("#words", Static)
        place = self.query_one(Lines).highlighted
        if place is None or place >= len(self._kept):
            words.update(lit(_NOTHING))
            return
        one, reading = self._kept[place], self.session.reading
        since = f", since {one.at[:10]}" if one.at else ""
        words.update(
            lit(
                f"{aside.heading(reading, one)}{since}\n\n"
                f"{aside.said(reading, one)}\n\nBecause: {one.because}"
            )
        )

    def _place(self) -> int | None:
        """Give the marked line; say so where there is none."""
        place = self.query_one(Lines).highlighted
        if place is None or not self._kept:
            self.notify("Nothing is set aside.", markup=False)
            return None
        return place

    def _try(self, seen: Seen, deed: Callable[[], object], done: str) -> None:
        try:
            with self.session.upon(seen):
                deed()
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", timeout=15, markup=False)
        else:
            self.notify(done, markup=False)
        self.show_anew()

    @on(Button.Pressed)
    def action_put_back(self) -> None:
        """Put it back where it stood."""
        if (place := self._place()) is not None:
            done = "It stands in the plan now. Ctrl+Z takes that back."
            self._try(self._seen, lambda: self.session.put_back(place), done)

    def action_copy(self) -> None:
        """Copy its words."""
        if (place := self._place()) is not None:
            words = aside.said(self.session.reading, self._kept[place])
            self.app.copy_to_clipboard(words)
            self.notify("Copied.", markup=False)

    @work
    async def action_drop(self) -> None:
        """Let go of it, once somebody says so."""
        if (place := self._place()) is None:
            return
        seen, words = self._seen, aside.title(self.session.reading, self._kept[place])
        sentence = f"“{words}” is taken out of the plan file. Ctrl+Z takes that back."
        confirm = Confirm("Drop it?", sentence, confirm="Drop", loses=True)
        if await self.app.push_screen_wait(confirm):
            deed = partial(self.session.drop_set_aside, place)
            self._try(seen, deed, "Dropped.")

    def action_back(self) -> None:
        """Go to the plan."""
        self.dismiss()
