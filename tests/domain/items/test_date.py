from datetime import date

import pytest

from tests.build import kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

PAST = kind("date", not_after="today")
DAY = kind("date", not_before="2020-01-01", not_after="2030-12-31")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-12-01", "2026-12-01"),
        ("1.12.2026", "2026-12-01"),
        ("1. 12. 2026", "2026-12-01"),
        ("in 3 weeks", "2026-12-13"),
        (" Today ", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("yesterday", "2026-11-21"),
        ("in 1 day", "2026-11-23"),
        ("In 1 month", "2026-12-22"),
        ("in 2 years", "2028-11-22"),
        ("Friday", "2026-11-27"),
        ("Friday, 1 May 2026", "2026-05-01"),
        ("Fri 1 May 2026", "2026-05-01"),
        ("Weds, 2 December 2026", "2026-12-02"),
        ("Thurs 3 December 2026", "2026-12-03"),
        ("sunday", "2026-11-29"),
        ("2024-02-29", "2024-02-29"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/26", "2026-12-25"),
        ("2/2/2027", "2027-02-02"),
        ("5th December 2026", "2026-12-05"),
    ],
)
def test_a_day_is_read_in_the_forms_officials_write(typed: str, kept: str) -> None:
    """Everybody writes dates in their own way; one way is kept."""
    holds_for(DAY, Case(typed, kept, kept, date.fromisoformat(kept)))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1/12/2026", "1 December for some, 12 January for others. Write 1.12.2026"),
        ("00/05/2026", "no such day"),
        ("5/0/26", "no such day"),
        ("12.2026", "Write a date like"),
        ("next week", "1.12.2026, or a word like today"),
        ("fri", "Write a date like"),
        ("0", "Write a date like"),
        ("", "Write a date like"),
        ("2026-02-30", "no such day"),
        ("Monday, 1 May 2026", "2026-05-01 is a Friday. Write the day you mean."),
        ("Mayday, 1 May 2026", "Write a date like"),
        ("until 1 May 2026", "Write a date like"),
        ("2025-02-29", "no such day"),
        ("0000-01-01", "no such day"),
        ("2019-12-31", "Not before 2020-01-01"),
        ("2031-01-01", "Not after 2030-12-31"),
    ],
)
def test_an_unclear_or_impossible_day_is_refused(typed: str, says: str) -> None:
    """1/2 is January for some and February for others."""
    is_refused_by(DAY, Refusal(typed, says))


def test_the_day_of_a_last_test_is_not_still_to_come() -> None:
    """A year mistyped would keep a plan fresh for decades."""
    holds_for(PAST, Case("today", "2026-11-22", "2026-11-22", date(2026, 11, 22)))
    is_refused_by(PAST, Refusal("2062-11-22", "still to come. Write when it was"))
    is_refused_by(PAST, Refusal("friday", "2026-11-27 is still to come"))
