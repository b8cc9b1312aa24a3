from typing import Any

import pytest

from crisisplan.domain.next_steps import MOST, next_steps
from crisisplan.domain.points import Place, Scope
from tests.build import item, playbook, reading

KNOWN = {"p-jana": {"name": "Jana", "numbers": [{"number": "0555 100 100"}]}}
CHECKED = {"p-jana": KNOWN["p-jana"] | {"verified": "2026-11-01"}}
BOOK = playbook(
    item("lead", "person", weight="essential", fills="boss"),
    item("beds", "number", weight="essential"),
    item("do", "action", weight="essential"),
    item("joint", weight="essential", agree_with=["police", "hospitals"]),
    item("motto"),
    item("list", weight="important"),
    item("log", "form", columns=[{"id": "t", "kind": "text", "title": "T"}]),
)
WHOLE: dict[str, Any] = {
    "beds": "40",
    "do": {"state": "done"},
    "joint": {
        "value": "x",
        "state": "done",
        "agreed": [{"partner": "police"}, {"partner": "hospitals"}],
    },
    "motto": "x",
    "list": "x",
}
LED = {"boss": {"lead": "p-jana", "deputies": ["p-jana2"]}}
PEOPLE = CHECKED | {"p-jana2": {**CHECKED["p-jana"], "name": "Jan"}}


def steps(answers: dict[str, Any], **keys: Any) -> list[str]:
    """Give the steps for a whole plan with some other answers."""
    keys = {"people": PEOPLE, "roles": LED} | keys
    scope = Scope.whole(reading(BOOK, WHOLE | answers, **keys))
    return [one.text for one in next_steps(scope)]


def asked(**keys: str) -> dict[str, Any]:
    """Give an answer that somebody was asked for."""
    return {"state": "asked", "asked": {"whom": "Fire brigade", **keys}}


PAST = {"state": "todo", "due": "2026-11-01"}
EXERCISED = {"activity": [{"kind": "exercise", "on": "2026-11-01"}]}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"beds": PAST}, "Answer “Beds” (Head of crisis): it was due on 2026-11-01."),
        (
            {"beds": asked(reply_by="2026-11-20")},
            "Remind Fire brigade: the reply on “Beds” was due on 2026-11-20.",
        ),
        (
            {"beds": asked(reply_by="2026-11-20") | {"due": "2026-11-02"}},
            "Remind Fire brigade: the reply on “Beds” was due on 2026-11-20.",
        ),
        (
            {"beds": {"state": "todo"}},
            "Answer “Beds” (Head of crisis): it is essential, and open.",
        ),
        (
            {"do": {"state": "todo"}},
            "Settle “Do” (Head of crisis): it is essential, and open.",
        ),
        (
            {"beds": {"value": "4", "state": "draft"}},
            "Finish “Beds” (Head of crisis): it is essential, and only a draft.",
        ),
        (
            {"beds": {"value": "many", "state": "done"}},
            "Put right “Beds” (Head of crisis): it is essential, and what is written "
            "is not an answer yet.",
        ),
        (
            {"beds": asked(on="2026-11-20")},
            "Answer “Beds” (Head of crisis): it is essential, and Fire brigade has not "
            "replied yet.",
        ),
        (
            {"motto": asked(reply_by="2026-11-25")},
            "Ask Fire brigade again about “Motto”: the reply is due on 2026-11-25.",
        ),
        (
            {"motto": asked(reply_by="2026-11-21")},
            "Remind Fire brigade: the reply on “Motto” was due on 2026-11-21.",
        ),
        (
            {"motto": asked(reply_by="2026-11-29")},  # a week is what they were given
            "",
        ),
        (
            {"motto": asked(on="2026-11-08")},
            "Ask Fire brigade again about “Motto”: asked on 2026-11-08, and no day was "
            "set for the reply.",
        ),
        (
            {"joint": "x"},
            "Ask Police and Hospitals to confirm “Joint”: it is essential and written, "
            "and not agreed yet.",
        ),
        (
            {"motto": {"state": "todo"}},
            "Answer “Motto” (Head of crisis): it is open.",
        ),
        ({}, ""),
    ],
)
def test_each_rule_names_what_to_do_and_why(answers: dict[str, Any], said: str) -> None:
    """A step that gives no reason is not done."""
    assert steps(answers, **EXERCISED) == ([said] if said else [])


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"people": PEOPLE | KNOWN}, "Call Jana and check the number"),
        ({"review_by": "2026-11-01"}, "Read the plan through"),
        ({"activity": []}, "Plan an exercise: none is recorded."),
        (
            {"roles": {"boss": {"lead": "p-jana"}}},
            "Finish “Lead” (Head of crisis): it is essential. A deputy is missing.",
        ),
    ],
)
def test_what_is_written_has_to_be_kept_alive(keys: dict[str, Any], said: str) -> None:
    """A plan with every answer still has dead numbers one day."""
    (step,) = steps({}, **(EXERCISED | keys))
    assert step.startswith(said)


def test_a_plan_that_is_half_written_is_not_exercised_yet() -> None:
    """The advice must fit the city; an adopted plan is tried all the same."""
    open_ = {"beds": {"state": "todo"}}
    assert not [one for one in steps(open_) if "exercise" in one]
    adopted = {"version": "1", "adopted": {"on": "2026-11-01"}}
    assert [one for one in steps(open_, **adopted) if "exercise" in one]


def test_every_rule_has_a_place_before_any_has_a_second() -> None:
    """Ten overdue answers must not hide that nobody can be called."""
    many = playbook(
        *(item(f"late-{n}") for n in range(9)),
        *(item(f"essential-{n}", weight="essential") for n in range(9)),
    )
    late = {f"late-{n}": PAST for n in range(9)}
    scope = Scope.whole(reading(many, late, review_by="2026-11-01"))
    found = next_steps(scope)
    assert [str(one.to and one.to.key) for one in found] == [
        "late-0",
        "late-1",
        "essential-0",
        "essential-1",
        "p-jana",
        "review",
        "boss",
    ]
    assert len(found) == MOST
    assert found[-2].to == Place("record", "review")
    assert found[-1].text == (
        "Say who holds the role Head of crisis: it leads the chapter “An area”, and "
        "nobody holds it so far."
    )


def test_a_place_is_named_once_and_nothing_outside_the_scope() -> None:
    """What one may not see is not named, and no step comes twice."""
    whole = Scope.whole(reading(BOOK, {"beds": PAST, "joint": PAST}, people={}))
    places = [one.to for one in next_steps(whole)]
    assert len(places) == len(set(places))
    some = tuple(one for one in whole.items if one.id == "motto")
    part = Scope(whole.reading, some, (), frozenset())
    assert [one.to for one in next_steps(part)] == [Place("item", "motto")]


def test_a_step_asks_for_whoever_does_what_is_said_to_be_settled() -> None:
    """Nobody does it, so that it is not settled, whatever was ticked."""
    book = playbook(item("do", "action", does="spokesperson", weight="essential"))
    known = reading(book, {"do": {"state": "done"}}, people={})
    assert next_steps(Scope.whole(known))[0].text == (
        "Say who holds the role Spokesperson: nobody does “Do” so far, and it is "
        "essential."
    )


def test_a_step_asks_for_a_number_where_nobody_named_has_one() -> None:
    """The right name is no use without it."""
    book = playbook(item("who", "person"))
    known = reading(book, {"who": {"lead": "p-jana", "deputies": ["p-ivan"]}})
    found = [one.text for one in next_steps(Scope.whole(known))]
    assert (
        "Write down a number for Jana Kováč: “Who” names nobody who can be called."
    ) in found
