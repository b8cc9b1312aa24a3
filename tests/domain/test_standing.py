from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.agreeing import agreement_mark
from crisisplan.domain.explaining import say_standing
from crisisplan.domain.items.base import Kind
from crisisplan.domain.plan import Answer
from crisisplan.domain.standing import Reading, Standing
from tests.build import PEOPLE, TODAY, item, plan, playbook, reading

SITES = item(
    "sites",
    "table",
    columns=[{"id": "name", "kind": "text", "title": "Name", "required": "yes"}],
    rows={"town-hall": {"name": "Town hall"}},
)
NUMBERS = [{"number": "0555 100 101"}]
SITE_AND_KEEPER = [
    *SITES["columns"],
    {"id": "keeper", "kind": "person", "title": "Keeper", "required": "yes"},
]
BOOK = playbook(
    item("words"),
    item("beds", "number"),
    item("do-it", "action"),
    item("lead", "person", fills="spokesperson"),
    item("say", "statement"),
    item("joint", agree_with=["police", "hospitals"]),
    SITES,
    item("log", "form", columns=[{"id": "t", "kind": "text", "title": "T"}]),
)


def standing(item_id: str, answer: dict[str, Any], **keys: Any) -> Standing:
    """Give the standing of one answer."""
    known = reading(BOOK, {item_id: {"state": "todo", **answer}}, **keys)
    return known.standing(BOOK.item(item_id))


@pytest.mark.parametrize(
    ("item_id", "answer", "state", "answered"),
    [
        ("words", {}, "todo", False),
        ("words", {"value": "x"}, "done", True),
        ("words", {"value": "x", "state": "done"}, "done", True),
        ("words", {"value": "", "state": "done"}, "todo", False),
        ("words", {"state": "done"}, "todo", False),
        ("words", {"state": "draft"}, "todo", False),
        ("words", {"value": "x", "state": "draft"}, "draft", False),
        ("words", {"state": "asked", "asked": {"whom": "Jana"}}, "asked", False),
        ("words", {"value": "x", "state": "asked"}, "asked", False),
        ("words", {"state": "not-applicable"}, "not-applicable", False),
        ("words", {"state": "not-applicable", "reason": "r"}, "not-applicable", True),
        ("beds", {"value": "many", "state": "done"}, "done", False),
        ("do-it", {"state": "done"}, "done", True),
        ("do-it", {"state": "draft"}, "draft", False),
        ("do-it", {"value": "x", "state": "done"}, "done", False),
        ("say", {"value": {"sk": "a", "en": "b"}}, "done", True),
        ("say", {"value": {"sk": "a"}}, "done", False),
        ("sites", {"value": {"rows": {"r": {"name": "N"}}}}, "done", True),
        ("sites", {"value": {"dropped": ["town-hall"]}}, "done", False),
        ("sites", {"value": {"rows": {}, "dropped": {"a": "b"}}}, "done", False),
    ],
)
def test_an_item_is_answered_only_by_something_whole_and_acceptable(
    item_id: str, answer: dict[str, Any], state: str, answered: bool
) -> None:
    """A tick that nothing stands behind would be false security."""
    found = standing(item_id, answer)
    assert (found.state, found.answered) == (state, answered)


def test_what_is_refused_or_missing_is_said() -> None:
    """A gap comes with the sentence that closes it."""
    assert standing("beds", {"value": "many"}).refused == (
        "Write a plain number, like 1200.",
    )
    assert standing("say", {"value": {"sk": "a"}}).missing == "Not yet written in: en."


@pytest.mark.parametrize(
    ("agreed", "state", "unconfirmed", "settled"),
    [
        ([], "done", ("police", "hospitals"), False),
        (["police"], "done", ("hospitals",), False),
        (["hospitals", "police"], "done", (), True),
        ([], "not-applicable", (), True),
    ],
)
def test_partners_who_have_not_agreed_are_named_and_nothing_is_undone(
    agreed: list[str], state: str, unconfirmed: tuple[str, ...], settled: bool
) -> None:
    """Written is written; the document says who has not confirmed it yet."""
    answer = {
        "value": "x",
        "state": state,
        "reason": "r",
        "agreed": [{"partner": one} for one in agreed],
    }
    found = standing("joint", answer)
    assert found.answered
    assert found.unconfirmed == unconfirmed
    assert found.settled is settled


