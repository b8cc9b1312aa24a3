from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

BEDS = kind("number", unit="beds", at_least="10", at_most="5000000", decimals="2")


@pytest.mark.parametrize(
    "case",
    [
        Case("450", "450", "450 beds", Decimal(450)),
        Case(" 12.5 ", "12.5", "12.5 beds", Decimal("12.5")),
        Case("1234567", "1234567", "1234567 beds", Decimal(1234567)),
        Case("0123", "0123", "0123 beds", Decimal(123)),
        Case("475 503", "475503", "475503 beds", Decimal(475503)),
    ],
)
def test_a_plain_number_is_kept_as_it_was_written(case: Case) -> None:
    """Seven digits stay seven digits, and a half stays a half."""
    holds_for(BEDS, case)


@pytest.mark.parametrize(
    "typed",
    ["", "many", "1,200", "1.200", "nan", "inf", "1e9", "1_000", "٣٣", "--1", "1 20"],
)
def test_what_is_not_a_count_is_refused_with_a_reason(typed: str) -> None:
    """An unclear number is asked for again, never guessed."""
    is_refused_by(BEDS, Refusal(typed, "Write a"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [("9", "At least 10 beds"), ("5000001", "At most 5000000"), ("-5", "At least")],
)
def test_a_number_out_of_bounds_names_the_bound(typed: str, says: str) -> None:
    """The official reads what would be accepted."""
    is_refused_by(BEDS, Refusal(typed, says))


def test_a_whole_number_takes_no_decimals() -> None:
    """Half a vehicle is a slip of the finger."""
    is_refused_by(kind("number"), Refusal("2.5", "no decimals"))


@pytest.mark.parametrize(
    ("bounds", "like"),
    [
        ({}, "like 1200."),
        ({"at_most": "240"}, "like 240."),
        ({"at_least": "5000"}, "like 5000."),
    ],
)
def test_the_number_that_is_shown_would_be_accepted(
    bounds: dict[str, str], like: str
) -> None:
    """An example that is refused helps nobody."""
    is_refused_by(kind("number", **bounds), Refusal("12 tomatoes", like))


def test_one_decimal_is_one() -> None:
    """A sentence for people keeps to their grammar."""
    tonnes = kind("number", decimals="1")
    is_refused_by(tonnes, Refusal("3.55", "at most 1 decimal,"))


@pytest.mark.parametrize("literal", ["ten", "9", "10.123"])
def test_a_condition_cannot_compare_with_what_could_never_be_answered(
    literal: str,
) -> None:
    """Otherwise an item would stay hidden for ever without a word."""
    with pytest.raises(NotAnAnswerError):
        BEDS.literal(literal)


@given(st.decimals(min_value=10, max_value=5_000_000, places=2))
def test_every_number_in_bounds_is_accepted(number: Decimal) -> None:
    """Bounds are compared as numbers, not as text."""
    assert BEDS.compare(BEDS.parse(str(number), AROUND)) == number


def test_who_writes_a_comma_is_told_of_the_dot() -> None:
    """Half of Europe writes 1,5; the example shows what is understood."""
    tonnes = kind("number", decimals="2")
    is_refused_by(tonnes, Refusal("1,5", "like 2.5, with a dot"))


@pytest.mark.parametrize("typed", ["30 minutes", "30 min", "30min.", "30 Minute"])
def test_a_number_may_carry_the_unit_it_is_asked_in(typed: str) -> None:
    """Asked for minutes, people answer "30 min" and are right."""
    holds_for(
        kind("number", unit="minutes"), Case(typed, "30", "30 minutes", Decimal(30))
    )


@pytest.mark.parametrize("typed", ["30 hours", "30 m", "30 minutes or so", "30 beds"])
def test_another_unit_is_never_taken_for_the_one_that_is_asked(typed: str) -> None:
    """Thirty hours kept as thirty minutes would be worse than a refusal."""
    is_refused_by(kind("number", unit="minutes", at_most="240"), Refusal(typed, "240"))
