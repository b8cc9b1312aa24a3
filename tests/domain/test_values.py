from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from crisisplan.domain.dates import read_date
from crisisplan.domain.values import (
    Count,
    Duration,
    IsoDate,
    Slug,
    YesNo,
    read_duration,
    say_duration,
)
from crisisplan.errors import NotAnAnswerError

SLUG = TypeAdapter(Slug)


@pytest.mark.parametrize("text", ["com-lead", "a", "r-7k3m", "2-a"])
def test_a_slug_is_an_id(text: str) -> None:
    """Ids are valid as YAML key, widget id and anchor."""
    assert SLUG.validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["", "Com", "a b", "a_b", "a.b", "-a", "a-", "a--b", "é", "a\n"]
)
def test_anything_else_is_no_id(text: str) -> None:
    """A blank or a dot in an id breaks a style sheet months later."""
    with pytest.raises(ValidationError, match="small letters"):
        SLUG.validate_python(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (IsoDate, "0"),
        (IsoDate, "2026-02-30"),
        (Count, "1_000"),
        (Count, "1.0"),
        (YesNo, "t"),
        (YesNo, "1"),
        (Duration, "60"),
    ],
)
def test_no_conversion_guesses(kind: Any, text: str) -> None:
    """Libraries read 0 as 1970 and t as true; here both are refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("in 1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("in 1 month", date(2028, 1, 31), date(2028, 2, 29)),
        ("in 1 year", date(2028, 2, 29), date(2029, 2, 28)),
        ("in 13 months", date(2026, 12, 5), date(2028, 1, 5)),
        ("in 10 days", date(2026, 12, 31), date(2027, 1, 10)),
    ],
)
def test_a_date_counted_from_today_ends_in_a_month_that_has_it(
    typed: str, today: date, day: date
) -> None:
    """The end of January plus a month is the end of February."""
    assert read_date(typed, today) == day


@pytest.mark.parametrize("typed", ["99999999 weeks", "36501 days", "52560001 min"])
def test_a_duration_longer_than_a_century_is_refused(typed: str) -> None:
    """What is kept is short enough to be read again."""
    with pytest.raises(NotAnAnswerError, match="hundred years"):
        read_duration(typed)


@given(st.integers(min_value=0, max_value=36_500 * 1440))
def test_a_duration_said_is_read_as_the_same_minutes(minutes: int) -> None:
    """Nothing is rounded between the screen and the file."""
    assert read_duration(say_duration(minutes)) == minutes


@given(st.dates())
def test_every_day_written_in_full_is_read_as_that_day(day: date) -> None:
    """Both ways of writing mean one day."""
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}.{day.month}.{day.year:04}") == day
    assert read_date(f"{day:%A}, {day.day} {day:%B} {day.year:04}") == day
    assert read_date(f"{day.day}. {day:%b} {day.year:04}") == day


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("half an hour", 30),
        ("an hour", 60),
        ("Two hours", 120),
        ("1 h 30 min", 90),
        ("1 hour and 30 minutes", 90),
        ("two weeks, 1 day", 21_600),
        ("1h30", 90),
        ("1.5 h", 90),
        ("1,5 hours", 90),
    ],
)
def test_a_duration_may_be_said_in_words(typed: str, minutes: int) -> None:
    """Nobody says "30 min" on the telephone."""
    assert read_duration(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "half",
        "an hour and a half",
        "30 min 1 h",
        "1 h 2 h",
        "1 h x",
        "1h75",
        "1,500 h",
        "x 1 h",
    ],
)
def test_a_duration_that_is_not_clear_is_not_guessed(typed: str) -> None:
    """Half of a sentence that was understood is not what was meant."""
    with pytest.raises(NotAnAnswerError):
        read_duration(typed)
