"""A handout goes out, is filled in, and comes back as exactly what was written."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisisplan.domain.handout import SETTLED_BOX
from crisisplan.domain.plan import Answer, Asked
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.errors import CannotReadError
from crisisplan.export.documents import render
from crisisplan.export.options import Options
from tests.export import town
from tests.export.nasty import NASTY
from tests.intake import forms

NOT_FOR_US = "It does not apply to us, because"
LETTERS = st.characters(blacklist_categories=["C", "Z"], max_codepoint=0x2FFF)
WORDS = st.one_of(st.sampled_from(NASTY), st.text(LETTERS | st.just(" "), max_size=12))


def _paragraphs(text: str) -> str:
    """Give a text as it stands in the box of a form."""
    lines = [line.strip() for line in tidy(text).split("\n")]
    found = "\n".join(lines).strip("\n")
    while "\n\n\n" in found:
        found = found.replace("\n\n\n", "\n\n")
    return found


LINE = WORDS.map(lambda text: one_line(tidy(text))[:20]).filter(str.strip)
LONG = st.lists(WORDS, min_size=1, max_size=4).map("\n".join).map(_paragraphs)
LONG = LONG.filter(str.strip)
PEOPLE = st.sampled_from(["p-jana", "p-ivan", "p-ivan2", "p-desk"])
HELD = st.lists(PEOPLE, min_size=1, max_size=3, unique=True).map(
    lambda ids: {"lead": ids[0], "deputies": ids[1:]}
)
NUMBERS = st.integers(0, 10**6).map(str)
DAYS = st.dates().map(lambda day: day.isoformat())
ROW = st.fixed_dictionaries(
    {"site": LINE},
    optional={"keeper": HELD, "open": st.sampled_from(["yes", "no"]), "beds": NUMBERS},
)
ROWS = ("school", "r-1", "r-2")
"""Rows in the order of a form: the city's own stand behind the playbook's."""
VALUES: Mapping[str, st.SearchStrategy[Any]] = {
    "beds": NUMBERS,
    "words": LONG,
    "motto": LINE,
    "open": st.sampled_from(["yes", "no"]),
    "level": st.sampled_from(["low", "high"]),
    "ways": st.sampled_from([["sms"], ["web"], ["sms", "web"]]),
    "day": DAYS,
    "long": st.sampled_from(["45 min", "12 h", "3 days"]),
    "who": HELD,
    "map": st.sampled_from(["https://example.org/a_b?c=d&e", "S:\\plans\\a.docx"]),
    "say": st.fixed_dictionaries({}, optional={"sk": LONG, "en": LONG}).filter(bool),
    "card": st.fixed_dictionaries(
        {}, optional={"at": DAYS, "where": st.sampled_from(["school", "hall"])}
    ).filter(bool),
    "sites": st.fixed_dictionaries(
        {},
        optional={
            "school": ROW.filter(lambda row: row["site"] != "Main school"),
            "r-1": ROW,
            "r-2": ROW,
        },
    )
    .filter(bool)
    .map(lambda rows: {"rows": {key: rows[key] for key in ROWS if key in rows}}),
}
"""For each question of the playbook the values that somebody could write."""

Carry = Callable[[str, Any], tuple[bytes, str]]
CARRIED: Mapping[str, Carry] = {
    "md": lambda text, _: (text.encode(), "form.md"),
    "docx": lambda text, reading: (forms.word(text, reading), "form.docx"),
}


def cells(value: Any) -> Any:
    """Give a value with the rows of a table in their order, whatever their ids."""
    rows = value.get("rows") if isinstance(value, dict) else None
    if rows is None:
        return _printed(value)
    return [_printed(row) for row in rows.values()]


def _printed(value: Any) -> Any:
    """Give a value as it can be read off a form: runs of white space are one."""
    if isinstance(value, str):
        return _paragraphs("\n".join(one_line(line) for line in value.split("\n")))
    if isinstance(value, dict):
        return {key: _printed(one) for key, one in value.items()}
    return [_printed(one) for one in value]


@pytest.mark.parametrize("carried", CARRIED)
@settings(max_examples=6)
@given(values=st.fixed_dictionaries({}, optional=dict(VALUES)))
def test_what_is_written_on_a_form_is_what_the_plan_holds(
    carried: str, values: dict[str, Any]
) -> None:
    """Nobody types it a second time, and nothing changes on the way."""
    empty = forms.plan()
    content, name = CARRIED[carried](forms.filled(values, empty), empty)
    read = forms.account(content, empty, name)
    assert not read.of("refused", "clash", "same"), read.entries
    plan = forms.after(read, empty)
    for item_id, value in values.items():
        assert cells(plan.answer(item_id).value) == cells(value), item_id
        assert plan.answer(item_id).state == "done"
    assert plan.answers.keys() == values.keys()
    assert not plan.set_aside
    assert plan.people == empty.plan.people


@pytest.mark.parametrize("carried", CARRIED)
@settings(max_examples=4)
@given(values=st.fixed_dictionaries({}, optional=dict(VALUES)))
def test_a_form_on_which_nobody_wrote_changes_nothing(
    carried: str, values: dict[str, Any]
) -> None:
    """Drafts stand printed on it; that nobody touched them is no answer."""
    reading = forms.plan(values)
    content, name = CARRIED[carried](forms.handout(reading), reading)
    read = forms.account(content, reading, name)
    assert read.entries == ()
    assert read.untouched == len(reading.gaps) - 1, "all but that of nobody"
    assert forms.after(read, reading) == reading.plan


def test_taking_the_same_form_in_twice_adds_nothing() -> None:
    """A mail with the form arrives twice more often than once."""
    values = {"beds": "40", "sites": {"rows": {"r-1": {"site": "Depot"}}}}
    empty = forms.plan()
    text = forms.filled(values, empty)
    once = forms.after(forms.account(text, empty), empty)
    again = forms.account(text, Reading(once, empty.playbook, empty.today))
    assert {one.outcome for one in again.entries} == {"same"}


@pytest.mark.parametrize(
    ("form", "now", "outcome"),
    [
        ("", "", "new"),
        ("40", "40", "change"),
        ("", "50", "clash"),
        ("40", "50", "clash"),
        ("", "45", "same"),
    ],
)
def test_an_answer_that_came_in_between_is_never_overwritten_silently(
    form: str, now: str, outcome: str
) -> None:
    """Two people answer the same question; a person decides whose word holds."""
    made = forms.plan({"beds": form} if form else {})
    text = forms.handout(made)
    text = text.replace(f"| {form or '<br>'} |", "| 45 |", 2 if not form else 1)
    text = text.replace("| 45 | <br> | <br> | <br> |", "| <br> | <br> | <br> | <br> |")
    text = forms.handout(made).replace(
        "(beds) |\n| --- |\n| " + (form or "<br>"), "(beds) |\n| --- |\n| 45"
    )
    reading = forms.plan({"beds": now} if now else {})
    read = forms.account(text, reading)
    assert [one.outcome for one in read.entries] == [outcome]
    plan = forms.after(read, reading)
    if outcome == "clash":
        assert plan.answer("beds").value == now
        assert [one.value for one in plan.set_aside] == ["45"]
        assert "says something else by now" in plan.set_aside[0].because
        plan = forms.after(read, reading, read.possible)
        assert not plan.set_aside
    assert plan.answer("beds").value == "45"


BEDS = "| Answer `[beds:new]` (beds) |\n| --- |\n| <br> |"
BOXES = "- [ ] Yes\n- [ ] No"
STATES = "- [ ] This is only a draft.\n- [ ] We do not know. Ask: "
DOTS = "………………………………………………"


def test_the_tables_below_break_the_form_where_they_mean_to() -> None:
    """A replacement that hits nothing would test an untouched form."""
    text = forms.handout(forms.plan())
    assert all(one in text for one in (BEDS, BOXES, STATES + DOTS))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (BEDS, BEDS.replace("<br>", "40 beds"), {"beds": "40"}),
        (BEDS, BEDS.replace("<br>", " 40 <br>"), {"beds": "40"}),
        (BEDS, "Answer [beds:new] 40", {"beds": "40"}),
        (BEDS, "[ BEDS: NEW ]\n\n40", {"beds": "40"}),
        (BEDS, "40", {"beds": "40"}),  # the box with its sign is gone
        (BEDS, "| Answer `[beds:new]` (beds) |\n| 40 |", {"beds": "40"}),
        (
            BEDS,
            BEDS.replace("[beds:new]", "beds").replace("<br>", "40"),
            {"beds": "40"},
        ),
        (BEDS, BEDS + "\n\n40", {"beds": "40"}),  # below the box
        (BEDS, BEDS.replace("<br> |", "40\n\n|"), {"beds": "40"}),  # Enter in a cell
        (BOXES, "- [X] Yes\n- [ ] No", {"open": "yes"}),
        (BOXES, "☒ Yes\n☐ No", {"open": "yes"}),
        (BOXES, "x ☐ Yes\n☐ No", {"open": "yes"}),
        (BOXES, "☐ Yes x\n☐ No", {"open": "yes"}),
        (BOXES, "☐x Yes\n☐ No", {"open": "yes"}),
        (BOXES, "- [ ] Yes\n- [✓] **No**", {"open": "no"}),
        (BOXES, "* (x) no\n* ( ) yes", {"open": "no"}),
        (BOXES, "- Yes", {"open": "yes"}),  # the other one was taken out
        (BOXES, "Yes!", {"open": "yes"}),
        (BOXES, f"{BOXES}\n\nno", {"open": "no"}),
    ],
)
def test_a_form_filled_in_by_hand_is_understood(
    old: str, new: str, expected: dict[str, str]
) -> None:
    """People tick, type and tear as they please."""
    reading = forms.plan()
    text = forms.handout(reading)
    # with its sign gone a question begins at its title, which stays
    read = forms.account(text.replace(old, new, 1), reading)
    plan = forms.after(read, reading)
    assert {key: one.value for key, one in plan.answers.items()} == expected
    if new != "40":
        assert not read.of("refused")


@pytest.mark.parametrize(
    ("old", "new", "words", "kept"),
    [
        (BEDS, BEDS.replace("<br>", "many"), "plain number", "many"),
        (BOXES, "- [x] Yes\n- [x] No", "both ticked", "Yes; No"),
        (BOXES, "- [ ] Yes\n- [x] Mostly", "no such box", "- [x] Mostly"),
        (
            "[beds:new]` (beds) |\n| --- |\n| <br> |",
            "[cots:new]` |\n| --- |\n| 40 |",
            "asks no such question",
            "40",
        ),
        (
            "How many?",
            "How many?\n\nForty, we think.",
            "above the place",
            "Forty, we think.",
        ),
        (
            STATES + DOTS,
            f"- [x] We do not know. Ask: {DOTS}",
            "nobody is named",
            "We do not know. Ask:",
        ),
        (
            "# Questions",
            "Sent from my phone\n\n# Questions",
            "no place",
            "Sent from my phone",
        ),
        (
            "| Site \\* | Keeper | Open at night | Beds (beds) |",
            "| Site \\* |",
            "other cells",
            None,
        ),
    ],
)
def test_what_is_not_understood_is_kept_with_its_place_and_the_reason(
    old: str, new: str, words: str, kept: str | None
) -> None:
    """Somebody took the trouble to write it; nobody finds it again otherwise."""
    reading = forms.plan()
    text = forms.handout(reading)
    if kept is None:
        old = "| No. | Site \\* | Keeper |"
        new = "| No. | Site \\* |"
    assert old in text
    read = forms.account(text.replace(old, new, 1), reading)
    (first, *_) = read.of("refused")
    assert words in first.because
    assert first.place.startswith("line ")
    plan = forms.after(read, reading)
    assert plan.answers == {}
    if kept is not None:
        assert [one.value for one in plan.set_aside] == [kept]


def test_what_stands_printed_is_no_answer_where_the_form_lost_lines() -> None:
    """A title or sign that is gone must not lend one question's words to another."""
    reading = forms.plan({"beds": "40", "ways": ["sms"]})
    lines = forms.handout(reading).split("\n")
    for number, line in enumerate(lines):
        if line.startswith(("###", "**Answer", "| Answer", "| Part", "| No")):
            torn = "\n".join([*lines[:number], *lines[number + 1 :]])
            assert not forms.account(torn, reading).of("new", "change"), line


