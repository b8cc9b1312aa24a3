"""Why an item is asked, in one line and in full."""

import pytest

from crisisplan.domain.explaining import (
    JUDGEMENT,
    main_reason,
    origin,
    reasons,
    used,
)
from tests.build import item, playbook

BOOK = playbook(item("why", lessons=["L1"]), item("own", why="We think so."))


def test_from_whom_it_was_learned_is_said_without_the_lesson() -> None:
    """Half a sentence on a folded line helps nobody; who says so fits."""
    (whole,) = reasons(BOOK.item("why"), BOOK)
    assert whole.startswith("A lesson: Ask early. [L1, ")
    assert main_reason(BOOK.item("why"), BOOK) == "A lesson: Ask early."
    assert origin(BOOK.item("why"), BOOK) == "A lesson"


def test_without_a_lesson_it_is_said_whose_judgement_it_is() -> None:
    """Nothing is asked without saying why."""
    assert origin(BOOK.item("own"), BOOK) == "the authors' own judgement"
    plain = playbook(item("plain"))
    assert main_reason(plain.item("plain"), plain) == JUDGEMENT
    assert origin(plain.item("plain"), plain) == "the authors' own judgement"


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
