from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.audience import (
    MARKINGS,
    WORDS,
    Markings,
    may_see,
    narrowest,
    tells_progress,
)
from crisisplan.domain.items.column import Column
from crisisplan.domain.values import Marking
from tests.build import item, plan, playbook

LABELS = st.sampled_from(MARKINGS)


def test_the_labels_are_those_of_tlp_from_wide_to_narrow() -> None:
    """Partners know these words from their own systems."""
    assert MARKINGS == ("clear", "green", "amber", "amber+strict", "red")
    assert set(WORDS) == set(MARKINGS)


@given(LABELS, LABELS, LABELS)
def test_a_narrower_label_is_never_seen_by_a_wider_audience(
    one: Marking, two: Marking, audience: Marking
) -> None:
    """Joining two things never widens who may see them."""
    joined = narrowest(one, two)
    assert may_see(joined, audience) == (
        may_see(one, audience) and may_see(two, audience)
    )
    assert may_see(one, "red")
    assert may_see("clear", audience)


@pytest.mark.parametrize(
    ("audience", "told"),
    [("clear", False), ("green", False), ("amber", True), ("red", True)],
)
def test_the_public_is_not_told_what_is_open(audience: Marking, told: bool) -> None:
    """A list of gaps is a list of weak points."""
    assert tells_progress(audience) is told


def marked(item_id: str, *items: dict[str, Any], **raised: str) -> Marking:
    """Give an item's label where the plan raises some of them."""
    book = playbook(*items)
    answers = {key: {"marking": label} for key, label in raised.items()}
    return Markings(plan(answers), book).of(book.item(item_id))


def waits(name: str, *sources: str, marking: str = "clear") -> dict[str, Any]:
    """Give an item whose condition tests others."""
    tests = [{"item": one, "is": "yes"} for one in sources]
    return item(name, "yes-no", marking=marking, when={"all": tests})


@pytest.mark.parametrize(
    ("playbooks", "plans", "label"),
    [
        ("green", "red", "red"),
        ("green", "clear", "green"),
        ("red", "clear", "red"),
        ("amber", "amber+strict", "amber+strict"),
    ],
)
def test_a_plan_raises_a_label_and_never_lowers_it(
    playbooks: str, plans: str, label: Marking
) -> None:
    """Nobody makes a secret public with one key."""
    assert marked("a", item("a", marking=playbooks), a=plans) == label


def test_an_item_that_says_nothing_is_amber() -> None:
    """Forgotten means for the city hall, not for the public."""
    assert marked("a", item("a")) == "amber"


def test_whether_an_item_is_asked_tells_the_answer_it_depends_on() -> None:
    """A public page must not show by its presence what a red answer says."""
    secret = item("secret", "yes-no", marking="red")
    public = waits("public", "secret")
    after = waits("after", "public")
    for items in ([secret, public, after], [after, public, secret]):
        assert marked("public", *items) == "red"
        assert marked("after", *items) == "red"
    assert marked("after", secret | {"marking": "clear"}, public, after) == "clear"


def test_a_label_raised_in_the_plan_reaches_what_depends_on_it() -> None:
    """The city's own judgement counts as much as the playbook's."""
    source = item("source", "yes-no", marking="clear")
    asked = waits("asked", "source")
    assert marked("asked", source, asked, source="red") == "red"


def test_a_source_that_is_missing_makes_an_item_red() -> None:
    """What cannot be known is kept back."""
    assert marked("a", waits("a", "gone")) == "red"


def test_a_ring_of_conditions_has_the_narrowest_label_of_all() -> None:
    """No order of asking leaks one label past another."""
    ring = [waits("a", "b"), waits("b", "c", marking="red"), waits("c", "a")]
    book = playbook(*ring)
    for first in "abc":
        labels = Markings(plan(), book)
        labels.of(book.item(first))
        assert {labels.of(book.item(one)) for one in "abc"} == {"red"}


def test_a_long_chain_of_conditions_is_followed_to_its_end() -> None:
    """A stranger's playbook cannot hide a label behind its length."""
    links = [waits(f"q{n}", f"q{n + 1}") for n in range(2_000)]
    assert marked("q0", *links, item("q2000", "yes-no", marking="red")) == "red"


def test_a_cell_that_names_a_row_has_the_label_of_its_table() -> None:
    """The name of a site is as secret in a list of visits as in the register."""
    columns = [{"id": "n", "kind": "text", "title": "N"}]
    sites = item("sites", "table", columns=columns, marking="amber+strict")
    labels = Markings(plan(), playbook(sites))
    data = {"id": "a", "title": "A"}
    row = Column.model_validate({**data, "kind": "row", "of": "sites"})
    text = Column.model_validate({**data, "kind": "text"})
    assert labels.of_column(row) == "amber+strict"
    assert labels.of_column(text) == "clear"


def test_who_holds_a_role_has_the_label_of_the_item_that_fills_it() -> None:
    """The name of a covert contact does not slip out through the list of roles."""
    lead = item("lead", "person", fills="spokesperson", marking="red")
    labels = Markings(plan(), playbook(lead))
    assert labels.of_role("spokesperson") == "red"
    assert labels.of_role("boss") == "amber"
