"""Contacts and sites come back from a spreadsheet as people and programs leave them."""

from collections.abc import Mapping
from io import BytesIO
from itertools import count, cycle
from typing import Any
from zipfile import ZipFile

import pytest

from crisisplan.domain import aside
from crisisplan.domain.account import Account, taken
from crisisplan.domain.directory import Person
from crisisplan.domain.plan import Plan
from crisisplan.domain.sheets import contact_cells, contact_columns, guarded_untyped
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.errors import CannotReadError
from crisisplan.export.data.csv_file import to_csv
from crisisplan.export.data.sheets import sheets
from crisisplan.export.data.workbook import to_xlsx
from crisisplan.export.facts import facts_of
from crisisplan.export.options import Options
from crisisplan.export.view.sight import Sight
from crisisplan.intake.files import read_account
from tests import build
from tests.export import town
from tests.export.nasty import NASTY
from tests.intake.forms import signed

COLUMNS = [
    {"id": "site", "kind": "text", "title": "Site", "required": "yes"},
    {"id": "keeper", "kind": "person", "title": "Keeper"},
    {"id": "since", "kind": "date", "title": "Known since"},
    {"id": "night", "kind": "yes-no", "title": "Open at night"},
]
SITES = build.item(
    "sites",
    "table",
    columns=COLUMNS,
    register="sites",
    rows={"hall": {"site": "Town hall"}},
)
ROW = {"site": "Main school", "keeper": {"lead": "p-jana", "deputies": []}}
HEADER = ",".join(contact_columns())


def plan(**people: Any) -> Reading:
    """Give a plan with a directory and one site."""
    answers = {"sites": {"rows": {"r-1": ROW}}}
    more = {"people": {**build.PEOPLE, **people}}
    return build.reading(build.playbook(SITES), answers, **more)


def account(content: str | bytes, reading: Reading, name: str = "list.csv") -> Account:
    """Give what a list says."""
    ids = count(1)
    data = content.encode() if isinstance(content, str) else content
    return read_account(data, name, reading, lambda: f"{next(ids):08}")


def after(
    read: Account, reading: Reading, chosen: frozenset[int] | None = None
) -> Plan:
    """Give the plan once a list is taken in."""
    return taken(reading, read, read.decided if chosen is None else chosen, signed)


def outcomes(read: Account) -> list[str]:
    """Give how each row was read."""
    return [one.outcome for one in read.entries]


def written(reading: Reading) -> str:
    """Give the list of contacts as it is exported."""
    people = reading.plan.people.items()
    rows = [contact_columns(), *(contact_cells(key, one) for key, one in people)]
    return "\n".join(",".join(map(guarded_untyped, row)) for row in rows)


def test_a_list_that_nobody_changed_changes_nothing() -> None:
    """Opened, looked at, saved: that is what most people do with a list."""
    reading = plan(
        p_eva={"name": "Eva", "numbers": [{"number": "+421 900 1", "for": "day"}]},
        p_odd={"name": "=cmd", "note": "-1", "numbers": [{"number": "0900123456"}]},
    )
    read = account(written(reading), reading)
    assert set(outcomes(read)) == {"same"}
    assert after(read, reading) == reading.plan


