"""The directory: people, desks, and who holds which role."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Static

from crisisplan.domain.directory import Holders
from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.person_dialog import PersonDialog
from crisisplan.tui.text import rlit
from crisisplan.tui.widgets.key_line import KeyLine

_NEW = "new"


class PeopleScreen(Screen[None]):
    """Who can be reached, and who has which duty; each is entered once."""

    CSS_PATH = "people.tcss"
    HELP = (
        "Enter changes the entry under the cursor. Tab goes to the table of roles, "
        "where Enter says who holds one. Numbers that nobody has called for long are "
        "worth little: F6 notes that you checked one today."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "add", "Add", "Enter a new person or desk"),
        command("f6", "verify", "Checked today", "The numbers were called and work"),
        command("delete", "remove", "Remove", "Take a person out of the directory"),
        command("ctrl+z", "undo", "Undo", "Take the last step back", show=False),
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(self, session: PlanSession) -> None:
        """Show the directory of a plan."""
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Lay out both tables."""
        yield Static(" People, desks and roles", classes="top")
        people: DataTable[Text] = DataTable(cursor_type="row", id="people")
        roles: DataTable[Text] = DataTable(cursor_type="row", id="roles")
        yield people
        yield Static(" Who holds which role", classes="heading")
        yield roles
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill both tables."""
        self._people.add_columns(
            "Name", "Checked on", "Number", "Post", "Organisation", "Roles"
        )
        self._roles.add_columns("Role", "Held by", "Stands in")
        self._fill()
        self._people.focus()

    @property
    def _people(self) -> "DataTable[Text]":
        return self.query_one("#people", DataTable)

    @property
    def _roles(self) -> "DataTable[Text]":
        return self.query_one("#roles", DataTable)

    def _fill(self) -> None:
        plan, playbook = self._session.plan, self._session.playbook
        name = self._session.reading.around.name
        people, roles = self._people, self._roles
        places = people.cursor_row, roles.cursor_row
        people.clear()
        for key, one in plan.people.items():
            held = [r for r, by in plan.roles.items() if key in by.people]
            numbers = ", ".join(f"{n.number} {n.for_}".strip() for n in one.numbers)
            duties = ", ".join(playbook.name(role) for role in held)
            post = one.post or (f"desk, {one.staffed}" if one.desk else "")
            cells = (one.name, one.verified, numbers, post, one.organisation, duties)
            people.add_row(*(rlit(cell) for cell in cells), key=key)
        roles.clear()
        for role, title in playbook.roles.items():
            by = plan.roles.get(role, Holders())
            lead = name(by.lead) if by.lead else "nobody yet"
            deputies = ", ".join(name(one) for one in by.deputies)
            roles.add_row(rlit(title), rlit(lead), rlit(deputies), key=role)
        people.move_cursor(row=places[0])
        roles.move_cursor(row=places[1])

    @property
    def _current(self) -> str:
        keys = list(self._session.plan.people)
        return keys[self._people.cursor_row] if keys else ""

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="warning", timeout=15, markup=False)
        self._fill()

    @on(DataTable.RowSelected, "#people")
    @work
    async def _edit(self) -> None:
        if key := self._current:
            await self._dialog(key)

    @work
    async def action_add(self) -> None:
        """Enter somebody new."""
        await self._dialog()

    async def _dialog(self, key: str = "") -> str | None:
        kept = await self.app.push_screen_wait(PersonDialog(self._session, key))
        self._fill()
        return kept

    def action_verify(self) -> None:
        """Note that the numbers were checked today."""
        if key := self._current:
            today = self._session.reading.today.isoformat()
            person = self._session.plan.people[key]
            entry = person.model_copy(update={"verified": today})
            self._try(lambda: self._session.put_person(entry, key))

    def action_remove(self) -> None:
        """Take somebody out, unless they still stand somewhere."""
        if key := self._current:
            self._try(lambda: self._session.remove_person(key))

    def action_undo(self) -> None:
        """Take the last step back, and say which."""
        sentence = self._session.undo() or "There is nothing to undo."
        self.notify(sentence, markup=False)
        self._fill()

    @on(DataTable.RowSelected, "#roles")
    @work
    async def _assign(self, event: DataTable.RowSelected) -> None:
        role = event.row_key.value or ""
        title = self._session.playbook.name(role)
        lead = await self._somebody(f"{title}: who leads?", "Nobody yet", ())
        if lead is None:
            return
        deputies: list[str] = []
        while lead:
            title_ = f"{title}: who stands in? ({len(deputies)} so far)"
            one = await self._somebody(title_, "That is all", (lead, *deputies))
            if not one:
                break
            deputies.append(one)
        held = Holders(lead=lead, deputies=tuple(deputies))
        self._try(lambda: self._session.assign(role, held))

    async def _somebody(
        self, title: str, nobody: str, but: tuple[str, ...]
    ) -> str | None:
        """Pick somebody of the directory; empty for nobody, None for Esc."""
        people = self._session.plan.people
        known = [(key, one.name) for key, one in people.items() if key not in but]
        options = [("", nobody), *known, (_NEW, "Add somebody new …")]
        also = {key: f"{one.post} {one.organisation}" for key, one in people.items()}
        pick = Pick(title, options, also=also, always=(_NEW,))
        chosen = await self.app.push_screen_wait(pick)
        return await self._dialog() if chosen == _NEW else chosen

    def action_back(self) -> None:
        """Go to the plan."""
        self.dismiss()
