"""Rows of small answers, some of them begun by the playbook."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from crisisplan.domain.items.base import (
    Around,
    Grid,
    Kind,
    Pairs,
    Shown,
    mapping_of,
    texts_of,
)
from crisisplan.domain.items.column import PRINTED, Columns, asked, lacking, row_faults
from crisisplan.domain.values import Comparable, Count, Slug, Value, read_number
from crisisplan.errors import NotAnAnswerError

Row = Mapping[str, Value]


class Table(Kind):
    """A question answered by rows."""

    one_text = False
    operators: ClassVar[frozenset[str]] = frozenset({"at_least", "at_most"})

    kind: Literal["table"]
    columns: Columns
    rows: Mapping[Slug, Mapping[Slug, str]] = Field(default_factory=dict)
    """Starter rows that the city may keep, fill or drop."""
    at_least: Count = 1
    """Rows that need all their required columns."""

    @override
    def parse(self, typed: str, around: Around) -> Value:
        """Refuse one typed text: a table is filled in row by row."""
        raise NotAnAnswerError("Fill in the rows of this one by one.")

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is no table; single cells are refused by `faults`."""
        table = mapping_of(value, "{rows: {row: {column: value}}}")
        for key in table:
            if key not in ("rows", "dropped"):
                raise NotAnAnswerError(f"{key!r} is neither 'rows' nor 'dropped'.")
        for row in mapping_of(table.get("rows", {})).values():
            mapping_of(row)
        texts_of(table.get("dropped", ()))

    def faults(self, value: Value, around: Around) -> tuple[str, ...]:
        """Say what is refused, cell by cell."""
        if refused := super().faults(value, around):
            return refused
        return tuple(
            f"Row {row_id!r}, {fault}"
            for row_id, row in stored_rows(value).items()
            for fault in row_faults(self.columns, row, around)
        )

    def missing(self, value: Value, around: Around) -> str:
        """Say how many rows still lack something required."""
        whole = [
            row
            for row in stored_rows(value).values()
            if any(row.values()) and not lacking(self.columns, row, around)
        ]
        if len(whole) >= self.at_least:
            return ""
        return f"{len(whole)} of {self.at_least} rows are complete."

    def show(self, value: Value, around: Around) -> Shown:
        """Give the rows that the city has taken up, in its order."""
        beside, under = self.printed
        rows = list(stored_rows(value).values())
        return Grid(
            headings=tuple(column.title for column in beside),
            rows=tuple(_cells(beside, row, around) for row in rows),
            below=tuple(_pairs(under, row, around) for row in rows) if under else (),
        )

    def measure(self, value: Value) -> Comparable | None:
        """Count the rows."""
        return len(stored_rows(value))

    def limit(self, text: str) -> Comparable:
        """Read a number of rows."""
        return read_number(text)

    @property
    def printed(self) -> tuple[Columns, Columns]:
        """The columns that stand beside each other, and those under the row."""
        beside = tuple(column for column in self.columns if column.print)[:PRINTED]
        taken = {column.id for column in beside}
        return beside, tuple(c for c in self.columns if c.id not in taken)

    def waiting(self, value: Value) -> Mapping[str, Row]:
        """Give the starter rows that the city has neither taken up nor dropped."""
        settled = {*stored_rows(value), *dropped_rows(value)}
        return {key: row for key, row in self.rows.items() if key not in settled}

    def labels(self, value: Value, around: Around) -> Mapping[str, str]:
        """Give for each row, waiting ones too, the words that name it."""
        rows = {**stored_rows(value), **self.waiting(value)}
        return {
            row_id: self.label(row, around) or row_id for row_id, row in rows.items()
        }

    def label(self, row: Row, around: Around) -> str:
        """Give the first cell of a row that says something."""
        cells = (column.cell(row, around) for column in self.columns)
        return next((cell for cell in cells if cell), "")


def stored_rows(value: Value) -> Mapping[str, Row]:
    """Give the rows of a kept value that are rows at all."""
    rows = value.get("rows", {}) if isinstance(value, Mapping) else {}
    rows = rows if isinstance(rows, Mapping) else {}
    return {key: row for key, row in rows.items() if isinstance(row, Mapping)}


def dropped_rows(value: Value) -> tuple[str, ...]:
    """Give the starter rows that a kept value drops, none where it is refused."""
    dropped = value.get("dropped", ()) if isinstance(value, Mapping) else ()
    try:
        return texts_of(dropped)
    except NotAnAnswerError:
        return ()


def _cells(columns: Columns, row: Row, around: Around) -> tuple[str, ...]:
    shown = {column.id for column in asked(columns, row, around)}
    return tuple(c.cell(row, around) if c.id in shown else "" for c in columns)


def _pairs(columns: Columns, row: Row, around: Around) -> Pairs:
    cells = zip(columns, _cells(columns, row, around), strict=True)
    return Pairs(tuple((column.title, cell) for column, cell in cells if cell))