@pytest.mark.parametrize(
    ("typed", "state", "said"),
    [
        ("- [x] We do not know. Ask: the fire brigade", "asked", "the fire brigade"),
        ("- [ ] We do not know. Ask: fire brigade …………", "asked", "fire brigade"),
        ("☒ We do not know. Ask:\n\nfire brigade", "asked", "fire brigade"),
        ("- [x] We do not know. Ask: jana kovac", "asked", "p-jana"),
        (
            "- [x] It does not apply to us, because: we have none",
            "not-applicable",
            "we have none",
        ),
    ],
)
def test_who_does_not_know_has_answered_too(typed: str, state: str, said: str) -> None:
    """More often than anything else officials write whom they would ask."""
    reading = forms.plan()
    text = forms.handout(reading)
    line = f"- [ ] {typed.split('] ')[-1].split('☒ ')[-1].split(':')[0]}: {DOTS}"
    assert line in text
    answer = forms.after(
        forms.account(text.replace(line, typed, 1), reading), reading
    ).answer("open")
    assert answer.state == state
    assert said == (answer.asked.whom if answer.asked else answer.reason)


def test_of_two_ways_to_answer_the_one_that_is_not_taken_is_kept() -> None:
    """Two people filled in one form, and nobody is to be overheard."""
    reading = forms.plan()
    text = forms.handout(reading)
    for box, said in (
        ("We do not know. Ask", "the fire brigade"),
        (NOT_FOR_US, "none"),
    ):
        assert f"- [ ] {box}: {DOTS}" in text
        text = text.replace(f"- [ ] {box}: {DOTS}", f"- [x] {box}: {said}")
    text = text.replace(f"- [ ] {SETTLED_BOX}", f"- [x] {SETTLED_BOX}")
    read = forms.account(text, reading)
    plan = forms.after(read, reading)
    assert {one.state for one in plan.answers.values()} == {"asked"}
    kept = [str(one.value) for one in plan.set_aside]
    assert kept.count(SETTLED_BOX) == text.count(SETTLED_BOX) > 0
    assert kept.count(f"{NOT_FOR_US}: none") == len(plan.answers)


