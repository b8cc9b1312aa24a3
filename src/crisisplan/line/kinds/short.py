"""Answers of one line."""

from collections.abc import Iterator
from typing import ClassVar

from crisisplan.errors import NotAnAnswerError
from crisisplan.line.cells import CELLS
from crisisplan.line.kinds.base import Asker
from crisisplan.line.long_text import NOTHING_HERE

NO_MARK = (
    "Nothing was changed: that is no answer here. A hyphen alone takes an answer out."
)


class ShortAsker(Asker):
    """Asks for one line: a word, a number, a day, one of several options."""

    def stands(self) -> Iterator[str]:
        """Say what can be chosen."""
        yield from CELLS[type(self.item.asks)].offers(self.talk, self.item.asks)

    def how(self) -> Iterator[str]:
        """Say how such a line is written."""
        yield CELLS[type(self.item.asks)].how(self.talk, self.item.asks)[0]

    def short(self) -> Iterator[str]:
        """Say the least that tells one kind of line from another."""
        yield CELLS[type(self.item.asks)].how(self.talk, self.item.asks)[1]

    def take(self, typed: str) -> None:
        """Take the line."""
        word = typed.strip()
        if word in (".", "+") or (word == "-" and not self.value):
            raise NotAnAnswerError(NOTHING_HERE if word == "-" else NO_MARK)
        if word == "-":
            self.put(None)
            self.talk.say("Taken out. u brings it back.")
            return
        asks = self.item.asks
        spelled = CELLS[type(asks)].spell(self.talk, asks, typed)
        self.talk.session.answer(self.item.id, spelled, draft=self.is_draft)


class YesNoAsker(ShortAsker):
    """Asks for yes or no."""

    unclear: ClassVar[frozenset[str]] = frozenset({"n"})
