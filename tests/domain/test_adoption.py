"""A version that was adopted can be told from every other."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.adoption import adopted
from crisisplan.domain.compare.plans import compare
from crisisplan.domain.plan import Adoption, Answer, Plan
from crisisplan.domain.standing import Reading
from crisisplan.domain.version import (
    checksum,
    in_short,
    is_adopted,
    is_altered,
    next_version,
    printed_checksum,
    say_version,
)
from crisisplan.errors import NotAnAnswerError
from tests.build import TODAY, item, plan, playbook

FACTS = Adoption(on="2026-09-01", by="Eva Malá", body="Council", resolution="1")
BOOK = playbook(item("words"), item("more"))
ROWS = {"rows": {"a": {"site": "School"}, "b": {"site": "Hall"}}}


def said_of(known: Plan) -> str:
    """Say which version a plan is."""
    return say_version(known, frozen=Reading(known, BOOK, TODAY).is_adopted)


def test_the_first_adoption_is_version_one() -> None:
    """Versions are counted as clerks count them."""
    frozen = adopted(plan({"beds": "40"}), FACTS, ())
    assert (frozen.version, frozen.status) == ("1", "adopted")
    assert is_adopted(frozen)
    assert said_of(frozen) == (
        f"Version 1, adopted on 2026-09-01, checksum {printed_checksum(frozen)}"
    )
    assert said_of(plan()) == "Draft, not adopted"


def test_a_later_change_is_a_draft_after_it() -> None:
    """Nobody may take a draft for what the council has seen."""
    frozen = adopted(plan({"beds": "40"}), FACTS, ())
    draft = frozen.changed(status="draft").with_answer("beds", Answer(value="41"))
    said = "Draft after version 1, which was adopted on 2026-09-01"
    assert said_of(draft) == said
    assert printed_checksum(draft) == ""
    assert not is_altered(draft)
    assert adopted(draft, FACTS, ()).version == "2"


def test_a_file_that_was_changed_by_hand_is_no_adopted_version() -> None:
    """Writing 'adopted' into a file adopts nothing."""
    frozen = adopted(plan({"beds": "40"}), FACTS, ())
    other = frozen.with_answer("beds", Answer(value="41", state="done"))
    assert is_altered(other)
    assert not is_adopted(other)
    assert said_of(other).startswith("Draft after version 1")
    assert printed_checksum(other) == ""
    assert adopted(other, FACTS, ()).version == "2"


def test_a_plan_adopted_before_there_were_checksums_stays_adopted() -> None:
    """An older file cannot be blamed for what nobody wrote into it."""
    old = plan(status="adopted", version="2", adopted={"on": "2026-01-01"})
    assert is_adopted(old)
    assert said_of(old) == "Version 2, adopted on 2026-01-01"


@pytest.mark.parametrize("version", ["", "3a", "two", "12345", "-1", "²", "3.0"])
def test_a_version_that_cannot_rise_is_said(version: str) -> None:
    """A number is never guessed from a word."""
    with pytest.raises(NotAnAnswerError, match="no number that could rise"):
        next_version(plan(version=version))


def test_the_order_of_rows_is_part_of_what_was_adopted() -> None:
    """Who is called first is decided by the order."""
    one = plan({"sites": ROWS})
    other = plan({"sites": {"rows": dict(reversed(ROWS["rows"].items()))}})
    assert checksum(one) != checksum(other)


def test_a_checksum_is_printed_in_groups_that_can_be_read_out() -> None:
    """Two clerks compare it on the telephone."""
    assert in_short("sha256:0123456789abcdef0123456789abcdef") == "0123 4567 89ab cdef"


PLANS: Any = st.builds(
    lambda answers, day, note: plan(
        answers, review_by=day, set_aside=[{"item": "x", "because": note}]
    ),
    st.dictionaries(st.sampled_from(["words", "more"]), st.sampled_from(["a", "b"])),
    st.sampled_from(["", "2027-01-01"]),
    st.sampled_from(["n", "m"]),
)


@given(one=PLANS, other=PLANS)
def test_plans_have_one_checksum_where_nothing_is_different(
    one: Plan, other: Plan
) -> None:
    """The number on the paper means what 'crisisplan diff' says."""
    found = compare(Reading(one, BOOK, TODAY), Reading(other, BOOK, TODAY))
    order = list(one.answers) == list(other.answers)
    assert (checksum(one) == checksum(other)) is (not found and order)
