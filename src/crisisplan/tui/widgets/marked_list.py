"""A list in which a mark stands before the current line, where colours are not seen."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

from crisisplan.tui.text import marks


class MarkedList(OptionList):
    """Lines of which one is the current; the mark says which one Enter takes.

    Each begins with two blanks or more, its padding counted: there the mark stands.
    """

    def render_line(self, y: int) -> Strip:
        """Draw one line, with the mark where it is the first of the current one."""
        strip = super().render_line(y)
        here = _option(strip)
        if here is None or here != self.highlighted or not self._takes_enter:
            return strip
        if y and _option(super().render_line(y - 1)) == here:
            return strip
        style = next(iter(strip)).style
        mark = Strip([Segment(f"{marks()['here']} ", style)])
        return Strip.join([mark, strip.crop(mark.cell_length)])

    @property
    def _takes_enter(self) -> bool:
        return self.has_focus or not self.can_focus


def _option(strip: Strip) -> int | None:
    """Give which option a drawn line belongs to; none behind the last."""
    first = next(iter(strip), None)
    meta = first.style.meta if first and first.style else {}
    option = meta.get("option")
    return option if isinstance(option, int) else None
