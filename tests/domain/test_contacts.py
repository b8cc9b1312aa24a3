from typing import Any

import pytest

from crisisplan.domain.contacts import contact_points, contact_step, unchecked
from crisisplan.domain.points import Place, Scope
from tests.build import item, playbook, reading

BOOK = playbook(item("lead", "person", fills="spokesperson"))
NUMBERS = [{"number": "112"}]


def scope(people: dict[str, Any], **keys: Any) -> Scope:
    """Look at a plan with this directory."""
    return Scope.whole(reading(BOOK, {}, people=people, **keys))


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"verified": "2026-05-22", "numbers": NUMBERS}, ""),
        (
            {"verified": "2026-05-21", "numbers": NUMBERS},
            "Eva: last checked on 2026-05-21, more than six months ago.",
        ),
        ({"numbers": NUMBERS}, "Eva: nobody has checked the number so far."),
        (
            {"email": "e@x.sk"},
            "Eva: there is no number, and nobody has checked the address so far.",
        ),
        ({"email": "e@x.sk", "verified": "2026-11-01"}, ""),
        ({"verified": "2026-11-01"}, "Eva: there is no number and no address."),
        (
            {"numbers": [{"number": "0555 1OO 100"}]},
            "Eva: “0555 1OO 100” cannot be dialled as it stands.",
        ),
        ({"numbers": [{"number": "radio 12"}], "verified": "2026-11-01"}, ""),
    ],
)
def test_a_number_is_worth_what_was_checked(entry: dict[str, Any], said: str) -> None:
    """At three in the morning a dead number is found out too late."""
    points = [*contact_points(scope({"p": {"name": "Eva", **entry}}))]
    assert [one.text for one in points] == ([said] if said else [])
    assert all(one.to == Place("person", "p") for one in points)


def test_who_holds_a_role_is_called_first_and_the_oldest_before_the_others() -> None:
    """Forty numbers are not called in one evening."""
    people = {
        "new": {"name": "A", "numbers": NUMBERS, "verified": "2026-11-01"},
        "old": {"name": "B", "numbers": NUMBERS, "verified": "2025-01-01"},
        "never": {"name": "C", "numbers": NUMBERS},
        "lead": {"name": "D", "numbers": NUMBERS, "verified": "2026-01-01"},
    }
    looked = scope(people, roles={"spokesperson": {"lead": "lead"}})
    assert unchecked(looked) == ("lead", "never", "old")
    step = contact_step(looked)
    assert step is not None
    assert step.text == (
        "Call D and check the number: last checked on 2026-01-01, more than six months "
        "ago. 2 more entries wait for a check."
    )
    first = next(contact_points(looked))
    assert first.text.startswith("D (Spokesperson): last")


def test_who_has_no_number_gets_one_before_anybody_calls() -> None:
    """Nobody can check what is not there."""
    step = contact_step(scope({"p": {"name": "Eva"}}))
    assert step is not None
    assert step.text.startswith("Write down how to reach Eva: there is no number")
    assert contact_step(scope({})) is None


def test_who_is_there_twice_is_offered_for_joining() -> None:
    """Two people may share a name, so it is only asked."""
    entry = {"name": "Ivan", "numbers": NUMBERS, "verified": "2026-11-01"}
    (point,) = contact_points(scope({"a": entry, "b": entry}))
    assert point.text == (
        "2 entries are called Ivan. If they are one person, join them."
    )


def test_nothing_is_told_of_those_outside_the_scope() -> None:
    """Whether a number was checked is for those who may see the number."""
    whole = scope({"p": {"name": "Eva"}, "q": {"name": "Eva"}})
    part = Scope(whole.reading, whole.items, whole.roles, frozenset())
    assert [*contact_points(part)] == []


def test_who_only_stands_in_is_not_called_the_holder() -> None:
    """A deputy who is shown as the mayor is asked what the mayor decides."""
    people = {"eva": {"name": "Eva"}, "bo": {"name": "Boris"}}
    roles = {"spokesperson": {"lead": "eva", "deputies": ["bo"]}}
    texts = [one.text for one in contact_points(scope(people, roles=roles))]
    assert texts[0].startswith("Eva (Spokesperson):")
    assert texts[1].startswith("Boris (stands in: Spokesperson):")
    both = roles | {"boss": {"lead": "bo", "deputies": ["eva"]}}
    texts = [one.text for one in contact_points(scope(people, roles=both))]
    assert texts[0].startswith("Eva (Spokesperson; stands in: Head of crisis):")
    assert texts[1].startswith("Boris (Head of crisis; stands in: Spokesperson):")
