from pathlib import Path

import pytest

from crisisplan.errors import CannotReadError, ProblemsError
from crisisplan.storage.catalogue import (
    called,
    entries,
    find,
    find_overlay,
    overlays,
    own_folder,
    shipped_folder,
)
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.domain.overlays import overlay_data


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


def test_overlays_are_found_by_name_or_path(own: Path, tmp_path: Path) -> None:
    """The country's comes with the program, the city's lies beside the plan."""
    (own / "overlays").mkdir()
    mine = own / "overlays" / "mine.yaml"
    mine.write_text(dump(overlay_data()), encoding="utf-8")
    (own / "overlays" / "notes.txt").write_text("x", encoding="utf-8")
    sent = tmp_path / "sent.yaml"
    sent.write_text(dump(overlay_data()), encoding="utf-8")
    names = [(one.name, one.shipped) for one in overlays()]
    assert ("sk", True) in names
    assert names[-1] == ("mine", False)
    assert find_overlay("crisisplan/sk").path.name == "sk.yaml"
    assert find_overlay("mine").path == mine
    assert not find_overlay(str(sent)).shipped
    assert "overlays" not in [entry.name for entry in entries()]


@pytest.mark.parametrize("name", ["skk", "a\0b", "", "floods"])
def test_a_name_that_is_no_overlay_is_refused(name: str, own: Path) -> None:
    """A playbook is none, even where it has the name."""
    write(own / "floods.yaml")
    with pytest.raises(CannotReadError, match="There is no overlay"):
        find_overlay(name)


def test_a_playbook_is_found_by_its_id_here_or_near(own: Path, tmp_path: Path) -> None:
    """An overlay names its playbook by id; files have any name."""
    near = tmp_path / "near"
    near.mkdir()
    path = write(near / "Floods (1).yaml", id="example/floods")
    (near / "cut.yaml").write_bytes(b"\xff")
    folder = near / "storms"
    folder.mkdir()
    write(folder / "playbook.yaml", id="example/storms")
    assert called("example/floods") is None
    for place in (near, path):
        found = called("example/floods", [place])
        assert found
        assert found.path == path
    for place in (near, folder):
        found = called("example/storms", [tmp_path / "none", place])
        assert found
        assert found.path == folder
    write(own / "mine.yaml")
    known = called("example/floods", [near])
    assert known
    assert known.path == own / "mine.yaml"
    shipped = called("crisisplan/first-24-hours")
    assert shipped
    assert shipped.shipped


def test_a_playbook_of_ones_own_is_found_by_its_full_id() -> None:
    """People copy the id that stands in a plan."""
    own_folder().mkdir(parents=True, exist_ok=True)
    data = playbook_data(item("a1"))
    (own_folder() / "mine.yaml").write_text(dump(data), encoding="utf-8")
    assert find(data["id"]).path == own_folder() / "mine.yaml"
