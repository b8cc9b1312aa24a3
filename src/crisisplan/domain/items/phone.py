"""A telephone number that stands in an answer, as one to publish."""

from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, text_of
from crisisplan.domain.phone import said_of
from crisisplan.domain.values import Value


class PhoneQuestion(Kind):
    """A question answered by a number to dial; words beside it are kept as they are.

    People's own numbers stand in the directory, and are no answer.
    """

    kind: Literal["phone"]

    @override
    def read_back(self, value: Value, around: Around) -> str:
        """Say how it is dialled, or that it cannot be."""
        return f"Dialled: {said_of(text_of(value))}"
