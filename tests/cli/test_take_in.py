"""A filled form comes back through the command line."""

from pathlib import Path

import pytest

from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run

BEDS = "| Answer `[beds:new]` (beds) |\n| --- |\n| <br> |"


@pytest.fixture
def form(run: Run, plan: Path) -> Path:
    """Give a handout with one answer written on it."""
    ran = run("export", plan, "--document", "handout", "--owner", "boss")
    assert ran.status == 0, ran.err
    (path,) = plan.parent.glob("*handout*.md")
    write(path, "40")
    return path


def write(path: Path, typed: str) -> None:
    """Write an answer into the box for beds."""
    text = path.read_text(encoding="utf-8")
    assert BEDS in text
    path.write_text(text.replace(BEDS, BEDS.replace("<br>", typed)), encoding="utf-8")


def test_nothing_is_written_before_somebody_agrees(
    run: Run, plan: Path, form: Path
) -> None:
    """What was understood is read first."""
    before = plan.read_bytes()
    ran = run("take-in", plan, form)
    assert ran.status == 3
    assert "+ Beds: 40 beds" in ran.out
    assert "--yes" in ran.err
    assert plan.read_bytes() == before


def test_an_agreed_form_is_taken_in(run: Run, plan: Path, form: Path) -> None:
    """The answer says who wrote it down and who took it in."""
    ran = run("take-in", plan, form, "--yes", "--by", "Ann")
    assert ran.status == 0, ran.err
    answer = read_plan(plan).plan.answer("beds")
    assert (answer.value, answer.state, answer.by) == ("40", "done", "Ann")


def test_an_answer_given_since_is_replaced_only_on_demand(
    run: Run, plan: Path, form: Path
) -> None:
    """The form's is set aside with the reason, and a person decides."""
    run("set", plan, "beds", "50")
    ran = run("take-in", plan, form, "--yes")
    assert ran.status == 3
    kept = read_plan(plan).plan
    assert kept.answer("beds").value == "50"
    assert [one.value for one in kept.set_aside] == ["40"]
    assert run("take-in", plan, form, "--yes", "--replace").status == 0
    assert read_plan(plan).plan.answer("beds").value == "40"


def test_a_refused_value_is_kept_and_said(run: Run, plan: Path, form: Path) -> None:
    """A status of 1 tells a script that somebody has to look."""
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("| 40 |", "| about forty |"), encoding="utf-8")
    ran = run("take-in", plan, form, "--yes")
    assert ran.status == 1
    assert "plain number" in ran.out
    (aside,) = read_plan(plan).plan.set_aside
    assert aside.value == "about forty"
    assert form.name in aside.because


def test_an_untouched_form_writes_nothing(run: Run, plan: Path) -> None:
    """No answer is no change, and no question either."""
    run("export", plan, "--document", "handout", "--owner", "boss")
    (path,) = plan.parent.glob("*handout*.md")
    before = plan.read_bytes()
    ran = run("take-in", plan, path, "--yes")
    assert ran.status == 0
    assert "nothing to take in" in ran.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.md", None, "no file"),
        ("a.md", b"Dear colleague", "No question of this plan"),
        ("a.md", b"", "No question of this plan"),
        ("a.md", b"\x00\x01", "no text"),
        ("a.docx", b"not a zip", "damaged"),
        ("a.docx", b"%PDF-1.7", "a PDF"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("a.docm", b"PK", "macros"),
        ("a.odt", b"PK", "Word document"),
        ("a.png", b"PNG", "cannot be taken in"),
    ],
)
def test_what_is_no_form_is_refused_in_a_sentence(
    run: Run, plan: Path, name: str, content: bytes | None, words: str
) -> None:
    """Whatever stands in the file, the plan stays as it was."""
    path = plan.with_name(name)
    if content is not None:
        path.write_bytes(content)
    before = plan.read_bytes()
    ran = run("take-in", plan, path, "--yes")
    assert ran.status == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert plan.read_bytes() == before


def test_a_file_of_200_megabytes_is_not_even_read(run: Run, plan: Path) -> None:
    """A film sent by mistake does not fill the memory."""
    path = plan.with_name("form.docx")
    with path.open("wb") as file:
        file.truncate(200_000_000)
    ran = run("take-in", plan, path, "--yes")
    assert ran.status == 2
    assert "larger than 20 MB" in ran.err
