"""What is set aside is heard in words, and put back where it stood."""

from pathlib import Path

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.line.conftest import NOW, converse


def test_a_fact_about_the_city_is_heard_put_back_and_taken_back(
    session: PlanSession, path: Path
) -> None:
    """A letterhead is no answer, and comes back as an answer does."""
    other = PlanSession(read_plan(path), by="Ben", clock=lambda: NOW)
    other.set_city({"letterhead": "Town hall"})
    other.save()
    session.set_city({"letterhead": "City hall"})
    session.save()
    said = converse(session, "/set aside", "1", "1")
    assert "Letterhead of documents: Town hall instead of City hall" in said.text
    assert "It stands in the plan now." in said.text
    assert read_plan(path).plan.city.letterhead == "Town hall"
    assert read_plan(path).plan.set_aside[0].value == "City hall"
    converse(session, "u")
    assert read_plan(path).plan.city.letterhead == "City hall"


def test_what_cannot_be_put_back_says_why(session: PlanSession, path: Path) -> None:
    """The entry of somebody who was taken out of the directory since."""
    other = PlanSession(read_plan(path), by="Ben", clock=lambda: NOW)
    front = session.plan.people["p-office"]
    for one, post in ((other, "Porter"), (session, "Clerk")):
        one.put_person(front.model_copy(update={"post": post}), "p-office")
        one.save()
    session.remove_person("p-office")
    said = converse(session, "/set aside", "1", "1")
    assert "Front office: " in said.text
    assert "not in the directory any more" in said.text
    assert len(session.plan.set_aside) == 1
