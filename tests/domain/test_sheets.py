"""Spreadsheets hold what a plan holds, and give it back unharmed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.sheets import (
    contact_cells,
    contact_columns,
    guarded,
    guarded_untyped,
    is_phone,
    pairs_needed,
    row_cells,
    row_columns,
    unguarded,
)
from tests.export import town

HEADER = (
    "id, name, post, organisation, desk, staffed, number 1, for 1, number 2, for 2, "
    "number 3, for 3, email, verified, marking, note"
)


def test_the_columns_of_contacts_are_fixed() -> None:
    """Cities keep their own spreadsheets, and programs read them by these words."""
    assert ", ".join(contact_columns()) == HEADER


def test_a_fourth_number_brings_a_pair_of_its_own() -> None:
    """No number is left out because somebody has many."""
    numbers = tuple(Number(number=f"15{one}") for one in range(5))
    people = {"p-a": Person(name="A"), "p-b": Person(name="B", numbers=numbers)}
    pairs = pairs_needed(people)
    columns = contact_columns(pairs)
    assert columns[columns.index("for 3") + 1 :][:4] == (
        "number 4", "for 4", "number 5", "for 5",
    )  # fmt: skip
    for key, person in people.items():
        cells = contact_cells(key, person, pairs)
        row = dict(zip(columns, cells, strict=True))
        assert (row["id"], row["name"], row["desk"]) == (key, person.name, "no")
        assert row["number 5"] == ("154" if key == "p-b" else "")


def test_people_and_rows_stand_in_a_sheet_by_their_names() -> None:
    """Nobody outside the program knows an id."""
    reading = town.reading()
    around = reading.around
    drill = ("2026-05-04", "2 h", "https://example.org/x", "Went well.")
    expected = {
        "sites": [
            ("id", "Site", "Contact"),
            ("r-school", "Main school", "Operations centre"),
        ],
        "drills": [
            ("id", "Site", "On", "Takes", "Report", "Remarks"),
            ("r-d1", "Main school", *drill),
        ],
    }
    for key, rows in expected.items():
        item = reading.playbook.item(key)
        assert isinstance(item.asks, Table)
        found = stored_rows(reading.value(item) or {}).items()
        cells = [row_cells(item.asks, one, row, around) for one, row in found]
        assert [row_columns(item.asks), *cells] == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+421 900 123 456", True),
        ("0900123456", True),
        ("(02) 5935-6111", True),
        ("112", True),
        ("+1-2", True),
        ("+", False),
        ("+a", False),
        ("-5", False),
        ("=1+1", False),
        ("+421 900 or 901", False),
        ("+1+1", False),
        ("+421\t900", False),
        ("", False),
    ],
)
def test_telephone_numbers_are_told_from_formulas(text: str, expected: bool) -> None:
    """The one must stay as it is, the other must not be worked out."""
    assert is_phone(text) is expected


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("+421 900 123 456", "+421 900 123 456"),
        ("0900123456", "0900123456"),
        ("School", "School"),
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2", "'-2"),
        ("@home", "'@home"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("'=1", "''=1"),
        ("'t Zand", "'t Zand"),
    ],
)
def test_what_a_spreadsheet_would_work_out_gets_an_apostrophe(
    text: str, cell: str
) -> None:
    """An answer cannot run a formula on the computer of the next department."""
    assert guarded(text) == cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("+421900123456", "'+421900123456"),
        ("0900123456", "'0900123456"),
        ("02/12", "'02/12"),
        ("+421-900-123", "'+421-900-123"),
        ("+421 900 123 456", "+421 900 123 456"),
        ("112", "112"),
        ("2026-11-22", "2026-11-22"),
        ("=1+1", "'=1+1"),
        ("'112", "''112"),
    ],
)
def test_numbers_that_a_spreadsheet_would_eat_are_marked_in_csv(
    text: str, cell: str
) -> None:
    """Without its zero a number reaches nobody; tried with LibreOffice."""
    assert guarded_untyped(text) == cell


@given(st.text(alphabet="'=+-@\t\r0 1a", max_size=6))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    """Who exports, looks and takes in again has changed nothing."""
    for guard in (guarded, guarded_untyped):
        assert unguarded(guard(text)) == text
        assert not guard(text).startswith(tuple("=-@\t\r"))
