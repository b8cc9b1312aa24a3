"""The commands of the plan screen."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from crisisplan.domain.playbook import Item
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command
from crisisplan.tui.key_hold import KeyHold
from crisisplan.tui.screens.plan_travel import PlanTravel
from crisisplan.tui.state_menu import change_state


class PlanScreen(PlanTravel):
    """One city's plan, with everything that can be done to it."""

    CSS_PATH = "plan.tcss"
    HELP = (
        "At the left is all that is asked, by chapter. The arrows move through it; "
        "Right and Left unfold and fold a chapter; Enter goes to the answer, Esc comes "
        "back, Tab goes from input to input. A star marks what is essential.\n"
        "Everything is saved by itself; the top line says when. The file is not "
        "encrypted: it, and copies of it, hold everything that you write. Never write "
        "down names of victims, or the weak points of a place."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f4", "people", "People", "Names, numbers, desks and roles"),
        command("f5", "preview", "Preview", "Read the document as it stands"),
        command(
            "f6", "progress", "Status", "Where we stand, progress, what is essential"
        ),
        command(
            "f7",
            "state",
            "State",
            "Done, draft, ask somebody, does not apply, confirmed",
            show=False,
        ),
        command("f8", "export", "Export", "Write documents as files, print, hand out"),
        command(
            "f9", "accept", "Accept playbook", "Use the changed playbook", show=False
        ),
        command("ctrl+z", "undo", "Undo", "Take the last step back", show=False),
        command("ctrl+y", "redo", "Redo", "Do the step again", show=False),
        command("escape", "back", "Back", "Back to the list", show=False),
    ]

    def __init__(self, session: PlanSession, *, start_on: str = "") -> None:
        """Show the plan of `session`.

        Args:
            session: The open plan.
            start_on: `card:ROLE`, a document or an item id to show first.
        """
        super().__init__(session)
        self._start_on = start_on

    def on_mount(self) -> None:
        """Show what was asked for, or where the person was last."""
        start, _, role = self._start_on.partition(":")
        if start in self.session.playbook.spots:
            self.go_to(start)
        elif start:
            self._read("action-cards" if start == "card" else start, role)
        else:
            self.resume()

    def about_here(self) -> str:
        """Explain the item under the cursor, for the help screen."""
        item = self.items.row.item
        if item is None:
            return ""
        say = self.session.playbook.say
        return "\n".join(
            say(part) for part in (item.title, item.ask, item.help) if part
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to accept a playbook only where it was changed."""
        if action == "accept":
            return bool(self.session.read_only)
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Go back to the list."""
        self.go_back()

    def action_state(self) -> None:
        """Say how far the current item stands."""
        item = self.items.row.item
        if item is None or item.is_form:
            self.notify("Go to a question first.", markup=False)
            return
        self.keep()
        if isinstance(self.app, KeyHold):
            self.app.hold_keys()
        self._change_state(item)

    @work
    async def _change_state(self, item: Item) -> None:
        if refusal := await change_state(self, self.session, item):
            self.notify(refusal, severity="warning", markup=False)
        self.show_anew()

    def action_people(self) -> None:
        """Show the directory."""
        from crisisplan.tui.screens.people import PeopleScreen

        self.keep()
        before = self.session.plan

        def back(_: None) -> None:
            if self.session.plan is not before:
                self.show_anew()

        self.app.push_screen(PeopleScreen(self.session), back)

    def action_preview(self) -> None:
        """Read the whole plan."""
        self.keep()
        self._read("plan")

    def _read(self, document: str, role: str = "") -> None:
        from crisisplan.tui.screens.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.session, document, role), self.go)

    def action_progress(self) -> None:
        """Show where the plan stands, and go where the person wants to go."""
        from crisisplan.tui.screens.where_we_stand import (
            WhereWeStandScreen,
        )

        self.keep()
        self.app.push_screen(WhereWeStandScreen(self.session.reading), self.go)

    def action_export(self) -> None:
        """Choose what is written as files."""
        from crisisplan.tui.screens.export import ExportScreen

        self.keep()
        self.app.push_screen(ExportScreen(self.session))

    def action_accept(self) -> None:
        """Take the playbook inside the file as it is, and go on writing."""
        self.session.accept_playbook()
        self.holder.disabled = False
        self.refresh_bindings()
        self.show_anew()
        self.notify("The playbook is accepted as it is. You can write.", markup=False)

    def action_undo(self) -> None:
        """Take the last step back, and say which."""
        self._step(self.session.undo, "There is nothing to undo.")

    def action_redo(self) -> None:
        """Make the step again, and say which."""
        self._step(self.session.redo, "There is nothing to do again.")

    def _step(self, step: Callable[[], str], nothing: str) -> None:
        self.keep()
        sentence = step()
        self.notify(sentence or nothing, markup=False)
        if sentence:
            self.show_anew()
