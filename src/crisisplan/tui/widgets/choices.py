"""The lines below a line that is typed into."""

from collections.abc import Iterable

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList

from crisisplan.tui.text import marks


class Choices(OptionList, can_focus=False):
    """Lines to choose from while typing goes on; a mark stands before the chosen one.

    The cursor stays in the line above: without the mark, and where colours are not
    seen, nothing would say which line Enter takes.
    """

    DEFAULT_CSS = "Choices > .option-list--option { padding: 0 1 0 2; }"

    def offer(self, lines: Iterable[Content], at: int = 0) -> None:
        """Show other lines, `at` the one that Enter takes."""
        shown = list(lines)
        self.clear_options()
        self.add_options(shown)
        self.highlighted = at if shown else None

    def move(self, by: int) -> None:
        """Choose a line further down, or up."""
        if self.option_count:
            place = (self.highlighted or 0) + by
            self.highlighted = max(0, min(self.option_count - 1, place))

    def render_line(self, y: int) -> Strip:
        """Draw one line, with the mark where it is the first of the chosen one."""
        strip = super().render_line(y)
        here = _option(strip)
        if here is None or here != self.highlighted:
            return strip
        if y and _option(super().render_line(y - 1)) == here:
            return strip
        style = next(iter(strip)).style
        mark = Strip([Segment(f"{marks()['folded']} ", style)])
        return Strip.join([mark, strip.crop(mark.cell_length)])


def _option(strip: Strip) -> int | None:
    """Give which option a drawn line belongs to; none behind the last."""
    first = next(iter(strip), None)
    meta = first.style.meta if first and first.style else {}
    option = meta.get("option")
    return option if isinstance(option, int) else None