@pytest.mark.parametrize(
    ("answer", "overdue"),
    [
        ({"due": "2026-11-21"}, True),
        ({"due": "2026-11-22"}, False),
        ({"due": "2026-11-21", "value": "x"}, False),
        ({"state": "asked", "asked": {"whom": "J", "reply_by": "2026-11-01"}}, True),
        ({"state": "asked", "asked": {"whom": "J", "reply_by": "2026-12-01"}}, False),
        (
            {
                "due": "2026-11-01",
                "state": "asked",
                "asked": {"whom": "J", "reply_by": "2026-12-01"},
            },
            False,
        ),
        ({"due": "2026-11-01", "state": "asked", "asked": {"whom": "J"}}, True),
    ],
)
def test_what_is_late_is_late_until_it_is_answered(
    answer: dict[str, Any], overdue: bool
) -> None:
    """Today is not yet late, and what is answered is late no more."""
    assert standing("words", answer).overdue is overdue


def test_who_holds_a_role_is_read_from_the_directory() -> None:
    """One fact is stored once: the person item shows what the role says."""
    held = {"spokesperson": {"lead": "p-jana", "deputies": ["p-ivan"]}}
    assert standing("lead", {}, roles=held).answered
    gone = {"spokesperson": {"lead": "p-gone"}}
    assert standing("lead", {}, roles=gone).refused != ()


def test_a_table_that_is_refused_does_not_stop_the_plan() -> None:
    """One slip written by hand is one gap, and all the rest can still be read."""
    known = reading(BOOK, {"sites": {"value": {"dropped": [["x"]]}}, "words": "x"})
    assert [gap.id for gap in known.gaps].count("sites") == 1
    assert known.around.rows["sites"] == {"town-hall": "Town hall"}


def chain(*pairs: tuple[str, str]) -> Reading:
    """Give a reading where the first of each pair waits for a yes of the second."""
    names = dict.fromkeys(name for pair in pairs for name in reversed(pair))
    needs = dict(pairs)
    items = [
        item(name, "yes-no", when={"item": needs[name], "is": "yes"})
        if name in needs
        else item(name, "yes-no")
        for name in names
    ]
    return reading(playbook(*items), {})


PRESS = playbook(
    item("press", "yes-no"),
    item("lead", when={"item": "press", "is": "yes"}),
    item("deputy", when={"item": "lead", "answered": "yes"}),
    item("big", when={"city": "population", "at_least": "5000"}),
    item("silent", when={"item": "press", "answered": "no"}),
)


@pytest.mark.parametrize(
    ("answers", "hidden"),
    [
        ({}, {"deputy"}),
        ({"press": "yes"}, {"deputy", "silent"}),
        ({"press": "no"}, {"lead", "deputy", "silent"}),
        ({"press": "maybe"}, {"deputy"}),
        ({"press": {"value": "no", "state": "draft"}}, {"lead", "deputy", "silent"}),
        ({"press": {"value": "no", "state": "not-applicable"}}, {"deputy"}),
        ({"press": "yes", "lead": "Jana"}, {"silent"}),
        ({"press": "no", "lead": "Jana"}, {"lead", "deputy", "silent"}),
    ],
)
def test_unknown_shows_an_item_and_only_a_known_no_hides_it(
    answers: dict[str, Any], hidden: set[str]
) -> None:
    """A question that might matter is asked; a hidden answer counts for nothing."""
    known = reading(PRESS, answers)
    assert {one.id for one in known.parked} == hidden
    assert {one.id for one in known.items} == set(PRESS.spots) - hidden


@pytest.mark.parametrize(
    ("people", "shown"), [("4000", False), ("5000", True), ("", True)]
)
def test_the_size_of_the_city_hides_only_where_it_is_known(
    people: str, shown: bool
) -> None:
    """A city that has not said its size is asked everything."""
    city = {"name": "X"} | ({"population": people} if people else {})
    known = reading(PRESS, {}, city=city)
    assert known.in_play(PRESS.item("big")) is shown


def test_a_chapter_left_out_is_neither_in_play_nor_parked() -> None:
    """What the region handles is no gap of the city."""
    known = reading(PRESS, {}, chapters={"area": {"left_out": "By the region"}})
    assert known.items == ()
    assert known.parked == ()


def test_a_chain_of_conditions_may_be_as_long_as_the_playbook() -> None:
    """A stranger's playbook is read to its end, however it was written."""
    links = [(f"q{n}", f"q{n + 1}") for n in range(5_000)]
    long = chain(*links)
    assert long.in_play(long.playbook.item("q0"))
    assert len(long.items) == 5_001


def test_conditions_in_a_ring_show_their_items() -> None:
    """Nothing is asked twice and nothing hangs, even in a file nobody checked."""
    ring = chain(("a", "b"), ("b", "c"), ("c", "a"))
    assert len(ring.items) == 3


