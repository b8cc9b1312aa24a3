"""A length of time."""

from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, text_of
from crisisplan.domain.values import Comparable, Value, read_duration, say_duration


class DurationQuestion(Kind):
    """A question answered by a length of time, compared in minutes."""

    operators = frozenset({"is", "is_not", "at_least", "at_most"})

    kind: Literal["duration"]

    @override
    def parse(self, typed: str, around: Around) -> Value:
        """Read a duration like 45 min."""
        return say_duration(read_duration(typed))

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is no duration."""
        read_duration(text_of(value))

    @override
    def read_back(self, value: Value, around: Around) -> str:
        """Give the length in its plainest form."""
        return text_of(value)

    def compare(self, value: Value) -> Comparable:
        """Give the minutes."""
        return read_duration(text_of(value))
