"""Export: which documents, for whom, and where; then what was written."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, get_args

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from crisisplan.domain.audience import WORDS, leaves_the_house
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.making import Made, Wish, contents, make_all
from crisisplan.export.options import NO_OPTIONS, Options
from crisisplan.export.release import releases
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.file_set import folder_of, in_the_way, need_folder, write_all
from crisisplan.tui.commands import command
from crisisplan.tui.delivering import deliver
from crisisplan.tui.screens.dialogs import AskText, Confirm
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import Boxes


class ExportScreen(Screen[None]):
    """Writes documents; the audience is always asked."""

    CSS_PATH = "export.tcss"
    HELP = (
        "Choose documents, then for whom they are. What that audience may not see is "
        "left out and counted. Space or Enter chooses, Tab goes on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f8", "write", "Write", "Write the chosen documents"),
        command("escape", "back", "Back", "To the plan"),
    ]

    def __init__(
        self,
        session: PlanSession,
        names: tuple[str, ...] = ("plan",),
        options: Options = NO_OPTIONS,
    ) -> None:
        """Offer all documents of the plan, some of them chosen already."""
        super().__init__()
        self._session = session
        self._names = names
        self._options = options
        self._audience: Marking | None = None

    def compose(self) -> ComposeResult:
        """Lay out documents, audiences, the folder and what was written."""
        documents = {
            name: Content(f"{one.title}: {one.about}")
            for name, one in DOCUMENTS.items()
        }
        audiences: dict[str, Content] = {
            key: Content(words) for key, words in WORDS.items()
        }
        yield Static(" Export", classes="top")
        with VerticalScroll(can_focus=False):
            yield Static("Which documents?", classes="heading")
            yield Boxes(documents, self._names, self._take_names, many=True)
            yield Static("For whom?", classes="heading")
            yield Boxes(audiences, (), self._take_audience, id="audience")
            if not self.app.is_web:
                yield Static("Into which folder?", classes="heading")
                yield CleanInput(str(self._session.path.resolve().parent))
            yield Button("Write (F8)", variant="primary")
            yield Static(id="said")
        yield KeyLine()

    def _take_names(self, names: tuple[str, ...]) -> None:
        self._names = names

    def _take_audience(self, chosen: tuple[str, ...]) -> None:
        known: tuple[Marking, ...] = get_args(Marking)
        self._audience = next((one for one in known if one in chosen), None)

    def _say(self, sentence: str) -> None:
        said = self.query_one("#said", Static)
        said.update(lit(sentence))
        self.call_after_refresh(said.scroll_visible, animate=False)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.action_write()

    @work
    async def action_write(self) -> None:
        """Make the documents, ask what must be asked, write, and say what was done."""
        if not self._names:
            self._say("Choose at least one document.")
        elif self._audience is None:
            self._say("Choose for whom the documents are.")
        else:
            try:
                self._say(await self._write(self._audience))
            except CrisisPlanError as fault:
                self._say(str(fault))

    async def _write(self, audience: Marking) -> str:
        folder = None
        if not self.app.is_web:
            folder = folder_of(self.query_one(CleanInput).value)
            need_folder(folder)
        wish = Wish(self._names, audience, options=self._options)
        made = make_all(wish, self._session.reading, self._session.now)
        by = ""
        if leaves_the_house(audience):
            by = await self._released(audience, made)
            if not by:
                return "Nothing was written."
        confirmed = f", confirmed by {by}" if by else ""
        if folder is None:
            name = deliver(self.app, contents(made), self._session.path, audience)
            return f"Given to the browser for {WORDS[audience]}{confirmed}:\n  {name}"
        if not await self._may_replace(folder, made):
            return "Nothing was written."
        paths = write_all(folder, contents(made), force=True)
        names = "\n".join(f"  {path}" for path in paths)
        return f"Written for {WORDS[audience]}{confirmed}:\n{names}"

    async def _released(self, audience: Marking, made: Sequence[Made]) -> str:
        """Ask who has read what goes out; nothing where nobody confirms it."""
        going_out = releases(made, self._session.reading, audience)
        listed = "\n".join(line for one in going_out for line in one.lines)
        sentence = (
            f"For {WORDS[audience]}:\n{listed}\n\n"
            "Who has read this list and confirms it? Write a name."
        )
        ask = AskText(
            "This leaves the house",
            sentence,
            confirm="I confirm",
            check=lambda text: "" if text else "Write the name of who confirms.",
        )
        return await self.app.push_screen_wait(ask) or ""

    async def _may_replace(self, folder: Path, made: Sequence[Made]) -> bool:
        others = in_the_way(folder, contents(made))
        if not others:
            return True
        sentence = (
            f"In this folder there is already: {', '.join(others)}. What stands in it "
            "would be lost."
        )
        ask = Confirm("Replace what is there?", sentence, "Replace", loses=True)
        sure = await self.app.push_screen_wait(ask)
        return bool(sure)

    def action_back(self) -> None:
        """Go to the plan."""
        self.dismiss()