def test_a_draft_stays_a_draft_and_a_draft_can_be_confirmed() -> None:
    """Two boxes say how far an answer stands."""
    reading = forms.plan()
    text = forms.handout(reading).replace(BOXES, "- [x] Yes\n- [ ] No")
    text = text.replace("- [ ] This is only a draft.", "- [x] This is only a draft.")
    assert forms.after(forms.account(text, reading), reading).answer("open").state == (
        "draft"
    )
    reading = forms.plan({"beds": "40"})
    text = forms.handout(reading).replace("- [ ] It is right", "- [x] It is right")
    plan = forms.after(forms.account(text, reading), reading)
    assert plan.answer("beds").state == "done"
    assert plan.answer("beds").value == "40"
    rows = forms.cells_of(plan, "sites")
    assert rows == [{"site": "Main school"}, {"site": "Hall"}]


WHO = "| Lead | <br> | <br> | <br> |"


def test_somebody_whom_the_directory_does_not_know_is_entered() -> None:
    """A department names its own people, with their numbers."""
    reading = forms.plan()
    text = (
        forms.handout(reading)
        .replace(
            WHO, "| Lead | Eva Malá | Clerk, City | +421 900 1 (at night), eva@x.sk |"
        )
        .replace("| Deputy 1 | <br>", "| Deputy 1 | jana kovac")
    )
    plan = forms.after(forms.account(text, reading), reading)
    value: Any = plan.answer("who").value
    assert value["deputies"] == ["p-jana"]
    person = plan.people[value["lead"]]
    assert (person.name, person.post, person.organisation) == (
        "Eva Malá",
        "Clerk",
        "City",
    )
    assert [(one.number, one.for_) for one in person.numbers] == [
        ("+421 900 1", "at night")
    ]
    assert person.email == "eva@x.sk"


