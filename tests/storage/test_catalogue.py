from pathlib import Path

import pytest

from crisisplan.errors import CannotReadError, ProblemsError
from crisisplan.storage.catalogue import entries, find, own_folder, shipped_folder
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's own folder, with nothing in it but this test's playbooks."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = own_folder()
    assert folder.is_relative_to(tmp_path)
    folder.mkdir(parents=True)
    return folder


def write(path: Path, **keys: object) -> Path:
    """Write a small playbook."""
    path.write_text(dump(playbook_data(item("words"), **keys)), encoding="utf-8")
    return path


def test_the_shipped_playbooks_are_found_by_name() -> None:
    """Nobody needs to know where the program is installed."""
    assert {entry.name for entry in entries()} >= {
        "city-incident-response",
        "first-24-hours",
    }
    entry = find("crisisplan/first-24-hours")
    assert entry.shipped
    assert entry.read()[0].id == "crisisplan/first-24-hours"


def test_a_users_own_playbooks_come_after_the_shipped(own: Path) -> None:
    """A file or a folder, both are found; what is neither is passed over."""
    write(own / "floods.yaml")
    (own / "storms").mkdir()
    write(own / "storms" / "playbook.yaml")
    (own / "notes.txt").write_text("x", encoding="utf-8")
    (own / "empty").mkdir()
    mine = [entry.name for entry in entries() if not entry.shipped]
    assert mine == ["floods", "storms"]
    assert find("floods").read()[0].title == "Floods"


def test_a_playbook_is_found_at_its_path(tmp_path: Path) -> None:
    """A playbook that came by mail is used where it lies."""
    entry = find(str(write(tmp_path / "mine.yaml")))
    assert not entry.shipped
    assert entry.read()[0].id == "example/floods"
    assert find(str(shipped_folder() / "first-24-hours.yaml")).shipped


def test_nobody_else_calls_a_playbook_the_programs_own(tmp_path: Path) -> None:
    """A stranger's playbook must not pass for ours."""
    path = write(tmp_path / "mine.yaml", id="crisisplan/floods")
    with pytest.raises(ProblemsError, match="choose your own"):
        find(str(path)).read()


@pytest.mark.parametrize("name", ["first-24-hour", "x" * 5000, "a\0b", ""])
def test_a_name_that_is_no_playbook_is_refused(name: str) -> None:
    """The nearest name is said, where one is near."""
    with pytest.raises(CannotReadError, match="playbook list"):
        find(name)
