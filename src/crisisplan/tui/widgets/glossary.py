"""Short words at the left, and what they mean beside them, under headings."""

import textwrap
from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from crisisplan.tui.text import lit

Group = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and pairs of a word and its meaning."""
_INDENT, _GAP = 2, 2


class Glossary(Widget):
    """Two columns; a meaning that is longer goes on below where it began."""

    DEFAULT_CSS = "Glossary { height: auto; margin-top: 1; }"

    def __init__(self, groups: Sequence[Group]) -> None:
        """Show `groups`."""
        super().__init__()
        self._groups = groups
        words = (word for _, pairs in groups for word, _ in pairs)
        self._column = _INDENT + max(map(len, words), default=0) + _GAP

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Give how many lines there are."""
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """Give all lines, as long as there is room for."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> Iterator[Content]:
        for place, (heading, pairs) in enumerate(self._groups):
            if place:
                yield Content("")
            yield lit(heading).stylize("bold")
            for word, meaning in pairs:
                first, *others = self._wrapped(meaning, width)
                head = f"{' ' * _INDENT}{word}".ljust(self._column)
                yield Content.assemble((head, "$text-accent"), lit(first))
                for line in others:
                    yield lit(" " * self._column + line)

    def _wrapped(self, meaning: str, width: int) -> list[str]:
        return textwrap.wrap(meaning, max(20, width - self._column)) or [""]
