from typing import Any

import pytest

from crisisplan.domain.duties import duty_points
from crisisplan.domain.points import Place, Scope
from tests.build import item, plan, playbook, reading

ROLES = {f"r{n}": f"Role {n}" for n in range(1, 7)}
BOOK = playbook(
    *(
        item(f"fill-{role}", "person", fills=role, phase="first-hour")
        for role in list(ROLES)[:4]
    ),
    item("r5-acts", "action", does="r5", phase=["first-day"]),
    item("desk-post", "person", phase="first-hour"),
    item("later", "person", phase="long-term"),
    roles=ROLES | {"boss": "Head of crisis"},
)
TAIL = "who does what if they are needed at the same time?"
LED = {"boss": {"lead": "p-office"}}


def points(
    roles: dict[str, Any], answers: dict[str, Any] | None = None, **keys: Any
) -> list[str]:
    """Say what is found about duties; roles that nobody holds are left out."""
    found = duty_points(
        Scope.whole(reading(BOOK, answers or {}, roles=LED | roles, **keys))
    )
    return [one.text for one in found if "nobody holds this role" not in one.text]


def led(person: str, *roles: str) -> dict[str, Any]:
    """Let somebody lead some roles."""
    return {role: {"lead": person} for role in roles}


@pytest.mark.parametrize(
    ("roles", "answers", "said"),
    [
        (led("p-jana", "r1", "r2"), {}, []),
        (
            led("p-jana", "r1", "r2", "r3"),
            {},
            [
                "Jana Kováč leads 3 duties in the first hour (Role 1, Role 2 and "
                f"Role 3): {TAIL}"
            ],
        ),
        (
            led("p-jana", "r1", "r2", "r5"),
            {},
            [
                "Jana Kováč leads 3 duties on the first day (Role 1, Role 2 and "
                f"Role 5): {TAIL}"
            ],
        ),
        (
            led("p-jana", "r1", "r2"),
            {"desk-post": {"lead": "p-jana", "deputies": []}},
            [
                "Jana Kováč leads 3 duties in the first hour (Role 1, Role 2 and "
                f"Desk-post): {TAIL}"
            ],
        ),
        (led("p-jana", "r1", "r2", "r6"), {}, []),
        (led("p-jana", "r1", "r2"), {"later": "p-jana"}, []),
        (led("p-desk", "r1", "r2", "r3"), {}, []),
        (led("p-gone", "r1", "r2", "r3"), {}, []),
    ],
)
def test_one_person_who_leads_too_much_at_once_is_named(
    roles: dict[str, Any], answers: dict[str, Any], said: list[str]
) -> None:
    """A desk is many people; what is used later is done one after the other."""
    assert points(roles, answers) == said


def test_a_deputy_of_too_many_is_named_once_with_what_they_lead() -> None:
    """Jana leads, Peter stands in for all: who does what when both are needed?"""
    held = {"lead": "p-ivan2", "deputies": ["p-ivan"]}
    four = dict.fromkeys(("r1", "r2", "r3", "r4"), held)
    assert points(four)[1:] == [
        "Ivan Horák is deputy for 4 in the first hour (Role 1, Role 2, Role 3 and "
        f"Role 4): {TAIL}"
    ]
    own = {"lead": "p-ivan", "deputies": ["p-ivan"]}
    assert points({"r1": own} | {k: four[k] for k in ("r2", "r3", "r4")})[0] == (
        "Role 1: Ivan Horák leads and is down as deputy too. Name somebody else for "
        "when Ivan Horák cannot come."
    )


def test_many_titles_are_counted_and_not_read_out() -> None:
    """A sentence must end."""
    five = led("p-jana", "r1", "r2", "r3", "r4", "r5")
    (said,) = points(five, {"desk-post": "p-jana"})
    assert "leads 5 duties in the first hour (" in said
    assert "(Role 1, Role 2, Role 3 and 2 more)" in said