def test_a_known_person_with_other_numbers_is_a_question_not_a_change() -> None:
    """A form that is a month old may know less than the directory."""
    reading = forms.plan()
    text = forms.handout(reading).replace(
        WHO, "| Lead | Jana Kováč | Mayor | +421 900 1 |"
    )
    read = forms.account(text, reading)
    assert [one.outcome for one in read.entries] == ["new", "clash"]
    assert forms.after(read, reading).people["p-jana"].post == "Press officer"
    assert forms.after(read, reading, read.possible).people["p-jana"].post == "Mayor"


def test_two_people_of_one_name_are_not_told_apart_by_guessing() -> None:
    """The sentence says how to write which one is meant."""
    reading = forms.plan()
    text = forms.handout(reading)
    (entry,) = forms.account(
        text.replace(WHO, "| Lead | Ivan Horák | | |"), reading
    ).entries
    assert "(p-ivan)" in entry.because
    meant = text.replace(WHO, "| Lead | Ivan Horák (p-ivan2) | | |")
    value: Any = forms.after(forms.account(meant, reading), reading).answer("who").value
    assert value["lead"] == "p-ivan2"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("plan of Bratislava", "plan of Trnava", "made for the plan of Trnava"),
        ("playbook example/floods", "playbook example/fires", "example/fires"),
    ],
)
def test_a_form_of_another_plan_is_refused(old: str, new: str, words: str) -> None:
    """The answers of one city must not slip into the plan of another."""
    reading = forms.plan()
    text = forms.handout(reading).replace(old, new)
    with pytest.raises(CannotReadError, match=words):
        forms.account(text, reading)


