"""Adoption, exercises and forgetting, in lines that read well aloud."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crisisplan.domain.plan import Answer
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.line.conftest import Talked


def test_who_thinks_better_of_it_adopts_nothing(
    talk: Talked, session: PlanSession
) -> None:
    """The last question is a plain yes or no."""
    said = talk("/adopt", "Council", "1/2026", "", "2099-01-01", "", "no")
    assert "still to come" in said.text
    assert "1 essential point is open." in said.text
    assert "Nothing was adopted." in said.text
    assert session.plan.adopted is None


def test_nothing_is_asked_where_nothing_can_be_adopted(talk: Talked) -> None:
    """Four answers given for nothing annoy, in lines more than on a screen."""
    said = talk("/adopt", "Council", "1/2026", "", "", "yes", "/adopt")
    assert said.text.count("Which body adopted it?") == 1
    assert "so there is nothing to adopt." in said.text


def test_an_exercise_is_told_question_by_question(
    talk: Talked, session: PlanSession
) -> None:
    """A slip in one line is mended in that line, and nothing before it is lost."""
    said = talk(
        *("/record", "exercise", "soon", "2026-05-04", "Police; jana kováč"),
        *("Too slow", "nothing like it", "beds", "king", "Spokesperson", "", ""),
        *("/findings", "1", "yes", "/findings", "1", "yes"),
    )
    assert "No question is called 'nothing like it'." in said.text
    assert "'king' is no role here." in said.text
    assert "Recorded: Exercise on 2026-05-04, 1 finding." in said.text
    assert "Closed: Too slow" in said.text
    assert "Open again: Too slow" in said.text
    (kept,) = session.plan.activity
    assert kept.with_ == ("police", "p-jana")
    assert kept.findings[0].items == ("beds",)


def test_a_person_is_forgotten_after_two_questions(
    talk: Talked, session: PlanSession, saved: Callable[[str], Answer]
) -> None:
    """The first says whom, the second what becomes of free text."""
    said = talk("g words", "Call Jana Kováč", ".", "/forget jana", "yes", "yes")
    assert "Free text names them:" in said.text
    assert "Jana Kováč is forgotten in the plan and its copy." in said.text
    assert saved("words").value == "Call [removed]"
    assert "p-jana" not in session.plan.people


def test_what_was_read_is_said_where_it_stands(talk: Talked) -> None:
    """Whoever comes next hears that it was looked at, and by whom."""
    said = talk("450", "b", "/holds", "451", "b", "g last", "/holds")
    assert "Read through by Ann on 2026-11-22, and it holds." in said.text
    assert "the answer has changed since." in said.text
    assert "There is no answer yet that could hold." in said.text


def test_the_facts_about_a_plan_are_asked_one_by_one(
    talk: Talked, session: PlanSession
) -> None:
    """A slip in one of them is mended there; the others stay."""
    said = talk(
        *("/about", "", "Atlantis", "SK", "475503", "", "City office", "b"),
        *("/distribution", "Mayor; plam", "Mayor; plan; red; 2"),
        *("/distribution", "1", "Mayor; action-cards", "/distribution", "1", "-"),
        "u",
    )
    assert "Letterhead of documents: not said" in said.text
    assert "Write the country as two letters" in said.text
    assert "Did you mean 'plan'?" in said.text
    assert "Undone: the distribution list." in said.text
    city = session.plan.city
    assert (city.country, city.population) == ("SK", 475503)
    assert city.letterhead == "City office"
    (line,) = session.plan.distribution
    assert (line.to, line.document) == ("Mayor", "action-cards")


TOLD = ("/record exercise", "", "Police", "Too slow", "beds", "", "", "No map")


@pytest.mark.parametrize("cut", [["b"], ["q"], []])
def test_a_record_that_is_cut_off_keeps_what_was_told(
    talk: Talked, session: PlanSession, path: Path, cut: list[str]
) -> None:
    """Somebody is called away in the second finding, or a file ends there."""
    said = talk(*TOLD, *cut)
    assert "Recorded: Exercise on 2026-11-22, 2 findings. The last one: No map." in (
        said.text
    )
    assert "u takes it back." in said.text
    (kept,) = read_plan(path).plan.activity
    assert [one.text for one in kept.findings] == ["Too slow", "No map"]
    assert said.left.refused == (not cut)
    assert session.undo() == "Undone: the record of an exercise on 2026-11-22."


@pytest.mark.parametrize("cut", [["b"], ["q"], []])
def test_a_day_alone_is_no_record(
    talk: Talked, session: PlanSession, cut: list[str]
) -> None:
    """Whoever leaves before anything was told is told that as well."""
    said = talk("/record exercise", "", *cut)
    assert "Nothing was recorded." in said.text
    assert said.left.refused == (not cut)
    assert session.plan.activity == ()


def test_a_day_of_review_that_is_past_is_mended_where_it_is_asked(
    talk: Talked, session: PlanSession
) -> None:
    """At the end everything that was told would be gone with it."""
    said = talk("/record review", "", "Police", "", "2020-01-01", "2027-01-01")
    assert "The day 2020-01-01 is past." in said.text
    assert session.plan.review_by == "2027-01-01"


def test_a_number_is_nobody_who_gets_a_document(
    talk: Talked, session: PlanSession
) -> None:
    """A slip of the list is not a name on the distribution list."""
    said = talk("/distribution", "4", "b")
    assert "4 is a number, not a name." in said.text
    assert session.plan.distribution == ()
