"""What is promised to be one page or two is, on the fullest plan we can think of."""

from functools import cache
from io import BytesIO
from typing import Any

import pytest

from crisisplan.domain.plan import Plan
from crisisplan.domain.standing import Reading
from crisisplan.export.documents import render
from crisisplan.export.facts import facts_of
from crisisplan.storage.catalogue import find
from tests.export import town

pytest.importorskip("typst", reason="pages are counted in PDF files")
pypdf = pytest.importorskip("pypdf", reason="PDF files are read with pypdf")
NUMBERS = [
    {"number": "+421 900 123 456", "for": "day and night"},
    {"number": "+421 2 123 456", "for": "office hours"},
]


@cache
def fullest() -> Reading:
    """Give the long playbook with every chapter, all of it open, late and long."""
    book, _ = find("city-incident-response").read()
    people = {
        f"p-{number}": {
            "name": f"Person Number {number} Longer-Name",
            "numbers": NUMBERS,
        }
        for number in range(9)
    }
    finding = {"text": "Something went wrong here, and it takes a whole line to say"}
    data: dict[str, Any] = {
        **{key: town.plan_data()[key] for key in ("format", "playbook")},
        "city": {"name": "Old City upon the River", "letterhead": "The Guildhall"},
        "people": people,
        "roles": {
            role: {
                "lead": f"p-{number % 9}",
                "deputies": [f"p-{(number + 1) % 9}", f"p-{(number + 2) % 9}"],
            }
            for number, role in enumerate(book.roles)
        },
        "answers": {
            item.id: {"state": "draft", "due": "2026-01-01"} for item in book.items
        },
        "activity": [
            {
                "kind": kind,
                "on": "2026-01-01",
                "findings": [{**finding, "owner": "mayor", "due": "2026-02-02"}] * 3,
            }
            for kind in ("exercise", "review", "activation")
        ],
    }
    plan = "A plan whose name is as long as names of plans in a city hall can be"
    rows = {f"r-{number}": {"plan": plan} for number in range(9)}
    data["answers"]["gov-other-plans"]["value"] = {"rows": rows}
    data["answers"]["gov-crisis-plan"]["value"] = plan
    return Reading(Plan.model_validate(data), book, town.TODAY)


@pytest.mark.parametrize(
    ("name", "pages"),
    [("first-page", 1), ("brief", 2), ("resolution", 1), ("hand-over", 1)],
)
def test_a_short_document_is_as_short_as_it_says(name: str, pages: int) -> None:
    """A council and a mayor read what is on the table, and leaf through nothing."""
    assert len(_pages(name, fullest())) == pages


@pytest.mark.parametrize("name", ["first-page", "hand-over"])
def test_long_names_and_many_numbers_take_no_second_page(name: str) -> None:
    """Fewer numbers on the sheet that is in the hand, and the others in the list."""
    assert len(_pages(name, wordy())) == 1
    text = _made(name, wordy())
    assert "and more in the contact list" in text
    assert text.count("| Person Number") >= (5 if name == "first-page" else 1)


@pytest.mark.parametrize(("people", "deputies"), [(20, 3)])
def test_a_card_has_a_front_and_a_back_and_no_third_page(
    people: int, deputies: int
) -> None:
    """It is printed, folded, and kept in a pocket; all numbers that fit are on it."""
    reading = crowded(people, deputies)
    sheets = _made("action-cards", reading)
    pages = _printed("action-cards", sheets, reading)
    assert len(pages) == len(sheets.split("\n---\n"))


def crowded(people: int, deputies: int) -> Reading:
    """Give the fullest plan with this many people, all of them to be called."""
    plan, book = fullest().plan, fullest().playbook
    data = plan.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    known = [f"p-{number}" for number in range(people)]
    data["people"] = {
        key: {"name": f"Person Number {key} Longer-Name", "numbers": NUMBERS}
        for key in known
    }
    data["roles"] = {
        role: {
            "lead": known[at % people],
            "deputies": [known[(at + more + 1) % people] for more in range(deputies)],
        }
        for at, role in enumerate(book.roles)
    }
    rows = {
        f"r-{key}": {"order": "1", "duty": "A duty with a long name", "person": key}
        for key in known
    }
    data["answers"]["gov-call-down"]["value"] = {"rows": rows}
    return Reading(Plan.model_validate(data), book, town.TODAY)


@cache
def wordy() -> Reading:
    """Give the fullest plan with long names, three numbers each and long words."""
    plan, book = crowded(60, 2).plan, fullest().playbook
    data = plan.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    more = {"number": "+421 900 123 457", "for": "on public holidays and at weekends"}
    for person in data["people"].values():
        person["name"] += " of the old and of the new town"
        person["numbers"] = [*NUMBERS, more]
    words = "We are with the families, and we speak again at [time]. " * 10
    data["answers"]["com-say-reported"]["value"] = {"en": words.strip()}
    return Reading(Plan.model_validate(data), book, town.TODAY)


def _made(name: str, reading: Reading) -> str:
    return render(name, reading, audience="red", now=town.NOW)


def _pages(name: str, reading: Reading) -> Any:
    return _printed(name, _made(name, reading), reading)


def _printed(name: str, text: str, reading: Reading) -> Any:
    from crisisplan.export.pdf import to_pdf

    facts = facts_of(name, reading, "red", town.NOW)
    return pypdf.PdfReader(BytesIO(to_pdf(text, facts))).pages