def test_advice_is_given_when_an_answer_makes_it_true() -> None:
    """The official reads what to consider, and only when it applies."""
    book = playbook(
        item(
            "press",
            "yes-no",
            advice=[
                {"when": {"is": "no"}, "text": "Ask the region."},
                {"when": {"city": "country", "is": "SK"}, "text": "Ask Bratislava."},
            ],
        ),
    )

    def texts(answers: dict[str, Any], **keys: Any) -> list[str]:
        known = reading(book, answers, **keys)
        return [one.text for one in known.advice(book.item("press"))]

    assert texts({}) == []
    assert texts({"press": "yes"}) == []
    assert texts({"press": "no"}) == ["Ask the region."]
    assert texts({}, city={"name": "X", "country": "SK"}) == ["Ask Bratislava."]


def test_an_owner_named_in_the_plan_comes_before_the_playbook() -> None:
    """A gap always has an owner: the plan's, the item's, the chapter's."""
    book = playbook(item("a"), item("b", role="spokesperson"))
    known = Reading(
        plan().with_answer("b", Answer(owner="boss", note="n")), book, TODAY
    )
    assert known.owner(book.item("a")) == "boss"
    assert book.owner(book.item("b")) == "spokesperson"
    assert known.owner(book.item("b")) == "boss"


def test_forms_are_in_play_and_answered_by_nobody() -> None:
    """A blank sheet is printed, and is never a gap."""
    known = reading(BOOK, {})
    assert "log" in {one.id for one in known.items}
    assert "log" not in {one.id for one in known.counted + known.gaps}
    assert isinstance(BOOK.item("log").asks, Kind)


EDITS = [
    ("words", Answer(value="x", state="done")),
    ("words", Answer()),
    ("beds", Answer(value="many", state="draft")),
    ("beds", Answer(value="4", state="done")),
    ("lead", Answer(state="asked")),
    ("sites", Answer(value={"rows": {"r": {"name": "N"}}}, state="done")),
    ("sites", Answer(value={"rows": {}}, state="done")),
    ("trip", Answer(value={"to": "r"}, state="done")),
    ("more", Answer(state="not-applicable", reason="none")),
]
TO = {"id": "to", "kind": "row", "of": "sites", "title": "To"}
LINKED = playbook(
    *(item(key) for key in ("words", "say")),
    item("beds", "number"),
    item("lead", "person", fills="spokesperson"),
    SITES,
    item("trip", "record", columns=[TO]),
    item("more", when={"item": "beds", "at_least": "3"}),
)


@given(st.lists(st.sampled_from(EDITS), max_size=8), st.lists(st.booleans()))
def test_what_was_known_before_is_never_out_of_date(
    edits: list[tuple[str, Answer]], whole: list[bool]
) -> None:
    """What is not worked out again must be what would have been worked out."""
    before = Reading(plan(), LINKED, TODAY)
    for number, (key, answer) in enumerate(edits):
        if number < len(whole) and whole[number]:
            assert len(before.gaps) <= len(before.counted)
        changed = before.plan.with_answer(key, answer)
        before = Reading(changed, LINKED, TODAY, before=before)
        before.standing(LINKED.item(key))
    fresh = Reading(before.plan, LINKED, TODAY)
    assert before.items == fresh.items
    assert [before.standing(one) for one in LINKED.items] == [
        fresh.standing(one) for one in LINKED.items
    ]


def test_another_directory_or_day_is_read_anew() -> None:
    """A person who is gone, or a date that has passed, is seen at once."""
    due = {"words": {"value": "x", "state": "draft", "due": "2026-01-01"}}
    first = reading(LINKED, due | {"lead": {"value": {"lead": "p-jana"}}})
    assert all(first.standing(one) for one in LINKED.items)
    late = Reading(first.plan, LINKED, date(2030, 1, 1), before=first)
    assert late.standing(LINKED.item("words")).overdue
    gone = Reading(first.plan.changed(people={}), LINKED, TODAY, before=first)
    assert gone.standing(LINKED.item("lead")).refused


def test_what_is_missing_is_said_for_the_first_three_rows() -> None:
    """Whoever hears it read aloud wants the row and the part, not forty of them."""
    book = playbook(item("sites", "table", columns=SITE_AND_KEEPER, at_least="9"))
    rows = {f"r-{number}": {"name": f"Hall {number}"} for number in range(5)}
    read = reading(book, {"sites": {"rows": rows}})
    assert say_standing(book.item("sites"), read) == (
        "Written, but not enough yet. 9 complete rows are needed; none so far. Hall 0 "
        "(row 1): Keeper is missing. Hall 1 (row 2): Keeper is missing. Hall 2 "
        "(row 3): Keeper is missing. And 2 more."
    )


