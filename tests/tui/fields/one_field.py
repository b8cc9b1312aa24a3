"""An app that shows one field, as the plan screen does."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll

import crisisplan.tui
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.fields import FIELDS
from crisisplan.tui.fields.base import Field
from crisisplan.tui.kept_styles import KeptStyles
from crisisplan.tui.key_hold import KeyHold
from tests.tui.acts import words


class OneField(KeyHold):
    """Shows the field of one item, and remembers whose changes it was told."""

    CSS_PATH = Path(crisisplan.tui.__file__).with_name("app.tcss")

    def __init__(self, session: PlanSession, item_id: str) -> None:
        super().__init__()
        self.stylesheet = KeptStyles(variables=self.get_css_variables())
        self.session = session
        self.item = session.playbook.item(item_id)
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the field as the plan screen does."""
        with VerticalScroll(can_focus=False):
            yield FIELDS[type(self.item.asks)](self.session, self.item)

    def on_mount(self) -> None:
        """Begin in the first input."""
        self.field.focus_first()

    @property
    def field(self) -> Field:
        """The field that is shown."""
        return self.query_one(Field)

    def on_field_changed(self, message: Field.Changed) -> None:
        """Remember whose change it was."""
        self.told.append(message.item_id)

    def words(self) -> str:
        """Give everything the top screen says in lines of text."""
        return words(self)
