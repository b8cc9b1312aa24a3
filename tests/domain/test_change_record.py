"""The record of changes names what changed, and shows it to nobody who may not know."""

from typing import Any

from crisisplan.domain.change_record import record
from crisisplan.domain.plan import Change, Plan
from crisisplan.domain.standing import Reading
from tests.build import PEOPLE, TODAY, item, plan_data, playbook

BOOK = playbook(
    item("beds", "number", marking="clear"),
    item("words", marking="clear"),
    item("secret", marking="red"),
    item("talks", "person", fills="spokesperson"),
)
LINE = Change(version="2", on="2026-11-22", by="Eva Malá", what="")


def lines(
    old: dict[str, Any], new: dict[str, Any]
) -> list[tuple[str, tuple[str, ...]]]:
    """Give the words of each line of the record, with the items it names."""
    before, after = (
        Reading(Plan.model_validate(plan_data(**one)), BOOK, TODAY)
        for one in (old, new)
    )
    return [(one.what, one.items) for one in record(before, after, LINE)]


def done(value: str) -> dict[str, str]:
    """Give an answer that is done."""
    return {"value": value, "state": "done"}


def test_answers_of_one_marking_stand_together() -> None:
    """One red answer must not hide the whole record from the partners."""
    answers = {
        "beds": done("40"),
        "secret": done("x"),
        "talks": {"state": "done"},
    }
    roles = {"spokesperson": {"lead": "p-jana"}}
    assert lines({}, {"answers": answers, "roles": roles}) == [
        ("An area: Answered: Beds.", ("beds",)),
        ("An area: Answered: Secret.", ("secret",)),
        ("An area: Answered: Talks.", ("talks",)),
    ]


def test_what_shows_that_something_is_open_names_no_public_item() -> None:
    """The public is not told what a city has not settled, by no detour either."""
    before = {"answers": {"beds": done("40")}}
    draft = {"value": "40", "state": "draft"}
    after = {"answers": {"beds": draft, "words": {"note": "Ask Jana"}}}
    assert lines(before, after) == [
        ("An area: State, owner, date or note: Beds, Words.", ()),
    ]


def test_nothing_that_was_written_stands_in_it() -> None:
    """The record is printed more widely than the answers, and kept for ever."""
    after = {
        "answers": {"beds": done("4711"), "secret": {**done("0815"), "note": "Zed"}},
        "people": {**PEOPLE, "p-zed": {"name": "Zora Zeman", "post": "Zookeeper"}},
        "chapters": {"area": {"left_out": "Zagreb does it"}},
        "distribution": [{"to": "Zoltan"}],
        "activity": [
            {"kind": "review", "on": "2026-05-04", "findings": [{"text": "Zero"}]}
        ],
        "set_aside": [{"item": "z", "value": "Zulu", "because": "Zonked"}],
    }
    said = " ".join(what for what, _ in lines({}, after))
    assert "Z" not in said
    assert "4711" not in said
    assert "People and roles: Added: 1 entry." in said
    assert "Reviews, exercises and activations: Added: Review on 2026-05-04." in said
    assert "Set aside: Added: z." in said


def test_adoption_itself_is_no_change() -> None:
    """The line above says it already."""
    adopted = {"on": "2026-01-01", "body": "Council"}
    before = {"status": "adopted", "version": "1", "adopted": adopted}
    after = {
        "version": "1",
        "adopted": adopted,
        "changes": [{"on": "2026-01-01", "what": "x"}],
    }
    assert lines(before, after) == [("No changes.", ())]
