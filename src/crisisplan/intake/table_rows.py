"""A sheet with the rows of a table compared with the plan, row by row."""

from collections.abc import Callable, Iterator, Mapping

from crisisplan.domain.account import Entry, Outcome, Update
from crisisplan.domain.audience import NOT_PRINTED, WITHHELD
from crisisplan.domain.handout import known_rows, normal
from crisisplan.domain.items.column import Column
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.sheets import ID, row_cells, unguarded
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.domain.wording import reads, said_person
from crisisplan.errors import NotAnAnswerError
from crisisplan.intake.contacts import OTHER
from crisisplan.intake.grid import Grid, GridRow
from crisisplan.intake.people import People, folded
from crisisplan.intake.values import read_value

_SAME_NAME = (
    "A row of this name is in the table already. Take this in where it is the same."
)
_NOT_ASKED = "This table is not asked of the city at the moment."


class TableRows:
    """Reads the sheet of one table."""

    def __init__(
        self, item: Item, reading: Reading, people: People, new_id: Callable[[], str]
    ) -> None:
        """Compare with the rows of one table in one plan."""
        if not isinstance(item.asks, Table):
            raise TypeError(f"{item.id} is no table")
        self._item, self._table = item, item.asks
        self._reading, self._people, self._new_id = reading, people, new_id
        self._say = reading.playbook.say
        value = reading.value(item)
        self._rows = known_rows(item.asks, value, self._say)
        self._stored = stored_rows(value or {})
        self._seen: set[str] = set()

    def header(self, header: Mapping[str, int]) -> Mapping[str, int]:
        """Give the place of each column that the table has, by its id."""
        titles = {normal(self._say(one.title)): one.id for one in self._table.columns}
        found = {titles[key]: at for key, at in header.items() if key in titles}
        return found | ({ID: header[ID]} if ID in header and ID not in titles else {})

    def entries(self, grid: Grid, header: Mapping[str, int]) -> Iterator[Entry]:
        """Give what each row says."""
        places = self.header(header)
        for row in grid.rows[1:]:
            cells = {
                key: unguarded(row.cells[at]) if at < len(row.cells) else ""
                for key, at in places.items()
            }
            yield from self._row(cells, row)

    def _row(self, cells: Mapping[str, str], row: GridRow) -> Iterator[Entry]:
        row_id, place = cells.get(ID, ""), f"row {row.number}"
        if row_id and (row_id not in self._rows or row_id in self._seen):
            twice = row_id in self._seen
            yield self._refused(row, place, _TWICE if twice else _gone(row_id))
            return
        self._seen.add(row_id)
        before = self._rows.get(row_id, {})
        read, faults = self._read(cells, before)
        alike = "" if row_id else self._alike(read)
        after: Row = {**self._rows.get(alike, before), **read}
        if any(after.values()):
            yield from self._said(alike or row_id, after, place, asked=bool(alike))
        for column, text, because in faults:
            said = f"{column}: {text}"
            yield self._entry("refused", said, place, because=because, kept=said)

    def _read(
        self, cells: Mapping[str, str], before: Row
    ) -> tuple[dict[str, Value], list[tuple[str, str, str]]]:
        """Give the cells that differ from a row, and those that are no answer."""
        around = self._reading.around
        shown = dict(
            zip(
                (column.id for column in self._table.columns),
                row_cells(self._table, "", before, around)[1:],
                strict=True,
            )
        )
        read: dict[str, Value] = {}
        faults = []
        for column in self._table.columns:
            text = cells.get(column.id, shown[column.id])
            if one_line(text) == one_line(shown[column.id]):
                continue
            try:
                value = self._value(column, text)
            except NotAnAnswerError as refusal:
                faults.append((self._say(column.title), text, str(refusal)))
            else:
                if value is not None:
                    read[column.id] = value
        return read, faults

    def _value(self, column: Column, text: str) -> Value | None:
        if text in (WITHHELD, NOT_PRINTED):
            return None
        if not text:
            return ""
        return read_value(column.asks, text, self._people, self._say)

    def _alike(self, read: Row) -> str:
        """Give the row that has the same name as one without an id."""
        name = folded(self._table.label(read, self._people.around))
        labels = self._table.labels({"rows": self._rows}, self._reading.around)
        same = [key for key, label in labels.items() if folded(label) == name]
        return same[0] if name and same else ""

    def _said(
        self, row_id: str, after: Row, place: str, *, asked: bool
    ) -> Iterator[Entry]:
        before = self._rows.get(row_id, {})
        replaced = any(cell and after.get(key) != cell for key, cell in before.items())
        outcome: Outcome = "change" if before else "new"
        because = ""
        if after == before:
            outcome = "same"
        elif not self._reading.in_play(self._item):
            outcome, because = "clash", _NOT_ASKED
        elif asked or (replaced and row_id in self._stored):
            outcome, because = "clash", _SAME_NAME if asked else OTHER
        key = row_id or f"r-{self._new_id()}"
        added = self._people.added_in([dict(after)])
        new = [f"new in the directory: {said_person(one)}" for one in added.values()]
        update = Update(rows={key: after}, people=dict(added))
        yield self._entry(
            outcome,
            "; ".join([self._reads(after), *new]),
            place,
            before=self._reads(before) if before and outcome != "same" else "",
            because=because,
            update=None if outcome == "same" else update,
        )

    def _reads(self, row: Row) -> str:
        value: Value = {"rows": {"": dict(row)}}
        return reads(self._item, value, self._people.around, self._say)

    def _refused(self, row: GridRow, place: str, because: str) -> Entry:
        text = " | ".join(filter(None, row.cells))
        return self._entry("refused", text, place, because=because, kept=text)

    def _entry(
        self,
        outcome: Outcome,
        said: str,
        place: str,
        *,
        before: str = "",
        because: str = "",
        kept: Value | None = None,
        update: Update | None = None,
    ) -> Entry:
        return Entry(
            outcome,
            self._say(self._item.title),
            self._item.id,
            place,
            said=said,
            before=before,
            because=because,
            kept=kept,
            update=update,
        )


_TWICE = "This row is in the list a second time."


def _gone(row_id: str) -> str:
    return (
        f"The table has no row with the id {row_id!r}. To add a new one, leave the id "
        "empty."
    )
