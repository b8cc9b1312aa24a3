"""The three small questions that any screen may put: text, yes or no, one of many."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, OptionList, Static

from crisisplan.domain.folding import fold
from crisisplan.domain.text import one_line, tidy
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.back_line import Hint
from crisisplan.tui.widgets.choices import Choices
from crisisplan.tui.widgets.inputs import CleanInput

_MOST_SHOWN = 200
_HOW = "Enter takes the marked line."
_TAKE = Binding("f2,ctrl+s", "take", "Take", show=False)
"""The keys that go on and save on the screen below do the same here."""
_CANCEL = Binding("escape", "cancel", "Cancel", id="dialog.cancel", tooltip="Go back")


class AskText(Dialog[str | None]):
    """One line of text; None where the person thinks better of it."""

    CSS_PATH = "dialogs.tcss"
    HELP = (
        "Write it on the line; Enter takes it. Esc leaves everything as it is, and "
        "asks first where you wrote something."
    )
    BINDINGS: ClassVar[list[BindingType]] = [_CANCEL, _TAKE]

    def __init__(
        self,
        title: str,
        sentence: str,
        value: str = "",
        confirm: str = "Save",
        *,
        check: Callable[[str], str] | None = None,
        understood: Callable[[str], str] | None = None,
    ) -> None:
        """Ask for one line.

        Args:
            title: What it is about.
            sentence: What to write.
            value: What stands there already.
            confirm: The word on the button.
            check: Gives the sentence why a text is refused, nothing where it is not.
            understood: Says while one types what the text is read as.
        """
        super().__init__()
        self.title_line = title
        self._sentence = sentence
        self._value = value
        self._understood = understood
        self._confirm = confirm
        self._check = check

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and two buttons."""
        with Vertical(classes="dialog"):
            yield Static(lit_line(self.title_line), classes="dialog-title")
            yield Static(lit(self._sentence))
            yield CleanInput(self._value, proposed=True)
            if self._understood:
                yield Static(lit(self._understood(self._value)), id="understood")
            yield Static("", classes="refusal")
            with Horizontal(classes="buttons"):
                yield Button(lit_line(self._confirm), variant="primary", id="confirm")
                yield Button("Cancel", id="cancel")

    @property
    def loses_nothing(self) -> bool:
        """Whether the line is as it was."""
        return self.query_one(Input).value == self._value

    @on(Input.Changed)
    def _say_understood(self, event: Input.Changed) -> None:
        self.refuse("")
        if self._understood:
            said = lit(self._understood(tidy(event.value).strip()))
            self.query_one("#understood", Static).update(said)

    @on(Input.Submitted)
    @on(Button.Pressed, "#confirm")
    def action_take(self) -> None:
        """Give the text back, or say why it is refused."""
        text = tidy(self.query_one(Input).value).strip()
        if self._check and (refusal := self._check(text)):
            self.refuse(refusal)
            self.query_one(Input).focus()
        else:
            self.dismiss(text)


class Confirm(Dialog[bool]):
    """A deed that is done only when somebody says so."""

    CSS_PATH = "dialogs.tcss"
    HELP = (
        "Left and Right go from button to button, Enter presses the one you are on. "
        "Esc changes nothing."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        _CANCEL,
        Binding("left,right", "app.focus_next", "The other", show=False),
    ]

    def __init__(
        self,
        title: str,
        sentence: str,
        confirm: str = "Yes",
        *,
        cancel: str = "Cancel",
        loses: bool = False,
    ) -> None:
        """Ask about a deed.

        Args:
            title: What it is about.
            sentence: What would be done.
            confirm: The word on the button that does it.
            cancel: The word on the other one.
            loses: Whether something is lost by it, so that Enter alone must not do it.
        """
        super().__init__()
        self._safe = "#cancel" if loses else "#confirm"
        self.title_line = title
        self._sentence = sentence
        self._confirm = confirm
        self._cancel = cancel

    def compose(self) -> ComposeResult:
        """Lay out the question and two buttons."""
        with Vertical(classes="dialog"):
            yield Static(lit_line(self.title_line), classes="dialog-title")
            yield Static(lit(self._sentence))
            with Horizontal(classes="buttons"):
                yield Button(lit_line(self._confirm), variant="primary", id="confirm")
                yield Button(lit_line(self._cancel), id="cancel")

    def on_mount(self) -> None:
        """Put the cursor where one Enter too many does no harm."""
        self.query_one(self._safe, Button).focus()

    @on(Button.Pressed, "#confirm")
    def _agree(self) -> None:
        self.dismiss(True)

    def leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)


