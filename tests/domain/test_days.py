from datetime import date

import pytest

from crisisplan.domain.days import is_older, months_after, say_day


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        ("2026-11-22", -6, "2026-05-22"),
        ("2026-08-31", -6, "2026-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-11-22", 14, "2028-01-22"),
        ("0001-01-01", -1, "0001-01-01"),
        ("9999-12-31", 1, "9999-12-31"),
    ],
)
def test_months_are_those_of_the_calendar(day: str, months: int, found: str) -> None:
    """Six months are what people mean by it; the calendar never ends in an error."""
    assert months_after(date.fromisoformat(day), months).isoformat() == found


@pytest.mark.parametrize(
    ("day", "older"),
    [("", True), ("2026-05-21", True), ("2026-05-22", False), ("2026-12-01", False)],
)
def test_what_never_was_is_too_long_ago(day: str, older: bool) -> None:
    """On the day itself it is still good."""
    assert is_older(day, date(2026, 11, 22), 6) is older


@pytest.mark.parametrize("day", ["2026-12-04", "4.12.2026"])
def test_a_day_is_said_with_its_weekday(day: str) -> None:
    """April and December are not mixed up, and a wrong week is heard."""
    assert say_day(day) == "Friday, 4 December 2026"
