"""Somebody's entry in the directory: a person, or a desk staffed in turns."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.entering import faults, number_meant, post_meant
from crisisplan.domain.phone import said_of
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import read_past_date
from crisisplan.errors import CrisisPlanError, NotAnAnswerError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.fold import Folded
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.lines import Boxes

_NUMBERS = 3
_KNOWN = "Entry in the directory"
_PARTS: Mapping[str, tuple[str, str]] = {
    "name": ("Name", "e.g. Jana Kováč, or Operations centre"),
    "post": ("Post", "e.g. Clerk, or Deputy mayor"),
    "organisation": ("Organisation", "e.g. City, State police"),
    "staffed": ("Desk staffed", "e.g. 24 h, or weekdays 8-16"),
    "email": ("E-mail", ""),
    "verified": ("Last checked on", "when somebody called, e.g. 2026-12-01"),
}
_MORE = "More: organisation, other numbers, e-mail, when it was checked"
_MORE_AND_POST = "More: post, organisation, other numbers, e-mail"
_NOBODY = Person(name="")
_LINES = {"name": "#name", "numbers": ".number", "email": "#email"}
"""Where a part stands that may be refused."""
_DESK = {"desk": Content("A desk, not a person: whoever is on duty answers")}
NO_NAME = "Write a name, or what the desk is called."


class PersonDialog(Dialog[str | None]):
    """The entry of one person or desk; gives its id, or None where it is as it was.

    Every edit is in the plan at once, so that nothing is lost with the terminal;
    leaving without saving takes it back.
    """

    CSS_PATH = "person_dialog.tcss"
    HELP = (
        "Enter goes to the next line, and saves behind the last one; Ctrl+S saves at "
        "once. Esc puts back what was there before, and asks first."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape", "cancel", "Cancel", id="person.cancel", tooltip="Change nothing"
        ),
        Binding("ctrl+s", "save", "Save", id="person.save", tooltip="Keep the entry"),
    ]

    def __init__(
        self,
        session: PlanSession,
        person_id: str = "",
        *,
        new: Person = _NOBODY,
        purpose: str = "",
    ) -> None:
        """Show somebody's entry, or where there is none, that of somebody `new`.

        `purpose` is the question that is answered with somebody new.
        """
        super().__init__()
        session.seal()
        known = session.plan.people.get(person_id)
        self._session = session
        self._person_id = person_id if known else ""
        self._person = known or new
        self._known = self._kept = known or _NOBODY
        self._before = session.plan
        self.stored = {one.number for one in self._known.numbers}
        self._seen = session.seen()
        self.title_line = _KNOWN if known else f"Somebody new. {purpose}".rstrip()

    def compose(self) -> ComposeResult:
        """Lay out the parts of the entry and the buttons."""
        with Vertical(id="person"):
            yield Static(lit_line(self.title_line), classes="dialog-title")
            with VerticalScroll(id="parts", can_focus=False):
                yield self._part("name")
                if not self._short:
                    yield self._part("post")
                first, *others = _number_rows(self._person, self._typed)
                yield first
                yield Static("", id="dialled")
                chosen = ("desk",) if self._person.desk else ()
                yield Boxes(_DESK, chosen, self._tick_desk, many=True)
                yield self._part("staffed")
                more = _MORE_AND_POST if self._short else _MORE
                with Folded(more, unfolded=_holds_more(self._person)):
                    if self._short:
                        yield self._part("post")
                    yield self._part("organisation")
                    yield from others
                    yield self._part("email")
                    yield self._part("verified", Button("Today", id="today"))
            yield Static("", classes="refusal")
            with Horizontal(classes="buttons"):
                yield Button("Save (Ctrl+S)", variant="primary", id="save")
                yield Button("Cancel", id="cancel")

    @property
    def _short(self) -> bool:
        """Whether one begins: then a name and a number are enough."""
        begins = any(one.has_class("-beginning") for one in self.app.screen_stack)
        return begins and not self._person.post

    def _part(self, key: str, *more: Button) -> Horizontal:
        label, placeholder = _PARTS[key]
        value = str(getattr(self._person, key))
        line = CleanInput(value, placeholder, id=key, on_edit=self._typed)
        return Horizontal(
            Static(label, classes="part-label", markup=False),
            line,
            *more,
            classes="part",
        )

    def on_mount(self) -> None:
        """Ask for the desk's hours only where it is a desk."""
        self._tick_desk(("desk",) if self._person.desk else ())
        self._say_dialled()
        named = self._person.name and not self._known.name
        behind = self.query(".number" if self._short else "#post").first()
        (behind if named else self.query_one("#name")).focus()

    def _say_dialled(self) -> None:
        """Say how the numbers are understood."""
        words, line = _understood(self), self.query_one("#dialled", Static)
        line.update(lit(words))
        line.display = bool(words)

    def _tick_desk(self, chosen: tuple[str, ...]) -> None:
        row = self.query_one("#staffed", CleanInput).parent
        if row:
            row.display = bool(chosen)
        self.keep()

    def _read(self) -> Person:
        """Read the entry that is on the screen.

        Raises:
            NotAnAnswerError: It has no name, or the day is none.
        """
        parts = {key: _clean(self.query_one(f"#{key}")) for key in _PARTS}
        if not parts["name"]:
            raise NotAnAnswerError(NO_NAME)
        if parts["verified"]:
            day = read_past_date(parts["verified"], self._session.reading.today)
            parts["verified"] = day.isoformat()
        parts["post"], *typed = _post_and_numbers(self)
        lines = zip(typed, map(_clean, self.query(".for")), strict=True)
        numbers = [number_meant(*line) for line in lines]
        said = {
            "desk": bool(self.query_one(Boxes).chosen),
            "numbers": tuple(one for one in numbers if one != Number(number="")),
        }
        return self._person.model_copy(update=parts | said)

    def _typed(self, _: str) -> None:
        """Keep what was typed, and say how it is understood."""
        self.refuse("")
        self._say_dialled()
        self.keep()

    def keep(self) -> None:
        """Write the entry into the plan as far as it can be read."""
        with contextlib.suppress(CrisisPlanError):  # said when it is saved
            self._put(self._read())

    def _put(self, person: Person) -> None:
        if person != self._kept:
            with self._session.upon(self._seen):
                self._person_id = self._session.put_person(person, self._person_id)
            self._kept = person

    def _refuse(self, sentence: str, line: CleanInput) -> None:
        """Say what is in the way, and go to the line where it is."""
        self.refuse(sentence)
        if line in self.query(".folded CleanInput"):
            self.query_one(Folded).unfold()
        line.focus()

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next line with Enter, and save behind the last one."""
        lines: list[Input] = [one for one in self.query(CleanInput) if one.region]
        if behind := lines[lines.index(event.input) + 1 :]:
            behind[0].focus()
        else:
            self.action_save()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Give the entry back, or say what it still needs."""
        try:
            person = self._read()
            self._put(person)
        except CrisisPlanError as refusal:
            wrong = "#verified" if _clean(self.query_one("#name")) else "#name"
            self._refuse(f"! {refusal}", self.query_one(wrong, CleanInput))
            return
        for part, text, why in faults(person, self._known):
            lines = list(self.query(_LINES[part]).results(CleanInput))
            wrongs = [line for line in lines if _clean(line) == text]
            self._refuse(f"! {why}", (wrongs or lines)[0])
            break
        else:
            self._session.seal()
            self.dismiss(self._person_id)

    @on(Button.Pressed, "#today")
    def _verify(self) -> None:
        self.query_one(
            "#verified", CleanInput
        ).value = self._session.reading.today.isoformat()

    def leave(self) -> None:
        """Take back what was typed."""
        with self._session.upon(self._seen):
            if self._session.plan is not self._before:
                self._session.undo()
        self.dismiss(None)

    @property
    def loses_nothing(self) -> bool:
        """Whether the entry is as it was."""
        try:
            return self._read() == self._person
        except NotAnAnswerError:
            return not any(_clean(line) for line in self.query(CleanInput))


