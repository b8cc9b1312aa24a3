"""A telephone number that stands in an answer, as one to publish."""

from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, text_of
from crisisplan.domain.phone import LONGEST, dialled, has_digits, said_of
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError


class PhoneQuestion(Kind):
    """A question answered by a number to dial; words beside it are kept with it.

    People's own numbers stand in the directory, and are no answer.
    """

    kind: Literal["phone"]

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what holds no number."""
        written = text_of(value)
        if len(written) > LONGEST:
            raise NotAnAnswerError(
                f"This has {len(written):,} characters; at most {LONGEST} fit here. "
                "Write the number, and what else there is to say elsewhere."
            )
        if not has_digits(written):
            raise NotAnAnswerError(
                "Write the number as it is dialled, like 112 or +421 900 123 456."
            )

    @override
    def read_back(self, value: Value, around: Around) -> str:
        """Say how it is dialled, or that it cannot be."""
        written = text_of(value)
        said = said_of(written)
        return f"Dialled: {said}" if dialled(written) else said
