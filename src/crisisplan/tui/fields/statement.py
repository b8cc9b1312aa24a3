"""Words prepared for the public, in each language of the city."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Button, Static

from crisisplan.domain.items.base import Around
from crisisplan.domain.items.statement import Statement, next_gap, say_untranslated
from crisisplan.domain.languages import language as name_of
from crisisplan.domain.languages import name_language, say_translate
from crisisplan.domain.text import tidy
from crisisplan.domain.values import Value, in_words
from crisisplan.tui.fields.base import Field
from crisisplan.tui.fields.record import misfit
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.inputs import CleanTextArea


class Tongue(Vertical):
    """The text in one language, with its length."""

    DEFAULT_CSS = """
    Tongue { width: 1fr; height: auto; margin: 0 1 1 0; }
    Tongue > .label, Tongue > .note { height: auto; }
    Tongue > .note { color: $text-muted; }
    Tongue.-refused > .note { color: $text-error; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_gap", "Next gap", show=False),
    ]

    def __init__(
        self,
        language: str,
        text: str,
        on_edit: Callable[[str, str], None],
        *,
        asks: Statement,
        around: Around,
    ) -> None:
        """Begin with `text`; the suggested one is offered while there is none."""
        super().__init__()
        self._language = language
        self._text = text
        self._on_edit = on_edit
        self._asks = asks
        self._around = around
        self._starter, self._suggested_in = asks.suggested(around, language)

    def compose(self) -> ComposeResult:
        """Lay out language, offer, text and length; one begins in the text."""
        yield Static(lit_line(name_language(self._language)), classes="label")
        begin = f"Begin with the suggested text ({name_of(self._suggested_in)})"
        yield Button(lit(begin), compact=True)
        yield CleanTextArea(self._text, on_edit=self._edited)
        yield Static("", classes="note")

    def on_mount(self) -> None:
        """Say how long the text is."""
        self._say(self._text)

    def _edited(self, text: str) -> None:
        self._on_edit(self._language, text)
        self._say(text)

    def _say(self, text: str) -> None:
        length = len(tidy(text).strip("\n"))
        over = length > self._asks.most
        words = f"{length:,} of {self._asks.most:,} characters."
        gaps = self._asks.gaps(self._around, self._language)
        gone = [gap for gap in gaps if gap not in text]
        if text.strip() and gone:
            words += f" Not in the text: {', '.join(gone)}."
        if next_gap(text, 0):
            words += " Tab goes to the next [gap]."
        mind = say_translate(self._suggested_in, self._language)
        if mind and self._starter and not text.strip():
            words = f"The suggested text is {mind}. {words}"
        if waiting := self._asks.untranslated({self._language: text}, self._around):
            words = f"{say_untranslated(waiting, self._around.language)} {words}"
        if over:
            words = f"! {words} That is too long to be read out. Shorten it."
        self.set_class(over, "-refused")
        self.query_one(".note", Static).update(lit(words))
        self.query_one(Button).display = bool(self._starter) and not text.strip()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Tab to go on from the text where no gap is left behind the cursor."""
        if action == "next_gap":
            return self._ahead() is not None
        return super().check_action(action, parameters)

    def _ahead(self) -> tuple[int, int] | None:
        """Give the next gap behind the cursor, while the text is being typed into."""
        area = self.query_one(CleanTextArea)
        if not area.has_focus:
            return None
        before = area.get_text_range((0, 0), max(area.selection))
        return next_gap(area.text, len(before))

    def action_next_gap(self) -> None:
        """Select the next gap, so that what is typed takes its place."""
        area = self.query_one(CleanTextArea)
        if found := self._ahead():
            start, end = (_location(area.text, place) for place in found)
            area.move_cursor(start)
            area.move_cursor(end, select=True)

    def on_key(self, event: events.Key) -> None:
        """Take a letter that is typed while the button has the focus into the text."""
        area = self.query_one(CleanTextArea)
        if event.is_printable and event.character and not area.has_focus:
            event.stop()
            area.insert(event.character, area.document.end)
            area.move_cursor(area.document.end)
            self.call_later(area.focus)

    @on(Button.Pressed)
    def _begin(self, event: Button.Pressed) -> None:
        """Put the suggested text where there is none yet."""
        event.stop()
        area = self.query_one(CleanTextArea)
        if not area.text.strip():
            area.replace(self._starter, *_all_of(area))
            area.move_cursor((0, 0))
            area.focus()
            self.post_message(Field.Filled())


def _location(text: str, place: int) -> tuple[int, int]:
    """Give the line and the column of a place in a text."""
    before = text[:place].split("\n")
    return len(before) - 1, len(before[-1])


def _all_of(area: CleanTextArea) -> tuple[tuple[int, int], tuple[int, int]]:
    return (0, 0), area.document.end


class StatementField(Field):
    """A statement being written: languages side by side where there is room."""

    DEFAULT_CSS = "StatementField .tongues { height: auto; }"

    def compose(self) -> ComposeResult:
        """Lay out what is left open, and each language of the city."""
        asks = self._statement
        if said := self._said(asks):
            yield Static(lit(said), classes="said")
        value = self.value
        if value and not isinstance(value, Mapping):
            yield Static(lit(misfit(value)), classes="said")
        around = self.session.reading.around
        for place in range(0, len(self.languages), 2):
            with Container(classes="tongues"):
                for language in self.languages[place : place + 2]:
                    text = in_words(self._texts.get(language))
                    yield Tongue(language, text, self._edited, asks=asks, around=around)

    @property
    def _statement(self) -> Statement:
        if not isinstance(self.item.asks, Statement):
            raise TypeError(self.item.asks.kind)
        return self.item.asks

    @property
    def _texts(self) -> Mapping[str, Value]:
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The city's languages, and others in which something is written."""
        spoken = self.session.plan.city.languages or (self.session.playbook.language,)
        return tuple(dict.fromkeys((*spoken, *self._texts)))

    def _said(self, asks: Statement) -> str:
        gaps = ", ".join(asks.gaps(self.session.reading.around))
        parts = [f"Leave open what nobody knows yet: {gaps}."] if gaps else []
        if asks.clears_with:
            names = [self.session.playbook.name(one) for one in asks.clears_with]
            parts.append(f"Before it goes out it is shown to: {', '.join(names)}.")
        return "\n".join(parts)

    def _edited(self, language: str, text: str) -> None:
        kept = tidy(text).strip("\n")
        texts = {key: one for key, one in self._texts.items() if key != language}
        after = texts | ({language: kept} if kept.strip() else {})
        order = dict.fromkeys((*self.languages, *after))
        value = {key: after[key] for key in order if key in after}
        faults = self._statement.faults(value, self.session.reading.around)
        self.store(value, " ".join(faults))
