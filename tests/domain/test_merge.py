from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.forgetting import Who, forgotten
from crisisplan.domain.merge import Merged, caught_up, merge, stepped
from crisisplan.domain.merge_plans import BECAUSE
from crisisplan.domain.plan import Answer, Plan
from crisisplan.domain.three_way import entries, order
from tests.build import item, plan, playbook

COLUMNS = [
    {"id": "name", "kind": "text", "title": "Name"},
    {"id": "for", "kind": "text", "title": "For"},
]
BOOK = playbook(
    item("words"),
    item("beds", "number"),
    item("sites", "table", columns=COLUMNS),
    item("speech", "statement"),
    item("voice", "person", fills="spokesperson"),
)
OLD, NEW = "2026-11-22T09:00:00Z", "2026-11-22T10:00:00Z"


def said(value: Any, at: str = OLD, **more: Any) -> Mapping[str, Any]:
    """Give an answer that is done, with its time."""
    return {"value": value, "state": "done", "at": at, **more}


def rows(**named: str) -> Mapping[str, Any]:
    """Give a table of rows with a name each."""
    return {"rows": {key: {"name": name} for key, name in named.items()}}


def put_together(base: Plan | None, mine: Plan, theirs: Plan) -> Merged:
    """Merge three versions of a plan for the playbook above."""
    return merge(base, mine, theirs, BOOK, at="2026-11-22T12:00:00Z")


def test_what_only_one_side_changed_stands() -> None:
    """Two people who work on different chapters never notice each other."""
    base = plan({"words": said("a"), "beds": said("1")})
    mine = plan({"words": said("b", NEW), "beds": said("1")})
    theirs = plan({"words": said("a"), "beds": said("2", NEW)})
    both = put_together(base, mine, theirs)
    assert both.plan.answer("words").value == "b"
    assert both.plan.answer("beds").value == "2"
    assert both.clashes == both.plan.set_aside == ()


@pytest.mark.parametrize(
    ("at_mine", "at_theirs", "stands"),
    [(NEW, OLD, "mine"), (OLD, NEW, "theirs"), (OLD, OLD, "mine")],
)
def test_of_two_answers_the_newer_stands_and_the_other_is_kept(
    at_mine: str, at_theirs: str, stands: str
) -> None:
    """Nobody's sentence is gone because somebody else was later."""
    base = plan({"words": said("a")})
    mine = plan({"words": said("mine", at_mine)})
    theirs = plan({"words": said("theirs", at_theirs)})
    both = put_together(base, mine, theirs)
    assert both.plan.answer("words").value == stands
    (kept,) = both.plan.set_aside
    assert {kept.value, stands} == {"mine", "theirs"}
    assert (kept.item, kept.title, kept.because) == ("words", "Words", BECAUSE)


def test_of_a_text_that_two_type_at_once_the_last_of_each_is_set_aside() -> None:
    """Eleven states of two sentences bury the one that somebody wants back."""
    disk = plan({})
    seen = {"alpha": disk, "beta": disk}
    for count in range(1, 7):
        for who in seen:
            text = " ".join(f"{who}{number}" for number in range(1, count + 1))
            at = f"2026-11-22T09:{count:02}:0{len(who)}Z"
            answer = Answer(value={"sk": text}, state="done", at=at, by=who)
            mine = seen[who].changed(answers={"speech": answer})
            disk = seen[who] = put_together(seen[who], mine, disk).plan
    texts = [disk.answer("speech").value, *(one.value for one in disk.set_aside)]
    said_last = [
        str(one["sk"]).split()[-1] for one in texts if isinstance(one, Mapping)
    ]
    assert len(said_last) <= 3
    assert {*said_last} >= {"alpha6", "beta6"}


def test_a_number_is_no_beginning_of_a_longer_one() -> None:
    """Twelve beds are not what somebody went on to from one."""
    disk = plan({"beds": said("1", OLD)})
    for number, at in (("12", "2026-11-22T09:01:00Z"), ("5", "2026-11-22T09:02:00Z")):
        disk = put_together(None, disk, plan({"beds": said(number, at)})).plan
    assert {one.value for one in disk.set_aside} == {"1", "12"}