def test_of_a_row_that_lacks_a_part_it_is_said_although_there_are_enough() -> None:
    """“Written” alone would hide that nobody is to be called at the church."""
    book = playbook(item("sites", "table", columns=SITE_AND_KEEPER, at_least="1"))
    rows = {"r-1": {"name": "Hall", "keeper": "p-jana"}, "r-2": {"name": "Church"}}
    read = reading(book, {"sites": {"rows": rows}})
    said = say_standing(book.item("sites"), read)
    assert said == (
        "Written. Church (row 2): Keeper is missing. No number yet: Jana Kováč."
    )


def test_of_a_number_that_is_asked_for_it_is_said_that_only_it_is() -> None:
    """The desk was named and its number asked for: “not known yet” took it all back."""
    columns = [{"id": one, "kind": "person", "title": one} for one in ("us", "desk")]
    book = playbook(item("police", "record", columns=columns))
    whom = {"whom": "Jitka", "rest": "yes"}
    answer = {
        "value": {"us": "p-jana", "desk": "p-desk"},
        "state": "asked",
        "asked": whom,
    }
    read = reading(book, {"police": answer})
    assert say_standing(book.item("police"), read) == (
        "No number yet: Jana Kováč, Operations centre. Jitka is to say."
    )
    found = {key: {**one, "numbers": NUMBERS} for key, one in PEOPLE.items()}
    known = reading(book, {"police": answer}, people=found)
    assert say_standing(book.item("police"), known) == "Written. Jitka is to say."


def test_of_a_deputy_who_is_asked_for_it_is_said_that_only_a_deputy_is() -> None:
    """“Not known yet” made somebody think that the lead was lost."""
    book = playbook(item("lead", "person"), item("name", "text"))
    whom = {"whom": "Police", "on": "2026-11-20", "rest": "yes"}
    asked = {"state": "asked", "asked": whom}
    read = reading(book, {"lead": {"value": {"lead": "p-jana"}, **asked}})
    assert say_standing(book.item("lead"), read) == (
        "A deputy is missing. No number yet: Jana Kováč. Police is to say; noted on "
        "2026-11-20."
    )
    assert not read.standing(book.item("lead")).tentative
    whole = {"value": "x", "state": "asked", "asked": {"whom": "Police"}}
    assert reading(book, {"name": whole}).standing(book.item("name")).tentative


JANA = {"lead": "p-jana"}
AGREED = {"partner": "police", "on": "2026-09-08"}


@pytest.mark.parametrize(
    ("value", "at", "mark", "lapsed"),
    [
        ("x", "2026-09-08T16:00:00Z", "", False),
        ("x", "2026-09-09T08:00:00Z", "", True),
        ("x", "", "", False),
        ("x", "2026-11-01T08:00:00Z", "x", False),
        ("y", "2026-09-08T16:00:00Z", "x", True),
    ],
)
def test_a_confirmation_counts_for_what_was_confirmed(
    value: str, at: str, mark: str, lapsed: bool
) -> None:
    """The police did not confirm what somebody wrote in there afterwards.

    Plans of old versions have no mark: there the day decides.
    """
    joint = BOOK.item("joint")
    agreed = {**AGREED, "mark": mark and agreement_mark(joint, mark)}
    known = reading(BOOK, {"joint": {"value": value, "at": at, "agreed": [agreed]}})
    found = known.standing(joint)
    assert ("police" in found.unconfirmed) is lapsed
    assert bool(found.lapsed) is lapsed
    said = "Police confirmed it before it was changed (2026-09-08)."
    assert (said in say_standing(joint, known)) is lapsed


def test_an_action_that_nobody_is_there_to_do_is_not_settled() -> None:
    """“A named person will do it and knows” would be said of nobody."""
    book = playbook(item("do-it", "action", does="spokesperson"))
    for held, settled in (({}, False), ({"lead": "p-gone"}, False), (JANA, True)):
        roles = {"spokesperson": held}
        known = reading(book, {"do-it": {"state": "done"}}, roles=roles)
        found = known.standing(book.item("do-it"))
        assert (found.answered, found.settled) == (True, settled)
        nobody = "Nobody holds the role Spokesperson yet."
        assert found.missing == ("" if settled else nobody)
        said = say_standing(book.item("do-it"), known)
        assert said.startswith("Settled:" if settled else f"Not settled yet. {nobody}")
    untold = Reading(known.plan, book, TODAY, untold=frozenset({"spokesperson"}))
    assert untold.standing(book.item("do-it")).settled


def test_people_without_a_number_are_named() -> None:
    """A name that cannot be called is no help at night, and stays an answer."""
    known = reading(BOOK, {}, roles={"spokesperson": {**JANA, "deputies": ["p-ivan"]}})
    found = known.standing(BOOK.item("lead"))
    assert found.settled
    said = say_standing(BOOK.item("lead"), known)
    assert said == "Written. No number yet: Jana Kováč, Ivan Horák."
