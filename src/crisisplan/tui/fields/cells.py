"""The parts of one row, edited below each other."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import Column, Columns, asked
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.link import LinkQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.text import Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.choice import ChoiceEditor
from crisisplan.tui.fields.date import DateEditor
from crisisplan.tui.fields.duration import DurationEditor
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.fields.link import LinkEditor
from crisisplan.tui.fields.number import NumberEditor
from crisisplan.tui.fields.person import PersonEditor
from crisisplan.tui.fields.phone import PhoneEditor
from crisisplan.tui.fields.row import RowEditor
from crisisplan.tui.fields.text import TextEditor
from crisisplan.tui.fields.yes_no import YesNoEditor
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.focus import focus_first, go_on
from crisisplan.tui.widgets.fold import Folded
from crisisplan.tui.widgets.lines import Boxes

CELL_EDITORS: Mapping[type[Kind], type[Editor[Any]]] = {
    Text: TextEditor,
    YesNoQuestion: YesNoEditor,
    Choice: ChoiceEditor,
    NumberQuestion: NumberEditor,
    DateQuestion: DateEditor,
    DurationQuestion: DurationEditor,
    PhoneQuestion: PhoneEditor,
    PersonQuestion: PersonEditor,
    LinkQuestion: LinkEditor,
    RowReference: RowEditor,
}
"""The register of editors: one line for each kind that fits into a cell."""


_LATER = "If you know it:"


class Cell(Vertical):
    """One part of a row: what it is, and its editor."""

    DEFAULT_CSS = """
    Cell { height: auto; margin-bottom: 1; }
    Cell > .cell-label { height: auto; text-style: bold; }
    Cell > .cell-help { height: auto; color: $text-muted; }
    """

    def __init__(
        self, column: Column, editor: Editor[Any], say: Callable[[str], str]
    ) -> None:
        """Show `editor` under the title of `column`; `say` fills in terms."""
        super().__init__()
        self.column = column
        self._say = say
        self._editor = editor

    def compose(self) -> ComposeResult:
        """Lay out title, help and editor."""
        needed = " (needed)" if self.column.required else ""
        title = f"{self._say(self.column.title)}{needed}"
        yield Static(lit_line(title), classes="cell-label")
        if self.column.help:
            yield Static(lit(self._say(self.column.help)), classes="cell-help")
        yield self._editor


class Cells(Vertical):
    """All parts of a row that are asked; each edit gives the whole row."""

    DEFAULT_CSS = "Cells { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next part", show=False),
        Binding("up", "app.focus_previous", "Part before", show=False),
    ]

    def __init__(
        self,
        session: PlanSession,
        columns: Columns,
        row: Mapping[str, Value],
        on_edit: Callable[[dict[str, Value]], None],
        *,
        later: Collection[Column] = (),
        role: str = "",
    ) -> None:
        """Begin with `row`; what stands in unknown columns is kept.

        The parts in `later` are folded below the others until they are wanted; `role`
        is the one whose matter the row is.
        """
        super().__init__()
        self._later = later
        self._role = role
        self._session = session
        self._columns = columns
        self._on_edit = on_edit
        self.row = {key: cell for key, cell in row.items() if cell}

    def compose(self) -> ComposeResult:
        """Lay out a cell for every column, the parked ones too."""
        yield from (self._cell(one) for one in self._columns if one not in self._later)
        if self._later:
            say = self._session.playbook.say
            titles = ", ".join(one_line(say(one.title)) for one in self._later)
            with Folded(f"{_LATER} {titles}"):
                yield from map(self._cell, self._later)

    def _cell(self, column: Column) -> Cell:
        return Cell(column, self._editor(column), self._session.playbook.say)

    def _editor(self, column: Column) -> Editor[Any]:
        def report(value: Value | None, _: str) -> None:
            rest = {key: cell for key, cell in self.row.items() if key != column.id}
            self.row = rest | ({column.id: value} if value else {})
            self._show_asked()
            self._on_edit(self.row)

        made = CELL_EDITORS[type(column.asks)]
        value = self.row.get(column.id)
        part = one_line(self._session.playbook.say(column.title))
        return made(
            self._session, column.asks, value, report, part=part, role=self._role
        )

    def on_mount(self) -> None:
        """Show what is asked of this row."""
        self._show_asked()

    def _show_asked(self) -> None:
        """Show the columns in play; what stands in the others is kept."""
        around = self._session.reading.around
        shown = asked(self._columns, self.row, around)
        for cell in self.query(Cell):
            cell.display = cell.column in shown

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next part with Enter; behind the last one the field goes on."""
        if self._goes_on_from(event.input):
            event.stop()
            go_on(self.screen)

    @on(Boxes.Entered)
    def _chosen(self, event: Boxes.Entered) -> None:
        """Go on behind a choice as behind a line."""
        event.stop()
        if self._goes_on_from(event.boxes):
            go_on(self.screen)

    def _goes_on_from(self, widget: Widget) -> bool:
        """Whether something follows: a part, or where nobody is led those folded."""
        if self.screen.is_modal or self._seen[-1:] != self._around(widget):
            return True
        seen = [cell.column for cell in self._seen]
        folded = any(one not in seen for one in self._later)
        return folded and not begins(self.screen)

    @property
    def _seen(self) -> list[Cell]:
        """The parts that are not folded, and asked of this row."""
        return [
            cell
            for cell in self.query(Cell)
            if all(node.display for node in cell.ancestors_with_self)
        ]

    def _around(self, widget: Widget) -> list[Cell]:
        return [one for one in widget.ancestors if isinstance(one, Cell)]

    def focus_first(self) -> None:
        """Put the cursor into the first part that is needed and empty, or just empty.

        What is asked comes into view with where it is answered.
        """
        seen = [cell for cell in self.query(Cell) if cell.display]
        cells = [cell for cell in seen if cell.column not in self._later] or seen
        empty = [cell for cell in cells if not self.row.get(cell.column.id)]
        needed = [cell for cell in empty if cell.column.required]
        for cell in (*needed, *empty, *cells)[:1]:
            focus_first(cell, scroll_visible=False)
            self.call_after_refresh(cell.scroll_visible, animate=False)