def test_what_is_merged_twice_is_set_aside_once() -> None:
    """Whoever is not sure that it worked does it again."""
    mine, theirs = (plan({"words": said(one, OLD)}) for one in "ab")
    once = merge(None, mine, theirs, BOOK, at=OLD).plan
    again = merge(None, once, theirs, BOOK, at=NEW)
    assert [one.item for one in again.plan.set_aside] == ["words"]
    assert again.clashes, "it is said again all the same"


def test_rows_and_their_columns_are_merged_one_by_one() -> None:
    """The fire brigade adds a hall while social affairs corrects a street."""
    base = plan({"sites": said(rows(a="School", b="Hall"))})
    mine = plan({"sites": said(rows(b="Hall", a="School", c="Pool"), NEW)})
    changed = {
        "rows": {"a": {"name": "School", "for": "Nights"}, "b": {"name": "Big hall"}}
    }
    theirs = plan({"sites": said(changed)})
    both = put_together(base, mine, theirs)
    assert both.clashes == ()
    assert both.plan.answer("sites").value == {
        "rows": {
            "b": {"name": "Big hall"},
            "a": {"name": "School", "for": "Nights"},
            "c": {"name": "Pool"},
        }
    }
    assert list(both.plan.answer("sites").value["rows"]) == ["b", "a", "c"]  # type: ignore[index,call-overload]


def test_a_row_that_one_took_out_and_the_other_changed_stays() -> None:
    """Words that were just written weigh more than a deletion."""
    base = plan({"sites": said(rows(a="School", b="Hall"))})
    mine = plan({"sites": said(rows(b="Hall"), NEW)})
    theirs = plan({"sites": said(rows(a="New school", b="Hall"))})
    both = put_together(base, mine, theirs)
    assert both.plan.answer("sites").value == rows(a="New school", b="Hall")


def test_languages_of_a_statement_are_merged_one_by_one() -> None:
    """Two translators work at the same time."""
    base = plan({"speech": said({"sk": "Ahoj"})})
    mine = plan({"speech": said({"sk": "Ahoj", "en": "Hello"}, NEW)})
    theirs = plan({"speech": said({"sk": "Dobrý deň"})})
    both = put_together(base, mine, theirs)
    assert both.plan.answer("speech").value == {"sk": "Dobrý deň", "en": "Hello"}
    assert not both.clashes


def test_the_holders_of_a_role_clash_under_the_question_they_answer() -> None:
    """So that they can be put back from there."""
    base = plan()
    mine = plan(
        {"voice": {"state": "done", "at": OLD}},
        roles={"spokesperson": {"lead": "p-jana"}},
    )
    theirs = plan(
        {"voice": {"state": "done", "at": NEW}},
        roles={"spokesperson": {"lead": "p-ivan"}},
    )
    both = put_together(base, mine, theirs)
    assert both.plan.roles["spokesperson"].lead == "p-ivan"
    assert [(one.item, one.value) for one in both.clashes] == [
        ("voice", {"lead": "p-jana"})
    ]


def test_a_person_is_merged_by_parts_and_two_names_are_two_people() -> None:
    """A new number here and a new post there are both right; two names are not."""
    jana = {"name": "Jana", "post": "Clerk"}
    base = plan(people={"p-1": jana})
    mine = plan(people={"p-1": {**jana, "email": "j@x.sk"}})
    theirs = plan(people={"p-1": {**jana, "post": "Head"}})
    both = put_together(base, mine, theirs).plan.people["p-1"]
    assert (both.email, both.post) == ("j@x.sk", "Head")
    renamed = put_together(
        base,
        plan(people={"p-1": {"name": "Eva"}}),
        plan(people={"p-1": {"name": "Ola"}}),
    )
    assert renamed.plan.people["p-1"].name == "Eva"
    assert renamed.clashes[0].value == {"name": "Ola"}