@pytest.mark.parametrize(
    ("held", "said", "to"),
    [
        ({}, "Spokesperson: nobody holds this role yet, and it sees to 2 points", "q"),
        ({"spokesperson": {"lead": "p-gone"}}, "Spokesperson: nobody holds", "q"),
        ({"spokesperson": {"deputies": ["p-ivan"]}}, "", ""),
    ],
)
def test_a_role_without_anybody_is_named_where_it_has_something_to_do(
    held: dict[str, Any], said: str, to: str
) -> None:
    """A question that belongs to nobody is answered by nobody."""
    book = playbook(
        item("q", "person", fills="spokesperson", role="spokesperson"),
        item("a", "action", does="spokesperson"),
        item("other", "action", does="police"),
    )
    boss = {"boss": {"lead": "p-jana"}}
    found = [*duty_points(Scope.whole(reading(book, {}, roles=boss | held)))]
    assert [one.text[: len(said)] for one in found] == ([said] if said else [])
    assert all(one.to == Place("item", to) for one in found)


def test_who_is_named_twice_in_one_row_is_said() -> None:
    """The deputy of a seat is somebody else than who sits there."""
    columns = [
        {"id": "seat", "kind": "text", "title": "Seat"},
        {"id": "who", "kind": "person", "title": "Who"},
        {"id": "deputy", "kind": "person", "title": "Deputy"},
    ]
    book = playbook(item("team", "table", columns=columns, title="Crisis team"))
    row = {"seat": "Social affairs", "who": "p-jana"}
    rows = {"a": row | {"deputy": "p-jana"}, "b": row | {"deputy": "p-ivan"}}
    value = {"team": {"value": {"rows": rows}, "state": "done"}}
    found = list(duty_points(Scope.whole(reading(book, value))))
    assert [(one.text, one.to) for one in found if "twice" in one.text] == [
        (
            "“Crisis team”, Social affairs: Jana Kováč is named twice in one row. Who "
            "stands in for Jana Kováč?",
            Place("item", "team"),
        )
    ]


def test_a_role_that_no_question_fills_is_filled_in_the_directory() -> None:
    """There is always a place to go to."""
    found = duty_points(Scope.whole(reading(playbook(item("q")), {})))
    assert [one.to for one in found] == [Place("role", "boss")]


ADOPTED: dict[str, Any] = {
    "version": "2",
    "adopted": {"on": "2026-09-15", "body": "City council"},
}
EXERCISED: dict[str, Any] = {
    "activity": [{"kind": "exercise", "on": "2026-10-01"}],
}


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ("p-jana", "p-jana", False),
        ("p-jana", "p-ivan", True),
        ("p-ivan", "p-ivan2", False),
        ("p-gone", "p-ivan", False),
        ("p-jana", "", False),
        ("", "p-jana", False),
    ],
)
def test_a_post_changed_hands_where_another_name_leads_than_was_adopted(
    before: str, now: str, changed: bool
) -> None:
    """An entry that was joined with another of the same name is the same person."""
    old = plan(roles={"r1": {"lead": before}}, **ADOPTED)
    looked = Scope.whole(
        reading(BOOK, {}, roles={"r1": {"lead": now}} if now else {}, **ADOPTED)
    )
    found = [one.text for one in duty_points(looked, old) if "version" in one.text]
    said = (
        "Role 1 was Jana Kováč in version 2 and is Ivan Horák now. Does Ivan Horák "
        "know, and has everybody the new number?"
    )
    assert found == ([said] if changed else [])


@pytest.mark.parametrize(
    ("at", "met", "after"),
    [
        ("2026-10-02T08:00:00Z", ADOPTED, "version 2 was adopted"),
        ("2026-09-15T08:00:00Z", ADOPTED, ""),
        ("", ADOPTED, ""),
        ("2026-10-02T08:00:00Z", {}, ""),
        ("2026-10-02T08:00:00Z", EXERCISED, "the last exercise"),
        ("2026-10-01T08:00:00Z", EXERCISED, ""),
        ("2026-10-02T08:00:00Z", ADOPTED | EXERCISED, "the last exercise"),
    ],
)
def test_without_the_adopted_file_only_what_is_known_is_said(
    at: str, met: dict[str, Any], after: str
) -> None:
    """It is known that the question was answered anew, not who held the post before."""
    answers = {"fill-r1": {"state": "done", "at": at}}
    looked = Scope.whole(
        reading(BOOK, answers, roles={"r1": {"lead": "p-jana"}}, **met)
    )
    found = [one.text for one in duty_points(looked) if "written anew" in one.text]
    said = (
        f"Role 1: who holds it was written anew on 2026-10-02, after {after}. Does "
        "Jana Kováč know, and has everybody the new number?"
    )
    assert found == ([said] if after else [])
