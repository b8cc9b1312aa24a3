"""Several small answers that belong together."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import Static

from crisisplan.domain.items.column import can_wait, row_faults
from crisisplan.domain.items.record import Record
from crisisplan.domain.values import Value, in_words
from crisisplan.tui.fields.base import Field
from crisisplan.tui.fields.cells import Cells
from crisisplan.tui.text import lit


class RecordField(Field):
    """The parts of a record, below each other."""

    KEPT = "Kept. That was the last part;"

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        value = self.value
        if value and not isinstance(value, Mapping):
            yield Static(lit(misfit(value)), classes="said")
        row = value if isinstance(value, Mapping) else {}
        columns = self._record.columns
        later = can_wait(columns, row)
        role = self.session.reading.owner(self.item)
        yield Cells(self.session, columns, row, self._edited, later=later, role=role)

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
