"""What is not asked now: why, and where the answer stands that decides it."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Static

from crisisplan.domain.explaining import decided_by, say_parked_because
from crisisplan.domain.items.base import line_of
from crisisplan.domain.playbook import Item
from crisisplan.domain.text import first_words
from crisisplan.domain.texts import texts_of_item
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui import saying
from crisisplan.tui.text import lit, lit_line
from crisisplan.tui.widgets.back_line import TO_LIST
from crisisplan.tui.widgets.focus import focus_first

_ALL = (
    "These questions are not asked now, because of the size of the city or because of "
    "other answers. What was answered is kept, is not printed, and comes back when the "
    "other answer changes. Right unfolds the list, Left folds it."
)
_NOTHING = (
    "No question is all of what you are looking at now; the line above the list says "
    "what that is. Shift+F4 changes it."
)


class NothingPane(Vertical):
    """Says that nothing is as it is looked for, and leads out of it."""

    class ShowAll(Message):
        """The person wants to see everything again."""

    crumb = TO_LIST

    def compose(self) -> ComposeResult:
        """Lay out the sentence and the way out."""
        yield Static("Nothing is like that", classes="title")
        yield Static(lit(_NOTHING), classes="help")
        yield Button("Show all (Ctrl+L)")

    def focus_first(self) -> None:
        """Go to the way out."""
        focus_first(self)

    @on(Button.Pressed)
    def _press(self) -> None:
        self.post_message(self.ShowAll())


class ParkedPane(Vertical):
    """One parked item, to be read only; or what parking means."""

    class GoTo(Message):
        """The person wants to go to the answer that decides."""

        def __init__(self, item_id: str) -> None:
            """Say where that is."""
            super().__init__()
            self.item_id = item_id

    def __init__(self, session: PlanSession, item: Item | None) -> None:
        """Show `item`; all of them together where it is None."""
        super().__init__()
        self.item = item
        self._session = session
        self._deciding = decided_by(item, session.reading) if item else ()

    @property
    def crumb(self) -> str:
        """Where the item stands."""
        if self.item is None:
            return TO_LIST
        return saying.crumb(self.item, self._session.playbook)

    def compose(self) -> ComposeResult:
        """Lay out the question, the reason, and the way to what decides."""
        if self.item is None:
            count = len(self._session.reading.parked)
            yield Static(lit_line(f"Parked: {count}"), classes="title")
            yield Static(lit(_ALL), classes="help")
            return
        say, reading = self._session.playbook.say, self._session.reading
        yield Static(lit_line(say(self.item.title)), classes="title")
        if self.item.ask:
            yield Static(lit(say(self.item.ask)), classes="help")
        yield Static(lit(say_parked_because(self.item, reading)), classes="standing")
        yield from self._kept(self.item)
        for number, one in enumerate(self._deciding):
            label = lit_line(f"Go to: {say(one.title)}{self._answer(one)}")
            yield Button(label, id=f"to-{number}")

    def _kept(self, item: Item) -> Iterator[Static]:
        for where, text in texts_of_item(self._session.reading, item):
            if where in ("answer", "note") and text:
                yield Static(lit(f"The {where} is kept: {text}"), classes="help")

    def _answer(self, item: Item) -> str:
        reading = self._session.reading
        value = reading.accepted(item)
        if value is None:
            return ""
        return f" ({first_words(line_of(item.asks.show(value, reading.around)))})"

    def focus_first(self) -> None:
        """Go to the first way out, where there is one."""
        focus_first(self)

    @on(Button.Pressed)
    def _go(self, event: Button.Pressed) -> None:
        number = int((event.button.id or "").removeprefix("to-"))
        self.post_message(self.GoTo(self._deciding[number].id))