def test_a_reason_that_gives_way_is_kept_where_rows_could_be_merged() -> None:
    """The rows of both are there; why it was said not to apply would be gone."""
    base = plan({"sites": said(rows(a="School"))})
    out = {"state": "not-applicable", "reason": "The region does it"}
    mine = plan({"sites": {**said(rows(a="School", b="Hall")), **out}})
    theirs = plan({"sites": said(rows(a="School", c="Pool"), NEW, state="draft")})
    both = put_together(base, mine, theirs).plan
    assert both.answer("sites").value == rows(a="School", b="Hall", c="Pool")
    assert both.answer("sites").state == "draft"
    assert "The region does it" in texts(both.set_aside[0].model_dump())


@pytest.mark.parametrize("item_id", ["sites", "words"])
def test_a_state_that_gives_way_is_kept_and_told_for_every_kind(item_id: str) -> None:
    """A table is no other than a sentence: somebody called it a draft."""
    values = {"sites": rows(a="School"), "words": "a"}
    out = {"state": "not-applicable", "reason": "None", "at": NEW}
    base = plan({item_id: said(values[item_id])})
    mine = plan({item_id: said(values[item_id], state="draft")})
    theirs = plan({item_id: {**said(values[item_id]), **out}})
    both = put_together(base, mine, theirs)
    assert both.plan.answer(item_id).state == "not-applicable"
    assert [one.item for one in both.clashes] == [item_id]
    assert "draft" in texts(both.plan.set_aside[0].model_dump())


def test_a_fact_about_the_city_is_called_by_what_was_asked() -> None:
    """The name that was typed does not tell what two people disagree about."""
    base, mine, theirs = (
        plan(city={"name": name, "letterhead": head})
        for name, head in (("Nitra", ""), ("Nitra A", "Town"), ("Nitra B", "City"))
    )
    titles = [one.title for one in put_together(base, mine, theirs).clashes]
    assert titles == ["City or municipality", "Letterhead of documents"]


def test_whom_one_took_out_while_the_other_gave_them_a_duty_stays() -> None:
    """Otherwise a role would be held by an id that nobody can call."""
    jana = {"name": "Jana"}
    base = plan(people={"p-1": jana})
    mine = plan(people={})
    theirs = plan(people={"p-1": jana}, roles={"boss": {"lead": "p-1"}})
    for one, other in ((mine, theirs), (theirs, mine)):
        both = put_together(base, one, other).plan
        assert both.roles["boss"].lead == "p-1"
        assert both.people["p-1"].name == "Jana"


@pytest.mark.parametrize(
    "written",
    [
        {"people": {"p-1": {"name": "Jana", "email": "new@x.sk"}}},
        {"roles": {"boss": {"lead": "p-1", "deputies": ["p-2"]}}},
        {"answers": {"voice": {"value": "p-1", "state": "draft", "at": NEW}}},
        {"set_aside": [{"item": "x", "because": "Gone", "value": ["p-1"]}]},
    ],
)
def test_nobody_comes_back_who_was_forgotten(written: Mapping[str, Any]) -> None:
    """To be forgotten is a right: no other window and no older copy takes it away."""
    people = {"p-1": {"name": "Jana"}, "p-2": {"name": "Ivan"}}
    base = plan(people=people)
    mine = Plan.model_validate({**base.model_dump(by_alias=True), **written})
    gone = forgotten(base, BOOK, Who.of("p-1", [base.people])).plan
    for before in (base, None):
        for one, other in ((mine, gone), (gone, mine)):
            both = put_together(before, one, other).plan
            assert "p-1" not in texts(both.model_dump())
            assert "Jana" not in texts(both.model_dump())
            assert both.forgotten == gone.forgotten
            assert "p-1" not in both.people


