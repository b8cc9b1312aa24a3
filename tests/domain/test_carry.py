"""What an older plan brings along into a new one: all of it, in one place or other."""

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.carry import Carried, carry
from crisisplan.domain.plan import NOT_CHOSEN
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.standing import Reading
from tests.build import TODAY, item, plan, playbook, reading

AT = "2026-11-22T10:00:00Z"
SITE = [{"id": "site", "kind": "text", "title": "Site", "required": "yes"}]
VISIT = [{"id": "site", "kind": "row", "of": "sites", "title": "Site"}]
SHORT = playbook(
    item("beds", "number"),
    item("level", "choice", options={"low": "Low", "high": "High"}),
    item("words"),
    item("talks", "person", fills="spokesperson"),
    item("sites", "table", columns=SITE, rows={"school": {"site": "School"}}),
    item("visits", "table", columns=VISIT),
    item("call", "action"),
)


def carried(
    answers: Mapping[str, Any], *asked: Mapping[str, Any], **keys: Any
) -> Carried:
    """Take answers to the short playbook over into one that asks these items."""
    book = playbook(*asked)
    fresh = plan().changed(people={})
    return carry(reading(SHORT, answers, **keys), fresh, book, at=AT)


def test_what_is_asked_in_the_same_way_is_taken_over_as_it_stands() -> None:
    """Notes, states, owners and dates were work too."""
    answers = {
        "beds": {
            "value": "40",
            "state": "draft",
            "note": "Ask Eva",
            "due": "2027-01-01",
        },
        "words": {"state": "asked", "asked": {"whom": "p-jana"}, "owner": "boss"},
        "call": {"state": "done", "by": "Ann", "at": AT},
    }
    found = carried(answers, item("words"), item("call", "action"), *[
        item("beds", "number", unit="beds")
    ])  # fmt: skip
    assert found.plan.answers == plan(answers).answers
    assert (found.taken, found.aside, found.besides) == (3, 0, 0)
    assert found.plan.people == plan().people


def test_each_answer_that_does_not_fit_is_set_aside_with_the_reason() -> None:
    """An official reads what became of each, and why."""
    found = carried(
        {
            "beds": "40",
            "level": "high",
            "words": {"value": "Call 112", "state": "draft", "note": "Ask Eva"},
        },
        item("beds"),
        item("level", "choice", options={"low": "Low"}),
    )
    aside = {one.item: one for one in found.plan.set_aside}
    assert (found.taken, found.aside) == (0, 3)
    assert "'number', and is asked as 'text'" in aside["beds"].because
    assert aside["beds"].value == "40"
    assert "'high'" in aside["level"].because
    assert "does not ask this" in aside["words"].because
    assert aside["words"].title == "Words"
    said = {"value": "Call 112", "state": "draft", "note": "Ask Eva"}
    assert aside["words"].value == said
    assert {one.at for one in found.plan.set_aside} == {AT}


def test_rows_that_lose_their_table_are_set_aside_with_it() -> None:
    """A reference to a row that is nowhere would be refused for ever."""
    answers = {
        "sites": {"rows": {"r-1": {"site": "Library"}}},
        "visits": {"rows": {"r-2": {"site": "r-1"}}},
    }
    other = [{"id": "name", "kind": "text", "title": "Name"}]
    visits = item("visits", "table", columns=VISIT)
    lost = carried(answers, item("sites", "table", columns=other), visits)
    kept = carried(answers, item("sites", "table", columns=SITE), visits)
    assert (lost.taken, lost.aside) == (0, 2)
    assert (kept.taken, kept.aside) == (2, 0)


def test_a_role_is_held_by_the_same_people_or_set_aside() -> None:
    """Who speaks for the city is not asked twice, and never forgotten."""
    keys = {"roles": {"spokesperson": {"lead": "p-jana"}, "boss": {"lead": "p-ivan"}}}
    answers = {"talks": {"state": "draft", "note": "Ask her"}}
    same = item("talks", "person", fills="spokesperson")
    found = carried(answers, same, **keys)
    assert found.plan.roles["spokesperson"].lead == "p-jana"
    assert found.taken == 1
    old = reading(SHORT, answers, **keys)
    book = playbook(item("talks", "person"), roles={"boss": "Head"})
    moved = carry(old, plan(), book, at=AT)
    aside = {one.item: one for one in moved.plan.set_aside}
    assert list(moved.plan.roles) == ["boss"]
    assert (moved.aside, moved.besides) == (1, 1)
    assert aside["roles.spokesperson"].value == {"lead": "p-jana"}
    assert aside["talks"].value == {
        "state": "draft",
        "note": "Ask her",
        "value": {"lead": "p-jana", "deputies": []},
    }


