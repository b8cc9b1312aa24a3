"""Days of the calendar, some months away."""

from calendar import monthrange
from datetime import date

from crisisplan.domain.dates import read_date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)


def months_after(day: date, months: int) -> date:
    """Give the same day some months later, or before where `months` is negative.

    A 31st becomes the last day of a shorter month; where the calendar ends, its end.
    """
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        return date.max if months > 0 else date.min
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def is_older(day: str, today: date, months: int) -> bool:
    """Say whether a day, empty where it never was, is more than some months ago."""
    return not day or day < months_after(today, -months).isoformat()


def say_day(day: str) -> str:
    """Give a day of a plan in words that nobody can read the other way round."""
    on = read_date(day)
    return f"{_DAYS[on.weekday()]}, {on.day} {_MONTHS[on.month - 1]} {on.year}"
