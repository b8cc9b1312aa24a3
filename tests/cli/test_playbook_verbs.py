"""What authors do with playbooks: begin, adapt, try out, send and take in."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.cli.conftest import ITEMS, Run
from tests.domain.overlays import overlay_data

HARMLESS = {"reword": "beds", "help": "Count the folding beds too."}


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's own folder, which is empty."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "crisisplan" / "playbooks"


def overlay(path: Path, *changes: dict[str, Any], **keys: Any) -> Path:
    """Write an overlay on the small playbook."""
    path.write_text(dump(overlay_data(*changes, **keys)), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["floods.yaml", "Povodne a búrky", "2026", "ŁŁ.yml"])
def test_a_playbook_that_was_begun_has_no_problem(
    name: str, run: Run, tmp_path: Path
) -> None:
    """An author begins with something that works, whatever it is called."""
    ran = run("playbook", "new", tmp_path / name)
    (path,) = (one for one in tmp_path.iterdir() if one.is_file())
    assert ran.status == 0
    assert str(path) in ran.out
    assert run("check", "--style", path).out == "No problems in 1 file.\n"
    again = run("playbook", "new", path)
    assert (again.status, "left alone" in again.err) == (2, True)


def test_a_begun_playbook_can_be_answered(run: Run, tmp_path: Path) -> None:
    """The first thing an author does is to try it."""
    path = tmp_path / "floods.yaml"
    run("playbook", "new", path)
    ran = run("new", tmp_path / "a", "--city", "A", "--playbook", path)
    assert ran.status == 0, ran.err


@pytest.mark.parametrize("base", ["city-incident-response", "first-24-hours", None])
def test_an_overlay_that_was_begun_has_no_problem_nor_have_its_examples(
    base: str | None, run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """Who takes the # away in front of an example gets what it promises."""
    path = tmp_path / "our-city.yaml"
    ran = run("playbook", "overlay", path, "--for", base or playbook_path)
    assert ran.status == 0, ran.err
    assert run("check", "--style", path).out == "No problems in 1 file.\n"
    text = path.read_text(encoding="utf-8")
    commented, _, changes = text.partition("change: []\n")
    keys = r"^# (?=(?:checked|confirmed|terms|sources|roles|partners):)"
    if base is None:  # the small playbook has a term of another name in its texts
        assert "terms: {council: " in commented
    written = re.sub(keys, "", commented, flags=re.MULTILINE)
    examples = "".join(
        line.removeprefix("# ")
        for line in changes.splitlines(keepends=True)
        if not line.startswith("# Write your changes")
    )
    path.write_text(written + examples, encoding="utf-8")
    ran = run("check", path)
    assert (ran.status, ran.out) == (0, "No problems in 1 file.\n")


