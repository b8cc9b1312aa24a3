"""A line that unfolds to more when somebody wants it."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from crisisplan.tui.text import lit, marks
from crisisplan.tui.widgets.focus import focus_first


class FoldLine(Static, can_focus=True):
    """The line that is always there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "more", "Unfold", show=False)
    ]

    class Toggled(Message):
        """Somebody wants more, or less."""

    def action_more(self) -> None:
        """Ask for more, or less."""
        self.post_message(self.Toggled())

    def on_click(self) -> None:
        """Ask for more, or less."""
        self.action_more()


class Fold(Vertical):
    """One line, and below it what is made only when it is wanted."""

    DEFAULT_CSS = """
    Fold { height: auto; margin-top: 1; }
    Fold > FoldLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Fold > FoldLine:focus { text-style: bold reverse; }
    Fold > Vertical { height: auto; padding-left: 2; }
    """

    def __init__(
        self,
        line: str,
        make: Callable[[], Iterable[Widget]],
        *,
        short: str = "",
        classes: str = "",
    ) -> None:
        """Show `line`, or `short` where that has no room; `make` gives what is below.

        Half a sentence helps nobody.
        """
        super().__init__(classes=classes)
        self._short = short
        self._line = line
        self._make = make
        self._marks = marks()

    def compose(self) -> ComposeResult:
        """Lay out the line only."""
        yield FoldLine(self._said(unfolded=False))

    def _said(self, *, unfolded: bool) -> Content:
        mark = self._marks["unfolded" if unfolded else "folded"]
        whole = f"{mark} {self._line}"
        if self._short and cell_len(whole) > self.size.width:
            return lit(f"{mark} {self._short}")
        return lit(whole)

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        if self._short:
            self.say(self._line)

    def say(self, line: str) -> None:
        """Put other words on the line."""
        self._line = line
        self.query_one(FoldLine).update(self._said(unfolded=self.unfolded))

    @property
    def unfolded(self) -> bool:
        """Whether more is shown than the line."""
        return bool(self.query(".fold-body"))

    @on(FoldLine.Toggled)
    async def _toggled(self) -> None:
        await self.toggle()

    async def toggle(self, *, scroll: bool = True) -> None:
        """Show more, or only the line again; go there, unless one reads elsewhere."""
        if self.unfolded:
            await self.query(".fold-body").remove()
        else:
            await self.mount(Vertical(*self._make(), classes="fold-body"))
            if scroll:
                layout = self.screen.screen_layout_refresh_signal
                layout.subscribe(self, self._laid_out)
        self.say(self._line)  # lays out anew

    def _laid_out(self, screen: Screen[object]) -> None:
        """Scroll to what was unfolded, and never past the line above it."""
        if not self.region:  # the pane around it is not there yet
            return
        screen.screen_layout_refresh_signal.unsubscribe(self)
        for part in (".fold-body", "FoldLine"):
            for widget in self.query(part):
                widget.scroll_visible(animate=False, immediate=True)


class Folded(Vertical):
    """Inputs that are there, but seen only when somebody wants them."""

    DEFAULT_CSS = """
    Folded { height: auto; }
    Folded > FoldLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Folded > FoldLine:focus { text-style: bold reverse; }
    Folded > .folded { height: auto; display: none; }
    Folded.-unfolded > .folded { display: block; }
    """

    def __init__(self, line: str, *, unfolded: bool = False) -> None:
        """Say by `line` what is folded."""
        super().__init__(classes="-unfolded" if unfolded else "")
        self._line = line
        self._folded: list[Widget] = []

    def compose_add_child(self, widget: Widget) -> None:
        """Keep below the line what is composed inside."""
        self._folded.append(widget)

    def compose(self) -> ComposeResult:
        """Lay out the line, and below it what is folded."""
        yield FoldLine("")
        yield Vertical(*self._folded, classes="folded")

    def on_mount(self) -> None:
        """Say by a shape whether there is more."""
        self._say()

    def _say(self) -> None:
        sign = "unfolded" if self.has_class("-unfolded") else "folded"
        self.query_one(FoldLine).update(lit(f"{marks()[sign]} {self._line}"))

    def unfold(self) -> None:
        """Show all of it."""
        self.add_class("-unfolded")
        self._say()

    @on(FoldLine.Toggled)
    def _toggled(self) -> None:
        self.toggle_class("-unfolded")
        self._say()
        if self.has_class("-unfolded"):
            self.call_after_refresh(self._go_in)

    def _go_in(self) -> None:
        focus_first(self.query_one(".folded"))
