"""What is set aside of the city, people, roles and chapters is read, and comes back."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain import aside
from crisisplan.domain.directory import Person
from crisisplan.domain.forgetting import Who, forgotten
from crisisplan.domain.joining import joined
from crisisplan.domain.merge import merge
from crisisplan.domain.part_words import said_part
from crisisplan.domain.plan import City, Plan
from crisisplan.domain.plan_parts import PersonEntry
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from tests import build
from tests.intake.forms import signed

BOOK = build.playbook(
    build.item("beds", "number"),
    build.item("voice", "person", fills="spokesperson"),
)
CITY = {"name": "Nitra", "population": "4200", "languages": ["sk"]}
JANA: dict[str, Any] = {
    "name": "Jana Kováč",
    "email": "jana@x.sk",
    "numbers": [{"number": "+421 900 1", "for": "day and night"}],
}
PEOPLE = {"p-jana": JANA, "p-ivan": {"name": "Ivan Horák"}}
ADOPTION = {"on": "2026-09-01", "body": "Council", "by": "Mayor", "version": "2"}


def reading(*kept: Mapping[str, Any], **parts: Any) -> Reading:
    """Give a plan with some things set aside."""
    plan = build.plan(
        **{
            "city": CITY,
            "people": PEOPLE,
            "roles": {"boss": {"lead": "p-ivan"}},
            "set_aside": [{"because": "A clash.", **one} for one in kept],
            **parts,
        }
    )
    return Reading(plan, BOOK, build.TODAY)


def line(one: Reading) -> str:
    """Give the words of the first thing that is set aside."""
    (kept, *_) = one.plan.set_aside
    return f"{aside.heading(one, kept)}: {aside.said(one, kept)}"


def back(one: Reading) -> Reading:
    """Put the last thing back that was set aside."""
    plan = aside.put_back(one, len(one.plan.set_aside) - 1, signed)
    return Reading(plan, BOOK, build.TODAY)


READ: list[tuple[dict[str, Any], str]] = [
    ({"item": "city.population", "value": "4000"}, "Residents: 4000 instead of 4200"),
    ({"item": "city.population"}, "Residents: nothing instead of 4200"),
    ({"item": "city.letterhead", "value": "Town"}, "Letterhead of documents: Town"),
    (
        {"item": "city.languages", "value": ["sk", "hu"]},
        "Languages, main one first: sk, hu instead of sk",
    ),
    (
        {"item": "people.p-jana", "value": {**JANA, "numbers": [{"number": "112"}]}},
        "Jana Kováč: telephone 112 instead of +421 900 1 (day and night)",
    ),
    (
        {"item": "people.p-jana", "value": {"name": "Jana", "desk": "yes"}},
        "Jana Kováč: called Jana instead of Jana Kováč; a desk; no telephone instead "
        "of +421 900 1 (day and night); no e-mail instead of jana@x.sk",
    ),
    (
        {"item": "people", "title": "Ivan Horák", "value": {"name": "Ivan Horák"}},
        "Ivan Horák: called Ivan Horák; for City hall and named partners (TLP:AMBER)",
    ),
    (
        {"item": "roles.boss", "value": {"lead": "p-jana", "deputies": ["p-ivan"]}},
        "Head of crisis: lead Jana Kováč instead of Ivan Horák; deputies Ivan Horák",
    ),
    (
        {"item": "roles.spokesperson", "value": {"lead": "p-jana"}},
        "Voice [voice]: Jana Kováč",
    ),
    (
        {"item": "chapters.area", "value": "The region does it"},
        "Why “An area” is left out: The region does it",
    ),
    ({"item": "review_by", "value": "2027-01-01"}, "Next review: 2027-01-01"),
    (
        {"item": "adopted", "value": ADOPTION},
        "Adoption: version 2, 2026-09-01, Council, Mayor",
    ),
]


@pytest.mark.parametrize(("kept", "words"), READ)
def test_it_is_read_in_words_with_what_stands_instead(
    kept: Mapping[str, Any], words: str
) -> None:
    """Nobody knows the keys of a plan file."""
    assert line(reading(kept)) == words


@pytest.mark.parametrize(
    "kept", [kept for kept, _ in READ if kept["item"] not in ("adopted", "people")]
)
def test_it_comes_back_whole_and_so_does_what_it_replaced(
    kept: Mapping[str, Any],
) -> None:
    """As often as somebody changes their mind."""
    before = reading(kept)
    after = back(before)
    assert after.plan.changed(set_aside=()) != before.plan.changed(set_aside=())
    if after.plan.set_aside:
        assert facts(back(after)) == facts(before)


def facts(one: Reading) -> tuple[object, ...]:
    """Give what a plan says, without who signed it and when."""
    plan = one.plan.model_dump(exclude={"set_aside", "answers"})
    return plan, one.plan.set_aside[0].item, one.plan.set_aside[0].value or ""


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"item": "people.p-gone", "value": JANA}, "not in the directory any more"),
        ({"item": "people", "title": "Eva", "value": JANA}, "not in the directory"),
        ({"item": "roles.gone", "value": {"lead": "p-jana"}}, "not know this role"),
        ({"item": "roles.boss", "value": {"lead": "p-gone"}}, "somebody who is not"),
        ({"item": "chapters.gone", "value": "No"}, "does not have this chapter"),
        ({"item": "adopted", "value": ADOPTION}, "is not put back"),
        ({"item": "city.name"}, "changed by hand"),
        ({"item": "city.mayor", "value": "x"}, "changed by hand"),
        ({"item": "city.population", "value": "many"}, "changed by hand"),
        ({"item": "people.p-jana", "value": {"phone": "1"}}, "changed by hand"),
        ({"item": "roles.boss", "value": ["p-jana"]}, "changed by hand"),
        ({"item": "chapters.area", "value": ["x"]}, "changed by hand"),
        ({"item": "review_by", "value": ["x"]}, "changed by hand"),
        ({"item": "review_by", "value": "soon"}, "Write a date"),
    ],
)
def test_what_has_no_place_any_more_stays_and_says_why(
    kept: Mapping[str, Any], words: str
) -> None:
    """And it is read all the same."""
    before = reading(kept)
    assert line(before)
    with pytest.raises(NotAnAnswerError, match=words):
        back(before)


def test_an_entry_that_was_kept_by_its_name_alone_comes_back_too() -> None:
    """Files from before hold no id beside it."""
    old = {"item": "people", "title": "Jana Kováč", "value": {**JANA, "desk": "True"}}
    after = back(reading(old))
    assert after.plan.people["p-jana"].desk
    (kept,) = after.plan.set_aside
    assert (kept.item, kept.value) == ("people.p-jana", JANA)


def test_whoever_is_no_longer_in_the_directory_is_not_read_as_an_id() -> None:
    """The name went with the entry."""
    before = reading({"item": "roles.boss", "value": {"lead": "p-gone"}})
    assert "lead somebody who is not in the directory any more" in line(before)


def test_every_thing_that_an_entry_holds_is_said() -> None:
    """A new field of the directory has to be thought of here too."""
    full = Person.model_validate(
        dict.fromkeys(("name", "post", "organisation", "staffed", "email"), "x")
        | {"desk": "yes", "numbers": [{"number": "1"}], "verified": "2026-11-01"}
        | {"marking": "red", "note": "x"}
    )
    assert full.as_kept().keys() == Person.model_fields.keys()
    part = PersonEntry("p-jana")
    for name in Person.model_fields.keys() - {"name"}:
        kept = {**JANA, name: full.as_kept()[name]}
        assert " instead of " in said_part(part, reading(), kept) or name not in JANA
        assert said_part(part, reading(), kept) != said_part(part, reading(), JANA)


def test_two_versions_of_an_entry_go_with_whoever_is_joined_or_forgotten() -> None:
    """Otherwise it would belong to nobody, or be kept of somebody forgotten."""
    kept = {"item": "people.p-jana", "title": "Jana", "value": {"name": "Jana"}}
    plan = reading(kept).plan
    (entry,) = joined(plan, BOOK, "p-ivan", "p-jana").set_aside
    assert entry.item == "people.p-ivan"
    gone = forgotten(plan, BOOK, Who.of("p-jana", [plan.people])).plan
    assert gone.set_aside == ()
    left = forgotten(plan, BOOK, Who.of("p-ivan", [plan.people])).plan
    assert len(left.set_aside) == 1


TEXT = st.sampled_from(["", "a", "b"])
NAMES = st.sampled_from(["Nitra", "Trnava"])
CITIES = st.builds(
    lambda name, population, head: City(
        name=name, population=population, letterhead=head
    ),
    NAMES,
    st.sampled_from([None, 1, 2]),
    TEXT,
)
PERSONS = st.builds(
    lambda post, numbers: Person.model_validate(
        {"name": "Jana", "post": post, "numbers": [{"number": n} for n in numbers]}
    ),
    TEXT,
    st.lists(st.sampled_from("123"), max_size=2),
)
PLANS = st.builds(
    lambda city, person, lead, reason, day: build.plan(
        city=city.model_dump(mode="json", exclude_defaults=True),
        people={"p-jana": person.as_kept(), "p-ivan": {"name": "Ivan"}},
        roles={"boss": {"lead": lead}, "spokesperson": {"lead": lead}},
        chapters={"area": {"left_out": reason}},
        review_by=day,
    ),
    CITIES,
    PERSONS,
    st.sampled_from(["p-jana", "p-ivan"]),
    st.sampled_from(["No", "Never"]),
    st.sampled_from(["2027-01-01", "2027-01-02"]),
)


@given(PLANS, PLANS, PLANS, st.data())
def test_nothing_is_lost_by_putting_back_and_back_again(
    base: Plan, mine: Plan, theirs: Plan, data: st.DataObject
) -> None:
    """Whatever clashed, and in whichever order it is put back."""
    plan = merge(base, mine, theirs, BOOK, at="2026-11-22T12:00:00Z").plan
    kept = every_text(plan)
    for _ in range(len(plan.set_aside) * 2):
        index = data.draw(st.integers(0, len(plan.set_aside) - 1))
        one = plan.set_aside[index]
        now = Reading(plan, BOOK, build.TODAY)
        assert not aside.said(now, one).startswith("p-")
        after = aside.put_back(now, index, signed)
        assert kept <= every_text(after)
        again = Reading(after, BOOK, build.TODAY)
        if len(after.set_aside) == len(plan.set_aside):
            there = aside.put_back(again, len(after.set_aside) - 1, signed)
            assert said(there) == said(plan)
        plan = after
        if not plan.set_aside:
            break


def every_text(plan: Plan) -> set[str]:
    """Give every text that somebody wrote into a plan, wherever it stands."""
    found: set[str] = set()

    def note(value: object) -> None:
        if isinstance(value, Mapping):
            for one in value.values():
                note(one)
        elif isinstance(value, list | tuple):
            for one in value:
                note(one)
        elif value not in (None, ""):
            found.add(str(value))

    note(plan.model_dump(exclude={"set_aside", "answers"}))
    note([one.value for one in plan.set_aside])
    return found


def said(plan: Plan) -> object:
    """Give what a plan says, and what is set aside, in any order."""
    aside_ = sorted((one.item, str(one.value or "")) for one in plan.set_aside)
    return plan.model_dump(exclude={"set_aside", "answers"}), aside_
