"""The lines below a line that is typed into."""

from collections.abc import Iterable

from textual.content import Content

from crisisplan.tui.widgets.marked_list import MarkedList


class Choices(MarkedList, can_focus=False):
    """Lines to choose from while typing goes on: the cursor stays in the line above."""

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
