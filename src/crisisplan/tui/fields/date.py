"""A day."""

from datetime import date

from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.values import read_date
from crisisplan.tui.fields.base import EditorField
from crisisplan.tui.fields.short import ShortEditor

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)


def say_date(day: date) -> str:
    """Give a day in words that nobody can read the other way round."""
    weekday = _DAYS[day.weekday()]
    return f"{weekday}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


class DateEditor(ShortEditor[DateQuestion]):
    """A date, said back in words."""

    SHAPE = "2026-12-01, 1.12.2026, or in 3 weeks"

    def hint(self) -> str:
        """Say which day was understood."""
        return f"= {say_date(read_date(self.text))}" if self.value else ""


class DateField(EditorField):
    """A day being entered."""

    EDITOR = DateEditor
