from typing import Any

from crisisplan.domain.directory import Person
from crisisplan.domain.edits import places_of
from crisisplan.domain.joining import joined, namesakes, succeeded
from crisisplan.domain.plan import Plan
from tests.build import item, plan, playbook

COLUMNS = [
    {"id": "site", "kind": "text", "title": "Site"},
    {"id": "keeper", "kind": "person", "title": "Keeper"},
]
BOOK = playbook(
    item("lead", "person", fills="spokesperson"),
    item("who", "person"),
    item("sites", "table", columns=COLUMNS),
    item("card", "record", columns=COLUMNS),
    item("words"),
)


def made_one(
    answers: dict[str, Any], keep: str = "p-ivan", other: str = "p-ivan2", **keys: Any
) -> Plan:
    """Give a plan with these answers after two entries were joined."""
    return joined(plan(answers, **keys), BOOK, keep, other)


def test_the_same_name_is_found_however_it_is_written() -> None:
    """Two people may share a name, so that a person decides."""
    people = {
        key: Person(name=name)
        for key, name in {"a": "Ivan  Horák", "b": "Jana", "c": "ivan horák"}.items()
    }
    assert namesakes(people) == (("a", "c"),)


def test_every_place_goes_to_the_entry_that_stays() -> None:
    """Whoever is called at night is called under the number that was kept."""
    asked = {"whom": "p-ivan2"}
    agreed = [{"partner": "police", "with": "p-ivan2"}]
    found = made_one(
        {
            "who": {"lead": "p-jana", "deputies": ["p-ivan2"]},
            "sites": {"rows": {"a": {"site": "p-ivan2", "keeper": "p-ivan2"}}},
            "card": {"keeper": {"lead": "p-ivan2"}},
            "words": {"value": "p-ivan2", "asked": asked, "agreed": agreed},
            "gone": {"value": ["p-ivan2"]},
        },
        roles={"spokesperson": {"lead": "p-ivan2", "deputies": ["p-jana"]}},
        set_aside=[{"item": "old", "because": "r", "value": {"lead": "p-ivan2"}}],
        activity=[{"kind": "review", "on": "2026-01-01", "with": ["p-ivan2"]}],
    )
    assert "p-ivan2" not in found.people
    assert found.roles["spokesperson"].people == ("p-ivan", "p-jana")
    assert found.answer("who").value == {"lead": "p-jana", "deputies": ["p-ivan"]}
    row = {"site": "p-ivan2", "keeper": "p-ivan"}
    assert found.answer("sites").value == {"rows": {"a": row}}
    assert found.answer("card").value == {"keeper": {"lead": "p-ivan", "deputies": []}}
    words = found.answer("words")
    assert (words.value, words.asked and words.asked.whom) == ("p-ivan2", "p-ivan")
    assert words.agreed[0].with_ == "p-ivan"
    assert found.answer("gone").value == ["p-ivan"]
    assert found.set_aside[0].value == {"lead": "p-ivan"}
    assert found.activity[0].with_ == ("p-ivan",)
    assert not places_of(found, BOOK, "p-ivan2")


def test_nobody_stands_in_for_themselves_after_two_became_one() -> None:
    """A lead and a deputy who are one person are one person."""
    found = made_one({}, roles={"boss": {"lead": "p-ivan", "deputies": ["p-ivan2"]}})
    assert found.roles["boss"].people == ("p-ivan",)


def test_places_of_others_are_left_as_they_were() -> None:
    """Joining two entries changes nothing about a third."""
    odd = {"lead": "p-jana", "deputies": ["p-jana"]}
    found = made_one({"who": odd, "card": "as typed"}, roles={"boss": odd})
    assert found.answer("who").value == odd
    assert found.answer("card").value == "as typed"
    assert found.roles["boss"].deputies == ("p-jana",)


def test_what_only_one_entry_knows_is_kept() -> None:
    """The number that was wanted most stood in the entry that went."""
    people = {
        "p-ivan": {
            "name": "Ivan Horák",
            "post": "Driver",
            "numbers": [{"number": "1"}],
            "verified": "2026-11-01",
            "note": "Speaks Ukrainian",
        },
        "p-ivan2": {
            "name": "I. Horák",
            "post": "Clerk",
            "numbers": [{"number": "1", "for": "night"}, {"number": "2"}],
            "email": "i@x.sk",
            "verified": "2026-05-01",
            "marking": "red",
            "note": "Nights only",
        },
    }
    one = made_one({}, people=people).people["p-ivan"]
    assert (one.name, one.post, one.email) == ("Ivan Horák", "Driver", "i@x.sk")
    assert [number.number for number in one.numbers] == ["1", "2"]
    assert one.verified == "2026-05-01"
    assert one.marking == "red"
    assert one.note == "Speaks Ukrainian\nNights only"
    turned = made_one({}, keep="p-ivan2", other="p-ivan", people=people)
    assert turned.people["p-ivan2"].verified == "2026-05-01"


def test_a_successor_has_all_places_and_none_of_the_past() -> None:
    """Who confirmed, who was there: that was the one before."""
    agreed = [{"partner": "police", "with": "p-old", "on": "2026-01-01"}]
    before = plan(
        {
            "who": {"value": {"lead": "p-old", "deputies": ["p-new", "p-jana"]}},
            "sites": {"value": {"rows": {"a": {"site": "p-old", "keeper": "p-old"}}}},
            "words": {"value": "Ask p-old", "asked": {"whom": "p-old"}},
            "card": {"value": {"keeper": "p-old"}, "agreed": agreed},
        },
        people={key: {"name": key} for key in ("p-old", "p-new", "p-jana")},
        roles={"spokesperson": {"lead": "p-jana", "deputies": ["p-old"]}},
        activity=[{"kind": "review", "on": "2026-01-01", "with": ["p-old"]}],
    )
    after = succeeded(before, BOOK, "p-new", "p-old")
    assert places_of(after, BOOK, "p-old") == ()
    assert after.roles["spokesperson"].people == ("p-jana", "p-new")
    assert after.answer("who").value == {"lead": "p-new", "deputies": ["p-jana"]}
    row = {"site": "p-old", "keeper": "p-new"}
    assert after.answer("sites").value == {"rows": {"a": row}}
    assert after.answer("words").value == "Ask p-old"
    asked = after.answer("words").asked
    assert asked is not None
    assert asked.whom == "p-new"
    assert after.answer("card").agreed == before.answer("card").agreed
    assert after.activity == before.activity
    assert after.people == before.people
