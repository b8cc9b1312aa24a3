"""What a plan says that leads nowhere, and what in it nobody has looked at lately."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from crisisplan.domain.check_plan import plan_flaws, plan_notes
from crisisplan.domain.standing import Reading
from tests.build import TODAY, item, plan, playbook, reading

SK = "example/sk"
COLUMNS = [
    {"id": "law", "kind": "text", "title": "Law"},
    {"id": "confirmed-on", "kind": "date", "title": "Confirmed on"},
]
LAWS = playbook(
    item("sk-laws", "table", title="Laws of {council}", columns=COLUMNS, origin=SK),
    item("ours", "table", columns=COLUMNS),
    item("sk-words", "table", columns=[COLUMNS[1] | {"kind": "text"}], origin=SK),
    item("sk-beds", "number", origin=SK),
    item(
        "sk-far",
        "table",
        columns=COLUMNS,
        origin=SK,
        when={"city": "population", "at_least": "5000"},
    ),
)


def _read(
    *overlays: Mapping[str, str],
    answers: Mapping[str, Any] | None = None,
    today: date = TODAY,
) -> Reading:
    used = {"id": "example/floods", "edition": "1.0.0", "checksum": "sha256:"}
    city = {"name": "Town", "population": "4000"}
    kept = plan(answers, playbook=used | {"overlays": overlays}, city=city)
    return Reading(kept, LAWS, today)


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        ("2025-11-21", TODAY, True),
        ("2025-11-22", TODAY, False),
        ("2026-11-21", TODAY, False),
        ("2027-03-01", TODAY, False),
        ("2009-01-01", TODAY, True),
        ("", TODAY, False),
        ("2027-02-27", date(2028, 2, 29), True),
        ("2027-02-28", date(2028, 2, 29), False),
        ("2028-02-28", date(2029, 2, 28), False),
        ("2028-02-29", date(2029, 3, 1), True),
    ],
)
def test_an_overlay_that_was_not_checked_for_twelve_months_is_named(
    checked: str, today: date, old: bool
) -> None:
    """Laws change quietly; a city should not lean on what nobody looked at."""
    notes = plan_notes(_read({"id": SK, "checked": checked}, today=today))
    said = (
        f"The overlay {SK} was last checked on {checked}; ask who keeps it for a newer "
        "edition."
    )
    assert notes == ((said,) if old else ())


def test_each_old_overlay_is_named_with_its_edition_and_no_other() -> None:
    """A city with three overlays asks three different people."""
    notes = plan_notes(
        _read(
            {"id": SK, "edition": "1.2.0", "checked": "2025-01-01"},
            {"id": "example/region", "checked": "2026-01-01"},
            {"id": "example/city", "checked": "2024-01-01"},
        )
    )
    assert [note.split(" was ")[0] for note in notes] == [
        "The overlay example/sk 1.2.0",
        "The overlay example/city",
    ]


def _row(day: str) -> dict[str, Any]:
    return {"rows": {"r-1": {"law": "Act on floods", "confirmed-on": day}}}


@pytest.mark.parametrize(
    ("item_id", "day", "old"),
    [
        ("sk-laws", "2025-11-21", True),
        ("sk-laws", "21.11.2025", True),
        ("sk-laws", "2025-11-22", False),
        ("sk-laws", "", False),
        ("sk-laws", "soon", False),
        ("ours", "2020-01-01", False),
        ("sk-words", "2020-01-01", False),
        ("sk-far", "2020-01-01", False),
    ],
)
def test_a_law_that_was_confirmed_long_ago_is_named_by_its_row(
    item_id: str, day: str, old: bool
) -> None:
    """The lawyer who agreed two years ago agreed to another law."""
    answers = {item_id: {"value": _row(day), "state": "done"}}
    notes = plan_notes(_read({"id": SK, "checked": "2026-11-01"}, answers=answers))
    said = (
        "“Laws of the city council”: confirmed more than twelve months ago: "
        f"Act on floods ({day}). Ask for a new confirmation."
    )
    assert notes == ((said,) if old else ())


def test_a_plan_without_overlays_has_nothing_to_note() -> None:
    """A table of the city's own has its own rules."""
    answers = {"sk-laws": {"value": _row("2020-01-01"), "state": "done"}}
    assert plan_notes(_read(answers=answers)) == ()


def test_what_is_old_is_no_flaw() -> None:
    """A date alone breaks nothing, and must not stop a script."""
    assert plan_flaws(_read({"id": SK, "checked": "2020-01-01"})) == ()


def test_holders_of_a_role_among_the_answers_are_sent_to_the_roles() -> None:
    """Written there by hand, they would be missing on their own action card."""
    asked = playbook(
        item("talks", "person", fills="spokesperson"), item("who", "person")
    )
    held = {"lead": "p-jana"}
    (flaw,) = plan_flaws(reading(asked, {"talks": held, "who": held}))
    assert flaw.key == ("answers", "talks", "value")
    assert "'spokesperson'" in flaw.sentence
    assert plan_flaws(reading(asked, {}, roles={"spokesperson": held})) == ()
