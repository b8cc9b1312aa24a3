"""The tables of a handout, row by row: each cell to the place where it belongs."""

import re

from crisisplan.domain import handout as paper
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Table
from crisisplan.intake.flow import TableRow
from crisisplan.intake.question import Question, Stray

JOINED = "Cells of this row were made one, so that nobody can tell which is which."
NO_PLACE = "This row has other cells than the form."
IN_NUMBERS = "It stands in the column with the numbers of the rows."
NEW_ROW = "new "
"""Begins the key of a row that was added on the form."""
_NUMBER = re.compile(r"\d{1,4}")
_PRINTED_KEY = re.compile(
    r"[0-9]{0,4}\s*(?:\[[a-z2-7]{4}[0-9]*\])?|lead|deputy [0-9]+|part", re.IGNORECASE
)
"""What stands printed at the beginning of a row."""
_DEPUTY = re.compile(r"deputy (\d{1,2})")
_PARTS = ("name", "post", "numbers")


class Rows:
    """Takes the rows of the tables in which one answer is written."""

    def __init__(self, question: Question) -> None:
        """Fill in the places of one question."""
        self._question = question
        self._fields = question.fields
        self._columns: list[str] = []
        self._keys: set[str] = set()
        """Rows that were read from one sheet of a table."""

    def take(self, row: TableRow) -> None:
        """Take a row of the tables in which an answer is written."""
        kind = self._question.item.asks
        if row.first:
            self._keys = set()
        if row.joined and not isinstance(kind, Record) and len(row.cells) > 1:
            self._misfit(row, JOINED)
        elif isinstance(kind, Table):
            self._table_row(kind, row)
        elif isinstance(kind, PersonQuestion):
            self._person(row)
        elif isinstance(kind, Record):
            self._record(kind, row)
        elif len(row.cells) > 1:
            self._misfit(row, NO_PLACE)
        elif row.cells[0]:
            self._question.write(row.cells[0], row.place)

    def _misfit(self, row: TableRow, because: str) -> None:
        if any(row.cells[1:]) or not _PRINTED_KEY.fullmatch(row.cells[0]):
            text = " | ".join(cell.replace("\n", " ") for cell in row.cells)
            self._question.strays.append(Stray(text, row.place, because))

    def _record(self, kind: Record, row: TableRow) -> None:
        labels = paper.column_labels(kind.columns, self._question.reading.playbook.say)
        by_words = {paper.normal(label): key for key, label in labels.items()}
        key = by_words.get(paper.normal(row.cells[0]), "")
        text = "\n".join(filter(None, row.cells[1:]))
        if key and text:
            self._question.fill(key, text, row.place)
            self._question.places.setdefault(key, row.place)
        elif not key and paper.normal(row.cells[0]) != paper.RECORD[0].casefold():
            self._misfit(row, NO_PLACE)

    def _person(self, row: TableRow) -> None:
        rank = paper.normal(row.cells[0])
        if rank == paper.PERSON[0].casefold():
            return
        if rank and rank != paper.LEAD and not _DEPUTY.fullmatch(rank):
            self._question.stray(row.cells[0], row.place, NO_PLACE)
        known = [key.partition(".")[0] for key in self._fields]
        if rank != paper.LEAD and not _DEPUTY.fullmatch(rank):
            rank = f"{paper.DEPUTY} {len({*known} - {paper.LEAD}) + 1}"
        texts = (*row.cells[1:3], "; ".join(filter(None, row.cells[3:])))
        for part, text in zip(_PARTS, texts, strict=False):
            if text:
                self._question.fill(f"{rank}.{part}", text, row.place)
        self._question.places[rank] = row.place

    def _table_row(self, kind: Table, row: TableRow) -> None:
        labels = paper.column_labels(kind.columns, self._question.reading.playbook.say)
        by_words = {paper.normal(label): key for key, label in labels.items()}
        found = [by_words.get(paper.normal(cell), "") for cell in row.cells]
        if 2 * sum(map(bool, found)) > sum(map(bool, row.cells[1:])) and any(found):
            self._titles(row, found)
            return
        if not self._columns and len(row.cells) == len(kind.columns) + 1:
            self._columns = ["#", *labels]  # the row of titles is gone
        if len(row.cells) != len(self._columns):
            self._misfit(row, NO_PLACE)
        else:
            self._cells(row)

    def _titles(self, row: TableRow, found: list[str]) -> None:
        """Take a row of titles; the first column has the numbers, however it is called.

        A title that somebody wrote is kept with what stands below it.
        """
        self._columns = found if found[0] else ["#", *found[1:]]
        self._keys = set()
        for column, text in zip(self._columns, row.cells, strict=True):
            numbers = column == "#" and paper.normal(text) == "no"
            if text and column in ("", "#") and not numbers:
                self._question.stray(text, row.place, NO_PLACE)

    def _cells(self, row: TableRow) -> None:
        first = row.cells[0] if self._columns[0] == "#" else ""
        if not _PRINTED_KEY.fullmatch(first.strip(" .)")):
            self._question.stray(first, row.place, IN_NUMBERS)
        key = self._row_key(first)
        self._question.places[key] = row.place
        for column, text in zip(self._columns, row.cells, strict=True):
            if column and column != "#" and text:
                self._question.fill(f"{key}.{column}", text, row.place)
            elif not column and text:
                self._question.stray(text, row.place, NO_PLACE)

    def _row_key(self, first: str) -> str:
        """Give the key of a row; one that was copied with its sign is another row."""
        code, number = paper.ROW_CODE.search(first), _NUMBER.match(first.strip())
        if code and code[1].lower() not in self._keys:
            key = code[1].lower()
        elif number and not code:
            key = f"{NEW_ROW}{number[0]}"
        else:
            key = f"{NEW_ROW}unnumbered {len(self._keys) + 1}"
        self._keys.add(key)
        return key
