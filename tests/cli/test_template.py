"""`crisisplan template`, and documents made from what it begins."""

from pathlib import Path

import pytest

from crisisplan.cli.template import DOCUMENTS
from crisisplan.export.own.start import beginning, own_documents
from tests.cli.conftest import Run


def test_a_template_begins_as_ours_and_makes_the_same_document(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """Whoever changes one line wants the others to stay as they are."""
    own = tmp_path / "our-cards"
    ran = run("template", "new", own, "--document", "action-cards")
    assert ran.status == 0
    assert f"--document action-cards --template {own}.md.j2" in ran.out
    words = ("export", plan, "--document", "action-cards", "--to", "-")
    ours = run(*words)
    theirs = run(*words, "--template", f"{own}.md.j2")
    assert theirs.status == 0, theirs.err
    assert theirs.out == ours.out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_beginning_stands_alone_and_names_all_that_can_be_printed(name: str) -> None:
    """An author needs one file, and no reading of our code."""
    text = beginning(name)
    assert "import" not in text
    assert "{% macro status(page)" in text
    assert "  What there is to print:" in text
    assert "      review_by: text" in text
    assert "      adopted: may be nothing" in text


def test_the_documents_with_own_templates_are_those_of_the_register() -> None:
    """The list stands in two places, so that help needs no templates."""
    assert own_documents() == DOCUMENTS


def test_a_template_is_never_written_over(run: Run, tmp_path: Path) -> None:
    """A day of work on a letterhead is not lost to a second 'new'."""
    own = tmp_path / "ours.j2"
    own.write_text("mine", encoding="utf-8")
    ran = run("template", "new", own)
    assert ran.status == 2
    assert "exists already and is left alone" in ran.err
    assert own.read_text(encoding="utf-8") == "mine"


def test_a_fault_is_named_with_its_line_and_nothing_is_written(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """Half a document is worse than none."""
    own, folder = tmp_path / "ours.md.j2", tmp_path / "out"
    own.write_text("# {{ plan.page.city }}\n{{ plan.page.town }}\n", encoding="utf-8")
    ran = run("export", plan, "--template", own, "--to", folder)
    assert ran.status == 2
    assert f"{own}:2: Nothing is called 'town' here." in ran.err
    assert not folder.exists()


def test_a_document_without_its_marking_is_made_and_said(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """A page that does not say for whom it is gets passed on."""
    own = tmp_path / "short.md.j2"
    own.write_text("{{ plan.page.city }}\n", encoding="utf-8")
    ran = run("export", plan, "--template", own)
    assert ran.status == 0
    assert "does not print for whom the document is (TLP:AMBER)" in ran.err
    path = plan.with_name("bratislava-plan-short-amber.md")
    assert path.read_text(encoding="utf-8") == "Bratislava\n"


@pytest.mark.parametrize("names", [["brief"], ["plan", "brief"], ["all"]])
def test_a_template_is_for_one_document_that_can_have_one(
    run: Run, plan: Path, names: list[str]
) -> None:
    """It says which, before anything is made."""
    words = [word for name in names for word in ("--document", name)]
    own = plan.with_name("own.j2")
    own.write_text("x", encoding="utf-8")
    ran = run("export", plan, *words, "--template", own)
    assert ran.status == 2
    assert "--template makes one document: plan or action-cards." in ran.err


def test_a_template_that_is_not_there_is_a_sentence(run: Run, plan: Path) -> None:
    """A typing error costs one look."""
    ran = run("export", plan, "--template", plan.with_name("none.j2"))
    assert ran.status == 2
    assert "There is no file" in ran.err
