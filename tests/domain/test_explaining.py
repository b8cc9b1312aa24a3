"""Why an item is asked, in one line and in full."""

import pytest

from crisisplan.domain.explaining import JUDGEMENT, main_reason, reasons, used
from tests.build import item, playbook

BOOK = playbook(item("why", lessons=["L1"]), item("own", why="We think so."))


def test_the_main_reason_stands_without_where_it_is_written() -> None:
    """A folded line has room for the lesson, not for the page of the report."""
    (whole,) = reasons(BOOK.item("why"), BOOK)
    assert main_reason(BOOK.item("why"), BOOK) == "A lesson: Ask early."
    assert whole.startswith("A lesson: Ask early. [L1, ")


def test_without_a_lesson_the_first_reason_is_the_main_one() -> None:
    """Nothing is asked without saying why."""
    own = BOOK.item("own")
    assert main_reason(own, BOOK) == reasons(own, BOOK)[0]
    plain = playbook(item("plain"))
    assert main_reason(plain.item("plain"), plain) == JUDGEMENT


@pytest.mark.parametrize(
    ("phases", "said"),
    [
        (["first-hour"], ("first hour",)),
        (["first-hour", "first-day"], ("first hour", "first day")),
        (["first-week", "first-day", "first-hour"], ("first hour to first week",)),
        (
            ["prepare", "first-day", "first-week"],
            ("used beforehand", "first day", "first week"),
        ),
    ],
)
def test_three_times_without_a_gap_are_said_as_from_when_to_when(
    phases: list[str], said: tuple[str, ...]
) -> None:
    """Five times in a row read as a list are a line that nobody reads."""
    assert used(playbook(item("one", phase=phases)).item("one")) == said
