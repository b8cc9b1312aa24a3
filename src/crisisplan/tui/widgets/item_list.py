"""The list of everything that is asked: one line each, however many there are."""

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.outline import Outline, Row, count, mark
from crisisplan.tui.text import marks


class ItemList(ScrollView, can_focus=True):
    """Chapters that fold, and items with a mark; only what is seen is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item-list--chapter",
        "item-list--cursor",
        "item-list--settled",
    }
    DEFAULT_CSS = """
    ItemList { height: 1fr; overflow-x: hidden; }
    ItemList > .item-list--chapter { text-style: bold; }
    ItemList > .item-list--settled { color: $text-muted; }
    ItemList > .item-list--cursor { text-style: bold; }
    ItemList:focus > .item-list--cursor { text-style: bold reverse; }
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
        self._reading = reading
        first = next(
            (
                c.id
                for c in reading.playbook.chapters
                if not reading.plan.left_out(c.id)
            ),
            "",
        )
        self._outline = Outline(reading, frozenset({first}))
        self._counts: dict[str, tuple[int, int]] = {}
        self._marks = marks()
        self._cursor = 0

    def on_mount(self) -> None:
        """Take the room for all lines."""
        self._measure()

    @property
    def row(self) -> Row:
        """The current line."""
        return self._outline.rows[self._cursor]

    def read(self, reading: Reading, *, quick: bool = False) -> None:
        """Show a newer state of the plan.

        Args:
            reading: The plan as it is now.
            quick: Leave counting, and what has come into play, for later.
        """
        self._reading = reading
        if not quick:
            self._counts.clear()
            if not self._outline.still_shows(reading):
                self._lay_out(self._outline.unfolded)
        self.refresh()

    def go_to(self, key: str) -> None:
        """Make an item or chapter the current line, unfolding what hides it."""
        spot = self._reading.playbook.spots.get(key)
        if spot and self._outline.place(key) is None:
            self._lay_out(self._outline.unfolded | {spot.chapter.id})
        place = self._outline.place(key)
        if place is not None:
            self._set_cursor(place)

    def _lay_out(self, unfolded: frozenset[str]) -> None:
        row = self.row
        self._outline = Outline(self._reading, unfolded)
        place = self._outline.place(row.key)
        if place is None:
            place = self._outline.place(row.chapter.id) or 0
        self._cursor = place
        self._measure()
        self.refresh()

    def _measure(self) -> None:
        self.virtual_size = Size(
            self.scrollable_content_region.width, len(self._outline.rows)
        )

    def on_resize(self) -> None:
        """Lines are as long as the list is wide."""
        self._measure()
        self._show_cursor()

    def _set_cursor(self, place: int) -> None:
        place = max(0, min(len(self._outline.rows) - 1, place))
        if place == self._cursor:
            return
        before, self._cursor = self._cursor, place
        self.refresh_line(before)
        self.refresh_line(place)
        self._show_cursor()
        self.post_message(self.Moved())

    def _show_cursor(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if self._cursor < top:
            self.scroll_to(y=self._cursor, animate=False)
        elif height and self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False)

    def action_move(self, by: int) -> None:
        """Go some lines down, or up where `by` is negative."""
        self._set_cursor(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Go a screenful down, or up where `by` is negative."""
        self._set_cursor(self._cursor + by * max(1, self.size.height - 1))

    def action_fold(self) -> None:
        """Fold the chapter of the current line away, and go to it."""
        chapter = self.row.chapter.id
        if self.row.item:
            self._set_cursor(self._outline.place(chapter) or 0)
        self._lay_out(self._outline.unfolded - {chapter})

    def action_unfold(self) -> None:
        """Unfold the current chapter."""
        if not self.row.item:
            self._lay_out(self._outline.unfolded | {self.row.chapter.id})

    def action_choose(self) -> None:
        """Open what stands on the current line; keys wait until it is there."""
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Open the item of the line; fold or unfold where it is a chapter."""
        place = self.scroll_offset.y + event.y
        if place >= len(self._outline.rows):
            return
        self._set_cursor(place)
        if self.row.item:
            self.post_message(self.Chosen())
        else:
            self._lay_out(self._outline.unfolded ^ {self.row.key})

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        place = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if place >= len(self._outline.rows):
            return Strip.blank(width, self.rich_style)
        row = self._outline.rows[place]
        text = self._item_line(row.item, width) if row.item else self._head(row, width)
        here = place == self._cursor
        text = (">" if here else " ") + text[1:]
        return Strip([Segment(text, self._style(row, here=here))], width)

    def _style(self, row: Row, *, here: bool) -> Style:
        style = self.rich_style
        if row.item is None:
            style += self.get_component_rich_style("item-list--chapter", partial=True)
        elif self._reading.standing(row.item).settled:
            style += self.get_component_rich_style("item-list--settled")
        if here:
            style += self.get_component_rich_style("item-list--cursor", partial=True)
        return style

    def _item_line(self, item: Item, width: int) -> str:
        sign = self._marks.get(mark(self._reading, item), " ")
        weight = "*" if item.essential else " "
        return _fit(f"   {sign} {weight}{_clean(item.title)}", width)

    def _head(self, row: Row, width: int) -> str:
        chapter = row.chapter
        fold = "unfolded" if chapter.id in self._outline.unfolded else "folded"
        if self._reading.plan.left_out(chapter.id):
            said = "left out"
        else:
            known = self._counts.get(chapter.id)
            if known is None:
                known = self._counts[chapter.id] = count(self._reading, chapter)
            said = f"{known[0]}/{known[1]}"
        title = f" {self._marks[fold]} {_clean(chapter.title)}"
        return _fit(title, width - cell_len(said) - 2) + f" {said} "


def _clean(text: str) -> str:
    return one_line(tidy(text))


def _fit(text: str, width: int) -> str:
    """Give `text` in exactly `width` cells, with an ellipsis where it is cut."""
    if cell_len(text) > width > 1:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, max(0, width))