class Pick(Dialog[str | None]):
    """One of many, found by typing some of its letters."""

    CSS_PATH = "dialogs.tcss"
    HELP = (
        "Type some letters to see fewer lines, go to one with the arrows, and take it "
        "with Enter. Esc takes none."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        _CANCEL,
        _TAKE,
        Binding("tab", "take_typed", "Take it", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "move(10)", "Further down", show=False, priority=True),
        Binding("pageup", "move(-10)", "Further up", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        *,
        also: Mapping[str, str] | None = None,
        always: Mapping[str, str] | None = None,
        typed: str = "",
    ) -> None:
        """Offer `options`: pairs of what is given back and what is shown.

        Args:
            title: What is picked.
            options: In the order in which they are shown.
            also: By what is given back: words that are searched and not shown.
            always: By what is given back: what stays in view, and how it is shown
                once something is typed, which stands in place of {}.
            typed: What was typed already.
        """
        super().__init__()
        self.title_line = title
        self._options = options
        self._as_typed = always or {}
        self._always = [
            index for index, (key, _) in enumerate(options) if key in self._as_typed
        ]
        more = also or {}
        self._searched = [
            fold(f"{label} {more.get(key, '')}") for key, label in options
        ]
        self._shown: list[int] = []
        self.typed = typed
        """What is searched for; where nothing is found, it may be a new name."""

    def compose(self) -> ComposeResult:
        """Lay out the line that is typed into, and what it finds below."""
        with Vertical(classes="dialog -pick"):
            yield Static(lit_line(self.title_line), classes="dialog-title")
            hint = "Type some letters, or use the arrows"
            yield CleanInput(self.typed, hint)
            yield Choices()
            yield Hint(_HOW)

    def on_mount(self) -> None:
        """Show everything there is that was typed for."""
        self._find(self.typed)

    def type_on(self, letters: str) -> None:
        """Take letters that were typed before this had the focus."""
        if self.is_mounted:
            self.query_one(Input).insert_text_at_cursor(letters)
        else:
            self.typed += letters

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.typed = one_line(tidy(event.value))
        self._find(event.value)

    def _find(self, typed: str) -> None:
        words = fold(tidy(typed)).split()
        found = [
            index
            for index, text in enumerate(self._searched)
            if all(word in text for word in words) and index not in self._always
        ]
        self._shown = [*found[:_MOST_SHOWN], *self._always]
        if not words:
            self._shown.sort()
        lines = (lit_line(self._label(index)) for index in self._shown)
        self.query_one(Choices).offer(lines)
        hint = _HOW
        if typed and not found:
            hint = f"Nothing found. {_HOW if self._shown else ''}".strip()
        if len(found) > _MOST_SHOWN:
            hint = f"{len(found)} found; type more to see fewer."
        self.query_one(Hint).say(hint)

    def _label(self, index: int) -> str:
        key, label = self._options[index]
        as_typed = self._as_typed.get(key, "") if self.typed else ""
        return as_typed.format(self.typed) if as_typed else label

    def action_move(self, by: int) -> None:
        """Move the highlight, while typing goes on."""
        self.query_one(Choices).move(by)

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Give the marked line back."""
        place = self.query_one(Choices).highlighted
        if place is not None:
            self.dismiss(self._options[self._shown[place]][0])

    def action_take_typed(self) -> None:
        """Go on with Tab from what was typed, as from any other line of a form."""
        if self.typed:
            self.action_take()

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[self._shown[event.option_index]][0])