def gone_on(before: Plan, theirs: Plan, now: Plan) -> Plan:
    """Give what I have by now, after theirs was merged with what I had before."""
    base = plan()
    merged = put_together(base, before, theirs)
    return caught_up(now, before, merged, BOOK, at="2026-11-22T12:00:01Z").plan


def test_of_a_text_that_is_being_typed_only_the_last_state_is_set_aside() -> None:
    """A colleague's newer sentence came in while I wrote mine to its end."""
    before, now = plan({"words": said("To")}), plan({"words": said("Together")})
    both = gone_on(before, plan({"words": said("theirs", NEW)}), now)
    assert both.answer("words").value == "theirs"
    assert [one.value for one in both.set_aside] == ["Together"]


def test_what_i_did_not_go_on_with_stays_set_aside() -> None:
    """A row gave way while I wrote another one; whom we agreed with, while I typed."""
    before = plan({"sites": said(rows(a="School"))})
    now = plan({"sites": said(rows(a="School", b="Hall"))})
    both = gone_on(before, plan({"sites": said(rows(a="Pool"), NEW)}), now)
    assert both.answer("sites").value == rows(a="Pool", b="Hall")
    assert "School" in texts(both.set_aside[0].model_dump())
    agreed = {"agreed": [{"partner": "police", "with": "Inspector"}]}
    other = {"agreed": [{"partner": "police", "with": "Captain"}]}
    before, now = (plan({"words": said(w, OLD, **agreed)}) for w in ("To", "Together"))
    both = gone_on(before, plan({"words": said("To", NEW, **other)}), now)
    assert {"Captain", "Inspector"} <= set(texts(both.model_dump()))


@pytest.mark.parametrize(
    ("before", "after", "now", "then"),
    [
        ("a", "b", "b", "a"),
        ("a", "b", "c", "c"),
        ("", "b", "b", ""),
        ("", "b", "c", "c"),
    ],
)
def test_a_step_back_leaves_what_others_wrote(
    before: str, after: str, now: str, then: str
) -> None:
    """Also where their clock is behind, and nothing is set aside for it."""
    others = {"beds": said("7", OLD)}
    was, is_, seen = (plan({"words": said(w, NEW)}) for w in (before, after, now))
    seen = seen.changed(answers={**seen.answers, **plan(others).answers})
    back = stepped(seen, is_, was, BOOK)
    assert back.answer("words").value == then
    assert back.answer("beds").value == "7"
    assert back.set_aside == ()


def test_a_step_back_brings_back_nothing_that_others_took_out() -> None:
    """A row that I changed and they took out stays out when I undo."""
    was = plan({"sites": said(rows(a="School", b="Hall"))})
    mine = plan({"sites": said(rows(a="New school", b="Hall"), NEW)})
    seen = plan({"sites": said(rows(b="Hall"), NEW)})
    back = stepped(seen, mine, was, BOOK)
    assert back.answer("sites").value == rows(b="Hall")


def test_an_adopted_plan_with_somebody_elses_change_is_a_draft_again() -> None:
    """The council adopted one text; what stands here is another."""
    base = plan(version="1")
    mine = plan({"words": said("later", NEW)}, version="1")
    adopted = {"on": "2026-11-20", "by": "Mayor"}
    theirs = plan(version="2", status="adopted", adopted=adopted)
    both = put_together(base, mine, theirs).plan
    assert (both.version, both.status) == ("2", "draft")
    assert both.adopted == theirs.adopted
    assert put_together(base, base, theirs).plan == theirs


