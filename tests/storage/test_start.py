from pathlib import Path

import pytest

from crisisplan.domain.plan import NOT_CHOSEN, City
from crisisplan.errors import CannotWriteError, ProblemsError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.example import fresh_folder, write_example
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.start import start
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.domain.overlays import overlay_data

CITY = City(name="Bratislava", languages=("sk",))


def chapter(name: str, **keys: object) -> dict[str, object]:
    """Give a chapter with one item, as an author writes it."""
    section = {
        "id": f"{name}-s",
        "title": "S",
        "items": [item(f"{name}-i", role="boss")],
    }
    return {"id": name, "title": name.capitalize(), "sections": [section], **keys}


@pytest.fixture
def entry(tmp_path: Path) -> Entry:
    """Give a playbook with one optional chapter."""
    data = playbook_data(chapters=[chapter("one"), chapter("two", optional="yes")])
    path = tmp_path / "floods.yaml"
    path.write_text(dump(data), encoding="utf-8")
    return Entry("floods", path, shipped=False)


def test_a_new_plan_holds_its_playbook_and_can_be_read(
    entry: Entry, tmp_path: Path
) -> None:
    """The plan opens where the playbook is not installed."""
    made = start(tmp_path / "a.plan.yaml", CITY, entry)
    entry.path.unlink()
    read = read_plan(tmp_path / "a.plan.yaml")
    assert read == made
    assert read.trusted
    assert read.plan.answers == {}


@pytest.mark.parametrize(
    ("chosen", "left_out"),
    [(None, ["two"]), (["one", "two"], []), (["two"], ["one"])],
)
def test_optional_chapters_are_in_when_they_are_chosen(
    chosen: list[str] | None, left_out: list[str], entry: Entry, tmp_path: Path
) -> None:
    """A town is not asked about what it does not have."""
    plan = start(tmp_path / "a.plan.yaml", CITY, entry, chosen).plan
    assert list(plan.chapters) == left_out
    assert all(plan.left_out(one) == NOT_CHOSEN for one in left_out)


def test_overlays_are_put_on_and_pinned(entry: Entry, tmp_path: Path) -> None:
    """The plan says which country's words it was made with, and carries them."""
    overlay = tmp_path / "sk.yaml"
    change = {"reword": "one-i", "ask": "Ask the district office?"}
    overlay.write_text(dump(overlay_data(change)), encoding="utf-8")
    start(tmp_path / "a.plan.yaml", CITY, entry, overlays=[overlay])
    overlay.unlink()
    read = read_plan(tmp_path / "a.plan.yaml")
    assert read.trusted
    assert read.playbook.item("one-i").ask.startswith("Ask the district")
    used = read.plan.playbook.overlays
    assert [(one.id, one.edition) for one in used] == [("example/sk", "1.0.0")]


def test_no_file_is_overwritten(entry: Entry, tmp_path: Path) -> None:
    """Last year's plan has the same name."""
    path = tmp_path / "a.plan.yaml"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(CannotWriteError, match="exists already"):
        start(path, CITY, entry)
    assert not (tmp_path / "nowhere").exists()


def test_a_playbook_with_problems_starts_no_plan(entry: Entry, tmp_path: Path) -> None:
    """A plan with a broken playbook could never be opened."""
    text = entry.path.read_text(encoding="utf-8")
    entry.path.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    with pytest.raises(ProblemsError, match="titel"):
        start(tmp_path / "a.plan.yaml", CITY, entry)
    assert not (tmp_path / "a.plan.yaml").exists()


def example(folder: Path, **keys: object) -> Path:
    """Write the answers of an example."""
    data = {"format": "crisisplan/plan/1", "city": {"name": "Březová"}, **keys}
    path = folder / "brezova.yaml"
    path.write_text(dump(data), encoding="utf-8")
    return path


def test_an_example_is_joined_with_its_playbook(entry: Entry, tmp_path: Path) -> None:
    """The example is kept as answers only, and never runs behind the playbook."""
    answers = example(tmp_path, answers={"one-i": {"value": "Yes", "state": "done"}})
    made = write_example(tmp_path, entry, answers)
    assert made.path.name == "brezova.plan.yaml"
    assert read_plan(made.path) == made
    assert made.plan.answer("one-i").value == "Yes"
    with pytest.raises(CannotWriteError, match="left alone"):
        write_example(tmp_path, entry, answers)


def test_an_example_with_problems_names_them(entry: Entry, tmp_path: Path) -> None:
    """Whoever writes the example sees the line."""
    answers = example(tmp_path, anwsers={"one-i": "x"})
    with pytest.raises(ProblemsError, match=r"brezova\.yaml:4: .*'answers'"):
        write_example(tmp_path, entry, answers)


def test_each_copy_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    """Trying out twice overwrites nothing."""
    wanted = tmp_path / "demo"
    assert fresh_folder(wanted) == wanted
    assert fresh_folder(wanted) == tmp_path / "demo-2"
    assert fresh_folder(wanted) == tmp_path / "demo-3"
