"""Paper on the screen: a whole document that scrolls, or a slip with one answer."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from crisisplan.tui.text import marks

if TYPE_CHECKING:
    from crisisplan.export.blocks import Block
    from crisisplan.tui.paper import Laid, Title
    from crisisplan.tui.wrapping import Line, Look

_MEASURE = 92
"""Lines longer than this are hard to read."""
_MARGIN = 2
_OVERLAP = 2
_DESK = 4
"""With less room than this on either side, the paper is as wide as the screen."""
_TONES = {"paper--title", "paper--mark", "paper--link"}
_TONES_CSS = """
    background: $background-lighten-1; color: $foreground;
    & > .paper--title { color: $text-primary; }
    & > .paper--mark { color: $text-muted; }
    & > .paper--link { color: $text-primary; text-style: underline; }
"""


class Ink:
    """The styles in which one widget draws lines, as its theme has them."""

    def __init__(self, widget: Widget) -> None:
        """Draw for `widget`, which has the component classes of paper."""
        self._widget = widget
        self._styles: dict[Look, Style] = {}

    def dry(self) -> None:
        """Forget the styles: the theme has changed."""
        self._styles.clear()

    def segments(self, line: "Line") -> list[Segment]:
        """Give a line as it is drawn."""
        return [Segment(text, self._style(look)) for text, look in line]

    def _style(self, look: "Look") -> Style:
        style = self._styles.get(look)
        if style is None:
            style = self._widget.rich_style
            if look.tone:
                name = f"paper--{look.tone}"
                style += self._widget.get_component_rich_style(name)
            style += Style(bold=look.bold or None, italic=look.italic or None)
            if look.link:
                style += Style(meta={"leads_to": look.link})
            self._styles[look] = style
        return style


class Slip(Widget):
    """A few lines of a document, as high as they are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = _TONES
    DEFAULT_CSS = "Slip { height: auto; padding: 0 1; " + _TONES_CSS + " }"

    def __init__(self, *, classes: str = "") -> None:
        """Begin empty."""
        super().__init__(classes=classes)
        self._ink = Ink(self)
        self._blocks: Sequence[Block] = ()
        self._laid: tuple[int, list[Line]] = (0, [])

    def show(self, blocks: "Sequence[Block]") -> None:
        """Show a part of a document."""
        self._blocks = blocks
        self._laid = (0, [])
        self.refresh(layout=True)

    def _lines(self, width: int) -> "list[Line]":
        if self._laid[0] != width and self._blocks:
            from crisisplan.tui.paper import lay_out

            self._laid = (width, lay_out(self._blocks, width, marks()).lines)
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Give how many lines there are."""
        return len(self._lines(width))

    def notify_style_update(self) -> None:
        """Draw in the colours of another theme."""
        super().notify_style_update()
        self._ink.dry()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        lines = self._lines(width)
        segments = self._ink.segments(lines[y]) if y < len(lines) else []
        return Strip(segments).adjust_cell_length(width, self.rich_style)


class Sheet(ScrollView, can_focus=True):
    """A document of any length; only what is seen is drawn."""

    COMPONENT_CLASSES: ClassVar[set[str]] = _TONES | {"sheet--desk", "sheet--found"}
    DEFAULT_CSS = (
        """Sheet { height: 1fr; overflow-x: hidden;
    overflow-y: scroll; scrollbar-size-vertical: 1;
    & > .sheet--desk { background: $background; }
    & > .sheet--found { text-style: reverse; }"""
        + _TONES_CSS
        + "}"
    )

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        super().__init__()
        self._ink = Ink(self)
        self._blocks: Sequence[Block] = ()
        self._laid: Laid | None = None
        self._ready: tuple[Sequence[Block], int, Laid] | None = None
        self._width = 0
        self._begin_at = 0
        self._strips: dict[int, Strip] = {}
        self._found: int | None = None

    def prepare(self, blocks: "Sequence[Block]") -> None:
        """Lay a document out beforehand, on any thread, so that showing it is quick."""
        from crisisplan.tui.paper import lay_out

        width = self._fitting
        if width > 0:
            self._ready = (blocks, width, lay_out(blocks, width, marks()))

    def show(self, blocks: "Sequence[Block]", *, at: int = 0) -> None:
        """Show a document from one of its blocks on."""
        self._blocks = blocks
        self._lay_out(at, 0)

    @property
    def titles(self) -> "Sequence[Title]":
        """The headings, in order."""
        return self._laid.titles if self._laid else ()

    @property
    def seen(self) -> range:
        """The lines that stand on the screen."""
        return range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)

    @property
    def found(self) -> int | None:
        """The line that was searched for, while it stands on the screen."""
        return self._found if self._found in self.seen else None

    def go_to(self, line: int) -> None:
        """Bring a line to the top, at once: the next key goes on from there."""
        self.scroll_to(y=line, animate=False, immediate=True)

    def action_page_down(self) -> None:
        """Turn the page, at once; two lines stay, so that one finds the place."""
        self.go_to(self.seen.stop - _OVERLAP)

    def action_page_up(self) -> None:
        """Turn the page back."""
        self.go_to(self.seen.start - self.size.height + _OVERLAP)

    def action_scroll_home(self) -> None:
        """Go to the beginning."""
        self.go_to(0)

    def action_scroll_end(self) -> None:
        """Go to the end."""
        self.go_to(self.virtual_size.height)

    def find(self, words: str) -> bool:
        """Go to the next place where `words` stand; after the last to the first."""
        from crisisplan.tui.paper import find

        after = self.seen.start if self._found is None else self._found + 1
        lines = self._laid.lines if self._laid else ()
        self._found = find(lines, words, after)
        self._strips.clear()
        self.refresh()
        if self._found is not None:
            self.go_to(self._found - self.size.height // 3)
        return self._found is not None

    def _lay_out(self, block: int, below: int) -> None:
        """Lay the document out and bring a block to the top, or a line below it."""
        self._width = self._fitting
        self._strips.clear()
        self._found = None
        if self._width <= 0:
            self._laid, self._begin_at = None, block
            return
        self._laid = self._laid_out()
        self._measure()
        starts = [*self._laid.starts, len(self._laid.lines)]
        most = starts[block + 1] - starts[block] - 1 if starts[block + 1 :] else 0
        self.go_to(starts[block] + min(below, most) if starts[block:] else 0)
        self.refresh()

    def _laid_out(self) -> "Laid":
        ready, self._ready = self._ready, None
        if ready and ready[0] is self._blocks and ready[1] == self._width:
            return ready[2]
        from crisisplan.tui.paper import lay_out

        return lay_out(self._blocks, self._width, marks())

    @property
    def _fitting(self) -> int:
        """How long a line may be."""
        return min(self.scrollable_content_region.width - 2 * _MARGIN, _MEASURE)

    def _measure(self) -> None:
        """Take the room for all lines; the last part, too, can come to the top."""
        region = self.scrollable_content_region
        parts = [title.line for title in self.titles if title.level <= 2]
        last = parts[-1] - 1 + region.height if parts[1:] else 0
        lines = len(self._laid.lines) if self._laid else 0
        self.virtual_size = Size(region.width, max(lines + 1, last))

    def on_resize(self) -> None:
        """Lay the document out for another width, and stay at the same place."""
        self._strips.clear()
        if self._laid is None:
            self._lay_out(self._begin_at, 0)
        elif self._width == self._fitting:
            self._measure()
        else:
            top, starts = self.scroll_offset.y, self._laid.starts or [0]
            block = max(bisect_right(starts, top) - 1, 0)
            self._lay_out(block, top - starts[block])

    def notify_style_update(self) -> None:
        """Draw in the colours of another theme."""
        super().notify_style_update()
        self._ink.dry()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        place = self.scroll_offset.y + y
        if place not in self._strips:
            self._strips[place] = self._drawn(place)
        return self._strips[place]

    def _drawn(self, place: int) -> Strip:
        width = self.scrollable_content_region.width
        lines = self._laid.lines if self._laid else []
        desk = self.get_component_rich_style("sheet--desk")
        if place > len(lines):
            return Strip.blank(width, desk)
        sheet = self._width + 2 * _MARGIN
        side = (width - sheet) // 2
        line = lines[place] if place < len(lines) else ()
        strip = Strip(
            [Segment(" " * _MARGIN, self.rich_style), *self._ink.segments(line)]
        )
        strip = strip.adjust_cell_length(sheet, self.rich_style)
        if place == self._found:
            found = self.get_component_rich_style("sheet--found", partial=True)
            strip = strip.apply_style(found)
        around = desk if side >= _DESK else self.rich_style
        edge = Segment(" " * side, around)
        return Strip([edge, *strip]).adjust_cell_length(width, around)

    def on_click(self, event: events.Click) -> None:
        """Follow a link: to a heading of the document, or out of it."""
        link = event.style.meta.get("leads_to", "")
        if link.startswith("#") and self._laid:
            if (line := self._laid.anchors.get(link[1:])) is not None:
                self.go_to(line)
        elif link:
            self.app.open_url(link)
