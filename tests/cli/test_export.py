import sys
from pathlib import Path

import pytest

from crisisplan.cli.export import DOCUMENTS
from crisisplan.export.documents import DOCUMENTS as REGISTER
from tests.cli.conftest import Run


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
        f"bratislava-{name}-amber.md" for name in DOCUMENTS if name != "handout"
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
    assert "left out: brief, action-cards, contacts, sites" in ran.err
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
