"""The plan for other programs: spreadsheets, calendars and JSON, read by others."""

import csv
import io
import json
import re
from datetime import timedelta
from typing import Any

import icalendar
import jsonschema  # type: ignore[import-untyped]
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook.workbook import Workbook

from crisisplan.domain.audience import MARKINGS
from crisisplan.domain.sheets import contact_columns, is_phone, unguarded
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Marking
from crisisplan.errors import CrisisPlanError
from crisisplan.export.data.plan_json import SCHEMA
from crisisplan.export.making import Made, Wish, make_all
from crisisplan.export.options import NO_OPTIONS, Options
from tests.export import town
from tests.export.nasty import NASTY
from tests.export.variants import DATA, INCIDENT, Data
from tests.export.write_golden import DATA_CASES, DataCase, data_called, data_file

PHONES = ("+421 900 123 456", "0900123456", "+421900123456", "112", "02/5935 6111")


def made(
    document: str,
    form: str,
    reading: Reading | None = None,
    audience: Marking = "red",
    options: Options = NO_OPTIONS,
) -> dict[str, bytes]:
    """Give the files of a document in one format, by their names."""
    wish = Wish((document,), audience, (form,), options)
    files = make_all(wish, reading or town.reading(), town.NOW)
    return {one.file_name: one.content for one in files}


