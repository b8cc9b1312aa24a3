"""The rows of a table, and the work on one of them."""

from collections.abc import Mapping

from textual import events
from typing_extensions import override

from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import asked, can_wait
from crisisplan.domain.items.table import Row, Table
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.rows import with_words
from crisisplan.domain.values import Value
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.base import Field
from crisisplan.tui.fields.row_work import RowWork
from crisisplan.tui.key_hold import KeyHold


class RowsField(Field):
    """A field of rows, each of which is written in a dialog of its own."""

    _writing = False
    """Whether a row is being written."""

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
        letter, app = event.character or "", self.app
        if event.is_printable and (self._writing or not letter.isspace()):
            event.stop()
            self.begin()
            if isinstance(app, KeyHold):
                app.give_back(event)

    @override
    def begin(self) -> None:
        """Open the row in which somebody goes on who types."""
        if not self._writing:
            self.work(self.current() if self._has_room() else "")

    def _has_room(self) -> bool:
        """Say whether a part of the row under the cursor is still to be written."""
        row, columns = self.rows.get(self.current(), {}), self.table.columns
        later = can_wait(columns, row) if begins(self.screen) else ()
        return any(
            not row.get(one.id)
            for one in asked(columns, row, self.session.reading.around)
            if one not in later and not isinstance(one.asks, Choice | YesNoQuestion)
        )

    def work(self, row_id: str) -> None:
        """Open a row to be written; a new one where `row_id` is empty."""
        done = self._worked if self.rows else self._begun
        self._writing = True
        work = RowWork(self.session, self.item, row_id, put=self._put, done=done)
        work.begin(self.screen, self.table, self.rows.get(row_id, {}))

    def _put(self, value: Value) -> None:
        faults = self.table.faults(value, self.session.reading.around)
        self.store(value, " ".join(faults))

    def _worked(self, row_id: str) -> None:
        self._writing = False
        if self.is_attached:  # else another pane stands here by now
            self.show(row_id)
            self.told()

    def _begun(self, row_id: str) -> None:
        """Stand, behind the first row, where Enter adds the next."""
        self._worked(row_id)
        for button in self.query("#row-add"):
            self.call_after_refresh(button.focus)
