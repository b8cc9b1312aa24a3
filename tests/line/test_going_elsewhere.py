"""A line that goes elsewhere is no answer to what is asked in between."""

from crisisplan.domain.directory import Person
from crisisplan.domain.items.table import stored_rows
from crisisplan.session.plan_session import PlanSession
from tests.line.conftest import Talked


def test_the_next_question_of_a_file_is_nobodys_post(
    talk: Talked, session: PlanSession
) -> None:
    """What is asked of somebody new stays open; the name is there."""
    said = talk("g who", "+Zora Malá", "g beds", "12")
    assert session.plan.answer("beds").value == "12"
    (zora,) = (one for one in session.plan.people.values() if one.name == "Zora Malá")
    assert (zora.post, zora.numbers) == ("", ())
    assert said.left.refused == 0


def test_the_next_question_of_a_file_is_no_part_of_a_row(
    talk: Talked, session: PlanSession
) -> None:
    """What was given of the row is kept, and the rest of it is open."""
    talk("g sites", "+", "Market", "g motto", "Together", "g card", "1", "g beds", "7")
    plan = session.plan
    assert plan.answer("motto").value == "Together"
    assert plan.answer("beds").value == "7"
    assert plan.answer("card").value is None
    assert {"site": "Market"} in stored_rows(plan.answer("sites").value or "").values()


def test_what_needed_a_choice_is_refused_and_the_others_go_on(
    talk: Talked, session: PlanSession
) -> None:
    """Two are called so: the rest of the file is not held up by them."""
    for key in ("p-1", "p-2"):
        session.put_person(Person(name="Anna Alt"), key)
    said = talk("g who", "Anna Alt", "g motto", "Together", "g beds", "9")
    assert session.plan.answer("motto").value == "Together"
    assert session.plan.answer("beds").value == "9"
    assert session.plan.answer("who").value is None
    assert "What was asked there is left open; nothing of it is noted." in said.text
    assert said.left.refused == 1


def test_a_question_that_takes_no_silence_is_left_too(
    talk: Talked, session: PlanSession
) -> None:
    """Whoever is asked why and goes elsewhere has given no reason."""
    said = talk("g motto", "/not applicable", "g beds", "5")
    assert session.plan.answer("motto").state == "todo"
    assert session.plan.answer("beds").value == "5"
    assert said.left.refused == 1


def test_a_text_that_a_file_does_not_end_is_a_refusal(talk: Talked) -> None:
    """It is kept as a draft, and whoever piped it in learns that it is one."""
    said = talk("g words", "First.", "g beds", "5")
    assert "Your text was not finished. It is kept as a draft." in said.text
    assert said.left.refused == 1