@pytest.mark.parametrize("first", range(0, len(NASTY), 12))
def test_what_is_exported_comes_back_unchanged(first: int) -> None:
    """Names, notes and numbers of any kind survive two file formats and the way."""
    texts = cycle(tidy(one) for one in NASTY[first : first + 12] if tidy(one).strip())
    reading = town.reading(town.plan_data(lambda _: one_line(next(texts))))
    found = sheets(Sight(reading, "red"), ["contacts", "sites"], Options())
    facts = facts_of("contacts", reading, "red", town.NOW)
    files = {"all.xlsx": to_xlsx(found, facts)}
    files |= {f"town-sites-{one.name}-red.csv": to_csv(one) for one in found[1:]}
    files["town-contacts-red.csv"] = to_csv(found[0])
    for name, content in files.items():
        read = account(content, reading, name)
        assert set(outcomes(read)) == {"same"}, (name, read.entries)
        assert not read.remarks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name,post\nEva Malá,Clerk", {"post": "Clerk"}),
        ("Post;NAME\nClerk;Eva Malá", {"post": "Clerk"}),
        ("sep=;\nname;post\nEva Malá;Clerk", {"post": "Clerk"}),
        ('\ufeff"\ufeffname";post\nEva Malá;Clerk', {"post": "Clerk"}),
        ("name\tpost\nEva Malá\tClerk", {"post": "Clerk"}),
        ("\ufeffname,post\r\n\r\n,,,\r\nEva Malá,Clerk\r\n", {"post": "Clerk"}),
        ('name,note\nEva Malá,"one, two\nthree"', {"note": "one, two\nthree"}),
        ("name,E-mail\nEva Malá,eva@x.sk", {"email": "eva@x.sk"}),
        ("name,verified\nEva Malá,1.11.2026", {"verified": "2026-11-01"}),
        ("name,verified\nEva Malá,2026-11-01 00:00:00", {"verified": "2026-11-01"}),
        ("name,desk,staffed\nEva Malá,Yes,24 h", {"desk": True, "staffed": "24 h"}),
        ("name,marking\nEva Malá,TLP:RED", {"marking": "red"}),
        ("name,post\nEva Malá,'=cmd", {"post": "=cmd"}),
    ],
)
def test_what_spreadsheets_do_to_a_list_does_no_harm(
    text: str, expected: Mapping[str, object]
) -> None:
    """Semicolons, tabs, marks, other orders and capitals, missing columns."""
    reading = plan()
    read = account(text, reading)
    assert outcomes(read) == ["new"], read.entries
    people = after(read, reading).people
    person = people["p-00000001"]
    assert person == Person(name="Eva Malá").model_copy(update=dict(expected))
    assert len(people) == len(reading.plan.people) + 1, "a missing row deletes nobody"


def test_an_old_windows_file_is_read_and_said() -> None:
    """Excel saves that way where nobody tells it otherwise."""
    read = account("name;post\nEva Malá;Clerk".encode("cp1252"), plan())
    assert read.entries[0].title == "Eva Malá"
    assert "older Windows" in read.remarks[0]


@pytest.mark.parametrize(
    ("cell", "column", "words"),
    [
        ("4.2E+11", "number 1", "digits are lost"),
        ('"4,21900E+11"', "number 1", "digits are lost"),
        ("none", "number 1", "has digits"),
        ("11/1/2026", "verified", "for some, 1 November"),
        ("31.12.2099", "verified", "still to come"),
        ("maybe", "desk", "yes or no"),
        ("secret", "marking", "labels are"),
        ("eva at x.sk", "email", "address"),
    ],
)
def test_a_cell_that_cannot_be_right_is_said_and_kept(
    cell: str, column: str, words: str
) -> None:
    """The row is taken in all the same; a wrong number is worse than none."""
    reading = plan()
    read = account(f"name,{column}\nEva Malá,{cell}", reading)
    assert outcomes(read) == ["new", "refused"]
    assert words in read.entries[1].because
    plan_ = after(read, reading)
    assert plan_.people["p-00000001"] == Person(name="Eva Malá")
    assert cell.strip('"') in str(plan_.set_aside[0].value)


def test_an_entry_that_was_not_taken_in_can_be_put_in_its_place_later() -> None:
    """Somebody says no first, and calls the person afterwards."""
    reading = plan()
    read = account("id,name,post\np-jana,Jana Kováč,Mayor", reading)
    now = Reading(after(read, reading), reading.playbook, reading.today)
    words = aside.said(now, now.plan.set_aside[0])
    assert words.startswith("post Mayor instead of Press officer")
    put = aside.put_back(now, 0, signed)
    assert put.people["p-jana"] == reading.plan.people["p-jana"].model_copy(
        update={"post": "Mayor"}
    )
    assert put.set_aside[0].value == reading.plan.people["p-jana"].as_kept()


def test_a_preview_says_what_is_different() -> None:
    """Nobody says yes to a wider circle who was shown the same words twice."""
    reading = plan(eva={"name": "Eva Malá", "marking": "red"})
    (entry,) = account(
        "id,marking,verified,name\neva,clear,2026-11-01,Eva Malá", reading
    ).entries
    assert entry.outcome == "clash"
    assert "Named persons only" in entry.before
    assert "checked on no day" in entry.before
    assert "Public and council papers" in entry.said
    assert "checked on 2026-11-01" in entry.said


