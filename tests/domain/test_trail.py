"""The way back and forth through a plan."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.trail import Trail


def everywhere(_: str) -> bool:
    """Every item is asked."""
    return True


def walked(steps: str, there: Callable[[str], bool] = everywhere) -> str:
    """Go to the item of each letter, back for `<` and forth for `>`; give the end."""
    trail = Trail()
    for step in steps:
        if step == "<":
            trail = trail.back(there)
        elif step == ">":
            trail = trail.forth(there)
        else:
            trail = trail.to(step)
    return trail.here


@pytest.mark.parametrize(
    ("steps", "here"),
    [
        ("", ""),
        ("<", ""),
        ("a<", "a"),
        ("ab<", "a"),
        ("abc<<", "a"),
        ("abc<<<", "a"),
        ("abc<<>", "b"),
        ("abc<<>>>", "c"),
        ("aab<", "a"),
        ("aba<<", "a"),
        ("abc<d>", "d"),
        ("abc<d<<", "a"),
    ],
)
def test_one_goes_back_and_forth_as_in_a_browser(steps: str, here: str) -> None:
    """Somebody looks something up, and goes on where the work was."""
    assert walked(steps) == here


def test_what_is_asked_no_more_is_passed_over() -> None:
    """An answer may have parked the item where one was."""
    assert walked("abc<", lambda key: key != "b") == "a"
    assert walked("abc<<>", lambda key: key != "b") == "c"


@given(st.text("abc<>", max_size=30))
def test_back_and_forth_again_is_where_one_was(steps: str) -> None:
    """Looking back costs nothing."""
    trail = Trail()
    for step in steps:
        trail = trail.to(step) if step.isalpha() else trail.back(everywhere)
    back = trail.back(everywhere)
    assert back == trail or back.forth(everywhere).here == trail.here


def test_a_long_way_is_remembered_only_in_part() -> None:
    """A program left open for weeks does not grow."""
    trail = Trail()
    for number in range(1000):
        trail = trail.to(str(number))
    assert len(trail.behind) == 100
