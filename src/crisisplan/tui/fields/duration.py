"""A length of time."""

from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.short import ShortEditor


class DurationEditor(ShortEditor[DurationQuestion]):
    """A length of time, said back in its plainest form."""

    SHAPE = "e.g. 45 min, 12 h or 3 days"


class DurationField(EditorField):
    """A length of time being entered."""

    EDITOR = DurationEditor
