"""Something that is so, or is not."""

from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, Prose, Shown, text_of
from crisisplan.domain.values import Comparable, Value, read_yes_no
from crisisplan.domain.yes_no import hear_yes_no


class YesNoQuestion(Kind):
    """A question with two answers."""

    operators = frozenset({"is", "is_not"})

    kind: Literal["yes-no"]

    @override
    def parse(self, typed: str, around: Around) -> Value:
        """Read yes or no in the forms people type."""
        return "yes" if hear_yes_no(typed) else "no"

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse all but yes and no."""
        read_yes_no(text_of(value))

    @override
    def show(self, value: Value, around: Around) -> Shown:
        """Give Yes or No."""
        return Prose("Yes" if read_yes_no(text_of(value)) else "No")

    def compare(self, value: Value) -> Comparable:
        """Give yes or no in one spelling."""
        return "yes" if read_yes_no(text_of(value)) else "no"