def _post_and_numbers(dialog: PersonDialog) -> tuple[str, ...]:
    """Give the post, and the numbers, as they are meant; what was there is a number."""
    first, *more = map(_clean, dialog.query(".number"))
    if first in dialog.stored:
        return _clean(dialog.query_one("#post")), first, *more
    return *post_meant(_clean(dialog.query_one("#post")), first), *more


def _understood(dialog: PersonDialog) -> str:
    """Say how the numbers are dialled, and a post in their place."""
    post, *numbers = _post_and_numbers(dialog)
    words = " · ".join(filter(None, map(said_of, numbers)))
    words = f"Dialled: {words}" if words else ""
    if post != _clean(dialog.query_one("#post")):
        words = f"Understood as the post: {post}. {words}".rstrip()
    return words


def _holds_more(one: Person) -> bool:
    """Say whether something is known that a new entry needs not say."""
    return bool(one.organisation or one.email or one.verified or one.numbers[1:])


def _number_rows(person: Person, on_edit: Callable[[str], None]) -> Iterator[Widget]:
    """Give a row for each number, some of them empty."""
    line = partial(CleanInput, on_edit=on_edit)
    for place in range(max(_NUMBERS, len(person.numbers))):
        known = person.numbers[place : place + 1]
        number = known[0] if known else Number(number="")
        label = f"Number {place + 1}" if place else "Telephone"
        yield Horizontal(
            Static(label, classes="part-label", markup=False),
            line(number.number, "+ country code …", classes="number"),
            line(number.for_, "when, what for", classes="for second"),
            classes="part",
        )


def _clean(line: object) -> str:
    return one_line(tidy(line.value)) if isinstance(line, Input) else ""
