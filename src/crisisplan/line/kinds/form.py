"""A blank sheet: it is said what is on it, and nothing is taken in."""

from collections.abc import Iterator

from crisisplan.domain.items.form import Form
from crisisplan.domain.values import Value
from crisisplan.line.kinds.base import Asker


class FormAsker(Asker):
    """Says who keeps the sheet, and what is asked on it."""

    whole = False

    def stands(self) -> Iterator[str]:
        """Say what the sheet is."""
        form = self.item.asks
        if not isinstance(form, Form):
            raise TypeError(form.kind)
        keeper = form.keeper or self.talk.reading.owner(self.item)
        if keeper:
            yield f"Kept by {self.talk.name(keeper)}."
        yield f"It is printed with {form.blank_rows} empty lines. On the sheet:"
        for number, column in enumerate(form.columns, 1):
            more = f": {column.help}" if column.help else ""
            yield self.talk.words(f"{number}. {column.title}{more}")

    def how(self) -> Iterator[str]:
        """Say that nothing is asked."""
        yield "Nothing is written here. Enter goes on."

    def take(self, typed: str) -> None:
        """Refuse everything, in the words of the kind."""
        value: Value = self.item.asks.parse(typed, self.talk.reading.around)
        self.put(value)
