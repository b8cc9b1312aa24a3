"""What the list shows: nothing jumps away under the hands of who answers."""

from typing import Any

from crisisplan.domain.filtering import EVERYTHING, Filter
from crisisplan.tui.listing import Listing
from crisisplan.tui.outline import NOTHING, PARKED
from tests.build import item, playbook, playbook_data, reading

OPEN = Filter(frozenset({("state", "open")}))
(AREA,) = playbook_data(
    item("one"),
    item("two"),
    item("three"),
    item("four", when={"item": "two", "is": "x"}),
)["chapters"]
REST = {
    "id": "rest",
    "title": "The rest",
    "sections": [{"id": "part-2", "title": "Part", "items": [item("five")]}],
}
BOOK = playbook(chapters=[AREA, REST])


def listing(**answers: Any) -> Listing:
    """Give the list of a plan with these answers."""
    return Listing(reading(BOOK, answers))


def shown(one: Listing) -> str:
    """Give the lines, the current one in brackets."""
    return " ".join(
        f"[{row.key}]" if row is one.row else row.key for row in one.outline.rows
    )


def test_everything_is_shown_at_first() -> None:
    """The first chapter is unfolded, and what is parked is one line."""
    assert shown(listing(two="y")) == f"[area] one two three rest {PARKED}"
    assert shown(listing()) == "[area] one two three four rest"


def test_a_filter_leaves_what_it_lets_through_unfolded() -> None:
    """One sees at once what there is to do."""
    one = listing(one="x", five="x")
    one.look_at(OPEN)
    assert shown(one) == "area [two] three four"
    one.look_at(EVERYTHING)
    assert shown(one) == "area one [two] three four rest"
    one.look_at(Filter(frozenset({("weight", "essential")})))
    assert shown(one) == f"[{NOTHING}]"


def test_an_item_that_was_answered_stays_until_it_is_left() -> None:
    """The line that one works on does not vanish under the cursor."""
    one = listing()
    one.look_at(OPEN)
    one.read(reading(BOOK, {"one": "x"}))
    assert shown(one) == "area [one] two three four rest five"
    one.move_to(2)
    assert shown(one) == "area [two] three four rest five"


def test_an_item_that_is_kept_back_can_be_gone_to() -> None:
    """Going back, or to what was found, works whatever is looked at."""
    one = listing(one="x", two="y")
    one.look_at(OPEN)
    one.go_to("one")
    assert shown(one) == f"area [one] three rest five {PARKED}"
    one.go_to("four")
    assert shown(one) == f"area three rest five {PARKED} [four]"
    one.read(reading(BOOK, {"one": "x"}))
    assert "four" in shown(one)


def test_folding_goes_to_the_head() -> None:
    """As in every tree."""
    one = listing(two="y")
    one.move_to(2)
    one.fold()
    assert shown(one) == f"[area] rest {PARKED}"
    one.unfold()
    one.move_to(100)
    one.unfold()
    assert shown(one) == f"area one two three rest [{PARKED}] four"
