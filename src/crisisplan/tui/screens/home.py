"""Home: the plans opened last, a new one, a file, and the city's own playbooks."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from crisisplan.domain.text import first_words, last_words, one_line, tidy
from crisisplan.errors import CrisisPlanError, NotAnAnswerError
from crisisplan.session.at_a_glance import Glance, at_a_glance
from crisisplan.storage.catalogue import Entry, entries
from crisisplan.storage.example import fresh_example
from crisisplan.storage.named import is_file, named
from crisisplan.storage.recent import is_example, recent, recent_file
from crisisplan.tui.commands import command
from crisisplan.tui.screens.dialogs import AskText
from crisisplan.tui.screens.new_plan import NewPlanScreen
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import RULE, Line, Lines

_USUAL, _WIDEST, _LEAST, _AROUND = 80, 100, 40, 3
"""Cells of a line: usually, at most, at least, and what stands around it."""
WELCOME = (
    "A plan for the hours and months after a hate-motivated or violent extremist "
    "incident, written before it happens. Enter opens the line you are on."
)
_SOON_S = 0.5
"""Whoever waits longer is told for what."""


class HomeScreen(Screen[None]):
    """Where one begins."""

    CSS_PATH = "home.tcss"
    HELP = "Choose a line with the arrows and press Enter, or click it."
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "new", "New plan", "Start a plan for a city"),
        command("f3", "open", "Open", "Open a plan file by its name"),
        command("ctrl+q", "app.quit", "Quit", "Leave the program"),
    ]

    @dataclass
    class Chosen(Message):
        """A plan file is to be opened."""

        path: Path

    def __init__(self) -> None:
        """Look up what was opened last, and which playbooks were added."""
        super().__init__()
        self._recent = recent(recent_file())
        self._entries = entries()
        self._own = [one for one in self._entries if not one.shipped]
        self._about: dict[str, str] = {}
        self._has_example = False
        self._glances: dict[Path, Glance] = {}

    def compose(self) -> ComposeResult:
        """Lay out the welcome, the lines and the keys."""
        yield Static("crisisplan", classes="top")
        yield Static(lit(WELCOME), id="welcome")
        yield Lines(self._lines(), self._choose)
        yield KeyLine()

    def on_mount(self) -> None:
        """Say about plans and playbooks what they are, when they have been read."""
        self.query_one(Lines).focus()
        self._read_playbooks()

    def _lines(self) -> list[Line | None]:
        known = [(f"open:{path}", self._known(path)) for path in self._recent]
        begin = [
            ("new:", _one("Start a new plan …", "four short questions")),
            ("file:", _one("Open a plan file …", "by its name")),
            ("example:", _one("Look at an example …", "the plan of an invented town")),
        ]
        books = [
            (f"new:{one.name}", _one("Start with", self._about.get(one.name, one.name)))
            for one in self._own
        ]
        groups = [group for group in (known, begin, books) if group]
        return [line for group in groups for line in (RULE, *group)][1:]

    def _known(self, path: Path) -> Content:
        """Say whose plan it is and where it lies; how far, as soon as it was read."""
        glance = self._glances.get(path, Glance(path.name, "", ""))
        city = f"{glance.city} (the example)" if is_example(path) else glance.city
        head = f"Go on with  {city}"
        room = max(_LEAST, min(self.size.width or _USUAL, _WIDEST) - _AROUND)
        place = str(path) if glance.standing else str(path.parent)
        place = last_words(place, room - cell_len(head) - 2)
        book = first_words(glance.playbook, room - cell_len(glance.standing) - 6)
        about = " · ".join(filter(None, (book, glance.standing)))
        return _two("Go on with", city, about, place)

    @work(thread=True, group="playbooks")
    def _read_playbooks(self) -> None:
        for path in self._recent:
            self.call_later(self._say_glance, path, at_a_glance(path))
        for entry in self._own:
            about = _about(entry)
            self.call_later(self._say, entry.name, about)

    def _say_glance(self, path: Path, glance: Glance | None) -> None:
        if glance:
            self._glances[path] = glance
            self.on_resize()

    def _say(self, name: str, about: str) -> None:
        self._about[name] = about
        self.on_resize()

    def on_resize(self) -> None:
        """Show as much of names and places as there is room for."""
        if self.is_mounted and self.query(Lines):
            self.query_one(Lines).show(self._lines())

    def _say_opening(self, path: Path) -> None:
        """Say what is waited for, where a plan is long."""
        if self.is_current:
            name = one_line(tidy(path.name))
            self.notify(f"{name} is being opened.", markup=False)

    def _choose(self, key: str) -> None:
        deed, _, what = key.partition(":")
        if deed == "open":
            self.post_message(self.Chosen(Path(what)))
            self.set_timer(_SOON_S, partial(self._say_opening, Path(what)))
        elif deed == "file":
            self.action_open()
        elif deed == "example":
            self._show_example()
        else:
            self._start(what)

    def action_new(self) -> None:
        """Start a plan."""
        self._start("")

    @work
    async def _start(self, playbook: str) -> None:
        screen = NewPlanScreen(self._entries, playbook)
        if path := await self.app.push_screen_wait(screen):
            self.post_message(self.Chosen(path))

    def _show_example(self) -> None:
        if self._has_example:  # Enter was struck twice
            return
        try:
            file = fresh_example()
        except CrisisPlanError as fault:
            self.notify(str(fault), severity="error", markup=False)
        else:
            self._has_example = True
            self.post_message(self.Chosen(file.path))

    @work
    async def action_open(self) -> None:
        """Open a file by its name."""
        ask = AskText(
            "Open a plan file",
            "Write its name with its folder, as in plans/bratislava.plan.yaml.",
            confirm="Open",
            check=_not_there,
        )
        if typed := await self.app.push_screen_wait(ask):
            self.post_message(self.Chosen(named(typed)))


def _not_there(typed: str) -> str:
    try:
        there = is_file(named(typed))
    except NotAnAnswerError as refusal:
        return str(refusal)
    return "" if there else "There is no such file. Check name and folder."


def _one(what: str, about: str) -> Content:
    return Content.assemble(f"{what}  ", lit_line(about).stylize("dim"))


def _two(what: str, name: str, about: str, place: str = "") -> Content:
    head = Content.assemble(f"{what}  ", lit_line(name).stylize("bold"))
    where = lit_line(place).stylize("dim")
    return Content.assemble(head, "  ", where, "\n   ", lit_line(about).stylize("dim"))


def _about(entry: Entry) -> str:
    try:
        playbook, _ = entry.read()
    except CrisisPlanError as fault:
        return f"cannot be used: {one_line(str(fault))}"
    return f"{playbook.title} {playbook.edition}"
