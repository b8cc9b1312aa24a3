"""Somebody's entry in the directory: a person, or a desk staffed in turns."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import read_date
from crisisplan.errors import NotAnAnswerError
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.lines import Boxes

_NUMBERS = 3
_PARTS: Mapping[str, tuple[str, str]] = {
    "name": ("Name", "Jana Kováč, or Operations centre"),
    "post": ("Post", "Head of the press office"),
    "organisation": ("Organisation", "City, State police, …"),
    "staffed": ("Desk staffed", "24 h, or weekdays 8-16"),
    "email": ("E-mail", ""),
    "verified": ("Last checked on", "2026-12-01: somebody called and it worked"),
}
_BEFORE_DESK = ("name", "post", "organisation")
_DESK = {"desk": Content("A desk: whoever is on duty answers")}
NO_NAME = "Write a name, or what the desk is called."
NOT_SAVED = "This is not saved yet. Save it, or press Esc once more to throw it away."


class PersonDialog(ModalScreen[Person | None]):
    """The entry of one person or desk; None where nothing is to be changed."""

    CSS_PATH = "person_dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "cancel", "Cancel", id="person.cancel", tooltip="Change nothing"
        ),
        Binding("ctrl+s", "save", "Save", id="person.save", tooltip="Keep the entry"),
    ]

    def __init__(self, person: Person | None, today: date) -> None:
        """Show the entry of `person`; an empty one for somebody new."""
        super().__init__()
        self._person = person or Person(name="")
        self._new = person is None
        self._today = today
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay out the parts of the entry and the buttons."""
        with Vertical(id="person"):
            title = "Somebody new" if self._new else "Entry in the directory"
            yield Static(title, classes="dialog-title")
            with VerticalScroll(id="parts", can_focus=False):
                for key in _BEFORE_DESK:
                    yield self._part(key)
                chosen = ("desk",) if self._person.desk else ()
                yield Boxes(_DESK, chosen, self._tick_desk, many=True, compact=True)
                yield self._part("staffed")
                yield from self._numbers()
                yield self._part("email")
                yield self._part("verified", Button("Today", id="today", compact=True))
            yield Static("", classes="refusal")
            with Horizontal(classes="buttons"):
                yield Button("Save", variant="primary", id="save", compact=True)
                yield Button("Cancel", id="cancel", compact=True)

    def _part(self, key: str, *more: Button) -> Horizontal:
        label, placeholder = _PARTS[key]
        value = str(getattr(self._person, key))
        line = CleanInput(value, placeholder, id=key, compact=True, on_edit=self._typed)
        return Horizontal(
            Static(label, classes="part-label", markup=False),
            line,
            *more,
            classes="part",
        )

    def _numbers(self) -> ComposeResult:
        known = self._person.numbers
        for place in range(max(_NUMBERS, len(known))):
            number = known[place] if place < len(known) else Number(number="")
            label = f"Number {place + 1}" if place else "Telephone"
            with Horizontal(classes="part"):
                yield Static(label, classes="part-label", markup=False)
                yield CleanInput(
                    number.number,
                    "+421 900 123 456",
                    compact=True,
                    classes="number",
                    on_edit=self._typed,
                )
                yield CleanInput(
                    number.for_,
                    "when, what for",
                    compact=True,
                    classes="for second",
                    on_edit=self._typed,
                )

    def on_mount(self) -> None:
        """Ask for the desk's hours only where it is a desk."""
        self._tick_desk(("desk",) if self._person.desk else ())
        self.query_one("#name", CleanInput).focus()

    def _tick_desk(self, chosen: tuple[str, ...]) -> None:
        row = self.query_one("#staffed", CleanInput).parent
        if row:
            row.display = bool(chosen)

    def _read(self) -> Person:
        """Read the entry that is on the screen.

        Raises:
            NotAnAnswerError: It has no name, or the day is none.
        """
        parts = {key: self._text(f"#{key}") for key in _PARTS}
        if not parts["name"]:
            raise NotAnAnswerError(NO_NAME)
        if parts["verified"]:
            day = read_date(parts["verified"], self._today)
            parts["verified"] = day.isoformat()
        lines = zip(self.query(".number"), self.query(".for"), strict=True)
        numbers = [(self._clean(one), self._clean(what)) for one, what in lines]
        return self._person.model_copy(
            update=parts
            | {
                "desk": bool(self.query_one(Boxes).chosen),
                "numbers": tuple(
                    Number(number=number, for_=what)
                    for number, what in numbers
                    if number or what
                ),
            }
        )

    def _text(self, selector: str) -> str:
        return self._clean(self.query_one(selector, CleanInput))

    def _clean(self, line: object) -> str:
        return one_line(tidy(line.value)) if isinstance(line, Input) else ""

    def _typed(self, _: str) -> None:
        """Forget an earlier warning: something new was typed since."""
        self._warned = False
        self._refuse("")

    def _refuse(self, sentence: str) -> None:
        self.query_one(".refusal", Static).update(lit(sentence))

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Give the entry back, or say what it still needs."""
        try:
            person = self._read()
        except NotAnAnswerError as refusal:
            self._refuse(f"! {refusal}")
            wrong = "#verified" if self._text("#name") else "#name"
            self.query_one(wrong, CleanInput).focus()
        else:
            self.dismiss(person)

    @on(Button.Pressed, "#today")
    def _verify(self) -> None:
        self.query_one("#verified", CleanInput).value = self._today.isoformat()

    @on(Button.Pressed, "#cancel")
    def _leave(self) -> None:
        self.dismiss(None)

    def action_cancel(self) -> None:
        """Leave; where something was typed, only when it is said twice."""
        if self._warned or not self._changed:
            self.dismiss(None)
        else:
            self._warned = True
            self._refuse(NOT_SAVED)

    @property
    def _changed(self) -> bool:
        try:
            return self._read() != self._person
        except NotAnAnswerError:
            return any(self._clean(line) for line in self.query(CleanInput))
