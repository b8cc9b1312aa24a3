"""Somebody's entry in the directory: a person, or a desk staffed in turns."""

import contextlib
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from crisisplan.domain.directory import Person
from crisisplan.domain.entering import faults
from crisisplan.errors import CrisisPlanError, NotAnAnswerError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.beginning import begins
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.person_form import PersonForm

_KNOWN = "Entry in the directory"
_NOBODY = Person(name="")


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
        self._seen = session.seen()
        self.title_line = _KNOWN if known else f"Somebody new. {purpose}".rstrip()

    def compose(self) -> ComposeResult:
        """Lay out the parts of the entry and the buttons."""
        short, today = not self._known.name, self._session.reading.today
        short = short and begins(self)
        with Vertical(id="person"):
            yield Static(lit_line(self.title_line), classes="dialog-title")
            yield PersonForm(self._person, self._edited, today, short=short)
            yield Static("", classes="refusal")
            with Horizontal(classes="buttons"):
                yield Button("Save (Ctrl+S)", variant="primary", id="save")
                yield Button("Cancel", id="cancel")

    @property
    def _form(self) -> PersonForm:
        return self.query_one(PersonForm)

    def on_mount(self) -> None:
        """Begin where something is to be written, and keep whose name stands there."""
        self._form.begin(named=bool(self._person.name and not self._known.name))
        self.keep()

    def _edited(self) -> None:
        self.refuse("")
        self.keep()

    def keep(self) -> None:
        """Write the entry into the plan as far as it can be read."""
        with contextlib.suppress(CrisisPlanError):  # said when it is saved
            self._put(self._form.read())

    def _put(self, person: Person) -> None:
        if person != self._kept:
            with self._session.upon(self._seen):
                self._person_id = self._session.put_person(person, self._person_id)
            self._kept = person

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        """Go to the next line with Enter, and save behind the last one."""
        if line := self._form.behind(event.input):
            line.focus()
        else:
            self.action_save()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Give the entry back, or say what it still needs."""
        try:
            person = self._form.read()
            self._put(person)
        except CrisisPlanError as refusal:
            self.refuse(f"! {refusal}")
            self._form.go_to("day" if self._form.has_name else "name")
            return
        for part, text, why in faults(person, self._known):
            self.refuse(f"! {why}")
            self._form.go_to(part, text)
            break
        else:
            self._session.seal()
            self.dismiss(self._person_id)

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
            return self._form.read() == self._person
        except NotAnAnswerError:
            return self._form.is_empty
