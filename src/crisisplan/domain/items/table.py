"""Rows of small answers, some of them begun by the playbook."""

from collections.abc import Iterator, Mapping
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
from crisisplan.domain.items.column import (
    PRINTED,
    Columns,
    asked,
    lacking,
    numberless,
    row_faults,
)
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
        numbers = self.numbers(value)
        return tuple(
            f"{self._named(numbers[row_id], row, around)}, {fault}"
            for row_id, row in stored_rows(value).items()
            for fault in row_faults(self.columns, row, around)
        )

    def _named(self, number: int, row: Row, around: Around) -> str:
        name = self.label(row, around)
        return f"{name} (row {number})" if name else f"Row {number}"

    def missing(self, value: Value, around: Around) -> str:
        """Say how many rows still lack something required."""
        whole = [
            row
            for row in stored_rows(value).values()
            if any(row.values()) and not lacking(self.columns, row, around)
        ]
        if len(whole) >= self.at_least:
            return ""
        rows = "row is" if self.at_least == 1 else "rows are"
        so_far = f"{len(whole) or 'none'} so far"
        return f"{self.at_least} complete {rows} needed; {so_far}."

    @override
    def lacks(self, value: Value, around: Around) -> Iterator[str]:
        """Say which part of which row is missing, row by row."""
        numbers = self.numbers(value)
        for row_id, row in stored_rows(value).items():
            titles = lacking(self.columns, row, around)
            if titles and any(row.values()):
                verb = "is" if len(titles) == 1 else "are"
                named = self._named(numbers[row_id], row, around)
                yield f"{named}: {', '.join(titles)} {verb} missing."

    @override
    def without_number(self, value: Value, around: Around) -> Iterator[str]:
        """Name those in any of the rows, each once."""
        rows = stored_rows(value).values()
        found = (one for row in rows for one in numberless(self.columns, row, around))
        yield from dict.fromkeys(found)

    @override
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

    def in_view(self, value: Value) -> Mapping[str, Row]:
        """Give all rows as people see them: each starter row that waits in its place.

        That is behind the starter row before it, else before the one behind it, else
        above the city's own; so taking one up moves no row, and a new row is the last.
        """
        waiting, starters = self.waiting(value), list(self.rows)
        order = list(stored_rows(value))
        for row_id in waiting:
            place = starters.index(row_id)
            above = [order.index(one) for one in starters[:place] if one in order]
            below = [order.index(one) for one in starters[place:] if one in order]
            order.insert(above[-1] + 1 if above else min(below, default=0), row_id)
        rows = {**stored_rows(value), **waiting}
        return {row_id: rows[row_id] for row_id in order}

    def numbers(self, value: Value) -> Mapping[str, int]:
        """Give for each row the number under which people know it."""
        return {row_id: place for place, row_id in enumerate(self.in_view(value), 1)}

    def labels(self, value: Value, around: Around) -> Mapping[str, str]:
        """Give for each row, waiting ones too, the words that name it."""
        return {
            row_id: self.label(row, around) or f"Row {number}"
            for number, (row_id, row) in enumerate(self.in_view(value).items(), 1)
        }

    def label(self, row: Row, around: Around) -> str:
        """Give the first cell of a row that says something, and is no bare number."""
        cells = [column.cell(row, around) for column in self.columns]
        said = [cell for cell in cells if cell]
        return next((cell for cell in said if not cell.isdecimal()), "".join(said[:1]))


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
