"""Tables of what there is, in the room that there is."""

from hypothesis import given
from hypothesis import strategies as st

from crisisplan.tui.widgets.rows import shortened

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
