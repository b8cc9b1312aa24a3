"""Words, on one line or many."""

from textual.widget import Widget

from crisisplan.domain.items.text import LONGEST, Text
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.widgets.inputs import CleanInput, CleanTextArea, LongLine

_LINE = 60
"""Characters that one line shows at once on a small screen."""


class TextEditor(Editor[Text]):
    """An input of the size that the question expects."""

    def control(self) -> Widget:
        """Make one line, or several where the value has or may have them."""
        if self.kind.lines == "many" or "\n" in self.text:
            classes = self.size_class
            return CleanTextArea(self.text, on_edit=self.typed, classes=classes)
        if len(self.text) > _LINE or _LINE < self.kind.most < LONGEST:
            return LongLine(self.text, on_edit=self.typed)
        return CleanInput(self.text, on_edit=self.typed)

    def hint(self) -> str:
        """Say how many characters are left, where there are not many."""
        if self.kind.most >= LONGEST:
            return ""
        return f"{self.kind.most - len(self.text):,} characters left."


class TextField(EditorField):
    """A text being written."""

    EDITOR = TextEditor
