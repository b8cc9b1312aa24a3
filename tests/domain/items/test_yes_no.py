import pytest

from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

QUESTION = kind("yes-no")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("yes", "yes"),
        ("Y", "yes"),
        (" TRUE ", "yes"),
        ("Ano", "yes"),
        ("no", "no"),
        ("n", "no"),
        ("nie", "no"),
    ],
)
def test_yes_and_no_are_kept_as_words(typed: str, kept: str) -> None:
    """A plan file says yes or no, whatever was typed."""
    holds_for(QUESTION, Case(typed, kept, kept.capitalize(), kept))


@pytest.mark.parametrize("typed", ["", "maybe", "1", "on", "yes no"])
def test_anything_between_yes_and_no_is_refused(typed: str) -> None:
    """Nobody guesses what an official meant."""
    is_refused_by(QUESTION, Refusal(typed, "Write yes or no"))


def test_another_spelling_written_by_hand_compares_the_same() -> None:
    """A condition on `yes` holds for the `TRUE` of a spreadsheet."""
    assert QUESTION.compare("TRUE") == QUESTION.literal("yes")
    assert QUESTION.faults("ano", AROUND), "a file says it in one language"
    assert QUESTION.faults(["yes"], AROUND) == ("One text is expected here.",)
