"""A day."""

from datetime import date
from typing import Literal

from typing_extensions import override

from crisisplan.domain.dates import read_date
from crisisplan.domain.days import say_day
from crisisplan.domain.items.base import Around, Kind, text_of
from crisisplan.domain.values import Comparable, IsoDate, Value
from crisisplan.errors import NotAnAnswerError


class DateQuestion(Kind):
    """A question answered by a day in the calendar."""

    operators = frozenset({"is", "is_not", "before", "after"})

    kind: Literal["date"]
    not_before: IsoDate | None = None
    not_after: IsoDate | Literal["today"] | None = None
    """With `today`: a day that has been, as that of the last test."""

    def parse(self, typed: str, around: Around) -> Value:
        """Read a date, also one counted from today."""
        value = read_date(typed, around.today).isoformat()
        self.check(value, around)
        return value

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is no day, or too early or too late."""
        day = read_date(text_of(value))
        if self.not_before and day < date.fromisoformat(self.not_before):
            raise NotAnAnswerError(f"Not before {self.not_before}.")
        if self.not_after == "today":
            if around.today and day > around.today:
                raise NotAnAnswerError(f"{day} is still to come. Write when it was.")
        elif self.not_after and day > date.fromisoformat(self.not_after):
            raise NotAnAnswerError(f"Not after {self.not_after}.")

    @override
    def read_back(self, value: Value, around: Around) -> str:
        """Give the day in words."""
        return say_day(text_of(value))

    def compare(self, value: Value) -> Comparable:
        """Give the day."""
        return read_date(text_of(value))
