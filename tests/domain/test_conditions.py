from typing import Any

import pytest
from pydantic import ValidationError

from crisisplan.domain.check import CITY_KINDS
from crisisplan.domain.conditions import Condition, Known, Lookup, holds
from crisisplan.domain.values import Value
from tests.build import kind

TRUTHS = {"T": True, "F": False, "U": None}
PLANTED: dict[str, Known | None] = {
    "t": (kind("yes-no"), "yes"),
    "f": (kind("yes-no"), "no"),
    "u": None,
}


def condition(data: Any) -> Condition:
    """Give a condition as an author writes it."""
    return Condition.model_validate(data)


def planted(test: Condition) -> Known | None:
    """Find the three items whose test of `is: yes` is true, false, unknown."""
    return PLANTED[test.item or ""]


def known(word: str, value: Value, **keys: Any) -> Lookup:
    """Give a lookup that finds one answer of one kind."""
    return lambda _: (kind(word, **keys), value)


def parts_of(letters: str) -> list[dict[str, str]]:
    """Give one test per letter: T, F or U."""
    return [{"item": letter.lower(), "is": "yes"} for letter in letters]


@pytest.mark.parametrize(
    ("letters", "all_", "any_"),
    [
        ("", "T", "F"), ("T", "T", "T"), ("F", "F", "F"), ("U", "U", "U"),
        ("TT", "T", "T"), ("TF", "F", "T"), ("TU", "U", "T"),
        ("FT", "F", "T"), ("FF", "F", "F"), ("FU", "F", "U"),
        ("UT", "U", "T"), ("UF", "F", "U"), ("UU", "U", "U"),
        ("TFU", "F", "T"),
    ],
)  # fmt: skip
def test_all_and_any_follow_the_logic_of_three_values(
    letters: str, all_: str, any_: str
) -> None:
    """What is not known yet must not hide a question, nor decide one."""
    parts = parts_of(letters)
    assert holds(condition({"all": parts}), planted) is TRUTHS[all_]
    assert holds(condition({"any": parts}), planted) is TRUTHS[any_]


@pytest.mark.parametrize(("letter", "turned"), [("T", "F"), ("F", "T"), ("U", "U")])
def test_not_turns_what_is_known(letter: str, turned: str) -> None:
    """The opposite of unknown is unknown."""
    data = {"not": parts_of(letter)[0]}
    assert holds(condition(data), planted) is TRUTHS[turned]


def test_trees_nest_and_a_single_part_needs_no_list() -> None:
    """Authors write what they mean, without brackets for one thing."""
    tree = {"all": {"any": [*parts_of("FU"), {"not": parts_of("F")[0]}]}}
    assert holds(condition(tree), planted) is True
    assert len(condition(tree).tests()) == 3


SCALE = {"options": {"a": {"label": "A", "points": "2"}, "b": "B"}, "many": "yes"}
COLUMN = {"id": "x", "kind": "text", "title": "X"}


@pytest.mark.parametrize(
    ("word", "value", "test", "truth"),
    [
        ("yes-no", "no", {"is": "no"}, "T"),
        ("yes-no", "no", {"is": ["yes", "no"]}, "T"),
        ("yes-no", "no", {"is_not": "yes"}, "T"),
        ("yes-no", "no", {"is_not": ["yes", "no"]}, "F"),
        ("number", "1200", {"at_least": "1200"}, "T"),
        ("number", "1199", {"at_least": "1200"}, "F"),
        ("number", "900", {"at_most": "1200"}, "T"),
        ("number", "9", {"at_least": "10"}, "F"),
        ("number", "0010", {"is": "10"}, "T"),
        ("duration", "90 min", {"at_most": "1 h"}, "F"),
        ("duration", "1 h", {"is": "60 min"}, "T"),
        ("date", "2026-01-01", {"before": "2026-01-01"}, "F"),
        ("date", "2025-12-31", {"before": "2026-01-01"}, "T"),
        ("date", "2.1.2026", {"after": "2026-01-01"}, "T"),
        ("choice", ["a", "b"], {"includes": "b"}, "T"),
        ("choice", ["a"], {"includes": ["b", "a"]}, "T"),
        ("choice", ["a"], {"includes": "b"}, "F"),
        ("choice", ["a", "b"], {"is": "a"}, "F"),
        ("choice", ["a"], {"at_least": "2"}, "T"),
        ("choice", ["b"], {"at_least": "2"}, "U"),
        ("table", {"rows": {"r": {"x": "1"}}}, {"at_least": "2"}, "F"),
        ("table", {"rows": {"r": {"x": "1"}}}, {"answered": "yes"}, "T"),
        ("number", "10", {"at_least": "many"}, "U"),
        ("yes-no", "yes", {"is": "perhaps"}, "U"),
        ("text", "x", {"answered": "no"}, "F"),
    ],
)
def test_a_test_compares_as_its_kind_compares(
    word: str, value: Any, test: dict[str, Any], truth: str
) -> None:
    """9 is less than 10, and an hour is sixty minutes."""
    keys_of: dict[str, dict[str, Any]] = {
        "choice": SCALE,
        "table": {"columns": [COLUMN]},
    }
    keys = keys_of.get(word, {})
    data = {"item": "a", **test}
    assert holds(condition(data), known(word, value, **keys)) is TRUTHS[truth]


@pytest.mark.parametrize(("answered", "truth"), [("yes", False), ("no", True)])
def test_whether_something_is_answered_is_never_unknown(
    answered: str, truth: bool
) -> None:
    """`answered` is how an author asks about silence."""
    data = condition({"item": "a", "answered": answered})
    assert holds(data, lambda _: None) is truth


@pytest.mark.parametrize(
    ("fact", "value", "test", "truth"),
    [
        ("population", "4000", {"at_least": "5000"}, "F"),
        ("population", "475503", {"at_least": "5000"}, "T"),
        ("country", "SK", {"is": ["SK", "CZ"]}, "T"),
        ("country", "SK", {"is_not": "SK"}, "F"),
        ("languages", ["sk", "uk"], {"includes": "uk"}, "T"),
        ("languages", ["sk"], {"includes": ["uk", "hu"]}, "F"),
    ],
)
def test_facts_about_the_city_are_compared(
    fact: str, value: Any, test: dict[str, Any], truth: str
) -> None:
    """A town of 4,000 is not asked what a capital is asked."""
    data = condition({"city": fact, **test})
    assert holds(data, lambda _: (CITY_KINDS[fact], value)) is TRUTHS[truth]


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"item": "a"},
        {"item": "a", "is": []},
        {"item": "a", "is": "x", "at_least": "1"},
        {"item": "a", "city": "country", "is": "SK"},
        {"all": [], "any": []},
        {"not": {"item": "a", "is": "x"}, "item": "a"},
        {"city": "mayor", "is": "x"},
        {"item": "a", "equals": "x"},
        {"item": "A B", "is": "x"},
    ],
)
def test_a_condition_of_two_minds_is_refused(data: Any) -> None:
    """One node says one thing, so that it can be said as one sentence."""
    with pytest.raises(ValidationError):
        condition(data)


def test_comparing_what_cannot_be_compared_is_unknown() -> None:
    """A test that does not fit shows the item; the check names it to the author."""
    for operator in ("is", "at_least", "before", "includes"):
        data = condition({"item": "a", operator: "x"})
        assert holds(data, known("person", {"lead": "p-a"})) is None