def test_owners_and_confirmations_nobody_knows_are_set_aside() -> None:
    """The answer stays; what hung on it is told."""
    answer = {
        "value": "40",
        "state": "done",
        "owner": "spokesperson",
        "agreed": [{"partner": "police"}, {"partner": "hospitals", "on": "2026-11-01"}],
    }
    book = playbook(
        item("beds", "number"), roles={"boss": "Head"}, partners={"police": "Police"}
    )
    old = reading(SHORT, {"beds": answer})
    found = carry(old, plan(), book, at=AT)
    kept = found.plan.answers["beds"]
    assert (kept.value, kept.owner) == ("40", None)
    assert [one.partner for one in kept.agreed] == ["police"]
    assert (found.taken, found.aside, found.besides) == (1, 0, 2)
    values = [one.value for one in found.plan.set_aside]
    assert {"owner": "Spokesperson"} in values
    assert {
        "agreed": {"partner": "hospitals", "with": "", "on": "2026-11-01"}
    } in values


def test_no_answer_reaches_a_wider_circle_than_before() -> None:
    """What only the crisis team saw is not printed for partners in the next plan."""
    old = playbook(
        item("a", marking="red"), item("b"), item("c"), item("d", marking="green")
    )
    new = playbook(
        item("a", marking="green"),
        item("b", marking="red"),
        item("c"),
        item("d", marking="green"),
    )
    before = reading(old, {
        "a": "x", "b": "x", "c": {"value": "x", "marking": "red"}, "d": "x",
    })  # fmt: skip
    answers = carry(before, plan(), new, at=AT).plan.answers
    assert [answers[one].marking for one in "abcd"] == ["red", None, "red", None]


def test_chapters_stay_left_out_for_the_reason_that_was_given() -> None:
    """What the region does is not asked again, unless somebody says so."""
    part = {"id": "p", "title": "P", "items": [item("beds")]}
    chapter = {"id": "area", "title": "Area", "lead": "boss", "sections": [part]}
    book = playbook(chapters=[chapter])
    reasons = {"area": {"left_out": "The region"}, "gone": {"left_out": "Never"}}
    automatic = {"left_out": NOT_CHOSEN}
    old = reading(SHORT, {}, chapters={**reasons, "other": automatic})
    kept = carry(old, plan(), book, at=AT)
    assert kept.plan.left_out("area") == "The region"
    assert [one.item for one in kept.plan.set_aside] == ["chapters.gone"]
    named = carry(old, plan(), book, at=AT, chosen=True)
    assert named.plan.left_out("area") == ""
    aside = {one.item: one.value for one in named.plan.set_aside}
    assert aside == {"chapters.area": "The region", "chapters.gone": "Never"}


def test_what_was_set_aside_before_stays_so() -> None:
    """A third plan still has what the first could not keep."""
    entry = {"item": "x", "value": "1", "because": "Gone"}
    found = carried({}, item("beds"), set_aside=[entry])
    assert [one.item for one in found.plan.set_aside] == ["x"]
    assert (found.aside, found.besides) == (0, 0)


IDS = ("beds", "level", "words", "talks", "sites", "visits", "call", "unknown")
VALUES = st.sampled_from(
    [
        "40",
        "low",
        "",
        "Call 112",
        {"lead": "p-jana"},
        {"rows": {"r-1": {"site": "Library"}}},
        {"rows": {"r-2": {"site": "r-1"}, "r-3": {"site": "school"}}},
        None,
    ]
)
ANSWERS = st.dictionaries(
    st.sampled_from(IDS),
    st.fixed_dictionaries(
        {"state": st.sampled_from(["todo", "draft", "done", "asked"])},
        optional={"value": VALUES, "note": st.sampled_from(["", "Ask Eva"])},
    ),
)
ASKED = st.dictionaries(
    st.sampled_from(IDS),
    st.sampled_from(
        [
            ("text", {}),
            ("number", {}),
            ("choice", {"options": {"low": "Low"}}),
            ("table", {"columns": SITE}),
            ("person", {"fills": "spokesperson"}),
            ("action", {}),
        ]
    ),
    min_size=1,
)


def book_of(asked: Mapping[str, tuple[str, dict[str, Any]]]) -> Playbook:
    """Give a playbook that asks these, with no role filled twice."""
    filled = [one for one in asked if asked[one][0] == "person"]
    items = []
    for one, (word, keys) in asked.items():
        if one in filled[1:]:
            items.append(item(one, "person"))
        else:
            items.append(item(one, word, **keys))
    return playbook(*items)


@given(ANSWERS, ASKED)
def test_every_answer_ends_in_exactly_one_place(
    answers: dict[str, Any], asked: dict[str, tuple[str, dict[str, Any]]]
) -> None:
    """The number before is the number after, and no word is missing."""
    book = book_of(asked)
    old = Reading(plan(answers), SHORT, TODAY)
    found = carry(old, plan(), book, at=AT)
    aside = [one.item for one in found.plan.set_aside]
    assert found.taken + found.aside == len(old.plan.answers)
    assert sorted([*found.plan.answers, *aside]) == sorted(old.plan.answers)
    for entry in found.plan.set_aside:
        said = str(entry.value)
        answer = old.plan.answers[entry.item]
        assert entry.because
        assert answer.note in said
        assert answer.value is None or str(answer.value) in said
    around = Reading(found.plan, book, TODAY)
    assert all(not around.standing(one).refused for one in book.items
               if one.id in found.plan.answers)  # fmt: skip
    for item_id, answer in found.plan.answers.items():
        assert answer == old.plan.answers[item_id]
