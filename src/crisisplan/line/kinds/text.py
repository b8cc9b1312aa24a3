"""Words, on one line or on many."""

from collections.abc import Iterator

from crisisplan.domain.items.text import Text
from crisisplan.domain.values import in_words
from crisisplan.line.kinds.short import ShortAsker
from crisisplan.line.long_text import HOW, HOW_ON, HOW_SHORT, Spot, write


class TextAsker(ShortAsker):
    """Asks for a line, or for lines up to a single dot."""

    @property
    def _long(self) -> bool:
        return isinstance(self.item.asks, Text) and self.item.asks.lines == "many"

    def how(self) -> Iterator[str]:
        """Say how the text is written."""
        if not self._long:
            yield from super().how()
            return
        yield HOW
        if self.value:
            yield HOW_ON

    def short(self) -> Iterator[str]:
        """Say how the text is ended."""
        yield from (HOW_SHORT,) if self._long else super().short()

    def take(self, typed: str) -> None:
        """Take the line, or the text that begins with it."""
        if not self._long:
            super().take(typed)
            return
        around = self.talk.reading.around
        spot = Spot(
            before=in_words(self.value),
            draft=self.is_draft,
            put=lambda text, draft: self.put(text, draft=draft),
            check=lambda text: self.item.asks.parse(text, around),
        )
        write(self.talk, spot, typed)
