"""The directory: people, desks, and who holds which role."""

from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import DataTable, Static

from crisisplan.domain.directory import Holders
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.assigning import ask_holders
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.people_deeds import PeopleDeeds
from crisisplan.tui.screens.person_dialog import PersonDialog
from crisisplan.tui.text import lit, rlit
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.people import (
    PEOPLE,
    PEOPLE_IN_SHORT,
    ROLES,
    describe,
    in_full,
    people_rows,
    role_in_full,
    role_rows,
    say_twice,
)
from crisisplan.tui.widgets.rows import Lined, fill
from crisisplan.tui.widgets.status import TopLine

_ROOM = 100
"""With fewer columns than this, what is said of people in a line is shortened."""


class PeopleScreen(PeopleDeeds):
    """Who can be reached, and who has which duty; each is entered once."""

    CSS_PATH = "people.tcss"
    HELP = (
        "Enter changes the entry under the cursor; F3 finds one by its letters. Tab "
        "goes to the table of roles, where Enter says who holds one. Numbers that "
        "nobody has called for long are worth little: F6 notes that you checked one "
        "today, and an exclamation mark stands where six months have passed. Where one "
        "person was entered twice, F7 makes one entry of two. Where somebody has left, "
        "F9 puts another into all their places. What has no room in a line stands "
        "below, in full."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "add", "Add", "Enter a new person or desk"),
        command("f3", "find", "Find", "Search a person by name, post or number"),
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(self, session: PlanSession, *, start_on: str = "") -> None:
        """Show the directory; `start_on` is the person or role to begin with."""
        super().__init__(session)
        self._start_on = start_on

    def compose(self) -> ComposeResult:
        """Lay out both tables."""
        yield TopLine("People, desks and roles")
        yield Lined(id="people")
        yield Static(id="twice")
        yield Static(" Who holds which role", classes="heading")
        yield Lined(id="roles")
        yield Static(id="about")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill both tables."""
        self._people.zebra_stripes = self._roles.zebra_stripes = True
        self.show_anew()
        self._people.focus()
        self.go_to(self._start_on)

    @property
    def _people(self) -> Lined:
        return self.query_one("#people", Lined)

    @property
    def _roles(self) -> Lined:
        return self.query_one("#roles", Lined)

    def go_to(self, key: str) -> None:
        """Go to the line of a person or role, if there is one."""
        for table in (self._people, self._roles):
            if key in table.rows:
                table.move_cursor(row=table.get_row_index(key))
                table.focus()

    def came_in(self) -> None:
        """Show everybody who is there by now: somebody else changed the plan."""
        self.show_anew()

    on_resize = came_in

    def show_anew(self) -> None:
        """Show what there is now, the cursor where it was."""
        self.seen = self.session.seen()
        headings = PEOPLE if self.size.width >= _ROOM else PEOPLE_IN_SHORT
        for table, columns, rows in (
            (self._people, headings, people_rows(self.session)),
            (self._roles, ROLES, role_rows(self.session)),
        ):
            place, here = table.cursor_row, _under_cursor(table)
            lines = [
                (key, [rlit(cells[one]) for one in columns]) for key, cells in rows
            ]
            fill(table, [Text(one) for one in columns], lines, room=self.size.width)
            there = here in table.rows
            table.move_cursor(row=table.get_row_index(here) if there else place)
        self._offer_joining()
        self._tell()

    @on(DataTable.RowHighlighted)
    def _tell(self) -> None:
        """Say in full what the line under the cursor says in short."""
        role = _under_cursor(self._roles) if self._roles.has_focus else ""
        told = role_in_full(self.session, role) or in_full(self.session, self.current)
        self.query_one("#about", Static).update(lit(told))

    def on_descendant_focus(self) -> None:
        """Speak of the table that one came to."""
        self._tell()

    def _offer_joining(self) -> None:
        said = say_twice(self.session.plan.people)
        twice = self.query_one("#twice", Static)
        twice.display = bool(said)
        twice.update(lit(said))

    @property
    def current(self) -> str:
        """The id of the person under the cursor; empty where nobody is."""
        return _under_cursor(self._people)

    @on(DataTable.RowSelected, "#people")
    @work
    async def _edit(self) -> None:
        if key := self.current:
            await self._dialog(key)

    @work
    async def action_add(self) -> None:
        """Enter somebody new, and stand there."""
        if new := await self._dialog():
            self.go_to(new)

    async def _dialog(self, key: str = "") -> str | None:
        kept = await self.app.push_screen_wait(PersonDialog(self.session, key))
        self.show_anew()
        return kept

    @work
    async def action_find(self) -> None:
        """Find somebody while their letters are typed."""
        people = self.session.plan.people
        options = [(key, describe(one)) for key, one in people.items()]
        if key := await self.app.push_screen_wait(Pick("Find somebody", options)):
            self.go_to(key)

    @on(DataTable.RowSelected, "#roles")
    @work
    async def _assign(self, event: DataTable.RowSelected) -> None:
        role, seen = event.row_key.value or "", self.seen

        def keep(held: Holders) -> None:
            self.attempt(lambda: self.session.assign(role, held), seen)

        await ask_holders(self, self.session, role, keep)
        self.session.seal()
        self.show_anew()

    def action_back(self) -> None:
        """Go to where one came from."""
        self.dismiss()


def _under_cursor(table: Lined) -> str:
    """Give the id of the line under the cursor; nothing where there is none."""
    keys = list(table.rows)
    return keys[table.cursor_row].value or "" if keys else ""
