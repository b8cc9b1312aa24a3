"""A blank sheet that is filled in only when it happens."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind
from crisisplan.domain.items.column import Columns
from crisisplan.domain.values import Count, Slug, Value
from crisisplan.errors import NotAnAnswerError


class Form(Kind):
    """A log or register: the plan says who keeps it, and prints it empty."""

    one_text = False

    kind: Literal["form"]
    columns: Columns
    blank_rows: Annotated[Count, Field(ge=0, le=500)] = 12
    """Empty lines that are printed."""
    keeper: Slug | None = None
    """The role that keeps the sheets."""

    @override
    def parse(self, typed: str, around: Around) -> Value:
        """Refuse everything: nothing of what goes on the sheet is stored."""
        raise NotAnAnswerError(
            "Nothing is entered here: this sheet is printed empty and filled in by "
            "hand when it happens."
        )

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse everything, as `parse` does."""
        self.parse("", around)
