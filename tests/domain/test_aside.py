"""What is set aside comes back whole, or stays."""

from typing import Any

import pytest

from crisisplan.domain import aside
from crisisplan.domain.plan import Plan
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from tests import build
from tests.intake.forms import signed

ITEMS = (
    build.item("beds", "number", unit="beds"),
    build.item("words", lines="many"),
    build.item(
        "sites", "table", columns=[{"id": "site", "kind": "text", "title": "Site"}]
    ),
    build.item("log", "form", columns=[{"id": "a", "kind": "text", "title": "A"}]),
)


def reading(kept: dict[str, Any], **answers: Any) -> Reading:
    """Give a plan in which one thing is set aside."""
    plan = build.plan(answers, set_aside=[{"because": "A clash.", **kept}])
    return Reading(plan, build.playbook(*ITEMS), build.TODAY)


def back(before: Reading) -> Plan:
    """Put the one thing back."""
    return aside.put_back(before, 0, signed)


@pytest.mark.parametrize(
    ("kept", "value"),
    [
        ({"item": "beds", "value": " 40 "}, "40"),
        ({"item": "words", "value": "Call 112\nthen wait"}, "Call 112\nthen wait"),
        (
            {"item": "sites", "value": {"rows": {"r-1": {"site": "Depot"}}}},
            {"rows": {"r-1": {"site": "Depot"}}},
        ),
    ],
)
def test_it_is_the_answer_again(kept: dict[str, Any], value: object) -> None:
    """Words as they were typed are read by the question."""
    plan = back(reading(kept))
    answer = plan.answer(kept["item"])
    assert (answer.value, answer.state, answer.by) == (value, "done", "Ann")
    assert plan.set_aside == ()


def test_what_it_replaces_is_set_aside_instead() -> None:
    """Nothing that somebody wrote is lost by the way back either."""
    plan = back(reading({"item": "beds", "value": "40"}, beds="50"))
    assert plan.answer("beds").value == "40"
    assert [one.value for one in plan.set_aside] == ["50"]
    rows = {"rows": {"r-1": {"site": "Depot"}}}
    plan = back(
        reading(
            {"item": "sites", "value": rows}, sites={"rows": {"r-2": {"site": "Hall"}}}
        )
    )
    value: Any = plan.answer("sites").value
    assert list(value["rows"]) == ["r-2", "r-1"]
    assert plan.set_aside == (), "rows join those that are there"


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"item": "gone", "value": "x"}, "no question"),
        ({"item": "", "value": "x"}, "no question"),
        ({"item": "log", "value": "x"}, "no question"),
        ({"item": "beds", "value": "many"}, "plain number"),
        ({"item": "beds", "value": {"a": "b"}}, "One text"),
        ({"item": "sites", "value": {"rows": {"r": {"colour": "x"}}}}, "no column"),
        ({"item": "beds"}, "no question"),
    ],
)
def test_what_no_question_takes_stays_where_it_is(
    kept: dict[str, Any], words: str
) -> None:
    """The sentence says why."""
    with pytest.raises(NotAnAnswerError, match=words):
        back(reading(kept))


def test_it_is_said_as_its_question_shows_it() -> None:
    """People read labels and names, never ids."""
    before = reading({"item": "beds", "value": "40"})
    assert aside.said(before, before.plan.set_aside[0]) == "40 beds"
    assert aside.title(before, before.plan.set_aside[0]) == "Beds"
    before = reading({"item": "gone", "title": "Old", "value": {"a": ["b", "c"]}})
    assert aside.said(before, before.plan.set_aside[0]) == "a: b, c"
    assert aside.title(before, before.plan.set_aside[0]) == "Old"
