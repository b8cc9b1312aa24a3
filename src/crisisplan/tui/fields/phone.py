"""A telephone number."""

from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.short import ShortEditor


class PhoneEditor(ShortEditor[PhoneQuestion]):
    """A number, and below it how it is dialled."""

    SHAPE = "as it is dialled, e.g. 112 or +421 900 123 456"
    EQUALS = ""


class PhoneField(EditorField):
    """A number being entered."""

    EDITOR = PhoneEditor
