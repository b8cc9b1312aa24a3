"""An editor changes one value of one kind, wherever that value stands."""

from collections.abc import Callable
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from crisisplan.domain.items.base import Around, Kind
from crisisplan.domain.values import Value, in_words
from crisisplan.errors import NotAnAnswerError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.focus import focus_first

K = TypeVar("K", bound=Kind)
Report = Callable[[Value | None, str], None]
"""Takes a value, or what was typed with the sentence why it is refused."""


class Editor(Vertical, Generic[K]):
    """One value being edited; every edit is reported before the next key."""

    DEFAULT_CSS = """
    Editor { height: auto; }
    Editor > .note { height: auto; color: $text-muted; display: none; }
    Editor > .note.-said { display: block; }
    Editor.-refused > .note { color: $text-error; text-style: bold; }
    """

    def __init__(
        self,
        session: PlanSession,
        kind: K,
        value: Value | None,
        report: Report,
        *,
        part: str = "",
        role: str = "",
    ) -> None:
        """Begin with `value`.

        Args:
            session: What the value may refer to: people, rows, today.
            kind: Reads, checks and shows the value.
            value: What is kept; None where nothing is.
            report: Takes every edit.
            part: What it is called where it is one among several, in little room.
            role: The role whose matter it is.
        """
        super().__init__()
        self.session = session
        self.kind = kind
        self.value = value
        self.part = part
        self.role = role
        self.small = bool(part)
        self._report = report
        self._said = ""

    @property
    def size_class(self) -> str:
        """The class of an input that takes little room; none for one of full size."""
        return "-small" if self.small else ""

    @property
    def around(self) -> Around:
        """What the value may refer to, as it is now."""
        return self.session.reading.around

    def compose(self) -> ComposeResult:
        """Lay out the input, with a line for what there is to say about it."""
        yield self.control()
        yield Static("", classes="note")

    def control(self) -> Widget:
        """Make the input."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Say what is to be said about the value that stands there."""
        faults = self.kind.faults(self.value, self.around) if self.value else ()
        self.say(" ".join(faults), refused=bool(faults))

    def typed(self, text: str) -> None:
        """Report what the kind makes of a text, or that it refuses it."""
        try:
            value = self.kind.parse(text, self.around) if text.strip() else None
        except NotAnAnswerError as refusal:
            self.changed(text, str(refusal))
        else:
            self.changed(value)

    def changed(self, value: Value | None, refusal: str = "") -> None:
        """Report a value, and say below the input what there is to say."""
        self.value = value
        self._report(value, refusal)
        self.say(refusal, refused=bool(refusal))

    def say(self, refusal: str, *, refused: bool) -> None:
        """Show why the value is refused, or the hint on a value that is not."""
        words = f"! {refusal} It is kept as it is." if refused else self.hint()
        if words == self._said:  # an update lays the whole screen out anew
            return
        self._said = words
        note = self.query_one(".note", Static)
        note.update(lit(words))
        note.set_class(bool(words), "-said")
        self.set_class(refused, "-refused")

    def hint(self) -> str:
        """Say how the value is understood; nothing where that is plain."""
        return ""

    def focus_first(self) -> None:
        """Put the cursor where the value is entered."""
        focus_first(self)

    @property
    def text(self) -> str:
        """The value where it is one text, for an input to begin with."""
        return self.value if isinstance(self.value, str) else in_words(self.value)
