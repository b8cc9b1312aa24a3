import pytest

from crisisplan.domain.items.base import line_of
from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

SITE = kind("row", of="sites")


@pytest.mark.parametrize("typed", ["r-1", "Main school", " main SCHOOL "])
def test_a_row_is_picked_by_its_id_or_by_its_words(typed: str) -> None:
    """A site is entered once and named anywhere."""
    holds_for(SITE, Case(typed, "r-1", "Main school", "r-1"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Main scool", "Did you mean 'Main school'"),
        ("Zoo", "Add it there first"),
        ("library", "2 rows of “Sites” .* r-2, r-3"),
    ],
)
def test_a_row_that_is_unknown_or_one_of_two_is_refused(typed: str, says: str) -> None:
    """The wrong one of two libraries must not be warned."""
    is_refused_by(SITE, Refusal(typed, says))


def test_a_row_that_was_dropped_is_a_gap_and_keeps_its_id() -> None:
    """A reference never silently points at something else."""
    (fault,) = SITE.faults("r-9", AROUND)
    assert fault == "The row that stood here was taken out of “Sites”. Choose another."
    assert line_of(SITE.show("r-9", AROUND)) == "r-9"
    assert SITE.literal("r-9") == "r-9"
