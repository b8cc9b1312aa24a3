"""Points: a sum that an exercise or a council can compare, never a verdict."""

from typing import Any

import pytest

from crisisplan.domain.scales import NOTHING_SCALED, Total, total
from tests import build

LEVELS = {
    "none": {"label": "None", "points": "0"},
    "some": {"label": "Some", "points": "2"},
    "all": {"label": "All", "points": "3"},
    "unknown": "Unknown",
}
BOOK = build.playbook(
    build.item("one", "choice", options=LEVELS),
    build.item("several", "choice", options=LEVELS, many="yes"),
    build.item("plain", "choice", options={"a": "Ape", "b": "Bee"}),
    build.item("words"),
    build.item(
        "hidden",
        "choice",
        options=LEVELS,
        when={"item": "plain", "is": "b"},
    ),
)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Total(0, 11, 0, 3)),
        ({"one": "some", "plain": "a"}, Total(2, 8, 1, 2)),
        ({"one": "unknown", "plain": "a"}, Total(0, 8, 1, 2)),
        ({"several": ["some", "all", "none"], "plain": "a"}, Total(5, 8, 1, 2)),
        ({"one": {"value": "all", "state": "draft"}, "plain": "a"}, Total(0, 8, 0, 2)),
        ({"one": "more", "plain": "a"}, Total(0, 8, 0, 2)),
        (
            {
                "one": {"value": "all", "state": "not-applicable", "reason": "No."},
                "plain": "a",
            },
            Total(0, 5, 0, 1),
        ),
    ],
)
def test_points_are_added_up(answers: dict[str, Any], expected: Total) -> None:
    """What is open stays visible as what could still be had."""
    assert total(build.reading(BOOK, answers), BOOK.items) == expected


def test_a_playbook_without_scales_has_no_points() -> None:
    """A sum of nothing is not printed as 0 of 0."""
    assert total(build.reading(BOOK, {}), BOOK.items[2:4]) == NOTHING_SCALED
