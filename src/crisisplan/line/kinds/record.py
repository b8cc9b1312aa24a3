"""Several small answers that belong together."""

from collections.abc import Iterator, Mapping

from crisisplan.domain.items.column import Columns, asked
from crisisplan.domain.items.record import Record
from crisisplan.domain.text import one_line, place_in_list
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.kinds.base import Asker
from crisisplan.line.parts import fill


class RecordAsker(Asker):
    """Asks for the parts, all in turn or one by its number."""

    shows = True

    @property
    def row(self) -> dict[str, Value]:
        """The parts that are filled in."""
        return dict(self.value) if isinstance(self.value, Mapping) else {}

    @property
    def columns(self) -> Columns:
        """All parts."""
        if not isinstance(self.item.asks, Record):
            raise TypeError(self.item.asks.kind)
        return self.item.asks.columns

    @property
    def shown(self) -> Columns:
        """The parts that are asked, other parts being as they are."""
        return asked(self.columns, self.row, self.talk.reading.around)

    def stands(self) -> Iterator[str]:
        """Read out the parts."""
        around = self.talk.reading.around
        for number, column in enumerate(self.shown, 1):
            cell = column.written(self.row, around)
            needed = ", needed" if column.required and not cell else ""
            stands = one_line(cell) or "nothing yet"
            yield f"{number}. {self.talk.words(column.title)}{needed}: {stands}."

    def how(self) -> Iterator[str]:
        """Say how all parts are written, or one."""
        yield "Write a plus to go through all parts, or the number of one."

    def short(self) -> Iterator[str]:
        """Say the two ways."""
        yield "A plus, or the number of a part?"

    def take(self, typed: str) -> None:
        """Ask for all parts, or for one."""
        word, shown, draft = typed.strip(), self.shown, self.is_draft

        def put(row: dict[str, Value], unfinished: bool) -> None:
            self.put(row, draft=draft or unfinished)

        if word == "+":
            fill(self.talk, self.columns, self.row, put)
        elif 0 < (place := place_in_list(word)) <= len(shown):
            only = shown[place - 1].id
            fill(self.talk, self.columns, self.row, put, only=only)
        else:
            raise NotAnAnswerError(
                f"Write a plus for all parts, or a number from 1 to {len(shown)}."
            )
