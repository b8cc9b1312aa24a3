"""A reference to a row of another table."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from crisisplan.domain.items.row import RowReference
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.lines import Line, Lines

_NOTHING = "-"


class RowEditor(Editor[RowReference]):
    """One line that says which row it is; Enter finds another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "delete",
            "clear",
            "Clear",
            id="row.clear",
            tooltip="Let it refer to no row",
        )
    ]

    def control(self) -> Widget:
        """Make the line."""
        return Lines(self._lines(), self._choose, classes=self.size_class)

    def _lines(self) -> list[Line]:
        rows = self.around.rows.get(self.kind.of, {})
        words = "Nothing chosen yet. Press Enter to choose…"
        if self.value:
            words = rows.get(self.text, f"{self.text} (no longer in the table)")
        return [("", lit_line(words))]

    def _choose(self, _: str) -> None:
        table = self.session.playbook.item(self.kind.of).title
        rows = self.around.rows.get(self.kind.of, {})
        if not rows:
            self.say(f"“{table}” has no rows yet. Add one there first.", refused=False)
            self.notify(
                f"“{table}” has no rows yet. Add one there, then come back.",
                markup=False,
            )
            return
        options = [*rows.items(), (_NOTHING, "None of these")]
        self.app.push_screen(Pick(table, options), self._picked)

    def _picked(self, row_id: str | None) -> None:
        if row_id == _NOTHING:
            self.action_clear()
        elif row_id:
            self._put(row_id)

    def _put(self, row_id: str) -> None:
        self.typed(row_id)
        self.query_one(Lines).show(self._lines())

    def action_clear(self) -> None:
        """Let it refer to no row."""
        self._put("")
