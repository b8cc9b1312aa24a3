"""What is different between two plans is said: all of it, and once."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.compare.plans import by_heading, compare
from crisisplan.domain.plan import Plan
from crisisplan.domain.standing import Reading
from tests.build import PEOPLE, TODAY, item, plan_data, playbook

COLUMNS = [
    {"id": "site", "kind": "text", "title": "Site"},
    {"id": "keeper", "kind": "person", "title": "Keeper"},
]
BOOK = playbook(
    item("beds", "number", unit="beds"),
    item("words", lines="many", agree_with=["police"]),
    item("call", "action"),
    item("level", "choice", options={"low": "Low", "high": "High"}),
    item("say", "statement"),
    item("card", "record", columns=COLUMNS),
    item("sites", "table", columns=COLUMNS, rows={"hall": {"site": "Hall"}}),
    item("talks", "person", fills="spokesperson"),
    item("free", lines="many"),
)
ROWS = {"a": {"site": "School"}, "b": {"site": "Library", "keeper": "p-jana"}}
EXERCISE = {"kind": "exercise", "on": "2026-05-04", "findings": [{"text": "Too slow"}]}
BASE: dict[str, Any] = plan_data(
    {
        "beds": {"value": "40", "state": "done", "at": "2026-11-01T10:00:00Z"},
        "words": {"value": "Call 112\nthen wait", "state": "done"},
        "say": {"value": {"sk": "Vieme", "en": "We know"}, "state": "done"},
        "card": {"value": {"site": "School"}, "state": "done"},
        "sites": {"value": {"rows": ROWS}, "state": "done"},
    },
    roles={"boss": {"lead": "p-ivan"}, "spokesperson": {"lead": "p-jana"}},
    review_by="2027-01-01",
    distribution=[{"to": "Mayor"}, {"to": "Police", "copies": "2"}],
    activity=[EXERCISE],
    set_aside=[{"item": "old", "title": "Old", "value": "x", "because": "Gone."}],
    changes=[{"version": "1", "on": "2026-01-01", "what": "First"}],
)
Way = tuple[str, ...]


def changed(way: Way, value: Any) -> dict[str, Any]:
    """Give the plan with one thing at `way` replaced; taken out where it is None."""

    def put(data: Any, rest: Way) -> Any:
        if not rest:
            return value
        if isinstance(data, list):
            place = int(rest[0])
            return [*data[:place], put(data[place], rest[1:]), *data[place + 1 :]]
        inner = put((data or {}).get(rest[0]), rest[1:])
        after = {**(data or {}), rest[0]: inner}
        return (
            after if inner is not None else {k: after[k] for k in after if k != rest[0]}
        )

    return dict(put(BASE, way))


def read(data: Mapping[str, Any]) -> Reading:
    """Read a plan against the playbook."""
    return Reading(Plan.model_validate(data), BOOK, TODAY)


def said(way: Way, value: Any) -> list[str]:
    """Say what is different where one thing was changed."""
    return [one.said for one in compare(read(BASE), read(changed(way, value)))]


SAID: list[tuple[Way, Any, str]] = [
    (("answers", "beds", "value"), "60", "Beds: answer: 40 beds → 60 beds"),
    (("answers", "beds"), None, "Beds: answer taken out: 40 beds"),
    (
        ("answers", "level"),
        {"value": "high", "state": "done"},
        "Level: answered: High",
    ),
    (
        ("answers", "level"),
        {"value": "high", "state": "draft"},
        "Level: answered: High; state: open → draft",
    ),
    (("answers", "call"), {"state": "done"}, "Call: state: open → done"),
    (("answers", "beds", "state"), "draft", "Beds: state: done → draft"),
    (("answers", "beds", "note"), "Ask", "Beds: note: nothing → Ask"),
    (
        ("answers", "beds", "due"),
        "2027-01-01",
        "Beds: due date: nothing → 2027-01-01",
    ),
    (
        ("answers", "beds", "owner"),
        "spokesperson",
        "Beds: owner: nothing → Spokesperson",
    ),
    (("answers", "beds", "marking"), "red", "Beds: marking: nothing → red"),
    (
        ("answers", "words", "agreed"),
        [{"partner": "police", "with": "p-ivan", "on": "2026-11-02"}],
        "Words: confirmed by: nothing → Police, Ivan Horák, 2026-11-02",
    ),
    (
        ("answers", "beds", "asked"),
        {"whom": "p-jana"},
        "Beds: who was asked: nothing → Jana Kováč",
    ),
    (
        ("answers", "words", "value"),
        "Call 112\n\nthen wait",
        "Words: answer: only spaces or line ends differ",
    ),
    (
        ("answers", "say", "value", "sk"),
        "Už vieme",
        "Say: the text in sk: Vieme → Už vieme",
    ),
    (
        ("answers", "card", "value", "keeper"),
        "p-jana",
        "Card: Keeper: nothing → Jana Kováč",
    ),
    (
        ("answers", "sites", "value", "rows", "c"),
        {"site": "Depot"},
        "Sites: row added: Depot",
    ),
    (("answers", "sites", "value", "rows", "a"), None, "Sites: row taken out: School"),
    (
        ("answers", "sites", "value", "rows", "b", "keeper"),
        "p-ivan",
        "Sites: row changed: Library (Keeper: Jana Kováč → Ivan Horák)",
    ),
    (
        ("answers", "sites", "value", "dropped"),
        ["hall"],
        "Sites: suggested row dropped: Hall",
    ),
    (
        ("roles", "spokesperson", "lead"),
        "p-ivan",
        "Talks: answer: Jana Kováč → Ivan Horák",
    ),
    (
        ("roles", "boss", "lead"),
        "p-jana",
        "Head of crisis: lead: Ivan Horák → Jana Kováč",
    ),
    (
        ("people", "p-jana", "post"),
        "Mayor",
        "Jana Kováč: post: Press officer → Mayor",
    ),
    (("people", "p-new"), {"name": "Eva Malá"}, "Eva Malá: entered"),
    (("people", "p-desk"), None, "Operations centre: taken out"),
    (
        ("chapters", "area"),
        {"left_out": "The region does it"},
        "The whole chapter: left out: The region does it",
    ),
    (("city", "population"), "5000", "City: population: nothing → 5000"),
    (("city", "languages"), ["sk"], "City: languages: sk, en → sk"),
    (("playbook", "edition"), "1.1.0", "Playbook: edition: 1.0.0 → 1.1.0"),
    (("review_by",), "2028-01-01", "Review: next review: 2027-01-01 → 2028-01-01"),
    (
        ("distribution", "1", "copies"),
        "3",
        "Distribution: changed: Police (copies: 2 → 3)",
    ),
    (("version",), "2", "Version: version: 0 → 2"),
    (
        ("adopted",),
        {"on": "2026-11-01", "body": "Council"},
        "Version: adopted: nothing → 2026-11-01, Council",
    ),
    (
        ("activity", "0", "findings", "0", "closed"),
        {"on": "2026-11-01", "by": "Ann"},
        "Exercise on 2026-05-04: finding, closed: “Too slow” nothing → 2026-11-01, Ann",
    ),
    (
        ("activity", "0", "unfinished"),
        "yes",
        "Exercise on 2026-05-04: unfinished: no → yes",
    ),
    (
        ("activity",),
        [EXERCISE, {"kind": "review", "on": "2026-06-01"}],
        "Review on 2026-06-01: recorded: 0 findings",
    ),
    (("set_aside",), [], "Old: no longer set aside"),
    (("changes",), [], "Record of changes: changed: 1 → 0 lines"),
]


@pytest.mark.parametrize(("way", "value", "sentence"), SAID)
def test_one_change_is_one_sentence(way: Way, value: Any, sentence: str) -> None:
    """A council asks what is new since it voted; the clerk reads it out."""
    assert said(way, value) == [sentence]


ORDERS: list[tuple[Way, Any, str]] = [
    (
        ("answers", "sites", "value", "rows"),
        dict(reversed(ROWS.items())),
        "Sites: order of the rows",
    ),
    (
        ("distribution",),
        list(reversed(BASE["distribution"])),
        "Distribution: order",
    ),
]


@pytest.mark.parametrize(("way", "value", "sentence"), ORDERS)
def test_another_order_is_a_change_where_order_is_read(
    way: Way, value: Any, sentence: str
) -> None:
    """The first row of a call-down list is called first."""
    assert said(way, value) == [sentence]


def test_a_long_answer_is_said_in_short_and_on_one_line() -> None:
    """What is different is read on one screen; the plan itself has the rest."""
    (one,) = said(("answers", "more-words"), {"value": "Call\n112 " * 99})
    assert "\n" not in one
    assert len(one) < 200
    assert one.startswith("more-words: value: nothing → Call 112 Call")
    new = {"value": "One\ntwo. " * 99, "state": "done"}
    (two,) = said(("answers", "free"), new)
    assert two.startswith("Free: answered: One two. One")
    assert len(two) < 200


def test_who_typed_and_when_is_no_difference() -> None:
    """An answer that was typed again is the same answer."""
    assert said(("answers", "beds", "at"), "2026-12-24T10:00:00Z") == []
    assert said(("answers", "beds", "by"), "Ann") == []
    assert said(("chapters", "area"), {"left_out": ""}) == []


def test_it_is_said_under_the_chapter_to_which_it_belongs() -> None:
    """Each head of department reads one part."""
    after = read({**changed(("answers", "beds", "value"), "60"), "review_by": ""})
    found = by_heading(compare(read(BASE), after))
    assert list(found) == ["The plan as a whole", "An area"]


def test_items_that_another_edition_asks_are_found_in_both_directions() -> None:
    """A plan before an upgrade and after it can be laid side by side."""
    less = playbook(item("beds", "number"), item("fresh"))
    before = read(BASE)
    answers = {
        "beds": BASE["answers"]["beds"],
        "fresh": {"value": "x", "state": "done"},
    }
    after = Reading(Plan.model_validate({**BASE, "answers": answers}), less, TODAY)
    forth = {one.title: one.turn for one in compare(before, after)}
    back = {one.title: one.turn for one in compare(after, before)}
    assert forth["Words"] == "taken out" == back["Fresh"]
    assert back["Words"] == "answered" == forth["Fresh"]


def test_what_no_playbook_asks_is_said_too() -> None:
    """A file that was mended by hand holds what the program would not write."""
    assert said(("answers", "stray"), {"value": "x"}) == ["stray: value: nothing → x"]
    assert said(("chapters", "stray"), {"left_out": "x"}) == [
        "The whole chapter: left out: x"
    ]


def test_of_a_long_text_the_place_is_shown_that_changed() -> None:
    """The first words of a page of text are the same in every version."""
    long = "One and two and three and four and five. " * 9
    way = ("answers", "words", "value")
    before = read(changed(way, f"{long}Call Jana at once."))
    after = read(changed(way, f"{long}Call Ivan at once."))
    (one,) = compare(before, after)
    assert "Call Jana at once. → …" in one.said
    assert len(one.said) < 160


TEXT = st.text(st.sampled_from("ab \n"), max_size=3)
ROW = st.fixed_dictionaries(
    {}, optional={"site": TEXT, "keeper": st.sampled_from(list(PEOPLE))}
)
ANSWER = st.fixed_dictionaries(
    {},
    optional={
        "value": TEXT,
        "state": st.sampled_from(["draft", "asked", "done"]),
        "note": TEXT,
        "due": st.sampled_from(["", "2027-01-01", "2027-01-02"]),
        "marking": st.sampled_from(["amber", "red"]),
    },
)
PLANS = st.fixed_dictionaries(
    {
        "answers": st.fixed_dictionaries(
            {},
            optional={
                "words": ANSWER,
                "beds": ANSWER,
                "sites": st.builds(
                    lambda rows: {"value": {"rows": rows}},
                    st.dictionaries(st.sampled_from(["hall", "a", "b"]), ROW),
                ),
            },
        ),
        "roles": st.dictionaries(
            st.sampled_from(["boss", "spokesperson"]),
            st.fixed_dictionaries({"lead": st.sampled_from(list(PEOPLE))}),
        ),
        "review_by": st.sampled_from(["", "2027-01-01"]),
        "chapters": st.dictionaries(
            st.just("area"), st.fixed_dictionaries({"left_out": TEXT})
        ),
    }
)


def content(known: Reading) -> Any:
    """Give all that a plan holds, with what counts as nothing left out."""
    plan = known.plan
    for key, one in plan.answers.items():
        plan = plan.with_answer(
            key, one.model_copy(update={"value": one.value or None})
        )
    data = plan.model_dump(mode="json", exclude_defaults=True, exclude={"chapters"})
    left = {key: one.left_out for key, one in plan.chapters.items() if one.left_out}
    rows = plan.answer("sites").value
    order = list(rows.get("rows", {})) if isinstance(rows, Mapping) else []
    return data, left, order


@given(one=PLANS, other=PLANS)
def test_something_is_said_where_plans_differ_and_nothing_where_not(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    """The record of changes is whole, and nobody reads a line twice."""
    old, new = read({**plan_data(), **one}), read({**plan_data(), **other})
    found = compare(old, new)
    assert bool(found) is (content(old) != content(new))
    assert compare(old, old) == ()
    keys = [(two.heading, two.title) for two in found]
    assert len(keys) == len({*keys})
    for two in found:
        whats = [part.said for part in two.parts]
        assert whats
        assert len(whats) == len({*whats})
