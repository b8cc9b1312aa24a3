import json
import sys
from pathlib import Path

import pytest

from crisisplan.cli.export_options import DOCUMENTS
from crisisplan.cli.plans import open_session
from crisisplan.export.documents import DOCUMENTS as REGISTER
from tests.cli.conftest import Run
from tests.storage.test_logo import png


@pytest.fixture
def answered(run: Run, plan: Path) -> Path:
    """Give a plan with a few answers."""
    run("set", plan, "who", "Jana Kováč; p-desk")
    run("set", plan, "beds", "40")
    return plan


def test_the_plan_is_written_beside_its_file(run: Run, answered: Path) -> None:
    """Where nothing is said, the document lies where people look first."""
    ran = run("export", answered)
    path = answered.with_name("bratislava-plan-amber.md")
    assert ran.status == 0
    assert ran.out == f"Wrote {path}\n"
    assert "40 beds" in path.read_text(encoding="utf-8")


def test_the_same_plan_gives_the_same_bytes_again(run: Run, answered: Path) -> None:
    """Exporting twice is no reason to ask anything."""
    run("export", answered)
    path = answered.with_name("bratislava-plan-amber.md")
    before = path.read_bytes()
    assert run("export", answered).status == 0
    assert path.read_bytes() == before


def test_all_documents_go_into_a_folder_that_is_made(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    """One command fills the folder for the printer."""
    folder = tmp_path / "print" / "today"
    ran = run("export", answered, "--document", "all", "--to", folder)
    assert ran.status == 0
    assert {path.name for path in folder.iterdir()} == {
        f"bratislava-{name}-amber.md"
        for name in DOCUMENTS
        if name not in ("handout", "chapters")
    }
    assert "Left out, since it needs --owner: handout." in ran.err


def test_help_lists_the_documents_that_there_are(run: Run) -> None:
    """The list stands in two places, so that help needs no templates."""
    assert tuple(REGISTER) == DOCUMENTS


def test_a_handout_is_made_for_the_role_that_is_named(run: Run, answered: Path) -> None:
    """Each department gets a file of its own."""
    refused = run("export", answered, "--document", "handout")
    assert refused.status == 2
    assert "--owner" in refused.err
    ran = run("export", answered, "--document", "handout", "--owner", "boss")
    assert ran.status == 0
    assert answered.with_name("bratislava-handout-boss-amber.md").exists()
    unknown = run("export", answered, "--document", "gaps", "--owner", "bos")
    assert unknown.status == 2
    assert "Did you mean 'boss'?" in unknown.err


def test_a_handout_holds_only_what_is_essential(run: Run, plan: Path) -> None:
    """What cannot wait is asked first, in a form of its own; no other is made."""
    wish = ("export", plan, "--document", "handout", "--essential")
    ran = run(*wish, "--owner", "all")
    assert ran.status == 0
    (path,) = plan.parent.glob("*handout*")
    assert path.name == "bratislava-handout-boss-essential-amber.md"
    assert path.read_text("utf-8").count("### ") == 1
    assert "Nobody holds this role yet: Head of crisis." in ran.err
    run(*wish, "--owner", "all", "--back-by", "18.12.2099", "--force")
    assert "| <br> | 2099-12-18 |" in path.read_text("utf-8")
    assert run(*wish, "--owner", "all", "--back-by", "soon").status == 2
    past = run(*wish, "--owner", "all", "--back-by", "2001-01-01")
    assert "2001-01-01 is past" in past.err
    refused = run("export", plan, "--document", "all", "--back-by", "2026-12-18")
    assert "--back-by is for handout; name one of them" in refused.err
    refused = run("export", plan, "--essential")
    assert "--essential is for handout; name one of them" in refused.err


def test_with_a_role_all_documents_include_its_handout(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    """Then nothing is missing that would keep it from being made."""
    folder = tmp_path / "print"
    ran = run(
        "export", answered, "--document", "all", "--owner", "boss", "--to", folder
    )
    assert ran.status == 0
    assert (folder / "bratislava-handout-boss-amber.md").exists()


def test_a_follow_up_has_the_dates_of_the_incident(run: Run, answered: Path) -> None:
    """The day is written as people write it."""
    words = ("export", answered, "--document", "follow-up", "--incident")
    ran = run(*words, "22.11.2026")
    assert ran.status == 0
    path = answered.with_name("bratislava-follow-up-2026-11-22-amber.md")
    assert "Sunday, 22 November 2026" in path.read_text(encoding="utf-8")
    refused = run(*words, "22/11/2026")
    assert refused.status == 2
    assert "Write a date like" in refused.err


def test_an_option_that_changes_nothing_is_refused(run: Run, answered: Path) -> None:
    """Who names a role expects it to matter."""
    ran = run("export", answered, "--owner", "boss")
    assert ran.status == 2
    assert "--owner is for gaps, handout, hand-over" in ran.err


def test_the_statements_that_go_out_are_listed_alone(run: Run, answered: Path) -> None:
    """Whoever confirms them reads what is in them."""
    words = ("--audience", "green", "--document", "statements")
    ran = run("export", answered, *words)
    assert ran.status == 3
    assert "bratislava-statements-green.md holds 0 answers" in ran.err


def test_standard_output_gets_the_document_and_nothing_else(
    run: Run, answered: Path
) -> None:
    """What is piped into another program is exactly the document."""
    run("export", answered)
    written = answered.with_name("bratislava-plan-amber.md").read_text("utf-8")
    ran = run("export", answered, "--to", "-")
    assert ran.out == written
    assert ran.err == ""


def test_standard_output_takes_one_document(run: Run, answered: Path) -> None:
    """Two documents in a row are neither."""
    ran = run("export", answered, "--document", "all", "--to", "-")
    assert ran.status == 2
    assert ran.out == ""


def test_another_file_is_not_overwritten_without_being_asked(
    run: Run, answered: Path
) -> None:
    """Somebody may have edited the document by hand."""
    path = answered.with_name("bratislava-plan-amber.md")
    path.write_text("edited by hand", encoding="utf-8")
    refused = run("export", answered, "--document", "all")
    assert refused.status == 2
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == "edited by hand"
    assert not answered.with_name("bratislava-action-cards-amber.md").exists()
    assert run("export", answered, "--force").status == 0
    assert "40 beds" in path.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_at_the_target_is_refused(run: Run, answered: Path) -> None:
    """A link in a shared folder could send the plan anywhere."""
    elsewhere = answered.with_name("elsewhere.md")
    answered.with_name("bratislava-plan-amber.md").symlink_to(elsewhere)
    ran = run("export", answered, "--force")
    assert ran.status == 2
    assert "is a link" in ran.err
    assert not elsewhere.exists()


def test_documents_are_written_all_or_none(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    """A folder with half the documents is handed out by mistake."""
    folder = tmp_path / "print"
    (folder / "bratislava-action-cards-amber.md").mkdir(parents=True)
    ran = run("export", answered, "--document", "all", "--to", folder)
    assert ran.status == 2
    assert not (folder / "bratislava-plan-amber.md").exists()


def test_a_public_document_waits_for_a_named_person(run: Run, answered: Path) -> None:
    """What is published cannot be taken back."""
    path = answered.with_name("bratislava-plan-clear.md")
    asked = run("export", answered, "--audience", "clear")
    assert asked.status == 3
    assert "holds 0 answers" in asked.err
    assert not path.exists()
    ran = run("export", answered, "--audience", "clear", "--confirmed-by", "Ann")
    assert ran.status == 0
    assert "Confirmed by Ann." in ran.err
    assert "40 beds" not in path.read_text(encoding="utf-8")


def test_documents_that_an_audience_may_not_have_are_named(
    run: Run, answered: Path
) -> None:
    """`all` for partners is all that is for partners, and says so."""
    ran = run("export", answered, "--audience", "green", "--document", "all")
    assert "left out: first-page, brief, action-cards, contacts, sites" in ran.err
    refused = run(
        "export", answered, "--audience", "green", "--document", "action-cards"
    )
    assert refused.status == 2


def test_strict_tells_scripts_that_something_is_open(run: Run, answered: Path) -> None:
    """The document is written all the same: it says what is open."""
    ran = run("export", answered, "--strict")
    assert ran.status == 1
    assert answered.with_name("bratislava-plan-amber.md").exists()


def test_an_unknown_document_names_the_nearest(run: Run, answered: Path) -> None:
    """Names of documents are typed from memory."""
    ran = run("export", answered, "--document", "action-card")
    assert ran.status == 2
    assert "'action-cards'" in ran.err


def test_a_folder_that_is_a_file_is_said(run: Run, answered: Path) -> None:
    """The remedy is another folder."""
    ran = run("export", answered, "--to", answered)
    assert ran.status == 2
    assert "cannot be made" in ran.err


def test_a_document_comes_in_several_formats_at_once(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    """One to read on a screen, one to go on writing in."""
    folder = tmp_path / "print"
    words = ("--document", "brief", "--document", "plan", "--to", folder)
    kinds = ("md", "html", "docx", "md")
    ran = run("export", answered, *words, *(f"--format={one}" for one in kinds))
    assert ran.status == 0, ran.err
    assert [
        Path(line.removeprefix("Wrote ")).name for line in ran.out.splitlines()
    ] == [
        f"bratislava-{name}-amber.{kind}"
        for name in ("brief", "plan")
        for kind in kinds[:3]
    ]
    page = (folder / "bratislava-plan-amber.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "40 beds" in page
    assert (folder / "bratislava-plan-amber.docx").read_bytes()[:2] == b"PK"


def test_a_format_alone_writes_no_markdown(run: Run, answered: Path) -> None:
    """Who asked for Word gets Word, the same bytes each time."""
    assert run("export", answered, "--format", "docx").status == 0
    path = answered.with_name("bratislava-plan-amber.docx")
    before = path.read_bytes()
    assert not path.with_suffix(".md").exists()
    assert run("export", answered, "--format", "docx").status == 0
    assert path.read_bytes() == before


def test_standard_output_takes_what_is_text(run: Run, answered: Path) -> None:
    """A Word file on a terminal is noise, and two documents in a row are neither."""
    page = run("export", answered, "--to", "-", "--format", "html")
    assert page.out.startswith("<!doctype html>")
    word = run("export", answered, "--to", "-", "--format", "docx")
    assert (word.status, word.out) == (2, "")
    assert "not docx. Name a folder with --to." in word.err
    both = run("export", answered, "--to", "-", "--format", "md", "--format", "html")
    assert (both.status, both.out) == (2, "")
    assert "one --format" in both.err


def test_what_goes_out_is_told_once_with_all_its_files(
    run: Run, answered: Path
) -> None:
    """The same answers stand in both, and are read by a person once."""
    words = ("--audience", "clear", "--format", "docx", "--format", "html")
    ran = run("export", answered, *words)
    assert ran.status == 3
    files = "bratislava-plan-clear.docx and bratislava-plan-clear.html"
    assert ran.err.count(f"{files} hold 0 answers") == 1
    assert not answered.with_name("bratislava-plan-clear.docx").exists()


def test_without_the_addition_for_pdf_nothing_is_written(
    run: Run, answered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence holds the command that adds it."""
    monkeypatch.setitem(sys.modules, "typst", None)
    ran = run("export", answered, "--format", "md", "--format", "pdf")
    assert ran.status == 2
    assert "python3 -m pip install 'crisisplan[pdf]'" in ran.err
    assert not answered.with_name("bratislava-plan-amber.md").exists()


def test_an_unknown_format_names_those_that_there_are(run: Run, plan: Path) -> None:
    """A word is typed `doc` as often as `docx`."""
    ran = run("export", plan, "--format", "doc")
    assert ran.status == 2
    assert "'doc' is none of: md, html, docx" in ran.err
    assert "Did you mean 'docx'?" in ran.err


def test_the_logo_is_on_the_page_or_said_to_be_left_out(run: Run, plan: Path) -> None:
    """The picture was not sent along with the plan; the plan is needed all the same."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(
        text.replace("\ncity:\n", "\ncity:\n  logo: sign.png\n", 1), "utf-8"
    )
    page = plan.with_name("bratislava-plan-amber.html")
    ran = run("export", plan, "--format", "html")
    assert "The logo is left out. There is no file" in ran.err
    assert "<img" not in page.read_text(encoding="utf-8")
    plan.with_name("sign.png").write_bytes(png())
    assert not run("export", plan, "--format", "html", "--force").err
    assert "data:image/png" in page.read_text(encoding="utf-8")


def test_data_for_other_programs_lie_beside_the_documents(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    """One command gives the paper, the spreadsheet, the calendar and the JSON."""
    folder = tmp_path / "out"
    kinds = ("md", "xlsx", "csv", "ics", "json")
    words = ("--document", "plan", "--document", "brief", "--to", folder)
    ran = run("export", answered, *words, *(f"--format={one}" for one in kinds))
    assert ran.status == 0, ran.err
    assert "Not made as csv, which is for data: brief." in ran.err
    assert {path.name for path in folder.iterdir()} == {
        "bratislava-brief-amber.md",
        "bratislava-plan-amber.md",
        "bratislava-plan-amber.xlsx",
        "bratislava-plan-amber.ics",
        "bratislava-plan-amber.json",
        "bratislava-action-cards-amber.csv",
        "bratislava-gaps-amber.csv",
        "bratislava-contacts-amber.csv",
    }
    read = run("export", answered, "--format", "json", "--to", "-")
    assert read.out == (folder / "bratislava-plan-amber.json").read_text("utf-8")
    assert json.loads(read.out)["city"]["name"] == "Bratislava"


def test_the_schema_of_the_json_is_printed_without_a_plan(run: Run) -> None:
    """Whoever writes the other program has none."""
    ran = run("export", "--schema")
    assert ran.status == 0
    assert json.loads(ran.out)["properties"]["format"]["const"] == "crisisplan/export/1"


def test_a_format_that_holds_no_such_document_is_said(run: Run, plan: Path) -> None:
    """The sentence names the documents of which it holds the data."""
    ran = run("export", plan, "--document", "brief", "--format", "ics")
    assert ran.status == 2
    assert "holds no brief. It is for: plan, gaps, contacts, follow-up." in ran.err
    public = run("export", plan, "--audience", "clear", "--format", "csv")
    assert public.status == 2
    assert "nothing in it that may be shown to Public" in public.err


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_what_was_exported_is_taken_in_again_without_a_change(
    run: Run, answered: Path, tmp_path: Path, form: str
) -> None:
    """A clerk who opens the list and closes it has changed nothing."""
    folder = tmp_path / "out"
    words = ("--audience", "red", "--document", "contacts", "--to", folder)
    assert run("export", answered, *words, "--format", form).status == 0
    before = answered.read_bytes()
    ran = run("take-in", answered, folder / f"bratislava-contacts-red.{form}")
    assert "As it is in the plan already (5)" in ran.out
    assert "There is nothing to take in." in ran.err
    assert answered.read_bytes() == before


def test_a_handout_for_somebody_who_was_asked(run: Run, plan: Path) -> None:
    """The ask-list on paper: their questions as a form, and nothing else."""
    session = open_session(str(plan), "Ann")
    session.ask("beds", "p-ivan", "2026-12-01")
    session.ask("words", "Fire brigade")
    session.save()
    wish = ("export", plan, "--document", "handout", "--to", "-", "--asked")
    ran = run(*wish, "Ivan Horák")
    assert "## For: Ivan Horák" in ran.out
    assert "First date: 2026-12-01." in ran.out
    assert "`[beds:" in ran.out
    assert "[words:" not in ran.out
    refused = run(*wish, "Nobody")
    assert refused.status == 2
    assert "'Nobody' was asked for nothing in this plan. Asked were:" in refused.err
    assert "Ivan Horák" in refused.err
