"""Whoever is forgotten stands nowhere any more; free text is for a person to see."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.forgetting import REMOVED, Forgotten, Who, forgotten
from crisisplan.domain.free_text import free_texts, with_free_texts
from crisisplan.domain.plan import Plan
from tests.build import PEOPLE, item, plan_data, playbook

COLUMNS = [
    {"id": "site", "kind": "text", "title": "Site"},
    {"id": "keeper", "kind": "person", "title": "Keeper"},
    {"id": "level", "kind": "choice", "title": "Level", "options": {"jana": "J"}},
]
BOOK = playbook(
    item("who", "person"),
    item("talks", "person", fills="spokesperson"),
    item("words"),
    item("card", "record", columns=COLUMNS),
    item("sites", "table", columns=COLUMNS),
    item("level", "choice", options={"jana": "J", "low": "Low"}),
)
JANA, IVAN = "p-jana", "p-ivan"
PEOPLE_KNOWN = {
    **PEOPLE,
    JANA: {
        "name": "Jana Kováč",
        "email": "jana@example.org",
        "numbers": [{"number": "+421 900 111 222"}],
    },
}
DATA: dict[str, Any] = plan_data(
    {
        "who": {"value": {"lead": JANA, "deputies": [IVAN]}, "state": "done"},
        "words": {
            "value": "Call Jana  Kováč on +421 900 111 222, or Mr Kováč.",
            "note": "jana@example.org answers at night",
            "asked": {"whom": JANA, "on": "2026-11-01"},
            "agreed": [{"partner": "police", "with": JANA}],
            "by": "Jana Kováč",
            "reviewed": {"by": "jana kováč", "on": "2026-11-01"},
        },
        "card": {"value": {"keeper": JANA, "site": "Hall"}, "state": "done"},
        "sites": {
            "value": {"rows": {"a": {"site": "School", "keeper": {"lead": JANA}}}},
            "state": "done",
        },
        "level": {"value": "jana", "state": "done"},
    },
    people=PEOPLE_KNOWN,
    roles={
        "spokesperson": {"lead": JANA, "deputies": [IVAN]},
        "boss": {"lead": JANA},
    },
    adopted={"on": "2026-01-01", "by": "Jana Kováč"},
    set_aside=[
        {
            "item": "x",
            "because": "Gone",
            "value": {"value": [JANA], "by": "Jana Kováč"},
        },
        {
            "item": "people",
            "title": "Jana Kováč",
            "because": "Two",
            "value": {"name": "J"},
        },
    ],
    activity=[
        {
            "kind": "exercise",
            "on": "2026-05-04",
            "with": ["police", JANA, "Jana Kováč"],
            "findings": [
                {
                    "text": "Jana Kováč was not reached",
                    "closed": {"on": "2026-06-01", "by": "Jana Kováč"},
                }
            ],
        }
    ],
    changes=[{"on": "2026-01-01", "by": "Jana Kováč", "what": "New words"}],
)


def forget(data: dict[str, Any], person_id: str = JANA, **how: bool) -> Forgotten:
    """Forget somebody."""
    plan = Plan.model_validate(data)
    return forgotten(plan, BOOK, Who.of(person_id, [plan.people]), **how)


def test_wherever_the_plan_points_at_somebody_they_are_taken_out() -> None:
    """An id that leads nowhere would be a hole in the plan."""
    plan = forget(DATA).plan
    assert JANA not in plan.people
    assert JANA not in repr(plan.model_dump())
    assert plan.answer("who").value == {"deputies": [IVAN]}
    assert plan.roles["spokesperson"].people == (IVAN,)
    assert "boss" not in plan.roles
    assert plan.answer("card").value == {"site": "Hall"}
    assert plan.answer("sites").value == {"rows": {"a": {"site": "School"}}}
    assert plan.activity[0].with_ == ("police",)
    asked = plan.answer("words").asked
    assert asked is not None
    assert asked.whom == REMOVED
    assert plan.answer("words").agreed[0].with_ == ""


def test_fields_that_hold_nothing_but_the_name_are_emptied() -> None:
    """Who typed an answer is not needed for the answer."""
    plan = forget(DATA).plan
    answer = plan.answer("words")
    assert (answer.by, plan.changes[0].by) == ("", "")
    assert answer.reviewed is not None
    assert answer.reviewed.by == ""
    assert plan.adopted is not None
    assert plan.adopted.by == REMOVED
    closed = plan.activity[0].findings[0].closed
    assert closed is not None
    assert closed.by == ""
    assert plan.set_aside[0].value == {"value": [], "by": REMOVED}
    assert len(plan.set_aside) == 1


def test_somebody_who_waits_in_an_answer_set_aside_is_taken_out_there() -> None:
    """They came on a form under an id of their own, with their numbers."""
    kept = {
        "value": {"lead": "p-new", "deputies": ["p-other"]},
        "state": "done",
        "people": {
            "p-new": {"name": "jana kováč", "numbers": [{"number": "+421 1"}]},
            "p-other": {"name": "Eva Malá"},
        },
    }
    data = {**DATA, "set_aside": [{"item": "who", "because": "Two", "value": kept}]}
    (entry,) = forget(data).plan.set_aside
    assert entry.value == {
        "value": {"deputies": ["p-other"]},
        "state": "done",
        "people": {"p-other": {"name": "Eva Malá"}},
    }


def test_free_text_is_listed_with_its_place_and_stays() -> None:
    """A sentence is not changed behind somebody's back."""
    found = forget(DATA)
    assert [(one.place, one.text) for one in found.mentions] == [
        ("“Words”", "Call Jana Kováč on +421 900 111 222, or Mr Ko…"),
        ("“Words”", "jana@example.org answers at night"),
        ("Exercise on 2026-05-04", "Jana Kováč was not reached"),
    ]
    assert set(found.places) >= {"Spokesperson", "Head of crisis", "Who", "Sites"}


