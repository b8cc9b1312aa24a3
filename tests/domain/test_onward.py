"""Which item comes next."""

import pytest

from crisisplan.domain.onward import asked, behind, open_essentials
from tests.build import item, playbook, reading

BOOK = playbook(
    item("one", weight="essential"),
    item("two"),
    item("three", weight="essential"),
    item("four", "form", columns=[{"id": "what", "kind": "text", "title": "What"}]),
    item("five"),
)
READ = reading(
    BOOK, {"one": "x", "two": {"state": "asked", "asked": {"whom": "Police"}}}
)


@pytest.mark.parametrize(
    ("here", "onward"),
    [
        ("", "two"),
        ("one", "two"),
        ("two", "three"),
        ("three", "five"),
        ("five", "two"),
        ("area", "two"),
        ("gone", "two"),
    ],
)
def test_the_next_gap_goes_round(here: str, onward: str) -> None:
    """Nobody searches for what is still missing."""
    assert behind(READ, here, READ.gaps) == onward


def test_the_end_is_an_end_where_one_reads_through() -> None:
    """Enter at the last question says that it was the last."""
    assert behind(READ, "four", READ.items, goes_round=False) == "five"
    assert behind(READ, "five", READ.items, goes_round=False) == ""
    assert behind(READ, "five", ()) == ""


def test_sorts_of_items_are_told_apart() -> None:
    """What cannot wait, and what others were asked for, are each one key away."""
    assert [one.id for one in open_essentials(READ)] == ["three"]
    assert [one.id for one in asked(READ)] == ["two"]
