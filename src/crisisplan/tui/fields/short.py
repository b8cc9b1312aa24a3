"""What is typed as one short text and read as something else."""

from typing import ClassVar

from textual.widget import Widget

from crisisplan.tui.fields.editor import Editor, K
from crisisplan.tui.widgets.inputs import CleanInput


class ShortEditor(Editor[K]):
    """One line, with what was understood below it."""

    SHAPE: ClassVar[str] = ""
    EQUALS: ClassVar[str] = "= "
    """What stands before the words in which it is read back."""

    @property
    def shape(self) -> str:
        """How to write it, shown while nothing is written."""
        return self.SHAPE

    def control(self) -> Widget:
        """Make the line."""
        return CleanInput(self.text, self.shape, on_edit=self.typed)

    def hint(self) -> str:
        """Say what was understood."""
        said = self.kind.read_back(self.value, self.around) if self.value else ""
        return f"{self.EQUALS}{said}" if said else ""
