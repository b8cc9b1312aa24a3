"""One or several of the options that the playbook offers."""

from textual.content import Content
from textual.widget import Widget

from crisisplan.domain.items.base import texts_of
from crisisplan.domain.items.choice import Choice, Option
from crisisplan.domain.points import many
from crisisplan.errors import NotAnAnswerError
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.editor import Editor
from crisisplan.tui.text import lit_line
from crisisplan.tui.widgets.lines import Boxes


class ChoiceEditor(Editor[Choice]):
    """Circles or boxes, one line each; what is not offered any more stands below."""

    def control(self) -> Widget:
        """Make the list of options."""
        try:
            chosen = texts_of(self.value) if self.value else ()
        except NotAnAnswerError:
            chosen = (self.text,)
        labels = {key: self._label(one) for key, one in self.kind.options.items()}
        for key in chosen:
            labels.setdefault(key, lit_line(f"{key} (not offered here)"))
        return Boxes(
            labels,
            chosen,
            self._choose,
            many=self.kind.many,
            among=self.small,
            classes=self.size_class,
        )

    def _label(self, option: Option) -> Content:
        say = self.session.playbook.say
        points = "" if option.points is None else f" ({many(option.points, 'point')})"
        label = lit_line(say(option.label) + points)
        if not option.help:
            return label
        return Content.assemble(label, (f"  {lit_line(say(option.help))}", "dim"))

    def _choose(self, chosen: tuple[str, ...]) -> None:
        value = list(chosen) if self.kind.many else "".join(chosen)
        faults = self.kind.faults(value, self.around) if chosen else ()
        self.changed(value or None, " ".join(faults))

    def hint(self) -> str:
        """Say how it works, and that several may be chosen."""
        if self.small:
            return ""
        if self.kind.many:
            return (
                "Choose as many as apply: arrows or first letter, then Enter; or click."
            )
        return "Choose one: its first letter or the arrows, then Enter; or a click."


class ChoiceField(EditorField):
    """A choice being made."""

    EDITOR = ChoiceEditor
