"""What whoever exports is told besides the names of the files."""

from typing import Any

from crisisplan.export.making import Wish, make_all
from crisisplan.export.options import EACH_ROLE, NO_OPTIONS, Options
from crisisplan.export.remarks import all_withheld, remarks
from tests import build
from tests.export import town

BOOK = build.playbook(
    build.item("day", "date", marking="red"),
    build.item("one", weight="essential"),
    build.item("two", role="spokesperson"),
)


def said(
    *formats: str,
    document: str = "plan",
    options: Options = NO_OPTIONS,
    roles: dict[str, Any] | None = None,
) -> list[str]:
    """Give what is said of a plan whose only date is for few."""
    reading = build.reading(BOOK, {"day": "2027-01-12"}, roles=roles or {})
    wish = Wish((document,), "amber", formats, options)
    return list(remarks(wish, reading, make_all(wish, reading, town.NOW)))


def test_a_calendar_without_a_date_is_said_to_be_empty() -> None:
    """Whoever opens it would look for what went wrong."""
    assert said("md", "ics") == [
        "bratislava-plan-amber.ics is an empty calendar: no date is set that may be "
        "shown to City hall and named partners (TLP:AMBER)."
    ]


def test_what_is_no_form_any_more_and_what_does_not_exist_is_said() -> None:
    """It is better known before the forms are sent."""
    boss = Options(owner="boss")
    assert said("pdf", document="handout", options=boss) == [
        "Handout: to take it in again when it is filled in, make it in Word."
    ]
    reading = build.reading(BOOK, {"one": "Yes"})
    wish = Wish(("plan", "brief"), "amber", ("csv",))
    made = make_all(wish, reading, town.NOW)
    assert list(remarks(wish, reading, made)) == [
        "Not made as csv, which is for data: brief."
    ]


def test_the_roles_that_nobody_can_be_given_a_form_for_are_named() -> None:
    """Somebody has to be found before anything can be handed out."""
    every = Options(owner=EACH_ROLE)
    assert said("md", document="handout", options=every) == [
        "Nobody holds these roles yet: Head of crisis, Spokesperson."
    ]
    held = {"boss": {"lead": "p-jana"}}
    assert said("md", document="handout", options=every, roles=held) == [
        "Nobody holds this role yet: Spokesperson."
    ]
    some = Options(owner=EACH_ROLE, held=True)
    assert said("md", document="handout", options=some, roles=held) == [
        "1 role that nobody holds yet got no handout: Spokesperson. Say in the "
        "directory who holds it (F4 on the screen, p in lines), and write again."
    ]
    essential = Options(owner=EACH_ROLE, essential=True)
    assert said("md", document="handout", options=essential, roles=held) == []
    speaks = held | {"spokesperson": {"lead": "p-jana"}}
    assert said("md", document="handout", options=essential, roles=speaks) == [
        "No handout for: Spokesperson. Nothing essential is open there."
    ]
    assert said("md", document="gaps", options=every) == []


def test_a_document_of_which_nothing_may_be_seen_is_said_to_be_so() -> None:
    """An empty register looks like a city without places at risk."""
    reading = town.reading()
    assert list(all_withheld(("sites", "statements"), "amber", reading)) == [
        "Register of sites: everything in it is kept from City hall and named partners "
        "(TLP:AMBER). Choose Named persons only (TLP:RED)."
    ]
    assert list(all_withheld(("sites", "forms"), "red", reading)) == []
