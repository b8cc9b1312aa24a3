"""Days as people write them.

They are read by anchored patterns: nothing is guessed.
"""

import re
from datetime import date, timedelta

from crisisplan.errors import NotAnAnswerError

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED_DATE = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
_WRITTEN_DATE = re.compile(
    r"(?:([a-z]{3,9}),? ?)?([0-9]{1,2})(?:\.|st|nd|rd|th)? ([a-z]{3,9}),? ([0-9]{4})"
)
_SLASHED_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/(?:20)?([0-9]{2})")
_LIKE = "Write a date like 2026-12-01 or 1.12.2026"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_FROM_NOW = re.compile(r"in ([0-9]{1,3}) (day|week|month|year)s?")
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday"),
    *("saturday", "sunday"),
)


def read_date(text: str, today: date | None = None) -> date:
    """Read `2026-12-01`, `1.12.2026` or `1 December 2026`, and a day from `today`.

    That is `today`, `tomorrow`, `yesterday`, `friday`, which is the next one after
    today, or `in 3 weeks`.

    Raises:
        NotAnAnswerError: It is no such date; so is 1/2/2026, which is in January for
            some and in February for others.
    """
    text, weekday = text.strip().casefold(), ""
    if today and (from_today := _from_today(text, today)):
        return from_today
    if found := _ISO_DATE.fullmatch(text):
        parts = found[1], found[2], found[3]
    elif found := _DOTTED_DATE.fullmatch(text):
        parts = found[3], found[2], found[1]
    elif (found := _WRITTEN_DATE.fullmatch(text)) and (month := _month(found[3])):
        weekday, parts = _weekday(found[1] or ""), (found[4], month, found[2])
    elif today and (found := _SLASHED_DATE.fullmatch(text)):
        parts = f"20{found[3]}", *_month_and_day(found[1], found[2], found[3])
    else:
        also = ", or a word like today" if today else ""
        raise NotAnAnswerError(f"{_LIKE}{also}.")
    try:
        day = date(*(int(part) for part in parts))
    except ValueError:
        raise NotAnAnswerError("There is no such day in the calendar.") from None
    if weekday not in ("", _WEEKDAYS[day.weekday()]):
        named = _WEEKDAYS[day.weekday()].capitalize()
        raise NotAnAnswerError(f"The day {day} is a {named}. Write the day you mean.")
    return day


def read_past_date(text: str, today: date) -> date:
    """Read a day on which something was done already.

    Raises:
        NotAnAnswerError: It is no date, or still to come.
    """
    day = read_date(text, today)
    if day > today:
        raise NotAnAnswerError(
            f"The day {day} is still to come. Write the day on which it was done."
        )
    return day


def read_coming_date(text: str, today: date) -> date:
    """Read a day by which something is to be done; today is one.

    Raises:
        NotAnAnswerError: It is no date, or past.
    """
    day = read_date(text, today)
    if day < today:
        raise NotAnAnswerError(f"The day {day} is past. Write a day that is to come.")
    return day


def _month_and_day(first: str, second: str, year: str) -> tuple[str, str]:
    """Tell day and month apart where only one of two numbers can be a month.

    Raises:
        NotAnAnswerError: Both can.
    """
    months = range(1, len(_MONTHS) + 1)
    unclear = int(first) in months and int(second) in months
    if unclear and int(first) != int(second):
        one, other = (_MONTHS[int(n) - 1].capitalize() for n in (second, first))
        raise NotAnAnswerError(
            f"{first}/{second} is {int(first)} {one} for some, {int(second)} {other} "
            f"for others. Write {first}.{second}.20{year} for {int(first)} {one}."
        )
    return (first, second) if int(second) > len(_MONTHS) else (second, first)


def _weekday(word: str) -> str:
    """Give the whole name of a weekday, which may be cut; nothing where none is said.

    Raises:
        NotAnAnswerError: It is no weekday in English.
    """
    for one in _WEEKDAYS if word else ():
        if one.startswith(word[:3]) and word in (one[: len(word)], f"{one[:3]}s"):
            return one
    if word:
        raise NotAnAnswerError(f"{_LIKE}.")
    return ""


def _month(word: str) -> str:
    """Give the number of a month; empty where none begins with the word."""
    return next(
        (str(n) for n, one in enumerate(_MONTHS, 1) if one.startswith(word)), ""
    )


def _from_today(text: str, today: date) -> date | None:
    if found := _FROM_NOW.fullmatch(text):
        return _later(today, int(found[1]), found[2])
    if text in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[text])
    if text in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(text) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    return None


def _later(today: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.month - 1 + count * (12 if unit == "year" else 1)
    year, month = today.year + months // 12, months % 12 + 1
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, min(today.day, (next_month - timedelta(days=1)).day))
