"""A new plan: four short questions, a playbook that fits, and a file."""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from crisisplan.domain.languages import name_language
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import CrisisPlanError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.city_typed import (
    QUESTIONS,
    file_called,
    own_languages,
    proposed_file,
    refused,
)
from crisisplan.storage.country_overlay import Offer, country_offer
from crisisplan.storage.intended import Intended, Search, titles
from crisisplan.storage.named import named
from crisisplan.tui.commands import command
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.fold import Folded
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import Boxes

_HOW = "A new plan: Enter goes to the next question, F2 begins"
_THAT_IS_ALL = "A new plan: that is all; Enter begins"
_OTHERWISE = "Another playbook, or another file"


class NewPlanScreen(Screen[Path | None]):
    """Asks what is needed to begin; gives back the file that was made."""

    CSS_PATH = "new_plan.tcss"
    HELP = (
        "Only the name of the city is needed. Enter goes to the next question, Tab to "
        "whatever comes next; Space chooses. Enter on the last line shows the other "
        "playbooks, and where the file goes. Everything can be changed later, but the "
        "playbook stays with the plan."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        command("f2", "begin", "Begin", "Make the file and start"),
        command("escape", "back", "Back", "Start nothing"),
    ]

    def __init__(self, entries: Sequence[Entry], playbook: str = "") -> None:
        """Offer `entries`; `playbook` is the name of the one chosen already."""
        super().__init__()
        self._entries = entries
        self._intended = Intended(entries, playbook)
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """Lay out the questions, what is suggested, and folded what seldom differs."""
        name = self._intended.name
        wanted = self._intended.chosen
        yield Static(lit(_HOW), classes="top")
        with VerticalScroll(can_focus=False):
            for key, (question, example) in QUESTIONS.items():
                with Horizontal(classes="question"):
                    yield Static(lit_line(question), classes="label")
                    yield CleanInput("", f"e.g. {example}", id=key, on_edit=self._hear)
            yield Static(id="refusal")
            yield Static(id="suggestion", classes="heading")
            yield self._boxes("country-words", self._take_overlay)
            yield Static("Chapters that can be added later too", id="optional")
            yield self._boxes("chapters", self._take_chapters)
            yield Button("Begin (F2)", variant="primary")
            with Folded(_OTHERWISE, unfolded=wanted):
                yield Boxes(self._titles, (name,), self._take, must=True, id="books")
                yield Static(id="about", classes="muted")
                with Horizontal(classes="question"):
                    yield Static("File", classes="label")
                    yield CleanInput("", id="file")
        yield KeyLine()

    def _boxes(self, name: str, on_edit: Callable[[tuple[str, ...]], None]) -> Boxes:
        return Boxes({}, (), on_edit, many=True, id=name)

    def on_mount(self) -> None:
        """Read the playbooks while the questions are answered."""
        self._hear()
        self.query_one("#city").focus()
        self._read()

    @property
    def _titles(self) -> dict[str, Content]:
        """What each playbook is called, as far as it was read."""
        names = titles([one.name for one in self._entries], self._intended.books)
        return {name: lit_line(title) for name, title in names.items()}

    @work(thread=True, group="playbooks")
    def _read(self) -> None:
        for entry in self._entries:
            try:
                playbook, _ = entry.read()
            except CrisisPlanError:
                continue
            self.call_later(self._learn, entry.name, playbook)

    def _learn(self, name: str, playbook: Playbook) -> None:
        self._intended.books[name] = playbook
        self._show()

    @work(thread=True, group="countries")
    def _seek(self, search: Search) -> None:
        self.call_later(self._found, search, country_offer(*search))

    def _found(self, search: Search, offer: Offer | None) -> None:
        self._intended.learn(search, offer)
        self._show()

    def _show(self) -> None:
        """Say what would be begun; the screen may have been left since it was read."""
        if not self.is_attached:
            return
        intended = self._intended
        for search in intended.searches():
            self._seek(search)
        self._say("suggestion", intended.suggestion or "Playbook")
        self.query_one("#books", Boxes).offer(self._titles, (intended.name,))
        book = intended.book(intended.name)
        self._say("about", intended.about)
        offer = intended.offer
        words = {str(offer.path): lit_line(offer.about)} if offer else {}
        self._offer("country-words", words, words if intended.overlay else ())
        optional = [one for one in book.chapters if one.optional] if book else []
        chapters = {one.id: lit_line(one.title) for one in optional}
        self.query_one("#optional").display = bool(chapters)
        self._offer("chapters", chapters, intended.chapters)

    def _say(self, name: str, words: str) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(lit(words))
        line.display = bool(words)

    def _offer(
        self, name: str, options: Mapping[str, Content], chosen: Collection[str]
    ) -> None:
        boxes = self.query_one(f"#{name}", Boxes)
        boxes.offer(options, chosen)
        boxes.display = bool(options)

    def _take(self, chosen: tuple[str, ...]) -> None:
        self._intended.take(chosen[0] if chosen else "")
        self._show()

    def _take_overlay(self, chosen: tuple[str, ...]) -> None:
        self._intended.tick(on=bool(chosen))
        self._show()

    def _take_chapters(self, chosen: tuple[str, ...]) -> None:
        self._intended.chapters = chosen
        self._show()

    def _hear(self, _: str = "") -> None:
        """Take over what is typed, and propose a file unless another was written."""
        typed = self._typed
        file = self.query_one("#file", Input)
        if file.value == self._proposed:
            self._proposed = str(proposed_file(Path.cwd(), typed["city"]))
            file.value = self._proposed
        own = ", ".join(map(name_language, own_languages(typed)))
        example = f"e.g. {QUESTIONS['languages'][1]}"
        hint = f"{own}, unless you write others" if own else example
        self.query_one("#languages", Input).placeholder = hint
        self._intended.put(typed)
        self._say("refusal", "")
        self._show()

    @property
    def _typed(self) -> Mapping[str, str]:
        return {key: self.query_one(f"#{key}", Input).value for key in QUESTIONS}

    @on(Input.Submitted)
    def _go_on(self) -> None:
        """Go to the next question with Enter; behind the last one, begin."""
        if self.focused is self.query_one(f"#{[*QUESTIONS][-1]}"):
            self.query_one(Button).focus()
        else:
            self.focus_next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what Enter does where the cursor is."""
        begins = isinstance(event.widget, Button)
        self.query_one(".top", Static).update(lit(_THAT_IS_ALL if begins else _HOW))

    @on(Button.Pressed)
    def action_begin(self) -> None:
        """Make the file; a sentence says what is still missing."""
        try:
            path = file_called(named(self.query_one("#file", Input).value))
            self._intended.begin(path)
        except CrisisPlanError as fault:
            self._say("refusal", str(fault))
            if key := refused(self._typed):
                self.query_one(f"#{key}").focus()
            else:
                self.query_one(Folded).unfold()
            self.query_one("#refusal").scroll_visible()
        else:
            self.dismiss(path)

    def action_back(self) -> None:
        """Start nothing."""
        self.dismiss(None)
