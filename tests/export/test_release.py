"""Before anything goes to the public, a person sees what it is."""

import pytest

from crisisplan.export.documents import render
from crisisplan.export.release import going_out
from tests.export import town


def test_what_goes_out_is_listed_by_chapter() -> None:
    """Whoever confirms it reads titles, not a whole plan."""
    reading = town.reading()
    text = render("plan", reading, audience="clear", now=town.NOW)
    release = going_out(reading, "clear", text)
    assert release.chapters[0] == ("First hour", ("Call the police",))
    assert dict(release.chapters)["Places"] == ("Beds", "Since", "Takes")
    assert release.items == 7


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Ask Anna Nová first.", ("Anna Nová",)),
        ("ANNA\nNOVÁ", ("Anna Nová",)),
        ("Mrs Tichá has the key.", ("Anna Nová", "Eva Tichá")),
        ("The operations centre knows.", ("Anna Nová", "Operations centre")),
        ("The centre of town; Malýš.", ("Anna Nová",)),
    ],
)
def test_names_in_free_text_are_found(note: str, expected: tuple[str, ...]) -> None:
    """A name typed into a note is the leak that markings cannot see."""
    data = town.plan_data()
    data["answers"]["press-office"]["note"] = note
    reading = town.reading(data)
    text = render("plan", reading, audience="clear", now=town.NOW)
    assert going_out(reading, "clear", text).names == expected


def test_a_question_without_an_answer_is_none() -> None:
    """Who reads of seven answers looks for seven."""
    reading = town.reading({**town.plan_data(), "answers": {"beds": {"value": "60"}}})
    text = render("plan", reading, audience="green", now=town.NOW)
    release = going_out(reading, "green", text)
    assert release.chapters == (("Places", ("Beds",)),)
    assert " 1 answer." in next(release.lines)