def test_free_text_too_names_nobody_where_that_is_wanted() -> None:
    """Then every form of name, address and number is gone, and only these."""
    found = forget(DATA, also_text=True)
    assert found.mentions == ()
    assert found.plan.answer("words").value == (
        f"Call {REMOVED} on {REMOVED}, or Mr {REMOVED}."
    )
    assert found.plan.answer("level").value == "jana"
    assert found.plan.people[IVAN].name == "Ivan Horák"


def test_somebody_with_the_same_name_keeps_what_they_wrote() -> None:
    """Two people called Ivan Horák: nobody knows which of them typed it."""
    data = plan_data({"words": {"value": "x", "by": "Ivan Horák", "note": "Mr Horák"}})
    found = forget(data, IVAN)
    assert found.plan.answer("words").by == "Ivan Horák"
    assert [one.text for one in found.mentions] == ["Ivan Horák", "Ivan Horák"]
    assert found.mentions[0].place == "Entry of Ivan Horák"


def test_a_name_inside_another_word_is_no_mention() -> None:
    """Kováčová is somebody else."""
    who = Who.of("p", [{"p": Person(name="Jana Kováč")}])
    assert not who.mentioned("Jana Kováčová and the Kováčs")
    assert who.mentioned("(KOVÁČ)")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ring +421900123456 at night", True),
        ("Ring +421 (900) 123-456.", True),
        ("Ring 00421 900 123 456", True),
        ("Ring +421 900 123 4567", False),
        ("Ring 1421 900 123 456", False),
    ],
)
def test_a_number_is_found_however_it_is_spaced(text: str, named: bool) -> None:
    """Nobody writes a number as the directory does, and it still rings."""
    number = Number(number="+421 900 123 456")
    who = Who.of("p", [{"p": Person(name="Eva", numbers=(number,))}])
    assert bool(who.mentioned(text)) is named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Write to mayor@town.example.", True),
        ("deputy.mayor@town.example", False),
        ("mayor@town.example.org", False),
        ("vice-mayor@town.example", False),
        ("MAYOR@TOWN.EXAMPLE", True),
    ],
)
def test_an_address_inside_another_address_is_no_mention(
    text: str, named: bool
) -> None:
    """The deputy's address is not the mayor's."""
    who = Who.of("p", [{"p": Person(name="Eva", email="mayor@town.example")}])
    assert bool(who.mentioned(text)) is named


@pytest.mark.parametrize("name", ["", " ", "a.*b", "[/x]", "Ja na\nNo"])
def test_odd_names_are_searched_letter_by_letter(name: str) -> None:
    """A directory written by hand holds anything."""
    who = Who.of("p", [{"p": Person(name=name)}])
    assert who.without("axxb") == "axxb"
    assert bool(who.mentioned(f"see {name} there")) is bool(name.strip())


WORDS = st.sampled_from(["Jana Kováč", "kováč", "x", "+421 900 111 222", "Kováčik"])


@given(texts=st.lists(WORDS, min_size=4, max_size=4), odd=st.booleans())
def test_no_trace_is_left_in_any_field(texts: list[str], odd: bool) -> None:
    """Whatever field a name is written into, it is found there."""
    one, two, three, four = texts
    data = {
        **DATA,
        "city": {"name": "Town", "letterhead": one},
        "chapters": {"area": {"left_out": two}},
        "distribution": [{"to": three}],
        "review_by": "2027-01-01" if odd else "",
        "changes": [{"on": "2026-01-01", "what": four}],
    }
    found = forget(data, also_text=True)
    left = " ".join(spot.text for spot in free_texts(found.plan, BOOK)).casefold()
    for gone in ("jana kováč", "+421 900 111 222", "jana@example.org", " kováč "):
        assert gone not in f" {left} "
    assert ("kováčik" in left) is ("Kováčik" in texts)


def test_every_free_text_is_come_by_once() -> None:
    """What is listed is what would be changed."""
    plan = Plan.model_validate(DATA)
    seen: list[str] = []
    with_free_texts(plan, BOOK, lambda text: seen.append(text) or text)  # type: ignore[func-returns-value]
    assert sorted(seen) == sorted(spot.text for spot in free_texts(plan, BOOK))
    assert with_free_texts(plan, BOOK, str) == plan