def test_a_number_without_its_plus_is_taken_and_doubted() -> None:
    """A spreadsheet takes the plus away without asking."""
    read = account("name,number 1,for 1\nEva Malá,421900123456,night", plan())
    assert "neither plus nor zero" in read.entries[0].because
    (number,) = after(read, plan()).people["p-00000001"].numbers
    assert (number.number, number.for_) == ("421900123456", "night")


def test_numbers_for_which_a_list_has_no_column_stay() -> None:
    """A list from before the fourth number was entered knows nothing of it."""
    numbers = [{"number": f"+421 900 {n}"} for n in range(4)]
    reading = plan(eva={"name": "Eva Malá", "numbers": numbers})
    read = account("id,name,number 1\neva,Eva Malá,+421 900 9", reading)
    assert outcomes(read) == ["clash"]
    person = after(read, reading, read.possible).people["eva"]
    assert [one.number[-1] for one in person.numbers] == ["9", "1", "2", "3"]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("p-jana,,Press officer", "clash"),  # the name was emptied
        ("p-jana,Jana Kováč,Mayor", "clash"),
        ("p-jana,Jana Kováč,Press officer", "same"),
        ("p-ivan,Ivan Horák,Driver", "change"),  # nothing stood there
        (",Jana Kovac,Mayor", "clash"),  # the same name, whatever the accents
        (",Ivan Horák,Mayor", "refused"),  # two of this name
        ("p-gone,Eva,Clerk", "refused"),
        (",,Clerk", "refused"),
    ],
)
def test_nobody_in_the_directory_is_changed_or_joined_silently(
    row: str, outcome: str
) -> None:
    """What would replace something waits for a person's word."""
    reading = plan()
    read = account(f"id,name,post\n{row}", reading)
    if row.startswith("p-jana,,"):
        assert outcomes(read) == ["same"], "an entry without a name is none"
        return
    assert outcomes(read) == [outcome]
    kept = after(read, reading)
    if outcome != "change":
        assert kept.people == reading.plan.people
    if outcome in ("clash", "refused"):
        assert len(kept.set_aside) == 1
    if outcome == "clash":
        chosen = after(read, reading, read.possible)
        assert chosen.people["p-jana"].post == "Mayor"
        assert chosen.people.keys() == reading.plan.people.keys()


def test_a_row_that_stands_twice_is_read_once() -> None:
    """Which of the two is right, a person knows."""
    read = account("id,name\np-jana,Jana Kováč\np-jana,Jana Malá", plan())
    assert outcomes(read) == ["same", "refused"]


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("r-1,Main school,Jana Kováč,,", "same"),
        ("r-1,Main school,Jana Kováč,1.11.2026,yes", "change"),
        ("r-1,Main school,Ivan Horák (p-ivan),,", "clash"),
        ("r-1,,Jana Kováč,,", "clash"),
        ("hall,Town hall,Jana Kováč,,", "change"),  # the playbook's row is taken up
        (",Depot,Eva Malá,,", "new"),
        (",main SCHOOL,,,yes", "clash"),
        ("r-9,Depot,,,", "refused"),
        (",Depot,,soon,", "new"),
        (",,,,", ""),
    ],
)
def test_sites_come_back_row_by_row(row: str, outcome: str) -> None:
    """A row with its id changes, one without adds, and a missing row stays."""
    reading = plan()
    text = f"id,site,KEEPER,Known since,Open at night\n{row}"
    read = account(text, reading, "brezova-sites-sites-red.csv")
    assert outcomes(read)[:1] == ([outcome] if outcome else [])
    value: Any = after(read, reading).answer("sites").value
    assert "r-1" in value["rows"]
    if outcome in ("same", "clash", "refused", ""):
        assert value["rows"] == {"r-1": ROW}
    if row.startswith(",Depot,Eva"):
        assert value["rows"]["r-00000002"]["site"] == "Depot"
    if "soon" in row:
        assert [one.outcome for one in read.entries] == ["new", "refused"]


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"a,b\n1,2", b'name,post\n"open', b"\x00\x01"],
)
def test_what_is_no_list_is_refused_in_a_sentence(content: bytes) -> None:
    """The sentence says which columns a list has."""
    with pytest.raises(CannotReadError, match=r"[a-z]{4}"):
        account(content, plan())


