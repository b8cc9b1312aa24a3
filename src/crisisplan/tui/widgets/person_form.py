"""The lines of an entry in the directory, and what is meant by what stands in them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from crisisplan.domain.dates import read_past_date
from crisisplan.domain.days import say_day
from crisisplan.domain.directory import Number, Person
from crisisplan.domain.entering import number_meant, post_meant
from crisisplan.domain.phone import said_of
from crisisplan.domain.text import one_line, tidy
from crisisplan.errors import NotAnAnswerError
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.fold import Folded, FoldLine
from crisisplan.tui.widgets.inputs import CleanInput
from crisisplan.tui.widgets.lines import Boxes

_NUMBERS = 3
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
_LINES = {"name": "#name", "numbers": ".number", "email": "#email", "day": "#verified"}
"""Where a part stands that may be refused."""
_DESK = {"desk": Content("A desk, not a person: whoever is on duty answers")}
NO_NAME = "Write a name, or what the desk is called."


class PersonForm(VerticalScroll, can_focus=False):
    """All parts of an entry; `short` folds what need not be known while one begins."""

    DEFAULT_CSS = """
    PersonForm { height: auto; max-height: 100%; }
    PersonForm .part { height: auto; }
    PersonForm .part > .part-label { width: 19; }
    PersonForm .part > CleanInput { width: 1fr; }
    PersonForm .part > .second { width: 22; }
    PersonForm .part > Button { margin-left: 2; }
    PersonForm #dialled { height: auto; color: $text-muted; padding-left: 19; }
    .-tall PersonForm #dialled { min-height: 1; }
    .-tall PersonForm > Boxes, .-tall PersonForm > Folded { margin-top: 1; }
    PersonForm.-short .part > .second { display: none; }
    """

    def __init__(
        self, person: Person, on_edit: Callable[[], None], today: date, *, short: bool
    ) -> None:
        """Begin with `person`; `on_edit` is told that something was typed or ticked."""
        super().__init__(classes="-short" if short else "")
        self._person = person
        self._stored = {one.number for one in person.numbers}
        self._edited = on_edit
        self._today = today
        self._short = short

    def compose(self) -> ComposeResult:
        """Lay out what is needed, and the rest in a fold."""
        first, *others = _number_rows(self._person, self._typed)
        yield self._part("name")
        if not self._short:
            yield self._part("post")
        yield first
        yield Static("", id="dialled")
        chosen = ("desk",) if self._person.desk else ()
        yield Boxes(_DESK, chosen, self._tick_desk, many=True)
        if not self._short:
            yield self._part("staffed")
        more = _MORE_AND_POST if self._short else _MORE
        with Folded(more, unfolded=_holds_more(self._person)):
            if self._short:
                yield self._part("post")
                yield self._part("staffed")
            yield self._part("organisation")
            yield from others
            yield self._part("email")
            yield self._part("verified", Button("Today", id="today"))

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
        self._show_hours()
        self._say_dialled()

    def begin(self, *, named: bool) -> None:
        """Go to the first line, or behind the name where that stands there."""
        behind = ".number" if self._short else "#post"
        self.query(behind if named else "#name").first().focus()

    def _typed(self, _: str) -> None:
        self._say_dialled()
        self._edited()

    def _tick_desk(self, _: tuple[str, ...]) -> None:
        self._show_hours()
        self._edited()

    def _show_hours(self) -> None:
        if row := self.query_one("#staffed").parent:
            row.display = self._is_desk

    @property
    def _is_desk(self) -> bool:
        return bool(self.query_one(Boxes).chosen)

    def _say_dialled(self) -> None:
        """Say how the numbers are dialled, and a post in their place."""
        post, *numbers = self._post_and_numbers()
        words = " · ".join(filter(None, map(said_of, numbers)))
        words = f"Dialled: {words}" if words else ""
        if post != _clean(self.query_one("#post")):
            words = f"Understood as the post: {post}. {words}".rstrip()
        with suppress(NotAnAnswerError):
            if typed := _clean(self.query_one("#verified")):
                day = say_day(read_past_date(typed, self._today).isoformat())
                words = f"{words} Checked on {day}.".strip()
        line = self.query_one("#dialled", Static)
        line.update(lit(words))
        line.display = bool(words)

    def _post_and_numbers(self) -> tuple[str, ...]:
        """Give the post, and the numbers, as they are meant; what was there is one."""
        first, *more = map(_clean, self.query(".number"))
        post = _clean(self.query_one("#post"))
        if first not in self._stored:
            post, first = post_meant(post, first)
        return post, first, *more

    def read(self) -> Person:
        """Read the entry that is on the screen.

        Raises:
            NotAnAnswerError: It has no name, or the day is none.
        """
        parts = {key: _clean(self.query_one(f"#{key}")) for key in _PARTS}
        if not self.has_name:
            raise NotAnAnswerError(NO_NAME)
        if parts["verified"]:
            day = read_past_date(parts["verified"], self._today)
            parts["verified"] = day.isoformat()
        parts["post"], *typed = self._post_and_numbers()
        lines = zip(typed, map(_clean, self.query(".for")), strict=True)
        numbers = [number_meant(*line) for line in lines]
        said = {
            "desk": self._is_desk,
            "numbers": tuple(one for one in numbers if one != Number(number="")),
        }
        return self._person.model_copy(update=parts | said)

    @property
    def has_name(self) -> bool:
        """Whether a name stands there."""
        return bool(_clean(self.query_one("#name")))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any line."""
        return not any(_clean(line) for line in self.query(CleanInput))

    def go_to(self, part: str, text: str = "") -> None:
        """Go to the line of a part, to that of several where `text` stands."""
        lines = list(self.query(_LINES[part]).results(CleanInput))
        line = next((one for one in lines if _clean(one) == text), lines[0])
        if line in self.query(".folded CleanInput"):
            self.query_one(Folded).unfold()
        line.focus()

    def behind(self, line: Input) -> Input | None:
        """Give the next of the lines that are seen; none behind the last."""
        lines: list[Input] = [one for one in self.query(CleanInput) if one.region]
        later = lines[lines.index(line) + 1 :]
        return later[0] if later else None

    @on(FoldLine.Toggled)
    def _wants_more(self) -> None:
        """Show all there is."""
        self.remove_class("-short")

    @on(Button.Pressed, "#today")
    def _verify(self, event: Button.Pressed) -> None:
        event.stop()
        self.query_one("#verified", CleanInput).value = self._today.isoformat()


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
            line(
                number.number, "as one dials it; empty if not known", classes="number"
            ),
            line(number.for_, "when, what for", classes="for second"),
            classes="part",
        )


def _clean(line: object) -> str:
    return one_line(tidy(line.value)) if isinstance(line, Input) else ""
