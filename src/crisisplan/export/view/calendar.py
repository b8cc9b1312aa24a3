"""Days as they are written in documents, in the same words on every computer."""

from collections.abc import Sequence
from datetime import date

from crisisplan.export.escape import Markdown

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LAST_YEAR = 9999


def long_day(day: date) -> Markdown:
    """Give a day in full, as in "Sunday, 22 November 2026"."""
    weekday, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    return Markdown(f"{weekday}, {day.day} {month} {day.year}")


def years_after(day: date, years: int) -> date | None:
    """Give the same day some years later; nothing where the calendar has ended.

    A 29 February is kept on the 28th in the years that have none.
    """
    if day.year + years > _LAST_YEAR:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def anniversaries(day: date, count: int) -> Sequence[Markdown]:
    """Give the first anniversaries of a day, in full."""
    found = (years_after(day, years) for years in range(1, count + 1))
    return [long_day(one) for one in found if one]
