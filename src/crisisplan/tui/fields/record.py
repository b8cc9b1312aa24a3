"""Several small answers that belong together."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from crisisplan.domain.items.column import Columns, row_faults
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Row
from crisisplan.domain.values import Value, in_words
from crisisplan.tui.fields.base import Field
from crisisplan.tui.fields.cells import Cells
from crisisplan.tui.text import lit


class RecordField(Field):
    """The parts of a record, below each other."""

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        value = self.value
        if value and not isinstance(value, Mapping):
            yield Static(lit(misfit(value)), classes="said")
        row = value if isinstance(value, Mapping) else {}
        columns, later = self._record.columns, self._can_wait(row)
        role = self.session.reading.owner(self.item)
        yield Cells(self.session, columns, row, self._edited, later=later, role=role)

    def _can_wait(self, row: Row) -> Columns:
        """Give the empty parts that nothing needs, where they are worth a fold."""
        columns = self._record.columns
        if not any(one.required for one in columns):
            return ()
        kept = (one.required or one.when or row.get(one.id) for one in columns)
        later = tuple(one for one, keep in zip(columns, kept, strict=True) if not keep)
        return later if later[1:] else ()

    @property
    def _record(self) -> Record:
        if not isinstance(self.item.asks, Record):
            raise TypeError(self.item.asks.kind)
        return self.item.asks

    def _edited(self, row: dict[str, Value]) -> None:
        faults = row_faults(self._record.columns, row, self.session.reading.around)
        self.store(row, " ".join(faults))

    def focus_first(self) -> None:
        """Put the cursor into the first part that is empty."""
        self.query_one(Cells).focus_first()


def misfit(value: Value) -> str:
    """Say that a value does not fit the question, and that it is kept."""
    return (
        f"In the file stands something that does not fit here: {in_words(value)} "
        "— it is kept until you write something below."
    )