def test_a_form_of_another_edition_says_so() -> None:
    """Questions may have changed; what fits is taken all the same."""
    reading = forms.plan()
    text = forms.handout(reading).replace("edition 1.0.0,", "edition 0.9.0,")
    assert "edition 0.9.0" in forms.account(text, reading).remarks[0]
    assert "last line" in forms.account(text.split("Form for")[0], reading).remarks[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("…", "...").encode("cp1252"),
        lambda text: text.replace("'", "’").encode(),
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()).encode(),
    ],
    ids=["BOM", "CRLF", "UTF-16", "Windows-1252", "smart quotes", "quoted in a mail"],
)
def test_what_programs_do_to_a_text_file_does_no_harm(
    change: Callable[[str], bytes],
) -> None:
    """Forms travel through mail programs and old editors."""
    reading = forms.plan()
    text = forms.handout(reading).replace(BEDS, BEDS.replace("<br>", "40"))
    read = forms.account(change(text), reading)
    assert [(one.item, one.said) for one in read.entries] == [("beds", "40 beds")]


@pytest.mark.parametrize(
    "begins",
    [
        "",
        "[",
        "- [",
        "#",
        "1.",
        "|",
        "| a |\n",
        "Answer",
        "[beds",
        "<br",
        "**",
        "x",
        "…",
    ],
)
def test_a_line_of_blanks_takes_no_longer_than_other_lines(begins: str) -> None:
    """A square of the length would take an hour; a damaged file brings such lines."""
    reading = forms.plan()
    text = forms.handout(reading).replace(
        BOXES, f"{BOXES}\n{begins}{' ' * 200_000}.\n\n"
    )
    read = forms.account(text, reading)
    assert len(read.entries) <= 1


def test_a_handout_says_nothing_of_other_roles_and_narrower_circles() -> None:
    """The form goes through many hands."""
    reading = forms.plan({"beds": "4711"})
    answers = {**reading.plan.answers}
    answers["beds"] = answers["beds"].model_copy(update={"marking": "red"})
    answers["motto"] = answers["motto"] if "motto" in answers else answers["beds"]
    secret = Reading(
        reading.plan.changed(answers={"beds": answers["beds"]}),
        reading.playbook,
        reading.today,
    )
    text = forms.handout(secret)
    assert "4711" not in text
    assert "[beds:" not in text
    assert "4711" in forms.handout(secret, "red")


