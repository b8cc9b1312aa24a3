"""Something to say in words."""

from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, text_of
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Count, Value
from crisisplan.errors import NotAnAnswerError

LONGEST = 1_000_000
"""Characters in one answer, at most."""


class Text(Kind):
    """Words, on one line or many."""

    kind: Literal["text"]
    lines: Literal["one", "many"] = "one"
    most: Count = LONGEST
    """Characters, at most."""

    def parse(self, typed: str, around: Around) -> Value:
        """Keep the lines of a long text, and make one line of a short one."""
        text = tidy(typed).strip("\n")
        text = text if self.lines == "many" else one_line(text)
        self.check(text, around)
        return text

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is longer than asked for."""
        length, most = len(text_of(value)), min(self.most, LONGEST)
        if length > most:
            raise NotAnAnswerError(
                f"This has {length:,} characters; at most {most:,} fit here. "
                "Shorten it, or put the rest into a document and link to it."
            )
