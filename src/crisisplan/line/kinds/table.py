"""Rows of small answers, one after the other."""

import re
from collections.abc import Iterator, Mapping

from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.pasted import read_pasted
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value, in_words
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.kinds.base import Asker
from crisisplan.line.parts import fill
from crisisplan.line.voice import LISTED

_DEED = re.compile(r"(\+|-|up|down|keep|paste|list)? *([0-9]{1,6})?")
HOW = (
    "A plus adds a row. A number changes that row. Also: - 2 takes row 2 out, up 2 and "
    "down 2 move it, paste takes lines of a spreadsheet."
)
HOW_KEEP = (
    "Suggested rows are no answer yet: change them, write keep 2 to keep row 2 as it "
    "is or keep for all, or take them out."
)
HOW_PASTE = (
    "Put the lines here, the cells divided by tabs. A line with a single dot ends them."
)


class TableAsker(Asker):
    """Reads out the rows, and takes what is to be done with them."""

    whole = False
    shows = True

    @property
    def table(self) -> Table:
        """The kind of this item."""
        if not isinstance(self.item.asks, Table):
            raise TypeError(self.item.asks.kind)
        return self.item.asks

    @property
    def waiting(self) -> Mapping[str, Row]:
        """The rows that are suggested, with the playbook's terms filled in."""
        return {
            row_id: {key: self.talk.words(in_words(cell)) for key, cell in row.items()}
            for row_id, row in self.table.waiting(self.value or {}).items()
        }

    @property
    def rows(self) -> Mapping[str, Row]:
        """All rows: the city's own, then those that are suggested."""
        return {**stored_rows(self.value or {}), **self.waiting}

    def hints(self) -> Iterator[str]:
        """Read out the rows, or how many there are."""
        rows = list(self.lines())
        if not rows:
            yield "There are no rows yet."
        elif len(rows) > LISTED:
            yield f"There are {len(rows)} rows; list reads them out."
        else:
            yield from rows
        yield HOW
        if self.waiting:
            yield HOW_KEEP

    def lines(self) -> Iterator[str]:
        """Give each row with its number."""
        around, waiting = self.talk.reading.around, self.waiting
        for number, (row_id, row) in enumerate(self.rows.items(), 1):
            cells = [
                (column, column.cell(row, around) or in_words(row.get(column.id)))
                for column in self.table.columns
            ]
            said = "; ".join(
                f"{self.talk.words(column.title)}: {one_line(cell)}"
                for column, cell in cells
                if cell
            )
            mark = " Suggested." if row_id in waiting else ""
            yield f"{number}. {said or 'An empty row'}.{mark}"

    def take(self, typed: str) -> None:
        """Do something with a row, or with all."""
        found = _DEED.fullmatch(typed.strip().casefold())
        if not found:
            raise NotAnAnswerError(f"That is nothing to do with a row here. {HOW}")
        word, number = found[1] or "", found[2] or ""
        if word == "list":
            for line in self.lines():
                self.talk.say(line)
        elif word == "+":
            self._work("", {})
        elif word == "paste":
            self._paste()
        elif word == "keep" and not number:
            self.talk.session.put_rows(self.item.id, self.waiting)
        else:
            self._with_row(word, int(number or 0))

    def _with_row(self, word: str, number: int) -> None:
        rows = list(self.rows.items())
        if not 0 < number <= len(rows):
            many = f"a number from 1 to {len(rows)}" if rows else "a plus to add one"
            raise NotAnAnswerError(f"There is no such row. Write {many}.")
        row_id, row = rows[number - 1]
        session, item_id = self.talk.session, self.item.id
        if word == "-":
            session.drop_row(item_id, row_id)
            self.talk.say("Taken out. u brings it back.")
        elif word in ("up", "down"):
            if number == (1 if word == "up" else len(rows)):
                end = "first" if word == "up" else "last"
                raise NotAnAnswerError(f"Row {number} is the {end} row already.")
            session.move_row(item_id, row_id, -1 if word == "up" else 1)
        elif word == "keep":
            session.put_row(item_id, row, row_id)
        else:
            self._work(row_id, row)

    def _work(self, row_id: str, row: Row) -> None:
        """Go through the parts of a row; every part is in the plan at once."""
        current = row_id

        def put(cells: dict[str, Value]) -> None:
            nonlocal current
            if cells or current:
                current = self.talk.session.put_row(self.item.id, cells, current)

        fill(self.talk, self.table.columns, row, put)
        if current and not any(stored_rows(self.value or {}).get(current, {"": "x"})):
            self.talk.session.drop_row(self.item.id, current)

    def _paste(self) -> None:
        self.talk.say(HOW_PASTE)
        pasted: list[str] = []
        session = self.talk.session
        try:
            pasted += self.talk.voice.until_dot()
        finally:
            around = self.talk.reading.around
            rows = read_pasted("\n".join(pasted), self.table.columns, around)
            if rows:
                added = {session.new_row_id(): row for row in rows}
                session.put_rows(self.item.id, added)
                self.talk.say(f"Pasted: {len(rows)} rows.")
