"""A day that somebody wrote down as an answer stands among the dates to come."""

from typing import Any

import icalendar
import pytest

from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.export.documents import render
from crisisplan.export.making import Wish, make_all
from crisisplan.export.options import Options
from tests import build
from tests.export import town

MEETING = build.item("meeting", "date", role="boss", marking="green")
CALENDAR = build.item(
    "drills",
    "table",
    columns=[
        {"id": "what", "kind": "text", "title": "What"},
        {"id": "next", "kind": "date", "title": "Next time"},
    ],
)
REVIEW = build.item(
    "review",
    "record",
    columns=[{"id": "again", "kind": "date", "title": "Next review"}],
)
HANDED_OUT = build.item("other", role="spokesperson")


def asking(**answers: Any) -> Reading:
    """Give a plan with these answers."""
    book = build.playbook(MEETING, CALENDAR, REVIEW, HANDED_OUT)
    return build.reading(book, answers)


def dates(reading: Reading, audience: Marking = "amber") -> str:
    """Give what the brief says of the next dates."""
    brief = render("brief", reading, audience=audience, now=town.NOW)
    return brief.partition("## Next dates\n\n")[2]


def calendar(reading: Reading, audience: Marking = "amber") -> dict[str, str]:
    """Give the ids and titles in the calendar of the plan, as a program reads them."""
    (made,) = make_all(Wish(("plan",), audience, ("ics",)), reading, town.NOW)
    read: Any = icalendar.Calendar.from_ical(made.content)
    found = read.walk("VEVENT")
    return {str(one["UID"]).rpartition(".")[0]: str(one["SUMMARY"]) for one in found}


def test_a_meeting_that_was_agreed_is_in_every_list_of_dates() -> None:
    """Whoever set a day for the police looks for it in the calendar."""
    reading = asking(meeting="2027-01-12")
    assert dates(reading) == "- **2027-01-12** Meeting (Head of crisis)\n"
    hand_over = render("hand-over", reading, audience="amber", now=town.NOW)
    assert "- **2027-01-12** Meeting (Head of crisis)\n" in hand_over
    assert calendar(reading) == {"set-meeting": "Meeting"}


def test_a_day_inside_a_table_or_record_is_one_too() -> None:
    """The next exercise is a row of a table."""
    rows = {"r-1": {"what": "Table top", "next": "2027-02-03"}}
    reading = asking(drills={"rows": rows}, review={"again": "2027-03-04"})
    assert calendar(reading) == {
        "set-drills.r-1.next": "Drills, Table top: Next time",
        "set-review.again": "Review: Next review",
    }
    assert "- **2027-02-03** Drills, Table top: Next time" in dates(reading)


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-23"])
def test_today_is_still_to_come(day: str) -> None:
    """A meeting this afternoon is not over."""
    assert calendar(asking(meeting=day)) == {"set-meeting": "Meeting"}


@pytest.mark.parametrize(
    "answer",
    [
        {"state": "done", "value": "2026-11-21"},
        {"state": "done", "value": "next spring"},
        {"state": "not-applicable", "value": "2027-01-12", "reason": "No police."},
    ],
)
def test_what_is_past_refused_or_does_not_apply_is_no_date(
    answer: dict[str, str],
) -> None:
    """Nobody travels to a meeting that is not held."""
    reading = asking(meeting=answer)
    assert calendar(reading) == {}
    assert dates(reading) == "No date is set.\n"


def test_a_day_is_told_to_those_alone_who_may_read_the_answer() -> None:
    """When a crisis team meets is not for everybody."""
    reading = asking(meeting={"value": "2027-01-12", "marking": "red"})
    assert calendar(reading) == {}
    assert calendar(reading, "red") == {"set-meeting": "Meeting"}
    partners = asking(meeting="2027-01-12")
    assert calendar(partners, "clear") == {}
    assert calendar(partners, "green") == {"set-meeting": "Meeting"}
    draft = asking(meeting={"value": "2027-01-12", "state": "draft"})
    assert calendar(draft, "green") == {}, "the plan does not print it either"


def test_a_form_names_the_day_on_which_it_is_expected_and_no_other() -> None:
    """A meeting next year is no reason to answer next year."""
    asked = {"state": "todo", "due": "2027-05-01"}
    reading = asking(meeting="2027-01-12", other=asked)
    form = render(
        "handout",
        reading,
        audience="amber",
        now=town.NOW,
        options=Options(owner="spokesperson"),
    )
    assert "First date: 2027-05-01." in form
