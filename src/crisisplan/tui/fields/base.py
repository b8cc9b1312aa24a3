"""A field: one item, live on the screen, written into the session at every edit."""

from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.beginning import begins
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.text import lit
from crisisplan.tui.widgets.focus import focus_first

ON = "F2 goes to the next open question, Tab to what stands below."


class Field(Vertical):
    """The answer to one item; it is built anew for each, and never shows another."""

    DEFAULT_CSS = """
    Field { height: auto; }
    Field .said { height: auto; color: $text-muted; }
    Field .label { height: auto; text-style: bold; }
    """

    KEPT: ClassVar[str] = "Kept. The answer has one line;"
    """What is said before the key that goes on, to whoever presses Enter."""

    @dataclass
    class Changed(Message):
        """Something about the answer to an item was written into the session."""

        item_id: str

    class Filled(Message):
        """A whole answer was put there at once: how it stands is worth a look."""

    class Entered(Message):
        """Enter was pressed behind an answer, by somebody who is led to the next."""

    def __init__(self, session: PlanSession, item: Item) -> None:
        """Show the answer to `item` as it stands in `session`."""
        super().__init__()
        self.session = session
        self.item = item
        self._seen = session.seen()
        self.disabled = bool(session.read_only)

    @property
    def value(self) -> Value | None:
        """What is written now, accepted or not."""
        return self.session.reading.value(self.item)

    def store(self, value: Value | None, refusal: str = "") -> None:
        """Write a value, or what was typed and is refused, into the session.

        What was deliberately put down as a draft stays one while it is worked on.
        """
        with self.session.upon(self._seen):
            self._store(value or None, refusal)
        self.told(refused=bool(refusal))

    def _store(self, value: Value | None, refusal: str) -> None:
        if value == self.value:
            return
        if refusal and isinstance(value, str):
            self.session.keep_as_typed(self.item.id, value)
        else:
            draft = bool(refusal) or self._is_draft
            self.session.put(self.item.id, value, draft=draft)

    @property
    def _is_draft(self) -> bool:
        standing = self.session.reading.standing(self.item)
        return standing.state == "draft" and not standing.refused

    def told(self, *, refused: bool = False) -> None:
        """Tell the screen that something was written."""
        self.set_class(refused, "-refused")
        self.post_message(self.Changed(self.item.id))

    def keep(self) -> None:
        """End the typing: every edit is in the session already."""
        self.session.seal()

    def focus_first(self) -> None:
        """Put the cursor into the first input."""
        focus_first(self)

    def begin(self) -> None:
        """Put the cursor where somebody goes on who types beside the field."""
        self.focus_first()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on where one is led; elsewhere say which key does that."""
        event.stop()
        if self.has_class("-refused"):
            return
        if self._is_said and begins(self.screen):
            self.post_message(self.Entered())
        else:
            self.notify(f"{self.KEPT} {ON}", markup=False)

    @property
    def _is_said(self) -> bool:
        """Whether something was answered, or somebody asked."""
        asked = self.session.plan.answer(self.item.id).state == "asked"
        return asked or self.value is not None

    def name_party(self, party: str) -> str:
        """Give a role or partner with whoever holds it in this plan."""
        name = self.session.playbook.name(party)
        held = self.session.plan.roles.get(party)
        if held and held.people:
            around = self.session.reading.around
            lead, *others = (around.name(person) for person in held.people)
            return f"{name}: {lead}" + (
                f" (stands in: {', '.join(others)})" if others else ""
            )
        if party in self.session.playbook.partners:
            return name
        return f"{name} (nobody holds this role yet)"


class EditorField(Field):
    """A field that is one editor."""

    EDITOR: ClassVar[type[Editor[Any]]]

    def compose(self) -> ComposeResult:
        """Lay out the editor, and why nothing can be changed where that is so."""
        yield self.EDITOR(self.session, self.item.asks, self.value, self.store)
        if self.session.read_only:
            yield Static(lit(self.session.read_only), classes="said")