def test_a_playbook_is_shown_with_its_overlays_and_where_each_item_is_from(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """Who decides about an overlay sees what it does."""
    path = overlay(
        tmp_path / "sk.yaml",
        HARMLESS,
        {"recommend": "more", "by": "the ministry"},
        {"hide": "log", "because": "Kept by the region"},
        {"add": [item("sk-boats", "number")], "after": "beds"},
    )
    words = ("playbook", "show", playbook_path, "--overlay", path, "--origin")
    out = run(*words).out
    lines = out.splitlines()
    assert "with example/sk 1.0.0" in lines
    boats = next(n for n, line in enumerate(lines) if "sk-boats" in line)
    assert lines[boats + 1].strip().startswith(f"{path}:")
    assert f"{playbook_path}:" in lines[boats - 1]
    assert lines[boats - 1].endswith("changed by example/sk")
    assert "log  Log (Slovakia: Kept by the region)" in out
    one = run("playbook", "show", playbook_path, "more", "--overlay", path).out
    assert "Recommended by: the ministry" in one
    assert "sk-boats" not in run("playbook", "show", playbook_path).out


def test_what_was_added_is_used_by_name_and_taken_out_again(
    run: Run, playbook_path: Path, tmp_path: Path, own: Path
) -> None:
    """Sharing is sending a file; plans outlive the playbook they were made from."""
    sent = tmp_path / "sent.zip"
    with zipfile.ZipFile(sent, "w") as archive:
        archive.write(playbook_path, "a/floods.yaml")
        archive.writestr("a/b.yaml", dump(overlay_data(HARMLESS, id="example/hills")))
    added = run("playbook", "add", sent)
    assert added.status == 0, added.err
    assert f"Added the playbook floods: {own / 'floods.yaml'}" in added.out
    assert "--overlay hills" in added.out
    plan = tmp_path / "a.plan.yaml"
    words = ("--playbook", "floods", "--overlay", "hills")
    assert run("new", plan, "--city", "A", *words).status == 0
    assert run("playbook", "remove", "hills").status == 0
    assert run("playbook", "remove", "floods").status == 0
    assert "hills" not in run("playbook", "list").out
    assert "folding beds" in run("show", plan, "beds").out
    gone = run("playbook", "remove", "floods")
    assert (gone.status, "no playbook 'floods'" in gone.err) == (2, True)


def test_a_folder_is_added_too(run: Run, tmp_path: Path, own: Path) -> None:
    """Long playbooks are folders."""
    folder = tmp_path / "storms"
    folder.mkdir()
    text = dump(playbook_data(*ITEMS, id="example/storms"))
    (folder / "playbook.yaml").write_text(text, encoding="utf-8")
    assert run("playbook", "add", folder).status == 0
    assert (own / "storms" / "playbook.yaml").is_file()


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Give a folder with sample answers to the small playbook."""
    folder = tmp_path / "sample"
    folder.mkdir()
    text = dump(
        {
            "city": {"name": "Sampleton", "languages": ["en"]},
            "today": "2026-11-22",
            "answers": {"beds": {"value": "40", "state": "done"}},
        }
    )
    (folder / "answers.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_change_that_alters_documents_is_shown_line_by_line(
    run: Run, playbook_path: Path, answers: Path
) -> None:
    """An author sees what a city will get before the city does."""
    words = ("playbook", "test", playbook_path, answers)
    first = run(*words)
    assert first.status == 1
    assert "was not kept yet" in first.out
    assert not (answers / "documents").exists()
    assert run(*words, "--update").status == 0
    same = run(*words)
    assert (same.status, "are as they were kept" in same.out) == (0, True)
    text = playbook_path.read_text(encoding="utf-8")
    text = text.replace("unit: beds", "unit: places")
    playbook_path.write_text(text, encoding="utf-8")
    changed = run(*words)
    kept = answers / "documents" / "sampleton-plan-amber.md"
    place = next(
        number
        for number, line in enumerate(kept.read_text("utf-8").splitlines(), 1)
        if "40 beds" in line
    )
    assert changed.status == 1
    assert f"{kept}:{place}\n  was: 40 beds\n  now: 40 places\n" in changed.out
    assert "--update" in changed.err


def test_a_document_that_is_made_no_more_is_said_and_line_ends_are_not(
    run: Run, playbook_path: Path, answers: Path
) -> None:
    """Version control may turn line ends; that is no change."""
    words = ("playbook", "test", playbook_path, answers / "answers.yaml")
    run(*words, "--update")
    folder = answers / "answers-documents"
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(*words).status == 0
    (folder / "old.md").write_text("x", encoding="utf-8")
    ran = run(*words)
    assert (ran.status, "is made no more" in ran.out) == (1, True)


def test_sample_answers_that_do_not_fit_are_problems(
    run: Run, playbook_path: Path, answers: Path
) -> None:
    """The author's slip is named with its line, not compared."""
    path = answers / "answers.yaml"
    text = path.read_text(encoding="utf-8").replace("beds:", "bets:")
    path.write_text(text, encoding="utf-8")
    ran = run("playbook", "test", playbook_path, answers)
    assert ran.status == 2
    assert f"{path}:" in ran.err
    assert "Did you mean 'beds'?" in ran.err


def test_an_overlay_changes_the_documents_too(
    run: Run, playbook_path: Path, answers: Path, tmp_path: Path
) -> None:
    """A country tries out its overlay on the same answers."""
    words = ("playbook", "test", playbook_path, answers)
    run(*words, "--update")
    change = {"reword": "beds", "unit": "places"}
    ran = run(*words, "--overlay", overlay(tmp_path / "sk.yaml", change))
    assert ran.status == 1
    assert "now: 40 places" in ran.out
