"""A blank sheet: the screen says what is on it, and takes nothing in."""

from textual.app import ComposeResult
from textual.widgets import Static

from crisisplan.domain.items.form import Form
from crisisplan.tui.fields.base import Field
from crisisplan.tui.text import lit


class FormField(Field):
    """Who keeps the sheet, and what is asked on it."""

    def compose(self) -> ComposeResult:
        """Say what the sheet is for, and list its columns."""
        form = self.item.asks
        if not isinstance(form, Form):
            raise TypeError(form.kind)
        keeper = form.keeper or self.session.reading.owner(self.item)
        yield Static(
            "Nothing is entered here. The sheet is printed blank, "
            f"with {form.blank_rows} empty lines, and filled in by hand when it "
            "happens.",
            markup=False,
            classes="said",
        )
        if keeper:
            yield Static(lit(f"Kept by {self.name_party(keeper)}."), classes="said")
        yield Static("On the sheet:", classes="label")
        for column in form.columns:
            more = f": {column.help}" if column.help else ""
            words = self.session.playbook.say(f"{column.title}{more}")
            yield Static(lit(f"  {words}"))
