"""A whole document, as it would be written now, for the audience one chooses."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from crisisplan.domain.audience import WORDS, may_see
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS, render
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialogs import Pick
from crisisplan.tui.screens.page import Paper
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.key_line import KeyLine


class PreviewScreen(Screen[None]):
    """Reads what export would write."""

    HELP = (
        "This is the text that export writes. The arrows and Page down move it. What "
        "the audience may not see is left out here already."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f5", "document", "Document", "Choose which document is shown"),
        command("f6", "audience", "Audience", "Choose for whom it is made"),
        command("f8", "export", "Export", "Write documents as files"),
        command("escape", "back", "Back", "To the questions behind it"),
    ]

    def __init__(self, session: PlanSession, document: str, role: str = "") -> None:
        """Show a document; of the action cards the one of `role`, where given."""
        super().__init__()
        self._session = session
        self._document = document
        self._role = role
        self._audience: Marking = "amber"

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield Static(classes="top")
        yield Paper()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the document."""
        self._show()
        self.query_one(Paper).focus()

    def _show(self) -> None:
        book = DOCUMENTS.get(self._document)
        title = book.title if book else self._document
        head = f" {title} · for: {WORDS[self._audience]}"
        self.query_one(".top", Static).update(lit_line(head))
        try:
            text = render(
                self._document,
                self._session.reading,
                audience=self._audience,
                now=self._session.now,
            )
        except CrisisPlanError as fault:
            text = str(fault)
        self.query_one(Paper).say(self._card(text))

    def _card(self, text: str) -> str:
        """Give `text` from the card of the role on, where one was asked for."""
        if not self._role:
            return text
        lines, name = text.splitlines(), self._session.playbook.name(self._role)
        for place, line in enumerate(lines):
            if line.startswith("#") and name in line:
                return "\n".join(lines[place:])
        return text

    @work
    async def action_document(self) -> None:
        """Choose another document."""
        options = [(one.name, one.title) for one in DOCUMENTS.values()]
        if chosen := await self.app.push_screen_wait(Pick("Which document?", options)):
            self._document, self._role = chosen, ""
            self._show()

    @work
    async def action_audience(self) -> None:
        """Choose another audience."""
        document = DOCUMENTS.get(self._document)
        least = document.least if document else "clear"
        fitting = [one for one in WORDS if may_see(least, one)]
        options = [(one, WORDS[one]) for one in fitting]
        chosen = await self.app.push_screen_wait(Pick("For whom?", options))
        for one in fitting:
            if one == chosen:
                self._audience = one
                self._show()

    def action_export(self) -> None:
        """Choose what is written as files."""
        from crisisplan.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self._session))

    def action_back(self) -> None:
        """Go to the questions."""
        self.dismiss()
