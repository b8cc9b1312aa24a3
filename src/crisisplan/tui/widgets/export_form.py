"""The questions before documents are written: which, for whom, as what, where."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from crisisplan.domain.audience import WORDS
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.formats import FORMATS
from crisisplan.export.handouts import size
from crisisplan.export.making import Wish, usual
from crisisplan.export.options import BACK, Options
from crisisplan.export.remarks import all_withheld
from crisisplan.export.view.sight import Sight
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.file_set import folder_of, need_folder
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.day_line import DayLine
from crisisplan.tui.widgets.export_chosen import (
    EVERYBODY,
    Chosen,
    makes_form,
    owned,
    parties,
    party_of,
    remembered,
    taken,
)
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.lines import Boxes

_ESSENTIAL = "essential"
_NOT_CHOSEN: Marking = "red"
"""Before anybody is chosen, what is asked is offered to those who may read all."""


class ExportForm(VerticalScroll):
    """Asks only what the chosen documents need; the audience is always asked."""

    def __init__(
        self,
        session: PlanSession,
        chosen: Chosen,
        audience: Marking | None = None,
    ) -> None:
        """Begin with what is chosen, for no audience where none is said."""
        super().__init__(can_focus=False)
        self._session = session
        self._documents = chosen.documents
        self._formats = chosen.formats or (usual(chosen.documents),)
        self._audience = audience
        self._party = party_of(chosen.options)
        self._essential = chosen.options.essential
        self._folder = chosen.folder or str(session.path.resolve().parent)

    def compose(self) -> ComposeResult:
        """Lay out one question after the other."""
        yield Static("Which documents?", classes="heading")
        yield Boxes(
            _documents(),
            self._documents,
            self._take_documents,
            many=True,
            id="documents",
        )
        yield Static(id="about", classes="muted")
        yield from self._ask_owner()
        with Vertical(id="incident"):
            yield Static("On which day was the incident?", classes="heading")
            example = "2026-11-22, or empty for day 1, 3, 7 …"
            yield DayLine(self._session, example, "day")
        yield Static("Who may read it?", classes="heading")
        chosen = (self._audience,) if self._audience else ()
        yield Boxes(_audiences(), chosen, self._take_audience, id="audience")
        yield Static(id="withheld", classes="muted")
        yield Static("As which kinds of file?", classes="heading")
        yield Boxes(
            _formats(), self._formats, self._take_formats, many=True, id="formats"
        )
        if not self.app.is_web:  # a browser knows where its downloads go
            yield Static("Into which folder?", classes="heading")
            yield CleanInput(self._folder, id="folder")
        yield Button("Write (F8)", variant="primary")
        yield Static(id="said")

    def _ask_owner(self) -> ComposeResult:
        with Vertical(id="owner"):
            yield Static("Whose questions?", classes="heading")
            yield Boxes({}, (), self._take_party, otherwise=EVERYBODY, id="party")
            yield Boxes(
                {_ESSENTIAL: Content()},
                (_ESSENTIAL,) if self._essential else (),
                self._take_essential,
                many=True,
                id=_ESSENTIAL,
            )
        with Vertical(id="back"):
            yield Static(Content(BACK), classes="heading")
            example = "18.12.2026, in 3 weeks, or empty"
            yield DayLine(self._session, example, "back-by")

    def on_mount(self) -> None:
        """Show what the chosen documents need, and begin with them."""
        self._show_needed()
        self.begin()

    def begin(self) -> None:
        """Go to the first question, and leave its heading in view."""
        self.query_one(Boxes).focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_home, animate=False)

    @on(Boxes.OptionHighlighted, "#documents")
    def _tell(self) -> None:
        """Say of the document under the cursor what it is."""
        here = self.query_one("#documents", Boxes).current
        self.query_one("#about", Static).update(Content(DOCUMENTS[here].about))

    def _take_documents(self, chosen: tuple[str, ...]) -> None:
        before, self._documents = usual(self._documents), chosen
        if self._formats == (before,) and chosen:  # nobody chose another kind of file
            self._formats = (usual(chosen),)
            self.query_one("#formats", Boxes).choose(self._formats)
        self._show_needed()

    def _tell_withheld(self) -> None:
        """Say in which of the documents the chosen audience would see nothing."""
        said: list[str] = []
        if self._audience:
            reading = self._session.reading
            said += all_withheld(self._documents, self._audience, reading)
        withheld = self.query_one("#withheld", Static)
        withheld.update(lit("\n".join(said)))
        withheld.set_class(not said, "-unasked")

    def _show_needed(self) -> None:
        self._tell_withheld()
        shown = self._taken | ({"back"} if self._makes_form else set())
        for option in ("owner", "back", "incident"):
            self.query_one(f"#{option}").set_class(option not in shown, "-unasked")
        offered = parties(self._session.reading, self._documents)
        party = self._party if self._party in offered else EVERYBODY
        self.query_one("#party", Boxes).offer(offered, (party,))
        self._show_size()

    def _show_size(self) -> None:
        """Offer a handout of what cannot wait, where that is less than all of it."""
        box, options = self.query_one(f"#{_ESSENTIAL}", Boxes), self._owned()
        sight = Sight(self._session.reading, self._audience or _NOT_CHOSEN)
        asked = size(sight, options)
        box.display = self._makes_form and 0 < asked.essential < asked.all
        words = asked.words if self._audience else "Only the essential"
        box.offer({_ESSENTIAL: Content(words)}, box.chosen)

    @property
    def _makes_form(self) -> bool:
        return makes_form(self._documents)

    @property
    def _taken(self) -> frozenset[str]:
        return taken(self._documents)

    def _take_party(self, chosen: tuple[str, ...]) -> None:
        self._party = chosen[0]
        self._show_size()

    def _take_essential(self, chosen: tuple[str, ...]) -> None:
        self._essential = bool(chosen)

    def _take_audience(self, chosen: tuple[str, ...]) -> None:
        known: tuple[Marking, ...] = get_args(Marking)
        self._audience = next((one for one in known if one in chosen), None)
        self._tell_withheld()
        self._show_size()

    def _take_formats(self, chosen: tuple[str, ...]) -> None:
        """Take the kinds of file that can be made; say what another one needs."""
        self._formats = tuple(one for one in chosen if FORMATS[one].is_there)
        for one in set(chosen).difference(self._formats):
            self.query_one("#formats", Boxes).choose(self._formats)
            sentence = FORMATS[one].needs
            self.notify(sentence, severity="warning", timeout=30, markup=False)

    @on(Input.Submitted)
    def _go_on(self) -> None:
        self.screen.focus_next()

    def folder(self) -> Path | None:
        """Give the folder; nothing in a browser.

        Raises:
            CrisisPlanError: There is no such folder.
        """
        if self.app.is_web:
            return None
        folder = folder_of(self.query_one("#folder", Input).value)
        need_folder(folder)
        return folder

    @property
    def chosen(self) -> Chosen:
        """What is chosen now, to offer it again."""
        options = remembered(self._party, self._documents, essential=self._essential)
        folder = "" if self.app.is_web else self.query_one("#folder", Input).value
        return Chosen(self._documents, options, self._formats, folder)

    def wish(self) -> Wish:
        """Give what is chosen.

        Raises:
            CrisisPlanError: Something is still to be chosen; the text says what.
        """
        if not self._documents:
            raise CrisisPlanError("Choose at least one document.")
        if self._audience is None:
            raise CrisisPlanError("Choose for whom the documents are.")
        if not self._formats:
            raise CrisisPlanError("Choose at least one kind of file.")
        return Wish(self._documents, self._audience, self._formats, self._options())

    def _options(self) -> Options:
        day, back = (self.query_one(one, Input).value for one in ("#day", "#back-by"))
        on = self._session.day(day if "incident" in self._taken else "")
        by = self._session.day(back if self._makes_form else "", coming=True)
        offered = self.query_one(f"#{_ESSENTIAL}").display
        return replace(
            self._owned(),
            essential=offered and self._essential,
            back_by=date.fromisoformat(by) if by else None,
            incident=date.fromisoformat(on) if on else None,
        )

    def _owned(self) -> Options:
        """Give for whom the documents are made: what stands there, and not a wish."""
        [shown] = self.query_one("#party", Boxes).chosen
        return owned(shown, self._documents)


def _documents() -> Mapping[str, Content]:
    return {name: Content(one.title) for name, one in DOCUMENTS.items()}


def _audiences() -> Mapping[str, Content]:
    return {key: Content(words) for key, words in WORDS.items()}


def _formats() -> Mapping[str, Content]:
    return {name: Content(one.label) for name, one in FORMATS.items()}