def test_without_a_base_nothing_that_one_side_has_is_taken_out() -> None:
    """Two files came by mail, and nobody knows from which they were made."""
    mine = plan({"words": said("a"), "sites": said(rows(a="School"))})
    theirs = plan({"beds": said("2"), "sites": said(rows(b="Hall"))})
    both = put_together(None, mine, theirs).plan
    assert set(both.answers) == {"words", "beds", "sites"}
    assert both.answer("sites").value == rows(a="School", b="Hall")


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("abc", "abc", "cab", "cab"),
        ("abc", "bac", "abc", "bac"),
        ("abc", "bac", "cab", "bac"),
        ("ab", "axb", "aby", "axby"),
        ("ab", "bax", "ab", "bax"),
        ("", "ab", "xy", "xyab"),
    ],
)
def test_an_order_is_that_of_whoever_moved_something(
    base: str, mine: str, theirs: str, both: str
) -> None:
    """A list that somebody sorted stays sorted."""
    assert order(base, mine, theirs) == list(both)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [("ab", "abc", "abd", "abcd"), ("ab", "a", "ab", "a"), ("aa", "aa", "a", "a")],
)
def test_entries_are_added_and_taken_out_by_either(
    base: str, mine: str, theirs: str, both: str
) -> None:
    """Two exercises recorded on the same day are two exercises."""
    assert "".join(entries(base, mine, theirs)) == both


WORDS = st.sampled_from(["", "a", "b", "c", "d"])
ROWS = st.dictionaries(
    st.sampled_from(["r-1", "r-2", "r-3"]),
    st.fixed_dictionaries({}, optional={"name": WORDS, "for": WORDS}),
    max_size=3,
)
PLANS = st.builds(
    lambda words, beds, table, text, lead, note, person, at: plan(
        {
            "words": said(words, at, note=note),
            "beds": said(beds, at),
            "sites": said({"rows": table}, at),
            "speech": said(text, at),
        },
        roles={"spokesperson": {"lead": lead}} if lead else {},
        people={"p-1": {"name": "Jana", "email": person}},
        review_by="2027-01-0" + beds if beds else "",
    ),
    words=WORDS,
    beds=st.sampled_from(["", "1", "2", "3"]),
    table=ROWS,
    text=st.fixed_dictionaries({}, optional={"sk": WORDS, "en": WORDS}),
    lead=st.sampled_from(["", "p-a", "p-b"]),
    note=WORDS,
    person=WORDS,
    at=st.sampled_from([OLD, NEW]),
)


def leaves(value: Any, path: tuple[str, ...] = ()) -> set[tuple[tuple[str, ...], str]]:
    """Give every text of a plan with the place where it stands."""
    if isinstance(value, Mapping):
        return set().union(*(leaves(v, (*path, k)) for k, v in value.items()), set())
    if isinstance(value, list | tuple):
        return set().union(*(leaves(v, path) for v in value), set())
    return {(path, str(value))} if value not in ("", None) else set()


def texts(value: Any) -> list[str]:
    """Give every text of a plan, wherever it stands."""
    return [text for _, text in leaves(value)]


@given(PLANS, PLANS, PLANS)
def test_nothing_that_either_wrote_is_lost(
    base: Plan, mine: Plan, theirs: Plan
) -> None:
    """The first promise: kept, or set aside and said."""
    both = put_together(base, mine, theirs).plan
    places = leaves(both.model_dump(exclude={"set_aside"}))
    aside = texts(both.model_dump(include={"set_aside"}))
    old = leaves(base.model_dump())
    for side in (mine, theirs):
        for place, text in leaves(side.model_dump()) - old:
            if place[-1] != "at":
                assert (place, text) in places or text in aside, place


@given(PLANS, PLANS)
def test_a_side_that_changed_nothing_changes_nothing(base: Plan, other: Plan) -> None:
    """Merging is quiet where there is nothing to merge."""
    assert put_together(base, base, other).plan == other
    assert put_together(base, other, base).plan == other
    assert put_together(base, other, other).plan == other


@given(PLANS, PLANS, PLANS)
def test_a_merged_plan_takes_in_either_side_again_without_change(
    base: Plan, mine: Plan, theirs: Plan
) -> None:
    """Two windows that both save do not go on answering each other for ever."""
    both = put_together(base, mine, theirs).plan
    assert put_together(theirs, theirs, both).plan == both
    assert put_together(mine, mine, both).plan == both
