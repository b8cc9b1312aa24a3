from typing import Any

import pytest

from crisisplan.domain.overview import Part, filter_of, overview
from crisisplan.domain.points import Place, Scope
from tests.build import item, playbook, playbook_data, reading

BOOK = playbook(
    item(
        "lead", "person", fills="spokesperson", weight="essential", phase="first-hour"
    ),
    item("joint", agree_with="police", phase=["first-hour", "first-day"]),
)
ADOPTED = {"version": "2", "adopted": {"on": "2026-09-15", "body": "City council"}}


def parts(answers: dict[str, Any] | None = None, **keys: Any) -> dict[str, Part]:
    """Give the parts of what is said about a plan."""
    found = overview(Scope.whole(reading(BOOK, answers or {}, **keys)))
    return {one.key: one for one in found}


def said(part: Part) -> list[str]:
    """Give the sentences of a part."""
    return [one.sentence for one in part.points]


def test_every_part_says_something_and_explains_itself() -> None:
    """Nobody wonders whether a list is empty or was forgotten."""
    two = playbook_data(item("q"))["chapters"]
    out = {"chapters": {"area": {"left_out": "The region does it"}}}
    nothing = Scope.whole(reading(playbook(chapters=two), {}, people={}, **out))
    for found in (overview(nothing), parts().values()):
        for part in found:
            assert part.about
            assert part.points
            text = " ".join((part.title, part.about, *said(part))).casefold()
            assert not {"ready", "compliant"} & set(text.split())
    assert said(overview(nothing)[2]) == ["An area: left out. The region does it."]


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ({}, "Not adopted yet: this is a draft."),
        (
            ADOPTED | {"status": "adopted"},
            "Version 2, adopted on 2026-09-15 by City council.",
        ),
        (
            ADOPTED,
            "Version 2, adopted on 2026-09-15 by City council. It was changed since; "
            "the changes are not adopted yet.",
        ),
    ],
)
def test_in_short_begins_with_what_was_adopted(
    keys: dict[str, Any], first: str
) -> None:
    """A draft that looks like the adopted plan would be relied on."""
    assert said(parts(**keys)["short"])[0] == first


def test_the_counts_lead_to_what_they_count() -> None:
    """From a number to the question is one key."""
    asked = {"state": "asked", "asked": {"whom": "J", "reply_by": "2026-01-01"}}
    found = parts({"joint": "x", "lead": asked})
    words = {one.text: one.to for one in found["short"].points}
    confirmed = "Confirmed by partners: 0 of 1. Written, and to be confirmed: 1."
    assert words[confirmed] == Place("filter", "unconfirmed")
    assert words["Asked, and waiting for a reply: 1."] == Place("ask_list")
    assert words["Overdue: 1."] == Place("filter", "overdue")
    exercised = words["Last exercised: none written down."]
    assert exercised == Place("record", "exercise")
    whole = found["short"].points[1]
    assert whole.to == Place("filter", "unsettled")
    assert filter_of(Place("filter", "unsettled essential")).chosen == {
        ("special", "unsettled"),
        ("weight", "essential"),
    }
    assert whole.sentence == "All, 50 percent: 1 of 2 answered, 0 settled."
    (chapter,) = found["chapters"].points
    assert chapter.sentence == "An area: 1 of 2 answered, 0 settled."
    assert chapter.to == Place("item", "lead")
    hour, day = found["phases"].points
    assert hour.sentence == "First hour: 1 of 2 answered, 0 settled."
    assert (hour.to, day.to) == (Place("item", "lead"), Place("item", "joint"))


def test_an_essential_point_stays_until_partners_have_agreed() -> None:
    """Written by the city is not yet known to the police."""
    book = playbook(item("joint", weight="essential", agree_with="police"))
    found = overview(Scope.whole(reading(book, {"joint": "x"})))[4]
    assert said(found) == [
        "“Joint” (Head of crisis): Written. Still to read it and agree: Police."
    ]
