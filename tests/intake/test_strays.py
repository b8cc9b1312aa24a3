"""Words beside the places of a form are kept and said, whoever wrote them where."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest

from crisisplan.domain.plan import Plan
from crisisplan.export.options import Options
from tests import build
from tests.intake import forms

DOTS = "………………………………………………"
PARTS = "| Part | Answer |\n| --- | --- |\n| Checked on \\* | <br> |"
WHERE = "| Where | <br> |"
CARD = "**Answer** `[card:new]`"
ASK = f"- [ ] We do not know. Ask: {DOTS}"
NOT_US = f"- [ ] It does not apply to us, because: {DOTS}"


def at(title: str, *swaps: tuple[str, str]) -> str:
    """Give the empty form with words swapped at one question."""
    text = forms.handout(forms.plan())
    head, begin, rest = text.partition(f" {title}\n")
    for old, new in swaps:
        assert old in rest, old
        rest = rest.replace(old, new, 1)
    return f"{head}{begin}{rest}"


def taken_in(text: str) -> Plan:
    """Give the empty plan once a form is taken in."""
    reading = forms.plan()
    return forms.after(forms.account(text, reading), reading)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (CARD, f"School, we think.\n\n{CARD}"),
        (CARD, f"{CARD}\n\nSchool, we think."),
        (CARD, f"{CARD} School, we think."),
        (WHERE, f"{WHERE}\n\nSchool, we think."),
        ("**Or, and besides:**", "**Or, and besides:** School, we think."),
        (f"{PARTS}\n{WHERE}", "School, we think."),
    ],
    ids=["above", "between", "on the line", "below", "behind", "instead"],
)
@pytest.mark.parametrize("filled", [False, True])
def test_words_beside_the_cells_of_an_answer_are_set_aside(
    old: str, new: str, *, filled: bool
) -> None:
    """Whoever finds the cells too small writes beside them."""
    swaps = [(old, new)]
    if filled and "Checked" not in old:
        swaps.append(("| Checked on \\* | <br> |", "| Checked on | 2026-10-01 |"))
    plan = taken_in(at("13. Card", *swaps))
    (kept,) = plan.set_aside
    assert kept.item == "card"
    assert str(kept.value).endswith("School, we think.")
    wanted = {"card": {"at": "2026-10-01"}} if len(swaps) > 1 else {}
    assert {key: one.value for key, one in plan.answers.items()} == wanted


def test_words_beside_the_cells_for_people_are_no_name() -> None:
    """And they are not lost with a table that was taken out."""
    table = "| Who | Name | Post and organisation | Numbers and e-mail |"
    plan = taken_in(at("9. Who", (table, f"Ask Eva.\n\n{table}")))
    assert [one.value for one in plan.set_aside] == ["Ask Eva."]


def block(text: str, number: int) -> tuple[str, str, str]:
    """Give what stands before a question, the question, and what stands behind."""
    start, end = text.index(f"### {number}. "), text.index(f"### {number + 1}. ")
    return text[:start], text[start:end], text[end:]


BEDS = "| Answer `[beds:new]` (beds) |\n| --- |\n| <br>"


@pytest.mark.parametrize(
    ("first", "second", "value", "kept"),
    [
        ("40", "45", "40", ["45"]),
        ("40", "40", "40", []),
        ("<br>", "45", "45", []),
        ("40", "<br>", "40", []),
    ],
)
def test_of_a_question_that_stands_twice_neither_answer_is_lost(
    first: str, second: str, value: str, kept: list[str]
) -> None:
    """Two people's forms were made one, and the first is no better than the second."""
    before, beds, behind = block(forms.handout(forms.plan()), 2)
    assert BEDS in beds
    one, two = (beds.replace("| <br>", f"| {text}") for text in (first, second))
    plan = taken_in(before + one + two + behind)
    assert plan.answer("beds").value == value
    assert [kept_.value for kept_ in plan.set_aside] == kept


def test_the_second_copy_adds_its_note_and_keeps_its_boxes_and_rows() -> None:
    """A copy holds more than cells."""
    text = forms.handout(forms.plan())
    before, sites, behind = block(text, 14)
    one = sites.replace("| 3 | <br>", "| 3 | Depot")
    two = sites.replace("| 3 | <br>", "| 3 | Zoo").replace(
        f"**Note:** {DOTS}", "**Note:** Call first."
    )
    plan = taken_in(before + one + two + behind)
    assert forms.cells_of(plan, "sites") == [{"site": "Depot"}]
    assert plan.answer("sites").note == "Call first."
    assert [one.value for one in plan.set_aside] == ["Zoo"]
    assert "second time" in plan.set_aside[0].because


def test_boxes_of_a_second_copy_are_kept_by_their_words() -> None:
    """Yes in one and No in the other is not both in one."""
    before, question, behind = block(forms.handout(forms.plan()), 1)
    one, two = (
        question.replace(f"- [ ] {word}", f"- [x] {word}") for word in ("Yes", "No")
    )
    plan = taken_in(before + one + two + behind)
    assert plan.answer("open").value == "yes"
    assert [one.value for one in plan.set_aside] == ["No"]


