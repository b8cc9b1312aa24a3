"""Where the plan stands, read out: the same as on the screen, with ways to go."""

import pytest

from crisisplan.domain.adoption import TypedAdoption
from crisisplan.domain.directory import Holders, Number, Person
from crisisplan.domain.overview import Part, overview
from crisisplan.domain.points import Scope
from crisisplan.domain.recording import TypedActivity, TypedFinding
from crisisplan.domain.upkeep import HOLD_IT
from crisisplan.session.plan_session import PlanSession
from tests.line.conftest import Talked, converse

PARTS = (
    "short",
    "next",
    "chapters",
    "phases",
    "essential",
    "people",
    "duties",
    "findings",
    "upkeep",
)


def part_number(session: PlanSession, key: str) -> str:
    """Give the number under which a part is offered, behind the steps."""
    steps = sum(one.to is not None for one in part(session, "next").points)
    others = [one for one in PARTS if one != "next"]
    return str(steps + others.index(key) + 1)


def part(session: PlanSession, key: str) -> Part:
    """Give a part of where the plan stands."""
    parts = overview(Scope.whole(session.reading))
    assert tuple(one.key for one in parts) == PARTS
    return next(one for one in parts if one.key == key)


def test_it_counts_and_gives_no_verdict(talk: Talked) -> None:
    """No false security: the word "ready" is never said."""
    text = talk("450", "s").text
    assert "All, 6 percent: 1 of 16 answered, 1 settled." in text
    assert "4. Answer “Open” (Head of crisis): it is essential, and open." in text
    assert "An area: 1 of 15" not in text
    assert "ready" not in text.casefold()


@pytest.mark.parametrize("key", PARTS)
def test_lines_say_all_that_the_screen_shows(session: PlanSession, key: str) -> None:
    """Who cannot see the bars hears the same counts."""
    found = part(session, key)
    said = converse(
        session, "s", *([] if key == "next" else [part_number(session, key)])
    )
    for point in found.points:
        assert point.sentence in said.text
    if key != "next":
        assert found.about in said.text


@pytest.mark.parametrize(
    ("key", "sentence", "heard"),
    [
        ("next", "Answer “Open”", "4 of 16, An area. Open."),
        ("essential", "“Open”", "4 of 16, An area. Open."),
        ("chapters", "The end", "1 of 1, The end. Last."),
        ("phases", "First hour", "4 of 16, An area. Open."),
        ("people", "Jana Kováč", "Jana Kováč, Press officer, no number yet"),
        ("duties", "Spokesperson", "Spokesperson: who leads, and who stands in?"),
        ("upkeep", "No day is set", "Until when does the plan hold? Now: no date."),
        ("upkeep", "Plan an exercise", f"{HOLD_IT} On which day was it?"),
        ("findings", "See to what was", "The keys were lost. Was it seen to?"),
    ],
)
def test_every_sentence_leads_where_something_is_done_about_it(
    session: PlanSession, key: str, sentence: str, heard: str
) -> None:
    """From a gap to the question that closes it is one number."""
    found = TypedFinding("The keys were lost")
    session.record(TypedActivity("review", "1.11.2026", findings=(found,)))
    points = [point for point in part(session, key).points if point.to]
    number = next(
        place for place, one in enumerate(points, 1) if one.text.startswith(sentence)
    )
    way = ["s", *([] if key == "next" else [part_number(session, key)]), str(number)]
    said = converse(session, *way)
    assert heard in said.text.rpartition("Write a number")[2]


def test_a_long_list_is_read_out_in_pieces(session: PlanSession) -> None:
    """Nobody listens to forty names before the first can be chosen."""
    for number in range(40):
        session.put_person(Person(name=f"Somebody {number:02}"), f"p-{number:02}")
    said = converse(
        session, "s", part_number(session, "people"), "more", "more", "somebody 39"
    )
    first, second = said.text.split("26 more")
    assert "Somebody 39" not in first
    assert "Somebody 39, no number yet" in second


def test_a_name_that_commands_the_terminal_is_read_out(session: PlanSession) -> None:
    """A name is text, in every list where it stands."""
    bad = "[/x] \x1b[2J\u202e"
    session.put_person(Person(name=bad, numbers=(Number(number="1"),)), "p-bad")
    session.assign("boss", Holders(lead="p-bad", deputies=("p-bad",)))
    said = converse(
        session,
        "s",
        part_number(session, "people"),
        "",
        "s",
        part_number(session, "duties"),
        "",
    )
    assert "[/x]" in said.text
    assert not {"\x1b", "\u202e"} & set(said.text)


def test_a_post_that_changed_hands_is_known_from_the_version_that_was_kept(
    session: PlanSession,
) -> None:
    """The council adopted a plan in which somebody else answers the telephone."""
    session.assign("spokesperson", Holders(lead="p-jana", deputies=("p-ivan",)))
    session.adopt(TypedAdoption("Ann", "City council", "1/2026", "2026-11-22"))
    assert (
        "version 1 and is"
        not in converse(session, "s", part_number(session, "duties")).text
    )
    session.assign("spokesperson", Holders(lead="p-ivan", deputies=("p-jana",)))
    said = converse(session, "s", part_number(session, "duties")).text
    assert "Spokesperson was Jana Kováč in version 1 and is Ivan Horák now." in said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("g beds", "450"), ("", "450"), ("b", "450"), ("q", None)],
)
def test_what_is_no_number_of_the_list_is_heard_as_what_comes_next(
    session: PlanSession, typed: str, kept: str | None
) -> None:
    """Answers from a file are not swallowed by a list that was read out."""
    said = converse(session, "s", typed, "450")
    assert session.plan.answer("beds").value == kept
    assert said.left.refused == 0


def test_a_number_that_is_not_in_the_list_is_refused_and_answers_no_question(
    session: PlanSession,
) -> None:
    """The mayor's statement is not "99" because a list ended at 15."""
    said = converse(session, "s", "99", "g say", "g beds", "450")
    assert "There is no 99. Write 1 to " in said.text
    assert session.plan.answer("say").value is None
    assert session.plan.answer("beds").value == "450"
    assert said.left.refused == 1
