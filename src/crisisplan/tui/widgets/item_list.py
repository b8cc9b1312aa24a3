"""The list of everything that is asked: one line each, however many there are."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from crisisplan.domain.filtering import Filter, Sieve
from crisisplan.domain.standing import Reading
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.listing import Listing
from crisisplan.tui.outline import Row
from crisisplan.tui.text import marks
from crisisplan.tui.widgets.item_lines import ItemLines, LineStyles


class ItemList(ScrollView, can_focus=True):
    """Chapters that fold, and items with a mark; only what is seen is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item-list--chapter",
        "item-list--cursor",
        "item-list--settled",
        "item-list--answered",
        "item-list--draft",
        "item-list--asked",
        "item-list--refused",
        "item-list--overdue",
        "item-list--star",
    }
    DEFAULT_CSS = """
    ItemList { height: 1fr; overflow-x: hidden; }
    ItemList > .item-list--chapter { text-style: bold; }
    ItemList > .item-list--settled { color: $text-muted; }
    ItemList > .item-list--cursor {
        background: $block-cursor-blurred-background; color: $foreground;
        text-style: bold;
    }
    ItemList:focus > .item-list--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground;
    }
    ItemList:focus:nocolor > .item-list--cursor { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, keys are worked off in the order in which they were pressed.
        Binding(key, action, what, show=False, priority=True)
        for key, action, what in (
            ("up", "move(-1)", "Up"),
            ("down", "move(1)", "Down"),
            ("pageup", "page(-1)", "Page up"),
            ("pagedown", "page(1)", "Page down"),
            ("home", "move(-1000000)", "First"),
            ("end", "move(1000000)", "Last"),
            ("left", "fold", "Fold"),
            ("right", "unfold", "Unfold"),
            ("enter", "choose", "Open"),
        )
    ]

    class Moved(Message):
        """Another line is the current one."""

    class Chosen(Message):
        """The current line was chosen, by Enter or a click."""

    def __init__(self, reading: Reading, *, id: str | None = None) -> None:  # noqa: A002
        """Show what `reading` asks, the first chapter unfolded."""
        super().__init__(id=id)
        self._listing = Listing(reading)
        self._lines = ItemLines()
        self._styles = LineStyles(self)
        self._drawn: dict[int, tuple[Segment, ...]] = {}
        """What was drawn last, by line on the screen."""

    def on_mount(self) -> None:
        """Take the room for all lines."""
        self._measure()

    @property
    def row(self) -> Row:
        """The current line."""
        return self._listing.row

    @property
    def sieve(self) -> Sieve:
        """What is looked at."""
        return self._listing.sieve

    def read(self, reading: Reading, *, quick: bool = False) -> None:
        """Show a newer state of the plan.

        Args:
            reading: The plan as it is now.
            quick: Leave counting, and what has come into play, for later.
        """
        if not quick:
            self._lines.forget_counts()
        self._change(lambda: self._listing.read(reading, quick=quick))
        self._draw_anew()

    def _draw_anew(self) -> None:
        """Draw the lines that are seen and read otherwise than before."""
        top = self.scroll_offset.y
        for y in range(self.size.height):
            if self._drawn.get(y) != self._line(top + y):
                self.refresh_line(top + y)

    def look_at(self, through: Filter) -> None:
        """Show only what a filter lets through; or everything again."""
        self._change(lambda: self._listing.look_at(through))
        self.post_message(self.Moved())

    def go_to(self, key: str) -> None:
        """Make an item or chapter the current line, unfolding what hides it."""
        self._change(lambda: self._listing.go_to(key))

    def _change(self, change: Callable[[], None]) -> None:
        """Change what is shown; the current line keeps its place on the screen."""
        outline, row = self._listing.outline, self.row
        before = self._listing.place
        above = before - self.scroll_offset.y
        change()
        if self._listing.outline is not outline:
            self._lines.forget_counts()
            self._measure()
            if self.row.key == row.key or row.head == self.row.head:
                self._scroll(max(0, self._listing.place - above))
            self.refresh()
        if self._listing.place != before:
            self.refresh_line(before)
            self.refresh_line(self._listing.place)
        self._show_cursor()
        if self.row.key != row.key:
            self.post_message(self.Moved())

    def _measure(self) -> None:
        self.virtual_size = Size(
            self.scrollable_content_region.width, len(self._listing.outline.rows)
        )

    def on_resize(self) -> None:
        """Lines are as long as the list is wide."""
        self._measure()
        self._show_cursor()

    def _show_cursor(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        place = self._listing.place
        if place < top:
            self._scroll(place)
        elif height and place >= top + height:
            self._scroll(place - height + 1)

    def _scroll(self, top: int) -> None:
        """Bring a line to the top, also where all of them fitted until just now."""
        self.scroll_to(y=top, animate=False, force=True)

    def _move_to(self, place: int) -> None:
        self._change(lambda: self._listing.move_to(place))

    def action_move(self, by: int) -> None:
        """Go some lines down, or up where `by` is negative."""
        self._move_to(self._listing.place + by)

    def action_page(self, by: int) -> None:
        """Go a screenful down, or up where `by` is negative."""
        self._move_to(self._listing.place + by * max(1, self.size.height - 1))

    def action_fold(self) -> None:
        """Fold the chapter of the current line away, and go to it."""
        self._change(self._listing.fold)

    def action_unfold(self) -> None:
        """Unfold the current chapter."""
        self._change(self._listing.unfold)

    def action_choose(self) -> None:
        """Open what stands on the current line; keys wait until it is there."""
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Open the item of the line; fold or unfold where it is a chapter."""
        place = self.scroll_offset.y + event.y
        if place >= len(self._listing.outline.rows):
            return
        self._move_to(place)
        if self.row.item:
            self.post_message(self.Chosen())
        elif self.row.head in self._listing.outline.unfolded:
            self.action_fold()
        else:
            self.action_unfold()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some of what is seen, in the styles of this moment."""
        self._styles.forget()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        segments = self._drawn[y] = self._line(self.scroll_offset.y + y)
        return Strip(segments, self.scrollable_content_region.width)

    def _line(self, place: int) -> tuple[Segment, ...]:
        """Give what stands on a line; blanks below the last one."""
        outline, width = self._listing.outline, self.scrollable_content_region.width
        if place >= len(outline.rows):
            return (Segment(" " * width, self.rich_style),)
        row, here = outline.rows[place], place == self._listing.place
        text = self._lines.draw(self.sieve.reading, outline, row, width)
        sign = marks()["here"] if here else " "
        return self._styles.paint(sign + text[1:], row, self.sieve.reading, here=here)