def test_a_word_form_is_understood_though_its_tables_were_torn() -> None:
    """Cells are made one, a table is cut in two, rows are copied with their signs."""
    reading = forms.plan({"sites": {"rows": {"r-1": {"site": "Depot"}}}})
    document = docx.Document(BytesIO(forms.word(forms.handout(reading), reading)))
    table = next(t for t in document.tables if t.cell(0, 0).text == "No.")
    depot = next(row for row in table.rows if row.cells[1].text == "Depot")
    copied = deepcopy(depot._tr)
    depot._tr.addnext(copied)
    rows = table.rows
    rows[4].cells[1].text = "Zoo"  # the copy has the sign of the first
    rows[-1].cells[1].text = "Pool"
    last = deepcopy(table._tbl)
    for row in list(last.tr_lst)[:-1]:
        last.remove(row)
    table._tbl.remove(rows[-1]._tr)
    table._tbl.addnext(last)
    last.addprevious(document.add_paragraph("")._p)
    joined = table.rows[-1].cells
    joined[1].text = "Two in one"
    joined[1].merge(joined[2])
    made = BytesIO()
    document.save(made)
    read = forms.account(made.getvalue(), reading, "form.docx")
    assert [one.outcome for one in read.entries] == ["change", "refused"]
    assert "made one" in read.entries[1].because
    rows_ = forms.cells_of(forms.after(read, reading), "sites")
    assert rows_ == [{"site": "Depot"}, {"site": "Zoo"}, {"site": "Pool"}]


@pytest.mark.parametrize("carried", CARRIED)
def test_a_form_with_only_the_essential_is_taken_in_like_any_other(
    carried: str,
) -> None:
    """What it left out stays as it is in the plan, and nothing printed is an answer."""
    reading = forms.plan()
    options = Options(owner="boss", essential=True)
    text = render("handout", reading, audience="amber", now=town.NOW, options=options)
    essential = [item.id for item in reading.gaps if item.essential]
    others = len([one for one in reading.gaps if reading.owner(one) == "boss"]) - 1
    assert essential == ["open"]
    assert f"1 essential question is open. {others} others can wait" in text
    assert text.count("### ") == 1
    content, name = CARRIED[carried](text.replace("- [ ] Yes", "- [x] Yes"), reading)
    read = forms.account(content, reading, name)
    assert [(one.item, one.outcome) for one in read.entries] == [("open", "new")]
    assert read.remarks == ()


@pytest.mark.parametrize("carried", CARRIED)
def test_a_form_for_whoever_was_asked_is_taken_in_like_any_other(carried: str) -> None:
    """They answer what they were asked for, and nobody waits for them any longer."""
    empty = forms.plan()
    asked = Answer(state="asked", asked=Asked(whom="HR", on="2026-11-01"))
    answers = {"open": asked, "who": asked}
    reading = Reading(empty.plan.changed(answers=answers), empty.playbook, empty.today)
    options = Options(asked="HR")
    text = render("handout", reading, audience="amber", now=town.NOW, options=options)
    assert text.count("### ") == len(answers)
    assert WHO in text
    text = text.replace("- [ ] Yes", "- [x] Yes").replace(
        WHO, "| Lead | Eva Malá | Clerk | +421 900 1 |"
    )
    content, name = CARRIED[carried](text, reading)
    read = forms.account(content, reading, name)
    assert read.remarks == ()
    assert {(one.item, one.outcome) for one in read.entries} == {
        ("open", "new"),
        ("who", "new"),
    }
    plan = forms.after(read, reading)
    assert {one.state for one in plan.answers.values()} == {"done"}
    assert {one.asked for one in plan.answers.values()} == {None}
    assert "Eva Malá" in {one.name for one in plan.people.values()}
    assert plan.set_aside == ()
