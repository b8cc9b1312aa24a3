from typing import Any

import pytest

from crisisplan.domain.progress import Count, Progress, progress
from tests.build import item, playbook, reading

FORM = item("log", "form", columns=[{"id": "t", "kind": "text", "title": "T"}])
BOOK = playbook(
    item("first", weight="essential"),
    item("second", weight="essential", agree_with="police"),
    item("third", "yes-no"),
    item("fourth", when={"item": "third", "is": "yes"}),
    FORM,
)
AGREED = {"agreed": [{"partner": "police"}]}


def counted(answers: dict[str, Any], **keys: Any) -> Progress:
    """Count where a plan with these answers stands."""
    return progress(reading(BOOK, answers, **keys))


def test_an_empty_plan_counts_what_is_asked() -> None:
    """Forms count nowhere; what might be asked counts until it is hidden."""
    found = counted({})
    assert found.all == Count(4, 0)
    assert found.essential == Count(2, 0)
    assert found.chapters == (("area", Count(4, 0)),)
    assert (found.all.settled, found.confirmed, found.parked) == (0, 0, 0)


@pytest.mark.parametrize(
    ("answer", "answered", "settled", "confirmed"),
    [
        ({"value": "x", "state": "done"}, 1, 0, 0),
        ({"value": "x", "state": "done", **AGREED}, 1, 1, 1),
        ({"value": "x", **AGREED}, 1, 1, 1),
        ({"value": "x", "state": "draft", **AGREED}, 0, 0, 0),
        ({"state": "not-applicable", "reason": "r"}, 1, 1, 0),
        ({"state": "not-applicable"}, 0, 0, 0),
    ],
)
def test_written_settled_and_confirmed_are_three_numbers(
    answer: dict[str, Any], answered: int, settled: int, confirmed: int
) -> None:
    """A plan is not finished because the city wrote down what the police will do."""
    found = counted({"second": answer})
    assert found.essential == Count(2, answered, settled)
    assert found.confirmed == confirmed


def test_a_hidden_item_is_parked_and_no_longer_counted() -> None:
    """Answering one question can make another go away."""
    found = counted({"third": "no", "fourth": "kept"})
    assert found.all == Count(3, 1, 1)
    assert found.parked == 1


def test_asked_and_late_and_set_aside_are_counted() -> None:
    """These three are what a meeting begins with."""
    asked = {"state": "asked", "asked": {"whom": "J", "reply_by": "2026-01-01"}}
    aside = [{"item": "old", "because": "No longer asked"}]
    found = counted({"first": asked, "third": {"value": "x", "state": "done"}})
    assert (found.asked, found.overdue, found.set_aside) == (1, 1, 0)
    assert counted({}, set_aside=aside).set_aside == 1


def test_a_chapter_left_out_is_not_listed() -> None:
    """It is handled elsewhere, which the plan says in words."""
    found = counted({}, chapters={"area": {"left_out": "r"}})
    assert (found.all, found.chapters) == (Count(0, 0), ())


def test_what_is_used_twice_is_counted_in_both_phases() -> None:
    """Who looks at the first hour must see all of it; a phase nobody needs is none."""
    book = playbook(
        item("lead", phase=["first-hour", "first-day"], agree_with="police"),
        item("call", phase="first-hour"),
        item("motto"),
        {**FORM, "phase": ["first-week"]},
    )
    found = progress(reading(book, {"lead": "Jana"}))
    hour, day = Count(2, 1, 0), Count(1, 1, 0)
    assert found.phases == (("first-hour", hour), ("first-day", day))
    assert (found.to_confirm, found.confirmed) == (1, 0)


@pytest.mark.parametrize(
    ("items", "answered", "percent"),
    [(3, 2, 66), (1000, 999, 99), (3, 3, 100), (0, 0, 100)],
)
def test_percentages_are_rounded_down(items: int, answered: int, percent: int) -> None:
    """A hundred means all of them."""
    assert Count(items, answered).percent == percent
