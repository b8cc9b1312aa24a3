"""Rows of small answers, in a grid."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, DataTable, Static

from crisisplan.domain.pasted import read_pasted
from crisisplan.domain.points import many
from crisisplan.domain.referring import say_taken_out
from crisisplan.domain.text import some_of
from crisisplan.errors import NotAnAnswerError
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.record import misfit
from crisisplan.tui.fields.rows_field import RowsField
from crisisplan.tui.fields.table_lines import (
    cells_of,
    faults_in,
    in_full,
    label_of,
    parts_of,
)
from crisisplan.tui.text import lit, rlit
from crisisplan.tui.widgets.rows import Rows

_TOLD = 3
"""Names that are told; the others are counted."""
_HOW, _EMPTY = "Enter on a row changes it.", "Enter adds a row."
_PASTE = "Rows copied from a spreadsheet can be pasted."
_WAITING = (
    "A row with + is suggested: Enter changes it. Tab goes to the buttons, Insert adds "
    "a row."
)


class TableField(RowsField):
    """The rows of a table, with those that the playbook suggests."""

    DEFAULT_CSS = """
    TableField > Horizontal { height: 1; margin: 1 0 0 0; }
    TableField > Horizontal > Button { margin-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("insert", "add", "Add row", id="table.add", tooltip="Write a new row"),
        Binding(
            "ctrl+up", "move(-1)", "Move up", id="table.up", tooltip="Before the other"
        ),
        Binding(
            "ctrl+down", "move(1)", "Move down", id="table.down", tooltip="After it"
        ),
        Binding(
            "delete",
            "remove",
            "Remove row",
            id="table.remove",
            tooltip="Take the row out of the table",
        ),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the grid, what can be done with it, and how."""
        value = self.value
        if value and not isinstance(value, Mapping):
            yield Static(lit(misfit(value)), classes="said")
        say = self.session.playbook.say
        self._beside, self._below = parts_of(self.table, needed=begins(self.screen))
        yield Rows([rlit(say(column.title)) for column in self._beside])
        with Horizontal():
            yield Button("Add a row", id="row-add")
            yield Button("Change", id="row-edit")
            yield Button("Up", id="row-up")
            yield Button("Down", id="row-down")
            yield Button("Remove", id="row-remove")
            yield Button("Keep it", id="row-take")
            yield Button("Keep all", id="rows-take")
        yield Button("", id="names-enter")
        yield Static("", id="row-more")
        yield Static("", id="row-said", classes="said")

    def on_mount(self) -> None:
        """Show the rows; the buttons are as narrow as their words."""
        for button in self.query(Button):
            button.styles.min_width = 0
        self.show()

    def show(self, current: str = "", sentence: str = "") -> None:
        """Show the rows as they are now, and a sentence on what was done."""
        waiting, around = self.waiting, self.session.reading.around
        lines = [
            (key, cells_of(self._beside, row, around, suggested=key in waiting))
            for key, row in self.rows.items()
        ]
        self.query_one(Rows).show(lines, current)
        for button in self.query(Button):  # with nothing there, one thing can be done
            button.display = bool(lines) or button.id == "row-add"
        self.query_one("#row-take").display = bool(waiting)
        self.query_one("#rows-take").display = len(waiting) > 1
        self._offer_names()
        faults = faults_in(self.table, self.value or {}, around)
        how = _HOW if lines else _EMPTY
        if not begins(self.screen):
            how = f"{how} {_PASTE}"
        how = _WAITING if waiting else how
        hints = [sentence, *faults, how]
        said = "\n".join(hint for hint in hints if hint)
        self.query_one("#row-said", Static).update(lit(said))

    @on(DataTable.RowHighlighted)
    def _tell_more(self) -> None:
        """Say in full what of the row under the cursor has no room in the grid."""
        grid, more = self.query_one(Rows), self.query_one("#row-more", Static)
        beside, below = self._beside, self._below
        columns = (*(beside[place] for place in grid.cut), *below)
        row = self.rows.get(grid.current, {})
        told = in_full(columns, row, self.session.reading.around)
        more.display = bool(told)
        more.update(told)

    @on(DataTable.RowSelected)
    def _open(self, event: DataTable.RowSelected) -> None:
        event.stop()
        if row_id := event.row_key.value:
            self.work(row_id)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        deeds: Mapping[str | None, Callable[[], None]] = {
            "row-add": self.action_add,
            "row-edit": self.action_edit,
            "row-up": lambda: self.action_move(-1),
            "row-down": lambda: self.action_move(1),
            "row-remove": self.action_remove,
            "row-take": self._take,
            "rows-take": self._take_all,
            "names-enter": self._enter_names,
        }
        deeds[event.button.id]()

    def current(self) -> str:
        """Give the row under the cursor; nothing where there is none."""
        return self.query_one(Rows).current

    @on(Rows.Wanted)
    def action_add(self) -> None:
        """Write a new row."""
        self.work("")

    def action_edit(self) -> None:
        """Change the row under the cursor."""
        if row_id := self.query_one(Rows).current:
            self.work(row_id)

    def action_move(self, by: int) -> None:
        """Move the row under the cursor."""
        if row_id := self.query_one(Rows).current:
            try:
                self.session.move_row(self.item.id, row_id, by)
            except NotAnAnswerError as refusal:
                self.show(row_id, f"! {refusal}")
            else:
                self.show(row_id)
                self.told()

    def action_remove(self) -> None:
        """Take the row under the cursor out of the table."""
        if row_id := self.query_one(Rows).current:
            said = say_taken_out(self.session.reading, self.item, row_id)
            self.session.drop_row(self.item.id, row_id)
            self.show("", f"{said} Ctrl+Z brings it back.")
            self.told()

    def _take(self) -> None:
        """Take a suggested row up as it is."""
        row_id = self.query_one(Rows).current
        row = self.waiting.get(row_id)
        if row is None:
            self.show(row_id, "This row is in your plan already.")
            return
        self.session.put_row(self.item.id, row, row_id)
        self.show(row_id, f"Now in your plan: {self._label(row_id)}.")
        self.told()

    def _take_all(self) -> None:
        """Take all suggested rows up as they are, as one step."""
        waiting = self.waiting
        self.session.put_rows(self.item.id, waiting)
        self.show("", f"Now in your plan: {many(len(waiting), 'row')}.")
        self.told()

    def _offer_names(self) -> None:
        """Offer to enter whoever is named here and in no directory."""
        names = self.session.strangers(self.item.id)
        button = self.query_one("#names-enter", Button)
        button.display = bool(names)
        button.label = lit(f"Enter {some_of(names, _TOLD)} in the directory")

    def _enter_names(self) -> None:
        try:
            names = self.session.enter_strangers(self.item.id)
        except NotAnAnswerError as refusal:  # somebody else has entered them meanwhile
            self.show(self.current(), str(refusal))
            return
        said = f"In the directory now: {some_of(names, _TOLD)}."
        self.show(self.current(), f"{said} F4 leads there, to write their numbers.")
        self.told()

    def _label(self, row_id: str) -> str:
        row = self.rows.get(row_id, {})
        return label_of(self.table, row, self.session.reading.around)

    def on_paste(self, event: events.Paste) -> None:
        """Take lines of a spreadsheet as rows, all of them or none."""
        event.stop()
        around = self.session.reading.around
        try:
            pasted = read_pasted(event.text, self.table.columns, around)
        except NotAnAnswerError as refusal:
            self.show("", f"! {refusal}")
            return
        rows = {self.session.new_row_id(): row for row in pasted}
        if rows:
            self.session.put_rows(self.item.id, rows)
            self.show(list(rows)[-1], f"Pasted: {many(len(rows), 'row')}.")
            self.told()

    def focus_first(self) -> None:
        """Put the cursor into the grid, or where the first row is added."""
        self.query_one(Rows if self.rows else "#row-add").focus()
