from typing import Any

import pytest

from crisisplan.domain.beginning import as_begun
from crisisplan.domain.effort import effort, say_effort
from crisisplan.domain.plan import City
from tests.build import item, playbook, reading

FORM = item("log", "form", columns=[{"id": "t", "kind": "text", "title": "T"}])


def chapter(name: str, minutes: int, count: int, **keys: Any) -> dict[str, Any]:
    """Give a chapter of essential questions that takes some minutes."""
    items = [item(f"{name}-{n}", weight="essential") for n in range(count)]
    section = {"id": f"{name}-s", "title": "S", "minutes": minutes, "items": items}
    return {"id": name, "title": name, "sections": [section], **keys}


@pytest.mark.parametrize(
    ("chapters", "said"),
    [
        (
            [chapter("a", 20, 8), chapter("b", 40, 15)],
            "23 questions, about an hour; 23 essential first",
        ),
        (
            [chapter("a", 300, 20), chapter("b", 780, 5)],
            "25 questions, about 18 hours, shared among many; 25 essential first",
        ),
        ([chapter("a", 31, 2)], "2 questions, about 35 minutes; 2 essential first"),
        ([chapter("a", 0, 2)], "2 questions; 2 essential first"),
        ([chapter("a", 89, 2)], "2 questions, about an hour; 2 essential first"),
        (
            [chapter("a", 20, 2), chapter("b", 40, 9, optional="yes")],
            "2 questions, about 20 minutes; 2 essential first",
        ),
    ],
)
def test_the_work_is_said_before_it_is_begun(
    chapters: list[dict[str, Any]], said: str
) -> None:
    """Who has an hour wants to know whether an hour is enough."""
    assert say_effort(effort(as_begun(playbook(chapters=chapters)))) == said


def test_chosen_chapters_count_and_blank_sheets_do_not() -> None:
    """What is chosen is work; what is printed empty is none."""
    optional = chapter("b", 40, 9, optional="yes")
    book = playbook(chapters=[chapter("a", 20, 2), optional])
    assert effort(as_begun(book, more={"b"})).questions == 11
    assert effort(as_begun(book)).questions == 2
    assert say_effort(effort(as_begun(playbook(item("q"), FORM)))) == "1 question"


@pytest.mark.parametrize(
    ("population", "said"),
    [
        (4999, "1 question to begin with, 4 in all, about 35 minutes"),
        (5000, "2 questions to begin with, 6 in all, about 50 minutes"),
        (None, "2 questions to begin with, up to 6 in all, about 50 minutes"),
    ],
)
def test_what_the_city_is_not_asked_is_no_work_for_it(
    population: int | None, said: str
) -> None:
    """A village that is told eighteen hours does not begin what takes it three."""
    first, then = chapter("a", 30, 2), chapter("b", 20, 2)
    town = {"city": "population", "at_least": "5000"}
    more = [item(f"town-{n}", when=town) for n in range(2)]
    first["sections"][0]["items"] += [*more, FORM]
    begun = as_begun(
        playbook(chapters=[first, then], begin_with={"items": ["a-0", "town-0"]}),
        City(name="A", population=population),
    )
    assert say_effort(effort(begun)) == said


def test_only_what_nobody_said_about_the_city_makes_it_up_to() -> None:
    """What an answer may hide later is in the plan when it begins."""
    later = item("q2", when={"item": "q1", "is": "x"})
    abroad = item("q3", when={"city": "country", "is_not": "SK"})
    book = playbook(item("q1"), later, abroad)
    assert effort(as_begun(book)).at_most
    known = effort(as_begun(book, City(name="A", country="AT")))
    assert (known.questions, known.at_most) == (3, False)


def test_answers_that_were_taken_over_count_too() -> None:
    """A plan begun from an older one asks what its answers call for."""
    later = item("q2", when={"item": "q1", "answered": "yes"})
    book = playbook(item("q1"), later)
    assert effort(reading(book, {})).questions == 1
    assert effort(reading(book, {"q1": "Yes"})).questions == 2
