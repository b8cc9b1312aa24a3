"""Rows of small answers, one after the other."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from crisisplan.domain.items.column import row_faults
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.pasted import read_pasted
from crisisplan.domain.points import many
from crisisplan.domain.referring import say_taken_out
from crisisplan.domain.rows import with_words
from crisisplan.domain.text import one_line, some_of
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.gathering import gather
from crisisplan.line.kinds.base import Asker
from crisisplan.line.parts import fill
from crisisplan.line.stating import needed
from crisisplan.line.voice import LISTED

_DEED = re.compile(
    r"(\+|-|up|down|keep|paste|list|rows|enter)? *"
    r"(?:(?:row )?([0-9]{1,6})|((?:for )?all))?"
)
HOW = (
    "A plus adds a row. A number changes that row. Also: - 2 takes row 2 out, up 2 and "
    "down 2 move it, paste takes lines of a spreadsheet, list reads the rows again."
)
HOW_KEEP = (
    "Suggested rows are no answer yet. To keep row 2 as it is, write keep 2. To keep "
    "all, write keep all. Or change them, or take them out."
)
HOW_PASTE = (
    "Put the lines here, the cells divided by tabs, in this order: {columns}. A line "
    "with a single dot ends them."
)
HOW_ENTER = "Not in the directory: {names}. Write enter all, and they are in it."
_TOLD = 3
"""Names that are told; the others are counted."""
WHICH = "Which row is kept? Write its number, or all."
CUT_OFF = "You were not through with pasting. What came is kept, as a draft."
NO_DEED = "That is nothing to do with a row here."
PLUS_ALONE = "Write a plus alone. Then the parts of the new row are asked for."


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
    def rows(self) -> Mapping[str, Row]:
        """All rows as they are numbered, the terms of suggested ones filled in."""
        return with_words(self.table, self.talk.words).in_view(self.value or {})

    @property
    def waiting(self) -> Mapping[str, Row]:
        """The rows that are only suggested."""
        waiting = self.table.waiting(self.value or {})
        return {key: row for key, row in self.rows.items() if key in waiting}

    @property
    def _columns(self) -> str:
        """What each row consists of, in order."""
        return "; ".join(self.talk.words(one.title) for one in self.table.columns)

    def stands(self) -> Iterator[str]:
        """Read out the rows, or how many there are."""
        rows = list(self.lines())
        if not rows:
            yield f"There are no rows yet. Each row has: {self._columns}."
        elif len(rows) > LISTED:
            yield f"There are {len(rows)} rows; list reads them out."
        else:
            yield from rows

    def how(self) -> Iterator[str]:
        """Say all that can be done with rows."""
        yield HOW
        if self.waiting:
            yield HOW_KEEP

    def short(self) -> Iterator[str]:
        """Say the least that is needed to go on."""
        number = "the number of a row, " if self.rows else ""
        keep = "keep and a number, " if self.waiting else ""
        yield f"Write {number}{keep}a plus, list, or ? for help."

    def about(self) -> Iterator[str]:
        """Say what a row consists of."""
        yield "Each row has:"
        for number, column in enumerate(self.table.columns, 1):
            needed = ", needed" if column.required else ""
            more = f" {column.help}" if column.help else ""
            yield self.talk.words(f"{number}. {column.title}{needed}.{more}")

    def lines(self) -> Iterator[str]:
        """Give each row with its number."""
        around, waiting = self.talk.reading.around, self.waiting
        for number, (row_id, row) in enumerate(self.rows.items(), 1):
            cells = [
                (column, column.written(row, around)) for column in self.table.columns
            ]
            said = "; ".join(
                f"{self.talk.words(column.title)}: {one_line(cell)}"
                for column, cell in cells
                if cell
            )
            mark = " Suggested." if row_id in waiting else ""
            yield f"{number}. {said.rstrip('.') or 'An empty row'}.{mark}"

    def take(self, typed: str) -> None:
        """Do something with a row, or with all."""
        found = _DEED.fullmatch(one_line(typed).casefold())
        word, number, every = found.groups("") if found else ("", "", "")
        if not found or (every and word not in ("keep", "enter")):
            if typed.lstrip().startswith("+"):
                raise NotAnAnswerError(PLUS_ALONE)
            keep = f" {HOW_KEEP}" if self.waiting else ""
            raise NotAnAnswerError(f"{NO_DEED}{keep}")
        if word in ("list", "rows"):
            for line in self.lines():
                self.talk.say(line)
        elif word == "+":
            self._work("", {})
        elif word == "paste":
            self._paste()
        elif word == "enter":
            self._enter_names()
        elif word == "keep" and every:
            self._keep(self.waiting)
        elif word == "keep" and not number and self.waiting:
            self.take(f"keep {needed(self.talk, WHICH)}")
        else:
            self._with_row(word, int(number or 0))

    def _with_row(self, word: str, number: int) -> None:
        rows = list(self.rows.items())
        if not 0 < number <= len(rows):
            what = f"a number from 1 to {len(rows)}" if rows else "a plus to add one"
            raise NotAnAnswerError(f"There is no such row. Write {what}.")
        row_id, row = rows[number - 1]
        session, item_id = self.talk.session, self.item.id
        if word == "-":
            said = say_taken_out(self.talk.reading, self.item, row_id)
            session.drop_row(item_id, row_id)
            self.talk.say(f"{said} u brings it back.")
        elif word in ("up", "down"):
            session.move_row(item_id, row_id, -1 if word == "up" else 1)
        elif word == "keep":
            self._keep({row_id: row} if row_id in self.waiting else {})
        else:
            self._work(row_id, row)

    def _keep(self, rows: Mapping[str, Row]) -> None:
        """Take suggested rows up as they are."""
        if rows:
            self.talk.session.put_rows(self.item.id, rows)
        else:
            self.talk.say("There is nothing to keep: that is in your plan already.")

    def _work(self, row_id: str, row: Row) -> None:
        """Go through the parts of a row; every part is in the plan at once."""
        current, session, draft = row_id, self.talk.session, self._stays_draft

        def put(cells: dict[str, Value], unfinished: bool) -> None:
            nonlocal current
            if cells or current:
                current = session.put_row(
                    self.item.id, cells, current, draft=draft or unfinished
                )

        number = self.table.numbers(self.value or {}).get(row_id, len(self.rows) + 1)
        fill(self.talk, self.table.columns, row, put, where=f", row {number}")
        written = stored_rows(self.value or {}).get(current)
        if written is not None and not written:  # every part was emptied
            self.talk.session.drop_row(self.item.id, current)

    @property
    def _stays_draft(self) -> bool:
        """Whether the table is a draft whatever rows come in."""
        return self.talk.session.plan.answer(self.item.id).state == "draft"

    def _paste(self) -> None:
        """Take lines of a spreadsheet; their rows are in the plan as they come in."""
        session, draft = self.talk.session, self._stays_draft
        known: dict[str, Row] = {}
        mark = session.mark()

        def put(rows: Sequence[Row], *, unfinished: bool) -> None:
            ids = [*known, *(session.new_row_id() for _ in rows[len(known) :])]
            fresh = {
                row_id: row
                for row_id, row in zip(ids, rows, strict=False)
                if known.get(row_id) != row
            }
            session.put_rows(self.item.id, fresh, draft=draft or unfinished)
            known.update(fresh)

        def put_lines(pasted: str) -> None:
            with suppress(NotAnAnswerError):  # said when all has come in
                put(self._read(pasted), unfinished=True)

        self.talk.say(HOW_PASTE.format(columns=self._columns))
        pasted = gather(self.talk, put_lines, cut_off=CUT_OFF)
        try:
            rows = self._read(pasted)
        except NotAnAnswerError:
            session.back_to(mark)
            raise
        if rows:
            put(rows, unfinished=False)
            self._say_pasted(rows)

    def _enter_names(self) -> None:
        """Enter whoever is named here and in no directory."""
        names = self.talk.session.enter_strangers(self.item.id)
        self.talk.say(f"In the directory now: {'; '.join(names)}.")

    def _read(self, pasted: str) -> Sequence[Row]:
        return read_pasted(pasted, self.table.columns, self.talk.reading.around)

    def _say_pasted(self, rows: Sequence[Row]) -> None:
        """Say what came in; a cell that is refused stays, and counts as a refusal."""
        self.talk.say(f"Pasted: {many(len(rows), 'row')}.")
        around, columns = self.talk.reading.around, self.table.columns
        refused = sum(len(row_faults(columns, row, around)) for row in rows)
        if refused:
            said = many(refused, "cell is", "cells are")
            self.talk.refuse(f"{said} not accepted, and kept as pasted.")
        if names := self.talk.session.strangers(self.item.id):
            known = some_of(names, _TOLD)
            self.talk.say(HOW_ENTER.format(names=known))
