"""Several small answers that belong together."""

from collections.abc import Iterator
from typing import Literal

from typing_extensions import override

from crisisplan.domain.items.base import Around, Kind, Pairs, Shown, mapping_of
from crisisplan.domain.items.column import (
    Columns,
    asked,
    lacking,
    numberless,
    row_faults,
)
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError


class Record(Kind):
    """One set of labels with values, as on an index card."""

    one_text = False

    kind: Literal["record"]
    columns: Columns

    @override
    def parse(self, typed: str, around: Around) -> Value:
        """Refuse one typed text: a record is filled in part by part."""
        raise NotAnAnswerError("Fill in the parts of this one by one.")

    @override
    def check(self, value: Value, around: Around) -> None:
        """Refuse what is no mapping; single parts are refused by `faults`."""
        mapping_of(value)

    def faults(self, value: Value, around: Around) -> tuple[str, ...]:
        """Say what is refused, part by part."""
        return super().faults(value, around) or row_faults(
            self.columns, mapping_of(value), around
        )

    def missing(self, value: Value, around: Around) -> str:
        """Name the required parts that are empty."""
        row = mapping_of(value)
        open_parts = lacking(self.columns, row, around)
        if not open_parts and not any(row.values()):
            return "Nothing is filled in yet."
        return f"Still open: {', '.join(open_parts)}." if open_parts else ""

    def without_number(self, value: Value, around: Around) -> Iterator[str]:
        """Name those in any of the parts."""
        return numberless(self.columns, mapping_of(value), around)

    def show(self, value: Value, around: Around) -> Shown:
        """Give label and value of each part that is filled in."""
        row = mapping_of(value)
        shown = asked(self.columns, row, around)
        cells = [(column.title, column.cell(row, around)) for column in shown]
        return Pairs(tuple((title, cell) for title, cell in cells if cell))
