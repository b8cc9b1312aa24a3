"""The ask-list: who must tell us what by when."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from crisisplan.domain.ask_list import Asking, Awaited, ask_list
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.commands import command
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import SteadyList
from crisisplan.tui.widgets.status import TopLine

_NOBODY = (
    "Nobody was asked for anything. Where you do not know an answer, press F9 on the "
    "question and choose whom you ask; here you see who must tell you what by when."
)


class AskListScreen(Screen[str | None]):
    """Everybody who was asked, with what and until when; gives back where to go."""

    CSS = """
    AskListScreen { align-horizontal: center; }
    AskListScreen OptionList {
        padding: 1 0 0 0;
        height: 1fr; max-width: 100; border: none; background: transparent;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    AskListScreen OptionList > .option-list--option { padding: 0 1 0 2; }
    AskListScreen .none { padding: 1; }
    """
    HELP = (
        "Here is everybody who was asked for an answer, whoever is due first on top. "
        "Enter goes to the question. F8 writes a handout for the person of the line: "
        "their questions as a form to fill in, and nothing else of the plan."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f8", "handout", "Handout", "Write this person's questions as a form"),
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(self, session: PlanSession) -> None:
        """List what others were asked for."""
        super().__init__()
        self._session = session
        self._lines: list[tuple[Asking, Awaited]] = []

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        asking = ask_list(self._session.reading)
        yield TopLine("Ask-list: who must tell us what by when")
        if asking:
            yield SteadyList(*self._said(asking))
        else:
            yield Static(lit(_NOBODY), classes="none")
        yield KeyLine()

    def _said(self, asking: tuple[Asking, ...]) -> Iterator[Content]:
        for one in asking:
            for awaited in one.awaited:
                self._lines.append((one, awaited))
                line = self._line(awaited)
                if awaited is one.awaited[0]:
                    name = (lit_line(one.whom).plain + "\n", "bold")
                    line = Content.assemble(name, line)
                yield line

    def _line(self, one: Awaited) -> Content:
        book = self._session.playbook
        day = f"by {one.reply_by}" if one.reply_by else "no date"
        late = "overdue  " if one.late else ""
        chapter = book.say(book.spots[one.item.id].chapter.title)
        asked = f" (asked {one.on})" if one.on else ""
        return Content.assemble(
            f"  {day:<13}  ",
            (late, "bold"),
            lit_line(book.say(one.item.title)),
            (f"{asked} · {lit_line(chapter).plain}", "dim"),
        )

    @property
    def _current(self) -> tuple[Asking, Awaited] | None:
        for options in self.query(OptionList):
            if options.highlighted is not None:
                return self._lines[options.highlighted]
        return None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._lines[event.option_index][1].item.id)

    def action_handout(self) -> None:
        """Choose where the handout for the person of the line is written."""
        from crisisplan.export.options import Options
        from crisisplan.tui.screens.export import ExportScreen
        from crisisplan.tui.widgets.export_chosen import Chosen

        if current := self._current:
            chosen = Chosen(("handout",), Options(asked=current[0].whom))
            self.app.push_screen(ExportScreen(self._session, chosen))
        else:
            self.notify("Nobody was asked for anything.", markup=False)

    def action_back(self) -> None:
        """Go nowhere else."""
        self.dismiss(None)
