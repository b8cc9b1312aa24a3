"""A new plan: four short questions, a playbook that fits, and a file."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from crisisplan.domain.effort import effort, say_effort, usual_chapters
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import CrisisPlanError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.city_typed import (
    proposed_file,
    read_city,
    read_population,
    refused,
    suggested,
)
from crisisplan.storage.start import start
from crisisplan.tui.commands import command
from crisisplan.tui.country import country_overlay
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import Boxes

_QUESTIONS = {
    "city": ("City or municipality", "Bratislava"),
    "country": ("Country", "Slovakia, or SK"),
    "population": ("How many people live there", "475503"),
    "languages": ("Languages, the plan's own first", "sk, en, uk"),
}


class NewPlanScreen(Screen[Path | None]):
    """Asks what is needed to begin; gives back the file that was made."""

    CSS_PATH = "new_plan.tcss"
    HELP = (
        "Only the name of the city is needed. Tab goes on, Space chooses. Everything "
        "can be changed later, but the playbook stays with the plan."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "begin", "Begin", "Make the file and start"),
        command("escape", "back", "Back", "Start nothing"),
    ]

    def __init__(self, entries: Sequence[Entry], playbook: str = "") -> None:
        """Offer `entries`; `playbook` is the name of the one chosen already."""
        super().__init__()
        self._entries = entries
        self._chosen = playbook
        self._book = playbook or suggested(entries, None)
        self._books: dict[str, Playbook] = {}
        self._chapters: tuple[str, ...] = ()
        self._declined: Path | None = None
        self._proposed = ""
        self._suggested = ""

    def compose(self) -> ComposeResult:
        """Lay out the questions, the playbooks, the file and the button."""
        yield Static(" A new plan", classes="top")
        with VerticalScroll(can_focus=False):
            for key, (question, example) in _QUESTIONS.items():
                with Horizontal(classes="question"):
                    yield Static(lit_line(question), classes="label")
                    yield CleanInput("", example, id=key, compact=True)
            yield Static(id="suggestion", classes="heading")
            yield Vertical(self._playbooks(), id="playbook")
            yield Static(id="about", classes="muted")
            yield Vertical(id="country-words")
            yield Static("Chapters that not every city needs", id="optional")
            yield Vertical(id="chapters")
            with Horizontal(classes="question"):
                yield Static("File", classes="label")
                yield CleanInput("", id="file", compact=True)
            yield Static(id="refusal")
            yield Button("Begin (F2)", variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the playbooks while the questions are answered."""
        self._propose()
        self._show_book()
        self.query_one("#city").focus()
        self._read()

    def _playbooks(self) -> Boxes:
        return Boxes(self._titles, (self._book,), self._take, must=True)

    @property
    def _titles(self) -> dict[str, Content]:
        """What each playbook is called, as far as it was read."""
        names = titles([one.name for one in self._entries], self._books)
        return {name: lit_line(title) for name, title in names.items()}

    def _say_suggestion(self) -> None:
        said = suggestion(self._suggested, self._books.get(self._suggested))
        self.query_one("#suggestion", Static).update(lit(said))

    @work(thread=True, group="playbooks")
    def _read(self) -> None:
        for entry in self._entries:
            try:
                playbook, _ = entry.read()
            except CrisisPlanError:
                continue
            self.call_later(self._learn, entry.name, playbook)

    def _learn(self, name: str, playbook: Playbook) -> None:
        self._books[name] = playbook
        if not self.is_mounted:
            return
        self.query_one("#playbook", Vertical).query_one(Boxes).rename(self._titles)
        self._say_suggestion()
        if name == self._book:
            self._show_book()

    def _take(self, chosen: tuple[str, ...]) -> None:
        self._chosen = self._book = chosen[0] if chosen else ""
        self._chapters = ()
        self._show_book()

    def _take_chapters(self, chosen: tuple[str, ...]) -> None:
        self._chapters = chosen
        self._say_about()

    def _say_about(self) -> None:
        if book := self._books.get(self._book):
            work = say_effort(effort(book, usual_chapters(book, self._chapters)))
            self.query_one("#about", Static).update(lit(f"{book.summary}\n{work}."))

    @work(group="book", exclusive=True)
    async def _show_book(self) -> None:
        book = self._books.get(self._book)
        self._say_about()
        optional = [one for one in book.chapters if one.optional] if book else []
        self.query_one("#optional").display = bool(optional)
        holder = self.query_one("#chapters", Vertical)
        await holder.remove_children()
        if optional:
            offered = {one.id: lit_line(one.title) for one in optional}
            await holder.mount(
                Boxes(offered, self._chapters, self._take_chapters, many=True)
            )
        await self._offer_overlay(book)

    async def _offer_overlay(self, book: Playbook | None) -> None:
        """Offer what is different in the country, chosen until somebody says no."""
        found = self._overlay(book)
        holder = self.query_one("#country-words", Vertical)
        await holder.remove_children()
        if found:
            path, about = found
            options = {str(path): lit_line(about)}

            def take(chosen: tuple[str, ...]) -> None:
                self._declined = None if chosen else path

            on = () if path == self._declined else options
            await holder.mount(Boxes(options, on, take, many=True, compact=True))

    def _overlay(self, book: Playbook | None) -> tuple[Path, str] | None:
        country = self.query_one("#country", Input).value
        return country_overlay(country, book) if book else None

    @on(Input.Changed, "#country")
    def _name_country(self) -> None:
        self._show_book()

    @on(Input.Changed, "#population")
    async def _suggest(self, event: Input.Changed) -> None:
        try:
            population = read_population(event.value)
        except CrisisPlanError:
            return
        name = suggested(self._entries, population)
        self._suggested = name if population is not None else ""
        self._say_suggestion()
        if not self._chosen and name != self._book:
            self._book = name
            holder = self.query_one("#playbook", Vertical)
            await holder.remove_children()
            await holder.mount(self._playbooks())
            self._show_book()

    @on(Input.Changed, "#city")
    def _propose(self) -> None:
        """Propose a file, as long as nobody has written another one."""
        file = self.query_one("#file", Input)
        if file.value == self._proposed:
            city = self.query_one("#city", Input).value
            self._proposed = str(proposed_file(Path.cwd(), city))
            file.value = self._proposed

    @on(Button.Pressed)
    def action_begin(self) -> None:
        """Make the file; a sentence says what is still missing."""
        try:
            self.dismiss(self._begun())
        except CrisisPlanError as fault:
            refusal = self.query_one("#refusal", Static)
            refusal.update(lit(str(fault)))
            if key := refused(self._typed):
                self.query_one(f"#{key}").focus()
            refusal.scroll_visible()

    @property
    def _typed(self) -> Mapping[str, str]:
        return {key: self.query_one(f"#{key}", Input).value for key in _QUESTIONS}

    def _begun(self) -> Path:
        city = read_city(*self._typed.values())
        entry = next((one for one in self._entries if one.name == self._book), None)
        if entry is None:
            raise CrisisPlanError("Choose a playbook.")
        path = Path(self.query_one("#file", Input).value.strip()).expanduser()
        book = self._books.get(entry.name) or entry.read()[0]
        chapters = usual_chapters(book, self._chapters) if self._chapters else None
        found = self._overlay(book)
        overlays = [found[0]] if found and found[0] != self._declined else []
        start(path, city, entry, chapters, overlays=overlays)
        return path

    def action_back(self) -> None:
        """Start nothing."""
        self.dismiss(None)


def titles(names: Sequence[str], books: Mapping[str, Playbook]) -> dict[str, str]:
    """Give what playbooks are called; with their names where a title is not enough."""
    known = [book.title for book in books.values()]
    found = {}
    for name in names:
        title = books[name].title if name in books else name
        found[name] = f"{title} ({name})" if known.count(title) > 1 else title
    return found


def suggestion(name: str, book: Playbook | None) -> str:
    """Say what fits a place of this size, and how much work that is."""
    if book:
        return f"We suggest {book.title}: {say_effort(effort(book))}."
    return f"For a place of this size we suggest: {name}" if name else ""
