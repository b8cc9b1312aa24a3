"""A review mark holds exactly as long as what was read is what stands there."""

from typing import Any

import pytest

from crisisplan.domain.playbook import Playbook
from crisisplan.domain.reviewing import review, say_review, still_holds
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError
from tests.build import TODAY, item, plan, playbook

COLUMNS = [{"id": "site", "kind": "text", "title": "Site"}]
ITEMS = [
    item("beds", "number", ask="How many?"),
    item("call", "action"),
    item("talks", "person", fills="spokesperson"),
    item("sites", "table", columns=COLUMNS),
    item("log", "form", columns=COLUMNS),
]
BOOK = playbook(*ITEMS)
ROWS = {"a": {"site": "School"}, "b": {"site": "Hall"}}


def read(answers: dict[str, Any], book: Playbook = BOOK, **keys: Any) -> Reading:
    """Read a plan with these answers."""
    return Reading(plan(answers, **keys), book, TODAY)


def reviewed(
    item_id: str, before: Any, after: Any, book: Playbook = BOOK, **keys: Any
) -> Reading:
    """Give the plan in which `before` was read, and `after` stands now."""
    known = read({item_id: before})
    mark = review(BOOK.item(item_id), known, "Ann")
    now = read({item_id: after}, book, **keys)
    answer = now.plan.answer(item_id).model_copy(update={"reviewed": mark})
    return Reading(now.plan.with_answer(item_id, answer), book, TODAY)


@pytest.mark.parametrize(
    ("item_id", "before", "after", "said"),
    [
        ("beds", "40", "40", ", and it holds."),
        ("beds", "40", "41", "; the answer has changed since."),
        ("beds", "40", {"value": "40", "state": "draft"}, ", and it holds."),
        ("call", {"state": "done"}, {"state": "done"}, ", and it holds."),
        ("call", {"state": "done"}, {"state": "draft"}, "; the answer has changed"),
        ("sites", {"rows": ROWS}, {"rows": ROWS}, ", and it holds."),
        (
            "sites",
            {"rows": ROWS},
            {"rows": dict(reversed(ROWS.items()))},
            "; the answer has changed since.",
        ),
    ],
)
def test_a_mark_falls_with_the_answer(
    item_id: str, before: Any, after: Any, said: str
) -> None:
    """Nobody relies on a signature under something else."""
    now = reviewed(item_id, before, after)
    one = BOOK.item(item_id)
    sentence = say_review(one, now)
    assert sentence.startswith("Read through by Ann on 2026-11-22")
    assert said in sentence
    assert still_holds(one, now) is ("it holds" in said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ask": "How many beds?"}, "the question has changed since"),
        ({"title": "Cots"}, "the question has changed since"),
        ({"unit": "beds"}, "the question has changed since"),
        ({"help": "Count them twice."}, "it holds"),
        ({"weight": "essential"}, "it holds"),
    ],
)
def test_a_mark_falls_with_the_question(change: dict[str, Any], said: str) -> None:
    """A new edition that asks something else wants it read anew; help does not."""
    book = playbook({**ITEMS[0], **change}, *ITEMS[1:])
    now = reviewed("beds", "40", "40", book)
    assert said in say_review(book.item("beds"), now)
    both = reviewed("beds", "40", "41", playbook({**ITEMS[0], "ask": "Why?"}))
    assert "question and answer have changed" in say_review(
        both.playbook.item("beds"), both
    )


def test_what_needs_correcting_does_not_hold() -> None:
    """“Kept as it was typed” and “it holds” stood beside each other."""
    wrong = read({"beds": {"value": "about forty", "state": "draft"}})
    with pytest.raises(NotAnAnswerError, match="still needs correcting"):
        review(BOOK.item("beds"), wrong, "Ann")


def test_who_holds_a_role_is_the_answer_that_was_read() -> None:
    """Another spokesperson is another answer, wherever it is kept."""
    known = read(
        {"talks": {"state": "done"}}, roles={"spokesperson": {"lead": "p-jana"}}
    )
    mark = review(BOOK.item("talks"), known, "Ann")
    parts = {"talks": {"state": "done", "reviewed": mark.model_dump()}}
    for lead, holds in (("p-jana", True), ("p-ivan", False)):
        now = read(parts, roles={"spokesperson": {"lead": lead}})
        assert still_holds(BOOK.item("talks"), now) is holds


@pytest.mark.parametrize("item_id", ["beds", "call", "log"])
def test_what_is_not_there_was_not_read(item_id: str) -> None:
    """A signature under nothing is false security."""
    with pytest.raises(NotAnAnswerError, match="that could hold"):
        review(BOOK.item(item_id), read({}), "Ann")


def test_a_mark_from_elsewhere_says_only_that_somebody_read() -> None:
    """What cannot be told is not claimed."""
    known = read({"beds": {"value": "40", "reviewed": {"by": "", "on": "2026-01-01"}}})
    assert say_review(BOOK.item("beds"), known) == (
        "Read through on 2026-01-01; what was read then cannot be told."
    )
    assert say_review(BOOK.item("call"), known) == ""
