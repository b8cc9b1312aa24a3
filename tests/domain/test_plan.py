from typing import Any

import pytest
from pydantic import ValidationError

from crisisplan.domain.directory import Holders, Person
from crisisplan.domain.plan import Answer, Plan
from tests.build import plan, plan_data


def test_a_plan_is_changed_only_by_making_another() -> None:
    """Undo is the plan before; nothing changes behind anybody's back."""
    before = plan({"a": "x"})
    after = before.with_answer("b", Answer(value="y", state="done"))
    assert "b" not in before.answers
    assert list(after.answers) == ["a", "b"]
    with pytest.raises(ValidationError):
        before.version = "9"  # type: ignore[misc]


def test_an_answer_cleared_leaves_no_trace_in_the_file() -> None:
    """A plan holds what was said, not what was taken back."""
    assert plan({"a": "x"}).with_answer("a", None).answers == {}
    assert plan({"a": "x"}).with_answer("a", Answer()).answers == {}
    assert plan().with_answer("a", None) == plan()


def test_an_item_without_an_answer_has_an_empty_one() -> None:
    """Every reader asks in one way."""
    assert plan().answer("a") == Answer()
    assert plan().left_out("area") == ""
    assert plan(chapters={"area": {"left_out": "r"}}).left_out("area") == "r"


@pytest.mark.parametrize(
    "keys",
    [
        {"city": {}},
        {"city": {"name": "X", "population": "many"}},
        {"status": "final"},
        {"review_by": "soon"},
        {"answer": {}},
        {"adopted": {"on": "2026-02-30"}},
        {"format": "crisisplan/plan/2"},
        {"people": {"p": {"name": "X", "desk": "perhaps"}}},
    ],
)
def test_a_plan_of_another_shape_is_refused(keys: dict[str, Any]) -> None:
    """A misspelt key must not become a lost answer."""
    with pytest.raises(ValidationError):
        Plan.model_validate(plan_data(**keys))


def test_any_value_is_kept_whatever_its_kind_says() -> None:
    """What a kind refuses stays as it was typed."""
    value = {"rows": {"a": {"b": ["c", {"d": ""}]}}}
    assert plan({"a": {"value": value}}).answer("a").value == value


@pytest.mark.parametrize(
    ("staffed", "always"),
    [("24 h", True), ("24h", True), ("24/7", True), ("8-16", False), ("", False)],
)
def test_a_desk_counts_as_always_there_only_day_and_night(
    staffed: str, always: bool
) -> None:
    """A desk that closes at four needs a deputy."""
    assert Person(name="Desk", desk=True, staffed=staffed).always_there is always
    assert not Person(name="Jana", staffed="24 h").always_there


def test_holders_are_called_in_order() -> None:
    """The lead first, then those who stand in."""
    assert Holders(lead="a", deputies=("b", "c")).people == ("a", "b", "c")
    assert Holders(deputies=("b",)).people == ("b",)
