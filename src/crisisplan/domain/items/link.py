"""Where a document lies."""

import re
from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, text_of
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


class LinkQuestion(Kind):
    """A path or an https address; never opened by itself."""

    kind: Literal["link"]

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse addresses that are not https."""
        found = _SCHEME.match(text_of(value).strip())
        if found and found[1].casefold() != "https":
            raise NotAnAnswerError(
                "Write a path, or an address that begins with https."
            )