def lines(content: bytes) -> list[list[str]]:
    """Read CSV as another program does."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def opened(content: bytes) -> Workbook:
    """Read a workbook as another program does."""
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(book: Workbook, name: str) -> list[list[str]]:
    """Give all rows of a sheet, empty cells as empty texts.

    Excel and LibreOffice read `_x005F_` as one letter; openpyxl leaves that to us.
    """
    rows = [[cell.value or "" for cell in row] for row in book[name].iter_rows()]
    return [[cell.replace("_x005F_", "_") for cell in row] for row in rows]


def with_numbers(*numbers: str) -> Reading:
    """Give the town with one person who has these numbers."""
    data = town.plan_data()
    data["people"]["p-mayor"]["numbers"] = [{"number": one} for one in numbers]
    return town.reading(data)


@pytest.mark.parametrize("case", DATA_CASES, ids=data_called)
def test_a_file_stays_as_it_was_agreed(case: DataCase) -> None:
    """Programs that others wrote read these files."""
    path, content = data_file(case)
    assert path.read_bytes() == content


@pytest.mark.parametrize("variant", DATA, ids=str)
def test_the_same_plan_gives_the_same_bytes(variant: Data) -> None:
    """Two exports of one day can be compared, whatever the hour."""
    name, options = variant.variant
    wish = Wish((name,), "red", (variant.format,), options)
    later = make_all(wish, town.reading(), town.NOW + timedelta(hours=3))
    assert variant.files(town.reading(), "red") == later


def test_each_table_is_a_sheet_and_a_file_of_its_own() -> None:
    """The same rows stand in both."""
    names = {
        "brezova-action-cards-red.csv": "actions",
        "brezova-gaps-red.csv": "gaps",
        "brezova-contacts-red.csv": "contacts",
        "brezova-sites-sites-red.csv": "sites",
    }
    reading = town.reading(town.with_gaps())
    files = made("plan", "csv", reading)
    assert list(files) == list(names)
    (content,) = made("plan", "xlsx", reading).values()
    book = opened(content)
    assert book.sheetnames == list(names.values())
    for name, sheet in names.items():
        assert lines(files[name]) == cells(book, sheet)
        assert files[name].startswith(b"\xef\xbb\xbf"), (
            "by this Excel knows the letters"
        )
        assert files[name].endswith(b"\r\n")


def test_a_workbook_is_text_that_can_be_worked_with() -> None:
    """What is typed into it later stays text too, and its headings stay in view."""
    (content,) = made("contacts", "xlsx").values()
    book = opened(content)
    sheet = book["contacts"]
    assert tuple(cells(book, "contacts")[0]) == contact_columns()
    assert sheet.freeze_panes == "A2"
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in filled} == {"s"}
    assert {cell.number_format for cell in filled} == {"@"}
    assert all(9 <= one.width <= 48 for one in sheet.column_dimensions.values())
    assert sheet.oddHeader.center.text == "Named persons only (TLP:RED)"
    properties = book.properties
    assert (properties.creator, properties.created.year) == ("crisisplan", 2000)


def test_telephone_numbers_survive_a_workbook() -> None:
    """Opened, saved by another program and read again, each is what it was."""
    (content,) = made("contacts", "xlsx", with_numbers(*PHONES)).values()
    book = opened(content)
    saved = io.BytesIO()
    book.save(saved)
    header, first, *_ = cells(opened(saved.getvalue()), "contacts")
    row = dict(zip(header, first, strict=True))
    assert tuple(row[f"number {n}"] for n in range(1, 6)) == PHONES
    assert all("'" not in cell for cell in first)


def eaten(cell: str) -> str:
    """Give what LibreOffice 7.4 makes of a cell of CSV, as it was seen to do."""
    return str(int(cell)) if re.fullmatch(r"\+?[0-9]+", cell) else cell


def test_telephone_numbers_survive_a_spreadsheet_that_saves_csv() -> None:
    """It takes for a number what looks like one, and cuts zeros and plus signs."""
    (content,) = made("contacts", "csv", with_numbers(*PHONES)).values()
    header, first, *_ = ([eaten(one) for one in line] for line in lines(content))
    row = dict(zip(header, map(unguarded, first), strict=True))
    assert tuple(row[f"number {n}"] for n in range(1, 6)) == PHONES


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_whatever_people_wrote_comes_back_and_nothing_is_worked_out(form: str) -> None:
    """The texts that strangers wrote to break programs, and formulas."""
    texts = [*map(tidy, NASTY), "=1+1", "+SUM(A1)", "-1", "@x", "'=1", "_x0041_ & <"]
    texts = [text for text in texts if text.strip() and len(text) < 30_000]
    rows = {f"r-{n}": {"site": text} for n, text in enumerate(texts)}
    data = town.plan_data()
    data["answers"]["sites"]["value"] = {"rows": rows}
    (content,) = made("sites", form, town.reading(data)).values()
    found = cells(opened(content), "sites") if form == "xlsx" else lines(content)
    assert [unguarded(row[1]) for row in found[1:]] == texts
    dangerous = [row[1] for row in found if row[1].startswith(tuple("=+-@\t\r"))]
    assert all(map(is_phone, dangerous)), dangerous


def test_a_text_that_no_cell_takes_is_refused() -> None:
    """Cut silently it would be taken in again, and the rest lost."""
    data = town.plan_data()
    data["answers"]["sites"]["value"]["rows"]["r-school"]["site"] = "x" * 40_000
    with pytest.raises(CrisisPlanError, match="'sites' would hold a text of 40000"):
        made("sites", "xlsx", town.reading(data))
    (content,) = made("sites", "csv", town.reading(data)).values()
    assert len(lines(content)[1][1]) == 40_000


def test_whose_numbers_are_kept_from_an_audience_is_not_in_its_list() -> None:
    """An empty row taken in again would empty the entry."""
    listed = {
        audience: [row[0] for row in lines(next(iter(files.values())))[1:]]
        for audience in MARKINGS[2:]
        if (files := made("contacts", "csv", audience=audience))
    }
    assert listed["red"] == ["p-mayor", "p-deputy", "p-press", "p-police"]
    assert listed["amber"] == ["p-mayor", "p-press", "p-police"]


@pytest.mark.parametrize("audience", ["clear", "green"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_public_gets_no_tables(form: str, audience: Marking) -> None:
    """Contacts, sites and gaps are for city hall, on paper and in tables."""
    with pytest.raises(CrisisPlanError, match="nothing in it that may be shown"):
        made("plan", form, audience=audience)
    with pytest.raises(CrisisPlanError, match="is not made for"):
        made("contacts", form, audience=audience)


def events(content: bytes) -> dict[str, Any]:
    """Read a calendar as another program does: its events by their ids."""
    read: Any = icalendar.Calendar.from_ical(content)
    found = read.walk("VEVENT")
    by_id = {str(one["UID"]): one for one in found}
    assert len(by_id) == len(found)
    return by_id


def test_a_calendar_holds_what_is_due() -> None:
    """Reviews, exercises, dates that were set, replies, and numbers to be tried."""
    data = town.opened(town.plan_data())
    (content,) = made("plan", "ics", town.reading(data), "amber").values()
    found = {
        str(one["SUMMARY"]): one["DTSTART"].dt.isoformat()
        for one in events(content).values()
    }
    assert (
        found.items()
        >= {
            "Read the whole plan through, and call every number": "2027-09-01",
            "Try the plan out in an exercise": "2027-05-04",
            "Due: Who may activate": "2026-12-01",
            "Reply to: Who may activate": "2026-11-20",
            "Check the number of Anna Nová": "2027-05-01",
        }.items()
    )


def test_a_second_import_replaces_what_the_first_brought() -> None:
    """A date that was moved does not stand in the calendar twice."""
    data = town.opened(town.plan_data())
    (before,) = made("gaps", "ics", town.reading(data)).values()
    for answer in data["answers"].values():
        answer["due"] = "2027-01-15"
    later = town.NOW + timedelta(days=3)
    wish = Wish(("gaps",), "red", ("ics",))
    (after,) = make_all(wish, town.reading(data), later)
    old, new = events(before), events(after.content)
    assert old.keys() == new.keys()
    for key, event in new.items():
        assert event["SEQUENCE"] > old[key]["SEQUENCE"]
        assert event["DTSTAMP"].dt > old[key]["DTSTAMP"].dt


def test_an_incident_becomes_dates() -> None:
    """What is promised to those affected is in the calendar of who promised it."""
    options = Options(incident=INCIDENT)
    (content,) = made("follow-up", "ics", options=options).values()
    found = events(content).values()
    days = {str(one["SUMMARY"]): one["DTSTART"].dt.isoformat() for one in found}
    assert days["Convene the crisis team"] == "2027-03-01"
    assert days["Anniversary of 2027-02-28"] == "2032-02-28"
    (convene,) = (one for one in found if one["SUMMARY"] == "Convene the crisis team")
    assert "Duty officer: Anna Nová\nStands in: Eva Tichá" in convene["DESCRIPTION"]


@settings(max_examples=10)
@given(st.lists(st.sampled_from(NASTY), min_size=4, max_size=4))
def test_no_answer_changes_the_structure_of_a_calendar(texts: list[str]) -> None:
    """A name with a line end and `BEGIN:VEVENT` in it stays a name."""
    data = town.opened(town.plan_data())
    for key, text in zip(list(data["people"]), texts, strict=True):
        data["people"][key]["name"] = tidy(text) or "-"
    (content,) = made("plan", "ics", town.reading(data)).values()
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    (plain,) = made("plan", "ics", town.reading(town.opened(town.plan_data()))).values()
    assert events(content).keys() == events(plain).keys()
    mayor = next(one for key, one in events(content).items() if "check-p-mayor" in key)
    name = one_line(data["people"]["p-mayor"]["name"])
    assert str(mayor["SUMMARY"]).split() == f"Check the number of {name}".split()


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    """Give the published schema."""
    found = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def json_of(data: dict[str, Any], audience: Marking) -> Any:
    """Read the JSON of a plan."""
    (content,) = made("plan", "json", town.reading(data), audience).values()
    return json.loads(content)


@pytest.mark.parametrize("audience", MARKINGS)
def test_every_plan_is_as_the_schema_says(
    schema: jsonschema.Draft202012Validator, audience: Marking
) -> None:
    """Who reads it by the schema meets no key that is not described."""
    plain, hostile = iter(NASTY * 40), town.plan_data()
    plans = (
        hostile,
        town.with_gaps(),
        town.opened(town.plan_data()),
        town.plan_data(lambda _: tidy(next(plain))),
    )
    for data in plans:
        assert not [*schema.iter_errors(json_of(data, audience))]


def test_the_json_says_what_the_document_says() -> None:
    """Answers by their ids, people by theirs, what is not shown counted."""
    found = json_of(town.plan_data(), "amber")
    items = {
        item["id"]: item
        for chapter in found["chapters"]
        for section in chapter["sections"]
        for item in section["items"]
    }
    assert items["com-lead"]["value"] == {"lead": "p-press", "deputies": ["p-deputy"]}
    assert items["beds"] | {"value": "40", "unit": "beds"} == items["beds"]
    assert items["drills"]["value"][0]["cells"]["site"] == "withheld"
    assert (items["speak"]["applies"], items["speak"]["value"]) == (False, None)
    assert "weak" not in items
    assert found["chapters"][2]["withheld"] == 3
    people = {one["id"]: one for one in found["people"]}
    assert people["p-deputy"]["withheld"]
    assert not people["p-deputy"]["numbers"]
    assert people["p-mayor"]["numbers"] == [{"number": "+421 900 1", "for": "at night"}]


def test_what_leaves_the_house_is_listed_for_data_too() -> None:
    """The public version of the JSON is confirmed by a named person like the paper."""
    from crisisplan.export.release import releases

    data = town.plan_data()
    data["answers"]["press-office"]["note"] = "Ask Eva Tichá."
    reading = town.reading(data)
    files: tuple[Made, ...] = make_all(
        Wish(("plan",), "clear", ("json", "ics")), reading, town.NOW
    )
    (release,) = releases(files, reading, "clear")
    assert release.files == ("brezova-plan-clear.ics", "brezova-plan-clear.json")[::-1]
    assert "Eva Tichá" in release.names
    assert release.items == 7


def test_a_format_says_of_which_documents_it_holds_the_data() -> None:
    """A brief is no table; what has both is made in both."""
    reading = town.reading()
    with pytest.raises(
        CrisisPlanError, match="Spreadsheet: this format holds no brief"
    ):
        make_all(Wish(("brief",), "amber", ("xlsx",)), reading, town.NOW)
    wish = Wish(("brief", "contacts", "plan"), "amber", ("md", "xlsx"))
    assert [one.file_name for one in make_all(wish, reading, town.NOW)] == [
        "brezova-brief-amber.md",
        "brezova-contacts-amber.md",
        "brezova-plan-amber.md",
        "brezova-plan-amber.xlsx",
    ]
