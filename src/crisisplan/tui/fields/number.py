"""Something counted or measured."""

from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.text import sentence
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.short import ShortEditor


class NumberEditor(ShortEditor[NumberQuestion]):
    """A number, with its unit."""

    @property
    def shape(self) -> str:
        """Show a number that would be accepted."""
        return f"A plain number, like {self.kind.like}"

    def hint(self) -> str:
        """Say the number with its unit, or what is counted and within which bounds."""
        if self.value:
            return super().hint()
        bounds = (("at least", self.kind.at_least), ("at most", self.kind.at_most))
        said = [f"{words} {bound}" for words, bound in bounds if bound is not None]
        words = ", ".join(([f"in {self.kind.unit}"] if self.kind.unit else []) + said)
        return sentence(words) if words else ""


class NumberField(EditorField):
    """A number being entered."""

    EDITOR = NumberEditor
