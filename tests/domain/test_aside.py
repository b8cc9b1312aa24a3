"""What is set aside comes back whole, or stays."""

from typing import Any

import pytest

from crisisplan.domain import aside
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from tests import build
from tests.intake.forms import signed

COLUMNS = [
    {"id": "note", "kind": "text", "title": "Remark"},
    {"id": "line", "kind": "text", "title": "Line"},
]
ITEMS = (
    build.item("beds", "number", unit="beds"),
    build.item("words", lines="many"),
    build.item(
        "sites", "table", columns=[{"id": "site", "kind": "text", "title": "Site"}]
    ),
    build.item("call", "action"),
    build.item("liaison", "record", columns=COLUMNS, agree_with=["police"]),
    build.item("voice", "person", fills="spokesperson"),
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
        ({"item": "beds"}, "Nothing was kept"),
        ({"item": "beds", "value": {"owner": "Old boss"}}, "only a part"),
        ({"item": "beds", "value": {"state": "draft", "owner": "x"}}, "no role"),
        ({"item": "call", "value": {"agreed": [{"partner": "police"}]}}, "must agree"),
        ({"item": "beds", "value": {"state": "done", "value": "many"}}, "plain number"),
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


CAPTAIN = {"partner": "police", "with": "Captain", "on": "2026-11-20", "mark": "1:ab"}
MAJOR = {"partner": "police", "with": "Major", "on": "2026-11-21", "mark": "1:ab"}
LINE = {"note": "Night desk", "line": "112"}
WHOLE: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    (
        "call",
        {"state": "done"},
        {"state": "not-applicable", "reason": "The region does it"},
        "settled",
    ),
    (
        "call",
        {"state": "not-applicable", "reason": "None here"},
        {"state": "done"},
        "does not apply: None here",
    ),
    (
        "liaison",
        {"value": LINE, "state": "done", "agreed": [CAPTAIN]},
        {"value": LINE, "state": "done", "agreed": [MAJOR]},
        "confirmed by Police (Captain, 2026-11-20)",
    ),
    (
        "beds",
        {"value": "40", "state": "draft", "note": "Ask", "owner": "boss"},
        {"value": "40", "state": "draft", "note": "Asked", "due": "2026-12-01"},
        "note: Ask; owner: Head of crisis",
    ),
    (
        "beds",
        {"state": "asked", "asked": {"whom": "p-jana", "reply_by": "2026-12-01"}},
        {"value": "50", "state": "done"},
        "not known yet, ask: Jana Kováč, reply by 2026-12-01",
    ),
    (
        "sites",
        {"value": {"rows": {"r-1": {"site": "Depot"}, "r-2": {"site": "Hall"}}}}
        | {"state": "draft", "due": "2026-12-01"},
        {"value": {"rows": {"r-1": {"site": "Pool"}, "r-2": {"site": "Hall"}}}}
        | {"state": "draft", "due": "2026-12-02"},
        "Depot; due: 2026-12-01",
    ),
    ("beds", {"state": "todo", "by": "Ann"}, {"state": "done", "value": "4"}, ""),
]


@pytest.mark.parametrize(("item", "kept", "now", "words"), WHOLE)
def test_a_whole_answer_is_said_by_what_differs_and_comes_back_as_it_was(
    item: str, kept: dict[str, Any], now: dict[str, Any], words: str
) -> None:
    """State, reason, note, owner, date and confirmations; and so does the other."""
    before = reading({"item": item, "value": kept}, **{item: now})
    entry = before.plan.set_aside[0]
    assert aside.said(before, entry) == words or not words
    assert aside.said(before, entry)
    there = back(before)
    assert facts(there.answer(item)) == facts(Answer.model_validate(kept))
    again = back(Reading(there, before.playbook, build.TODAY))
    assert facts(again.answer(item)) == facts(before.plan.answer(item))


def facts(answer: Answer) -> Answer:
    """Give what was said, without who said it last and when."""
    return answer.model_copy(update={"at": "", "by": ""})


def test_what_older_files_keep_of_an_action_is_that_it_was_settled() -> None:
    """They kept no state beside a value, and an action has no value."""
    out = {"state": "not-applicable", "reason": "None"}
    before = reading({"item": "call"}, call=out)
    assert aside.said(before, before.plan.set_aside[0]) == "settled"
    assert back(before).answer("call").state == "done"


def test_the_columns_of_a_record_may_be_called_as_the_parts_of_an_answer() -> None:
    """A remark in a column is a value, and no note beside one."""
    before = reading({"item": "liaison", "value": {"note": "Day"}}, liaison=LINE)
    assert aside.said(before, before.plan.set_aside[0]) == "Remark: Day"
    assert back(before).answer("liaison").value == {"note": "Day"}


def test_who_holds_a_role_comes_back_with_what_was_said_about_it() -> None:
    """And stays where only the rest was kept."""
    out = {"state": "not-applicable", "reason": "None"}
    lead = {"lead": "p-jana", "deputies": ["p-ivan"]}
    for value in ({"value": lead}, {}):
        before = reading({"item": "voice", "value": {**value, "note": "x"}}, voice=out)
        held = {"spokesperson": {"lead": "p-desk"}}
        plan = Plan.model_validate(
            {**before.plan.model_dump(by_alias=True)} | {"roles": held}
        )
        after = back(Reading(plan, before.playbook, build.TODAY))
        expected = "p-jana" if value else "p-desk"
        assert after.roles["spokesperson"].lead == expected
        assert after.answer("voice").note == "x"
        assert "does not apply: None" in aside.said(
            Reading(after, before.playbook, build.TODAY), after.set_aside[0]
        )


def test_an_answer_to_no_question_of_the_plan_is_said_in_words_too() -> None:
    """Its note and its owner are read by people, not by programs."""
    kept = {"item": "gone", "value": {"state": "draft", "value": "4", "note": "Ask"}}
    before = reading(kept)
    assert aside.said(before, before.plan.set_aside[0]) == "a draft; 4; note: Ask"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"agreed": CAPTAIN}, "confirmed by Police (Captain, 2026-11-20)"),
        ({"agreed": {"partner": "fire", "with": "p-jana"}}, "by fire (Jana Kováč)"),
        ({"owner": "Old boss"}, "owner: Old boss"),
    ],
)
def test_a_part_of_an_answer_that_found_no_place_is_said_in_words(
    value: dict[str, Any], words: str
) -> None:
    """An older plan's partner or owner, whom the new playbook does not know."""
    before = reading({"item": "liaison", "value": value})
    assert words in aside.said(before, before.plan.set_aside[0])
