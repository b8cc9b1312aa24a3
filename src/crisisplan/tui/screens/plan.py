"""The commands of the plan screen."""

from typing import ClassVar

from textual.binding import BindingType

from crisisplan.domain.points import Place
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command
from crisisplan.tui.leaving import LEAVE
from crisisplan.tui.screens.plan_beginning import PlanBeginning

LEAVE_SAVED = "Ctrl+Q leaves; everything is saved."


class PlanScreen(PlanBeginning):
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
        command("f8", "export", "Export", "Write documents as files, print, hand out"),
        command("escape", "back", "Back", "Back to the list", show=False),
    ]

    def __init__(
        self, session: PlanSession, *, start_on: str = "", new: bool = False
    ) -> None:
        """Show the plan of `session`.

        Args:
            session: The open plan.
            start_on: `card:ROLE`, a document or an item id to show first.
            new: Whether the person is shown around first, and then begins.
        """
        super().__init__(session)
        self._start_on = start_on
        self._new = new
        self._told_way_out = False

    def on_mount(self) -> None:
        """Show what was asked for, or where the person was last."""
        start, _, role = self._start_on.partition(":")
        if start in self.session.playbook.spots:
            self.go_to(start)
        elif start:
            self._read("action-cards" if start == "card" else start, role)
        else:
            self.resume()
        if self._new or (self.untouched and not self._start_on):
            self.welcome(around=self._new)

    def about_here(self) -> str:
        """Explain the item under the cursor, for the help screen."""
        item = self.items.row.item
        if item is None:
            return ""
        say = self.session.playbook.say
        return "\n".join(
            say(part) for part in (item.title, item.ask, item.help) if part
        )

    def action_back(self) -> None:
        """Go back to the list; on the list, say how to leave, once."""
        if not self._told_way_out and self.focused is self.items:
            self._told_way_out = True
            words = LEAVE_SAVED if self._autosave.all_saved else LEAVE
            self.notify(words, markup=False)
        self.go_back()

    def action_people(self) -> None:
        """Show the directory."""
        self.keep()
        self.show_people()

    def action_preview(self) -> None:
        """Read the whole plan."""
        self.keep()
        self._read("plan")

    def _read(self, document: str, role: str = "") -> None:
        from crisisplan.tui.screens.preview import PreviewScreen

        self.app.push_screen(PreviewScreen(self.session, document, role), self.go)

    def action_progress(self) -> None:
        """Show where the plan stands, and go where the person wants to go."""
        from crisisplan.tui.screens.where_we_stand import WhereWeStandScreen

        self.keep()
        before = self.session.plan

        def back(place: Place | None) -> None:
            if self.session.plan is not before:
                self.show_anew()
            if place:
                self.go_where(place)

        self.app.push_screen(WhereWeStandScreen(self.session), back)

    def action_export(self) -> None:
        """Choose what is written as files."""
        from crisisplan.tui.screens.export import ExportScreen

        self.keep()
        self.app.push_screen(ExportScreen(self.session, self.exported), self.wrote)
