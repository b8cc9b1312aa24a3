"""Tables of what there is, in the room that there is."""

from hypothesis import given
from hypothesis import strategies as st

from crisisplan.tui.widgets.rows import fitting, shortened

WIDTHS = st.lists(st.integers(1, 60), max_size=6)


def test_the_widest_column_gives_way_first() -> None:
    """A short one, a date, says nothing any more when it is cut."""
    assert shortened([10, 30, 22], 50) == [10, 20, 20]
    assert shortened([10, 30, 22], 62) == [10, 30, 22]


@given(WIDTHS, st.integers(0, 200))
def test_columns_fit_or_are_as_narrow_as_they_can_be_read(
    widths: list[int], room: int
) -> None:
    """Nobody scrolls sideways where cutting helps; none grows."""
    given = shortened(widths, room)
    assert sum(given) <= room or all(one <= 8 for one in given)
    assert all(new <= old for new, old in zip(given, widths, strict=True))
    assert all(new == old for new, old in zip(given, widths, strict=True) if old <= 8)


def test_what_has_no_room_beside_the_first_columns_is_left_out() -> None:
    """Nobody scrolls sideways: what stands in a grid is seen, or said below it."""
    assert fitting([30, 30, 30, 30], 78, 20) == [24, 24, 24]
    assert fitting([30, 30, 30, 30], 128, 20) == [30, 30, 30, 30]
    assert fitting([30, 9], 10, 20) == [20]


@given(WIDTHS, st.integers(30, 200))
def test_all_columns_that_are_shown_stand_in_the_room(
    widths: list[int], room: int
) -> None:
    """The first ones stay; two signs of space belong to each."""
    given = fitting(widths, room, 20)
    assert sum(given) + 2 * len(given) <= room
    assert bool(given) == bool(widths)