_BOOK = (
    '<workbook xmlns:r="r"><sheets><sheet name="contacts" r:id="a"/>'
    '<sheet name="sites" r:id="b"/><sheet name="Notes" r:id="c"/>'
    '<sheet name="Lists" state="hidden" r:id="c"/></sheets></workbook>'
)
_PARTS = {
    "xl/workbook.xml": _BOOK,
    "xl/_rels/workbook.xml.rels": "<Relationships>"
    '<Relationship Id="a" Target="worksheets/sheet1.xml"/>'
    '<Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/>'
    '<Relationship Id="c" Target="worksheets/../worksheets/sheet3.xml"/>'
    "</Relationships>",
    "xl/sharedStrings.xml": "<sst><si><t>name</t></si>"
    "<si><r><t>Eva</t></r><r><t> Malá_x000D_</t></r></si></sst>",
    "xl/styles.xml": '<styleSheet><numFmts><numFmt numFmtId="170" '
    'formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="171" formatCode="0&quot;d&quot;"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/>'
    '<xf numFmtId="171"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": "<worksheet><sheetData>"
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><v>number 1</v></c>'
    '<c r="D1" t="inlineStr"><is><t>verified</t></is></c>'
    '<c r="E1" t="inlineStr"><is><t>desk</t></is></c></row>'
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="C3" s="3"><v>4.21900123456E11</v></c>'
    '<c r="D3" s="1"><v>46327</v></c><c r="E3" t="b"><v>1</v></c></row>'
    '<row r="4"/></sheetData></worksheet>',
    "xl/worksheets/sheet2.xml": "<worksheet><sheetData>"
    '<row><c t="str"><v>id</v></c><c t="str"><v>Site</v></c>'
    '<c t="str"><v>Known since</v></c></row><row><c t="str"><v>r-1</v></c>'
    '<c t="str"><f>A1</f><v>Main school</v></c><c s="2"><v>43831.5</v></c></row>'
    "</sheetData></worksheet>",
    "xl/worksheets/sheet3.xml": "<worksheet><sheetData><row>"
    '<c t="str"><v>nothing of ours</v></c></row></sheetData></worksheet>',
}
"""A workbook as Excel writes it: shared texts, numbers, days, formulas."""


def workbook(**other: str) -> bytes:
    """Give the workbook, with some of its parts changed."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in {**_PARTS, **other}.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    """Numbers are numbers there, days are days, and other sheets are left alone."""
    reading = plan()
    read = account(workbook(), reading, "list.xlsx")
    assert outcomes(read) == ["new", "change"]
    assert [one.place for one in read.entries] == ["row 3", "row 2"]
    assert len(read.remarks) == 1
    assert "'Notes' was not read" in read.remarks[0]
    kept = after(read, reading)
    person = kept.people["p-00000001"]
    assert (person.name, person.numbers[0].number) == ("Eva Malá", "421900123456")
    assert (person.verified, person.desk) == ("2026-11-01", True)
    value: Any = kept.answer("sites").value
    assert value["rows"]["r-1"]["since"] == "2020-01-01"


def test_a_workbook_that_is_none_is_refused() -> None:
    """An archive of anything else, and one with macros."""
    for name, words in {"a.xml": "no Excel", "xl/vbaProject.bin": "macros"}.items():
        made = BytesIO()
        with ZipFile(made, "w") as archive:
            archive.writestr(name, "<a/>")
        with pytest.raises(CannotReadError, match=words):
            account(made.getvalue(), plan(), "list.xlsx")


@pytest.mark.parametrize(
    "header",
    [
        "Name;Post;Telephone;Mobile;E-mail",
        "name;Position;Tel.;Cell phone;Mail",
        "Name;Function;number;Telefón;e-mail address",
    ],
)
def test_a_citys_own_list_says_in_its_own_words_what_is_a_number(header: str) -> None:
    """Nobody titles a column "number 1"."""
    row = "Eva Nová;Clerk;0905 111 222;0905 333 444;eva@example.org"
    reading = plan()
    found = after(account(f"{header}\n{row}\n", reading), reading)
    (eva,) = (one for one in found.people.values() if one.name == "Eva Nová")
    assert [one.number for one in eva.numbers] == ["0905 111 222", "0905 333 444"]
    assert (eva.post, eva.email) == ("Clerk", "eva@example.org")
