"""A day."""

from crisisplan.domain.items.date import DateQuestion
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.short import ShortEditor


class DateEditor(ShortEditor[DateQuestion]):
    """A date, said back in words."""

    @property
    def shape(self) -> str:
        """Say how a day is written: one to come, or one that has been."""
        if self.kind.not_after == "today":
            return "e.g. 2025-12-01, 1.12.2025, or yesterday"
        return "e.g. 2026-12-01, 1.12.2026, or in 3 weeks"


class DateField(EditorField):
    """A day being entered."""

    EDITOR = DateEditor
