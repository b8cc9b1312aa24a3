"""Something that is so, or is not."""

from textual.content import Content
from textual.widget import Widget

from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.values import read_yes_no
from crisisplan.errors import NotAnAnswerError
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.lines import Boxes


class YesNoEditor(Editor[YesNoQuestion]):
    """Two circles; neither is filled until somebody says so."""

    def control(self) -> Widget:
        """Make the two lines, and a third for what is neither."""
        labels = {"yes": Content("Yes"), "no": Content("No")}
        chosen = ""
        if self.value:
            chosen = self._word(self.text)
            labels.setdefault(chosen, lit_line(f"{chosen} (as typed)"))
        return Boxes(
            labels,
            (chosen,),
            self._choose,
            among=self.small,
            classes=self.size_class,
        )

    def _word(self, text: str) -> str:
        try:
            return "yes" if read_yes_no(text) else "no"
        except NotAnAnswerError:
            return text

    def _choose(self, chosen: tuple[str, ...]) -> None:
        self.typed("".join(chosen))

    def hint(self) -> str:
        """Say how it works."""
        how = "Choose with Enter or a click; once more takes it back."
        return "" if self.small else how


class YesNoField(EditorField):
    """A yes or no being said."""

    EDITOR = YesNoEditor
