"""What one types is kept where somebody else replaces it meanwhile."""

from typing import Any

import pytest

from crisisplan.domain.history import History, Step
from crisisplan.domain.merge_heard import Heard
from crisisplan.domain.plan import SetAside
from crisisplan.domain.written_over import WRITTEN_OVER, keep_typed, written_over
from tests.build import item, plan, playbook

AT = "2026-11-22T10:00:00Z"
BOOK = playbook(
    item("words", lines="many"),
    item("beds", "number"),
    item("sites", "table", columns=[{"id": "name", "kind": "text", "title": "Name"}]),
)


def kept(key: str, base: Any, mine: Any, theirs: Any) -> SetAside | None:
    """Give what is kept where I typed `mine`, and `theirs` came in."""
    item_id = key.partition(":")[2]
    before, now, then = (
        plan({item_id: {"state": "done", **said}} if said else None)
        for said in (base, mine, theirs)
    )
    return written_over(Step("x", before, now, key), then, BOOK, at=AT)


def rows(name: str) -> dict[str, Any]:
    """Give a table with one row."""
    return {"value": {"rows": {"r-1": {"name": name}}}}


@pytest.mark.parametrize(
    ("key", "base", "mine", "theirs"),
    [
        ("value:words", {}, {"value": "Mine"}, {"value": "Theirs"}),
        ("value:words", {"value": "Old"}, {"value": "Old, mine"}, {"value": "Old"}),
        ("value:words", {}, {"value": "Mine"}, {}),
        ("note:words", {}, {"note": "Mine"}, {"note": "Theirs"}),
        ("value:sites", rows("Old"), rows("Mine"), rows("Theirs")),
        ("value:sites", {}, rows("Mine"), {}),
    ],
)
def test_what_i_type_is_kept_where_it_stands_nowhere_in_what_came(
    key: str, base: Any, mine: Any, theirs: Any
) -> None:
    """With the reason, as it was when it gave way."""
    found = kept(key, base, mine, theirs)
    assert found
    assert found.because == WRITTEN_OVER
    assert found.at == AT
    assert "Mine" in str(found.value) or "mine" in str(found.value)


@pytest.mark.parametrize(
    ("key", "base", "mine", "theirs"),
    [
        ("value:words", {}, {"value": "Mine"}, {"value": "Mine and theirs"}),
        ("value:words", {}, {"value": "Teh old mill"}, {"value": "The old mill"}),
        ("value:words", {}, {"value": "a b"}, {"value": "a word in the midst b"}),
        ("value:words", {"value": "Old"}, {"value": "Old"}, {"value": "Theirs"}),
        ("value:words", {"value": "Old"}, {}, {"value": "Theirs"}),
        ("value:sites", rows("Old"), rows("Mine"), rows("Mine")),
        ("value:beds", {}, {"value": "4"}, {"value": "5"}),
        ("owner:words", {}, {"value": "Mine"}, {"value": "Theirs"}),
        ("value:gone", {}, {"value": "Mine"}, {"value": "Theirs"}),
    ],
)
def test_nothing_is_kept_where_no_word_of_mine_is_missing(
    key: str, base: Any, mine: Any, theirs: Any
) -> None:
    """Somebody who goes on with my words takes none of them away."""
    assert kept(key, base, mine, theirs) is None


def test_nothing_is_kept_where_somebody_was_forgotten_meanwhile() -> None:
    """Their name may be among my words, and must not come back through them."""
    mine = plan({"words": {"state": "done", "value": "Call Jana"}})
    step = Step("x", plan(), mine, "value:words")
    theirs = plan({"words": {"state": "done", "value": "Nobody"}})
    assert written_over(step, theirs, BOOK, at=AT)
    theirs = theirs.changed(forgotten=("0" * 64,))
    assert written_over(step, theirs, BOOK, at=AT) is None


def test_what_stands_aside_already_is_not_kept_twice() -> None:
    """A clash has set it aside; or of a text that goes on, an older state."""
    theirs = plan({"words": {"state": "done", "value": "Stay at home"}})
    told = Heard()
    for words in ("We stand", "We stand", "We stand together"):
        mine = plan({"words": {"state": "done", "value": words}})
        step = Step("x", plan(), mine, "value:words")
        theirs, told = keep_typed(step, theirs, told, BOOK, at=AT)
    assert [one.value for one in theirs.set_aside] == ["We stand together"]
    assert [one.value for one in told.yours] == ["We stand together"]


def test_an_adopted_plan_to_which_something_is_added_is_a_draft() -> None:
    """Nobody has adopted what was set aside."""
    mine = plan({"words": {"state": "done", "value": "Mine"}})
    step = Step("x", plan(), mine, "value:words")
    theirs = plan().changed(status="adopted")
    kept, _ = keep_typed(step, theirs, Heard(), BOOK, at=AT)
    assert kept.status == "draft"


def test_one_types_until_the_typing_is_ended_or_taken_back() -> None:
    """Only a step that takes up what is typed next is one."""
    step = Step("x", plan(), plan({"words": {"value": "a", "state": "done"}}), "k")
    typing = History().then(step)
    assert typing.typing == step
    assert typing.sealed().typing is None
    assert typing.back()[0].typing is None
    assert History().typing is None
