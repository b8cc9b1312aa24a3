"""What a form says beside the plan is set aside whole, and can be put back."""

import re
from typing import Any

import pytest

from crisisplan.domain import aside
from crisisplan.domain.aside_people import waiting
from crisisplan.domain.directory import Number
from crisisplan.domain.plan import Answer, Asked
from crisisplan.domain.standing import Reading
from tests.intake import forms

WHO = "| Lead | <br> | <br> | <br> |\n| Deputy 1 | <br> | <br> | <br> |"
EVA = "| Lead | Eva Malá | Clerk, City | +421 900 1 |\n| Deputy 1 | Ján Veľký | | |"
DOTS = "………………………………………………"


def who_form(*more: tuple[str, str]) -> str:
    """Give the empty form with two people written at its question about people."""
    text = forms.handout(forms.plan())
    head, begin, rest = text.partition("### 9. Who")
    for old, new in ((WHO, EVA), *more):
        assert old in rest
        rest = rest.replace(old, new, 1)
    return f"{head}{begin}{rest}"


def clashed(text: str, now: dict[str, Any]) -> Reading:
    """Give the plan that was answered meanwhile, once the form is taken in."""
    reading = forms.plan(now, state="done")
    plan = forms.after(forms.account(text, reading), reading)
    return Reading(plan, reading.playbook, reading.today)


IVAN = {"who": {"lead": "p-ivan", "deputies": []}}


def test_a_clash_keeps_the_people_the_note_and_who_is_to_be_asked() -> None:
    """Whoever filled the form in wrote more than an answer."""
    text = who_form(
        (f"- [ ] We do not know. Ask: {DOTS}", "- [x] We do not know. Ask: HR"),
        (f"**Note:** {DOTS}", "**Note:** Eva leaves in March, then ask HR."),
    )
    now = clashed(text, IVAN)
    (kept,) = now.plan.set_aside
    value: Any = kept.value
    assert value["note"] == "Eva leaves in March, then ask HR."
    assert value["asked"] == {"whom": "HR", "on": "2026-11-22"}
    assert value["state"] == "asked"
    people = waiting(kept)
    names = [people[one].name for one in (value["value"]["lead"], *people)]
    assert names == ["Eva Malá", "Eva Malá", "Ján Veľký"]
    assert people[value["value"]["lead"]].numbers == (Number(number="+421 900 1"),)
    assert not people.keys() & now.plan.people.keys(), "nobody took them in"
    said = aside.said(now, kept)
    assert "Eva Malá; stands in: Ján Veľký" in said
    assert "ask: HR" in said
    answer = aside.put_back(now, 0, forms.signed).answer("who")
    assert (answer.state, answer.note) == ("asked", value["note"])


def test_who_is_asked_already_is_still_asked_in_what_is_set_aside() -> None:
    """The form names the same office as the plan, beside another answer."""
    text = who_form(
        (f"- [ ] We do not know. Ask: {DOTS}", "- [x] We do not know. Ask: HR")
    )
    reading = forms.plan(IVAN)
    asked = Asked(whom="HR", on="2026-11-01")
    held = reading.plan.answer("who").model_copy(
        update={"state": "asked", "asked": asked}
    )
    plan = reading.plan.with_answer("who", held)
    now = Reading(plan, reading.playbook, reading.today)
    (kept,) = forms.after(forms.account(text, now), now).set_aside
    value: Any = kept.value
    assert value["asked"] == {"whom": "HR", "on": "2026-11-01"}


def test_people_enter_the_directory_when_the_answer_is_put_back() -> None:
    """Until then they are said by their names, afterwards they are called by them."""
    now = clashed(who_form(), IVAN)
    (kept,) = now.plan.set_aside
    assert aside.said(now, kept) == "Eva Malá; stands in: Ján Veľký"
    plan = aside.put_back(now, 0, forms.signed)
    value: Any = plan.answer("who").value
    names = [plan.people[one].name for one in (value["lead"], *value["deputies"])]
    assert names == ["Eva Malá", "Ján Veľký"]
    assert plan.people[value["lead"]].post == "Clerk"
    assert [one.value for one in plan.set_aside] == [IVAN["who"]]


def test_whoever_was_entered_meanwhile_is_not_entered_twice() -> None:
    """The same person often stands in the answer that came first."""
    reading = clashed(who_form(), IVAN)
    (kept,) = reading.plan.set_aside
    eva, jan = waiting(kept).values()
    people = {**reading.plan.people, "p-eva": eva.model_copy(update={"post": "Boss"})}
    people["p-jan"] = jan.model_copy(update={"post": "Guard"})
    now = Reading(reading.plan.changed(people=people), reading.playbook, reading.today)
    plan = aside.put_back(now, 0, forms.signed)
    value: Any = plan.answer("who").value
    assert value["deputies"] == ["p-jan"]
    assert value["lead"] != "p-eva", "another post may be another person"
    assert plan.people[value["lead"]].post == "Clerk"


def test_the_same_clash_is_set_aside_once() -> None:
    """A mail with the form arrives twice more often than once."""
    now = clashed(who_form(), IVAN)
    again = forms.account(who_form(), now)
    assert len(forms.after(again, now).set_aside) == 1


def test_rows_that_clash_keep_the_people_in_their_cells() -> None:
    """A table names people too."""
    text = forms.handout(forms.plan()).replace(
        "| 3 | <br> | <br> |", "| 3 | Depot | Eva Malá |"
    )
    now = clashed(text, {"sites": {"rows": {"school": {"site": "Big school"}}}})
    (kept,) = now.plan.set_aside
    assert "Depot, Eva Malá" in aside.said(now, kept)
    plan = aside.put_back(now, 0, forms.signed)
    (depot,) = [one for one in forms.cells_of(plan, "sites") if one["site"] == "Depot"]
    assert plan.people[depot["keeper"]["lead"]].name == "Eva Malá"


def test_an_action_that_is_set_aside_says_that_it_was_settled() -> None:
    """A box has no value, and is a word all the same."""
    text = forms.handout(forms.plan()).replace("- [ ] Settled:", "- [x] Settled:")
    reading = forms.plan()
    without = Answer(state="not-applicable", reason="No siren.")
    plan = reading.plan.with_answer("call", without)
    now = Reading(plan, reading.playbook, reading.today)
    read = forms.account(text, now)
    assert [one.outcome for one in read.entries] == ["clash"]
    (kept,) = forms.after(read, now).set_aside
    assert kept.value == {"state": "done", "by": "Ann"}


@pytest.mark.parametrize(
    ("sign", "item", "words"),
    [
        (r"`\[beds:\w+\]`", "beds", "which question this belongs to"),
        (r"\\\[2zg6\\\]", "sites", "which row of the plan"),
    ],
)
def test_a_form_without_its_signs_is_not_said_to_be_older_than_the_plan(
    sign: str, item: str, words: str
) -> None:
    """Nobody can tell what the plan said when it was made."""
    text = forms.handout(forms.plan({"beds": "40"}))
    text = text.replace("| 40 |", "| 45 |").replace("| Main school", "| Old school")
    text, found = re.subn(sign, "", text)
    assert found == 1
    rows = {"rows": {"hall": {"site": "Town hall"}}}
    reading = forms.plan({"beds": "50", "sites": rows}, "done")
    reasons = {one.item: one.because for one in forms.account(text, reading).entries}
    assert words in reasons[item]
