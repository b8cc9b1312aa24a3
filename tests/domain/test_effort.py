from typing import Any

import pytest

from crisisplan.domain.effort import effort, say_effort, usual_chapters
from tests.build import item, playbook

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
            "23 questions, about an hour; 8 now",
        ),
        (
            [chapter("a", 300, 20), chapter("b", 780, 5)],
            "25 questions, about 18 hours; 25 essential first",
        ),
        ([chapter("a", 31, 2)], "2 questions, about 35 minutes; 2 essential first"),
        ([chapter("a", 30, 2)], "2 questions, about 30 minutes; 2 now"),
        ([chapter("a", 0, 2)], "2 questions; 2 essential first"),
        ([chapter("a", 89, 2)], "2 questions, about an hour; 2 essential first"),
        (
            [chapter("a", 20, 2), chapter("b", 40, 9, optional="yes")],
            "2 questions, about 20 minutes; 2 now",
        ),
    ],
)
def test_the_work_is_said_before_it_is_begun(
    chapters: list[dict[str, Any]], said: str
) -> None:
    """Who has an hour wants to know whether an hour is enough."""
    assert say_effort(effort(playbook(chapters=chapters))) == said


def test_chosen_chapters_count_and_blank_sheets_do_not() -> None:
    """What is chosen is work; what is printed empty is none."""
    optional = chapter("b", 40, 9, optional="yes")
    book = playbook(chapters=[chapter("a", 20, 2), optional])
    assert effort(book, usual_chapters(book, {"b"})).questions == 11
    assert effort(book, {"b"}).questions == 9
    assert say_effort(effort(playbook(item("q"), FORM))) == "1 question"
