"""One row being written, from opening it to coming back to the table."""

from collections.abc import Callable

from textual.screen import Screen

from crisisplan.domain.items.column import can_wait
from crisisplan.domain.items.table import Row, Table
from crisisplan.domain.playbook import Item
from crisisplan.domain.rows import with_row
from crisisplan.domain.values import Value
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.cells import Cells
from crisisplan.tui.fields.table_lines import label_of
from crisisplan.tui.screens.row_dialog import RowDialog

NEW = "a new row"


class RowWork:
    """Opens a row in a dialog, and writes every edit of it into the plan."""

    def __init__(
        self,
        session: PlanSession,
        item: Item,
        row_id: str,
        *,
        put: Callable[[Value], None],
        done: Callable[[str], None],
    ) -> None:
        """Prepare the work on a row; a new one where `row_id` is empty.

        Args:
            session: The open plan.
            item: The table.
            row_id: Its row.
            put: Takes the whole table after every edit.
            done: Takes the id of the row at the end; nothing where it is gone.
        """
        self._session = session
        self._item = item
        self._row_id = row_id
        self._put = put
        self._done = done
        self._before = session.plan.answer(item.id)
        self._people = session.plan.people
        self._seen = session.seen()

    def begin(self, screen: Screen[object], table: Table, row: Row) -> None:
        """Show the row as it stands, or is suggested.

        While one begins, what need not be known is below a line that unfolds.
        """
        reading = self._session.reading
        label = label_of(table, row, reading.around) if row else NEW
        title = f"{reading.playbook.say(self._item.title)}: {label}"
        role = reading.owner(self._item)
        columns = table.columns
        later = can_wait(columns, row) if begins(screen) else ()
        cells = Cells(self._session, columns, row, self._edited, later=later, role=role)

        def closed(kept: dict[str, Value] | None) -> None:
            with self._session.upon(self._seen):
                self._restore() if kept is None else self._finish(kept)
            self._session.seal()
            self._done(self._row_id)

        screen.app.push_screen(RowDialog(title, cells, lambda: cells.row), closed)
        screen.app.call_after_refresh(cells.focus_first)

    @property
    def _value(self) -> Value:
        return self._session.reading.value(self._item) or {}

    def _edited(self, row: dict[str, Value]) -> None:
        with self._session.upon(self._seen):
            if not self._row_id and row:
                self._row_id = self._session.put_row(self._item.id, row)
            table = self._item.asks
            if self._row_id and isinstance(table, Table):
                self._put(with_row(table, self._value, self._row_id, row))

    def _finish(self, row: dict[str, Value]) -> None:
        """End with the row as it stands; one without any word in it is taken out."""
        if self._row_id and not row:
            self._session.drop_row(self._item.id, self._row_id)
            self._row_id = ""

    def _restore(self) -> None:
        """Take everything back that was written into the row.

        Undoing gives back state and date too; where somebody was entered into the
        directory meanwhile, they stay, and only the table is put back.
        """
        session, item_id = self._session, self._item.id
        while (
            session.plan.answer(item_id) != self._before
            and session.plan.people is self._people
            and session.undo()
        ):
            pass
        if session.plan.answer(item_id) != self._before:
            draft = self._before.state in ("draft", "asked")
            session.put(item_id, self._before.value, draft=draft)
