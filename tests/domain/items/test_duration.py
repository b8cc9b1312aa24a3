import pytest

from tests.build import kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

DURATION = kind("duration")


@pytest.mark.parametrize(
    ("typed", "kept", "minutes"),
    [
        ("45 min", "45 min", 45),
        ("45minutes", "45 min", 45),
        ("90 min", "90 min", 90),
        ("120 min", "2 h", 120),
        ("1 hour", "1 h", 60),
        ("12 H", "12 h", 720),
        ("24 h", "24 h", 1440),
        ("1 day", "24 h", 1440),
        ("3 days", "3 days", 4320),
        ("2 weeks", "14 days", 20160),
        ("0 min", "0 min", 0),
    ],
)
def test_a_duration_is_kept_in_the_largest_exact_unit(
    typed: str, kept: str, minutes: int
) -> None:
    """Two ways of writing one hour compare as the same hour."""
    holds_for(DURATION, Case(typed, kept, kept, minutes))


@pytest.mark.parametrize(
    ("typed", "weeks"), [("6 months", "26"), ("1 year", "52"), ("1 month", "4")]
)
def test_months_are_not_guessed_but_weeks_are_named(typed: str, weeks: str) -> None:
    """A month has no number of days; the sentence says what comes near."""
    is_refused_by(DURATION, Refusal(typed, f"as {weeks} weeks"))


@pytest.mark.parametrize("typed", ["", "soon", "60", "1:30", "-3 h", "3 m", "h"])
def test_what_has_no_clear_unit_is_refused(typed: str) -> None:
    """Sixty what? A wrong unit costs an hour in the first hour."""
    is_refused_by(DURATION, Refusal(typed, "45 min, 12 h or 3 days"))
