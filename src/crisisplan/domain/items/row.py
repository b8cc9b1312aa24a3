"""A reference to a row of another table."""

import re
from typing import Literal

from crisisplan.domain.items.base import Around, Kind, Prose, Shown, text_of
from crisisplan.domain.text import nearest
from crisisplan.domain.values import Slug, Value
from crisisplan.errors import NotAnAnswerError

_GIVEN = re.compile(r"r-[0-9a-z]+")
"""The id of a row that a city added, of which nobody knows by heart what it is."""


class RowReference(Kind):
    """A row entered once in a table, referred to from another."""

    operators = frozenset({"is", "is_not"})

    kind: Literal["row"]
    of: Slug
    """The id of the table item."""

    def parse(self, typed: str, around: Around) -> Value:
        """Read the id of a row, or the words that name it."""
        word = typed.strip()
        rows = around.rows.get(self.of, {})
        wanted = word.casefold()
        same = [key for key, label in rows.items() if label.casefold() == wanted]
        if word not in rows and len(same) == 1:
            return same[0]
        if word not in rows and same:
            raise NotAnAnswerError(
                f"{len(same)} rows of {self._title(around)} are called {word!r}; write "
                f"an id: {', '.join(same)}."
            )
        self.check(word, around)
        return word

    def check(self, value: Value, around: Around) -> None:
        """Refuse what is no row of the table."""
        rows, word = around.rows.get(self.of, {}), text_of(value)
        if word in rows:
            return
        title = self._title(around)
        if _GIVEN.fullmatch(word):
            raise NotAnAnswerError(
                f"The row that stood here was taken out of {title}. Choose another."
            )
        hint = nearest(word, rows.values())
        raise NotAnAnswerError(
            f"{word!r} is no row of {title}."
            + (f" Did you mean {hint!r}?" if hint else " Add it there first.")
        )

    def _title(self, around: Around) -> str:
        return f"“{around.tables.get(self.of, self.of)}”"

    def show(self, value: Value, around: Around) -> Shown:
        """Give the words that name the row."""
        row_id = text_of(value)
        return Prose(around.rows.get(self.of, {}).get(row_id, row_id))

    def written(self, value: Value) -> str:
        """Say of the id of a row that is gone that it is, and give any other words."""
        gone = isinstance(value, str) and _GIVEN.fullmatch(value)
        return "a row that is gone" if gone else super().written(value)

    def literal(self, text: str) -> str:
        """Take any row id: rows come and go."""
        return text
