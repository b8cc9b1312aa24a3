"""A few short lines that belong together, asked at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from crisisplan.domain.text import tidy
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.inputs import CleanInput

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is asked."""

    label: str
    example: str = ""
    value: str = ""
    understood: Callable[[str], str] | None = None
    """Says while one types what the line is read as."""


class AskParts(Dialog[Typed | None]):
    """Several lines of text by their keys; None where the person thinks better."""

    CSS_PATH = "parts_dialog.tcss"
    HELP = (
        "Enter goes to the next line; behind the last one it is done. Esc leaves "
        "everything as it is, and asks first where you wrote something."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", id="parts.cancel", tooltip="Go back"),
    ]

    def __init__(
        self,
        title: str,
        sentence: str,
        lines: Mapping[str, Line],
        confirm: str = "Save",
        *,
        check: Callable[[Typed], str] = lambda _: "",
    ) -> None:
        """Ask for `lines`.

        Args:
            title: What it is about.
            sentence: What is good to know before.
            lines: What is asked, by the key under which it is given back.
            confirm: The word on the button.
            check: Gives the sentence why something is refused, nothing where it is not.
        """
        super().__init__()
        self.title_line = title
        self._sentence = sentence
        self._lines = lines
        self._confirm = confirm
        self._check = check

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the lines and two buttons."""
        with Vertical(classes="dialog"):
            yield Static(lit_line(self.title_line), classes="dialog-title")
            with VerticalScroll(can_focus=False):
                if self._sentence:
                    yield Static(lit(self._sentence), classes="sentence")
                for key, line in self._lines.items():
                    with Horizontal(classes="part"):
                        yield Static(lit_line(line.label), classes="part-label")
                        yield CleanInput(
                            line.value, line.example, proposed=True, id=f"line-{key}"
                        )
                    if line.understood:
                        said = lit(line.understood(line.value))
                        yield Static(said, id=f"understood-{key}", classes="understood")
            yield Static("", classes="refusal")
            with Horizontal(classes="buttons"):
                yield Button(
                    lit_line(self._confirm),
                    variant="primary",
                    id="confirm",
                )
                yield Button("Cancel", id="cancel")

    @property
    def loses_nothing(self) -> bool:
        """Whether every line is as it was."""
        before = [line.value for line in self._lines.values()]
        return [one.value for one in self.query(CleanInput)] == before

    @on(Input.Changed)
    def _say_understood(self, event: Input.Changed) -> None:
        self.refuse("")
        key = (event.input.id or "").removeprefix("line-")
        if understood := self._lines[key].understood:
            said = lit(understood(tidy(event.value).strip()))
            self.query_one(f"#understood-{key}", Static).update(said)

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next line, and behind the last one to the button."""
        inputs = list(self.query(CleanInput))
        if event.input is inputs[-1]:
            self._submit()
        else:
            self.focus_next()

    @on(Button.Pressed, "#confirm")
    def _submit(self) -> None:
        typed = {
            key: tidy(self.query_one(f"#line-{key}", Input).value).strip()
            for key in self._lines
        }
        if refusal := self._check(typed):
            self.refuse(f"! {refusal}")
        else:
            self.dismiss(typed)
