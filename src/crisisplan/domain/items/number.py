"""Something counted or measured."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator
from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, Prose, Shown, line_of, text_of
from crisisplan.domain.values import Comparable, Count, Value, read_number
from crisisplan.errors import NotAnAnswerError

_MOST_DECIMALS = 6
_LIKE = Decimal(1200)
_WITH_UNIT = re.compile(r"(\S*[0-9]) *([^\W\d_]{3}[^\d.]*)\.?")
"""With three letters or more: one alone could be minutes, metres or millions."""
_GROUPED = re.compile(r"\d{1,3}(?:\s\d{3})+")
"""Thousands apart, as in “475 503”; a comma or a full stop there is not guessed."""


def _bound(text: str) -> str:
    read_number(text, _MOST_DECIMALS)
    return text


Bound = Annotated[str, AfterValidator(_bound)]


class NumberQuestion(Kind):
    """A question answered by counting or measuring."""

    operators = frozenset({"is", "is_not", "at_least", "at_most"})

    kind: Literal["number"]
    unit: str = ""
    """What is counted, as it follows the number: "beds", "minutes"."""
    at_least: Bound | None = None
    at_most: Bound | None = None
    decimals: Count = 0

    def parse(self, typed: str, around: Around) -> Value:
        """Read a plain number; its own unit behind it may be cut short: "30 min"."""
        value = typed.strip()
        if _GROUPED.fullmatch(value):
            value = "".join(value.split())
        if found := _WITH_UNIT.fullmatch(value):
            number, word = found[1], found[2].casefold()
            if self.unit.casefold().startswith(word):
                value = number
        self.check(value, around)
        return value

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what would have to be guessed, and what is out of bounds."""
        number = read_number(text_of(value), self.decimals, like=self.like)
        self._hold(self.at_least, number, "At least")
        self._hold(self.at_most, number, "At most")

    @property
    def like(self) -> str:
        """A number that would be accepted."""
        if self.at_most and Decimal(self.at_most) < _LIKE:
            return self.at_most
        return str(max(_LIKE, Decimal(self.at_least or _LIKE)))

    def _hold(self, bound: str | None, number: Decimal, words: str) -> None:
        limit = Decimal(bound) if bound is not None else number
        if (number < limit) if words == "At least" else (number > limit):
            raise NotAnAnswerError(f"{words} {f'{bound} {self.unit}'.strip()}.")

    @override
    def show(self, value: Value, around: Around) -> Shown:
        """Give the number as it was written, with its unit."""
        return Prose(f"{text_of(value)} {self.unit}".rstrip())

    @override
    def read_back(self, value: Value, around: Around) -> str:
        """Give the number with its unit."""
        return line_of(self.show(value, around))

    def compare(self, value: Value) -> Comparable:
        """Give the number."""
        return read_number(text_of(value), _MOST_DECIMALS)
