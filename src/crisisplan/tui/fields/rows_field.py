"""The rows of a table, and the work on one of them."""

from collections.abc import Mapping

from textual import events
from typing_extensions import override

from crisisplan.domain.items.column import can_wait
from crisisplan.domain.items.table import Row, Table
from crisisplan.domain.rows import with_words
from crisisplan.domain.values import Value
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.base import Field
from crisisplan.tui.fields.row_work import RowWork


class RowsField(Field):
    """A field of rows, each of which is written in a dialog of its own."""

    _writing: RowWork | None = None
    """The row that is being written."""

    @property
    def table(self) -> Table:
        """The kind of this item."""
        if not isinstance(self.item.asks, Table):
            raise TypeError(self.item.asks.kind)
        return self.item.asks

    @property
    def rows(self) -> Mapping[str, Row]:
        """All rows in view, with the playbook's terms filled in where suggested."""
        return with_words(self.table, self.session.playbook.say).in_view(
            self.value or {}
        )

    @property
    def waiting(self) -> Mapping[str, Row]:
        """The rows that are suggested only."""
        waiting = self.table.waiting(self.value or {})
        return {key: row for key, row in self.rows.items() if key in waiting}

    def current(self) -> str:
        """Give the row under the cursor; nothing where there is none."""
        raise NotImplementedError

    def show(self, current: str = "", sentence: str = "") -> None:
        """Show the rows as they are now, and a sentence on what was done."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Write by typing at once: into the row under the cursor, or into a new one.

        A new one where that has all its parts; whoever types then means the next.
        """
        letter = event.character or ""
        if event.is_printable and (self._writing or not letter.isspace()):
            event.stop()
            self.type_on(letter)

    @override
    def type_on(self, letters: str) -> None:
        """Take what is typed into the row that is written, or into one that begins."""
        work = self._writing or self.work(self.current() if self._has_room() else "")
        work.type_on(letters)

    def _has_room(self) -> bool:
        row, columns = self.rows.get(self.current(), {}), self.table.columns
        later = can_wait(columns, row) if begins(self.screen) else ()
        return not all(row.get(one.id) for one in columns if one not in later)

    def work(self, row_id: str) -> RowWork:
        """Open a row to be written; a new one where `row_id` is empty."""
        done = self._worked if self.rows else self._begun
        work = RowWork(self.session, self.item, row_id, put=self._put, done=done)
        work.begin(self.screen, self.table, self.rows.get(row_id, {}))
        self._writing = work
        return work

    def _put(self, value: Value) -> None:
        faults = self.table.faults(value, self.session.reading.around)
        self.store(value, " ".join(faults))

    def _worked(self, row_id: str) -> None:
        self._writing = None
        if self.is_attached:  # else another pane stands here by now
            self.show(row_id)
            self.told()

    def _begun(self, row_id: str) -> None:
        """Stand, behind the first row, where Enter adds the next."""
        self._worked(row_id)
        for button in self.query("#row-add"):
            self.call_after_refresh(button.focus)