@pytest.mark.parametrize(
    ("line", "box", "field"),
    [
        (ASK, "We do not know. Ask:", "asked"),
        (NOT_US, "It does not apply to us, because:", "reason"),
    ],
)
def test_a_second_line_of_the_same_box_is_kept(line: str, box: str, field: str) -> None:
    """Two offices may know it, and two reasons may hold."""
    plan = taken_in(at("2. Beds", (line, f"- [x] {box} HR\n- [x] {box} Police")))
    said: Any = getattr(plan.answer("beds"), field)
    assert getattr(said, "whom", said) == "HR"
    assert [one.value for one in plan.set_aside] == [f"{box} Police"]


EMPTY_HEAD = "| <br> | <br> | <br> | <br> |\n\n"
_HEAD = "| <br> | <br> | <br> | 2026-12-18 |"


@pytest.mark.parametrize(
    ("head", "by", "kept"),
    [
        ("| Eva | 20 May | <br> | <br> |", "Eva, 20 May", []),
        ("| <br> | 20 May | HR | Friday |", "", ["20 May\nHR\nFriday"]),
        ("| Eva | <br> | Ivan, Head of crisis | 1 June |", "Eva", ["1 June"]),
    ],
)
def test_nothing_in_the_head_of_a_form_is_thrown_away(
    head: str, by: str, kept: list[str]
) -> None:
    """The day goes with the name; whoever keeps the plan stands there printed."""
    reading = forms.plan()
    keeper = {"keeper": "boss"}
    reading = type(reading)(
        reading.plan, reading.playbook.model_copy(update=keeper), reading.today
    )
    text = forms.handout(forms.plan()).replace(EMPTY_HEAD, f"{head}\n\n", 1)
    assert head in text
    read = forms.account(text, reading)
    assert read.by == by
    assert [one.kept for one in read.entries] == kept


@pytest.mark.parametrize("name", ["f.md", "f.docx"])
def test_what_is_printed_above_the_questions_is_nobodys_word(name: str) -> None:
    """A form that nobody touched brings nothing back."""
    empty = forms.plan()
    roles = {**empty.playbook.roles, "clerk": "Clerk"}
    about = "What to do when *water* rises."
    says: dict[str, Any] = {"keeper": "clerk", "roles": roles, "summary": about}
    jana = {"name": "Jana", "numbers": [{"number": "0555 100 101"}]}
    held: dict[str, Any] = {
        "people": {"p-jana": jana},
        "roles": {"clerk": {"lead": "p-jana"}},
    }
    reading = type(empty)(
        build.plan(**held), empty.playbook.model_copy(update=says), empty.today
    )
    text = forms.handout(reading)
    assert "If something is unclear, call Jana, 0555 100 101." in text
    assert "What to do when" in text
    form = forms.word(text, reading) if name.endswith("docx") else text
    assert not forms.account(form, reading, name).entries


def test_the_day_until_which_a_form_is_wanted_back_is_nobodys_word() -> None:
    """It stands printed there; written elsewhere in the head, a day is kept."""
    empty, day = forms.plan(), date(2026, 12, 18)
    wish = Options(owner="boss", back_by=day)
    text = forms.handout(empty, options=wish)
    assert _HEAD in text
    for name in ("f.md", "f.docx"):
        form = forms.word(text, empty) if name.endswith("docx") else text
        assert not forms.account(form, empty, name).entries
    for head, kept in (
        ("| <br> | 2026-12-01 | <br> | 2026-12-18 |", "2026-12-01"),
        ("| <br> | <br> | <br> | 2026-12-24 |", "2026-12-24"),
        ("| <br> | <br> | <br> | 2026-12-18, too early |", "2026-12-18, too early"),
    ):
        (entry,) = forms.account(text.replace(_HEAD, head), empty).entries
        assert entry.kept == kept


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("| 3 | <br>", "| Depot | <br>", "Depot"),
        ("| 3 | <br>", "| 3 Depot | Hut", "3 Depot"),
        ("| No. | Site", "| Order | Site", "Order"),
    ],
)
def test_words_in_the_column_with_the_numbers_are_kept(
    old: str, new: str, kept: str
) -> None:
    """It is the first column, and some begin there; the rows keep their signs."""
    plan = taken_in(at("14. Sites", (old, new), ("Main school", "Old school")))
    assert [one.value for one in plan.set_aside] == [kept]
    rows = forms.cells_of(plan, "sites")
    assert rows[0] == {"site": "Old school"}
    assert len(rows) <= 2


def footed(write: Callable[[Any], None]) -> bytes:
    """Give the empty Word form after somebody wrote into its margins."""
    reading = forms.plan()
    document = docx.Document(BytesIO(forms.word(forms.handout(reading), reading)))
    write(document.sections[0])
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _add(section: Any) -> None:
    section.footer.paragraphs[0].add_run(" Ask Eva.")
    section.header.add_paragraph("Urgent!")


@pytest.mark.parametrize(
    ("write", "kept"),
    [(_add, {"Ask Eva.", "Urgent!"}), (lambda _: None, set())],
    ids=["written", "printed"],
)
def test_words_in_the_margins_of_a_word_form_are_kept(
    write: Callable[[Any], None], kept: set[str]
) -> None:
    """What we print there ourselves is nobody's word."""
    reading = forms.plan()
    read = forms.account(footed(write), reading, "f.docx")
    assert {one.kept for one in read.entries} == kept


def test_words_behind_the_sign_of_an_unknown_question_are_kept() -> None:
    """The line looks like ours, and the answer on it is not."""
    plan = taken_in(at("13. Card", (CARD, "**Answer** `[cardd:new]` At the school.")))
    assert "At the school." in str([one.value for one in plan.set_aside])
