"""Adopted versions lie beside the plan, whole, and nothing ever writes over them."""

from pathlib import Path

import pytest

from crisisplan.errors import CannotWriteError
from crisisplan.storage.kept import (
    keep,
    kept_path,
    kept_versions,
    read_kept,
    take_back,
)


def test_the_kept_file_is_named_by_the_version(tmp_path: Path) -> None:
    """A clerk finds version 3 without opening anything."""
    assert kept_path(tmp_path / "town.plan.yaml", "3").name == "town.v3.plan.yaml"
    assert kept_path(tmp_path / "odd.yaml", "3").name == "odd.yaml.v3.plan.yaml"


def test_only_versions_of_this_plan_are_its_versions(tmp_path: Path) -> None:
    """Two plans in one folder must not be mixed up, whatever they are called."""
    names = [
        "a[1].v1.plan.yaml",
        "a[1].v12.plan.yaml",
        "a[1].plan.yaml",
        "a1.v1.plan.yaml",
    ]
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = kept_versions(tmp_path / "a[1].plan.yaml")
    assert [one.name for one in found] == names[:2]
    assert kept_versions(tmp_path / "gone" / "a.plan.yaml") == ()


@pytest.mark.parametrize("linked", [True, False])
def test_a_file_is_kept_once_and_for_reading_only(
    linked: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second try after a full disk finds the first and is content."""
    if not linked:  # as on a memory stick

        def refuse(*_: object) -> None:
            raise OSError("no links here")

        monkeypatch.setattr(Path, "hardlink_to", refuse)
    place = tmp_path / "town.v1.plan.yaml"
    assert keep(place, b"one", place.parent)
    assert not keep(place, b"one", place.parent)
    with pytest.raises(CannotWriteError, match="never overwritten"):
        keep(place, b"two", place.parent)
    assert place.read_bytes() == b"one"
    assert place.stat().st_mode & 0o222 == 0
    assert [one.name for one in tmp_path.iterdir()] == [place.name]
    take_back(place)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("mode", "kept"), [(0o600, 0o400), (0o664, 0o444)])
def test_whoever_reads_the_plan_reads_its_versions(
    mode: int, kept: int, tmp_path: Path
) -> None:
    """A plan on the shared drive is the whole crisis team's."""
    plan, place = tmp_path / "town.plan.yaml", tmp_path / "town.v1.plan.yaml"
    plan.write_bytes(b"one")
    plan.chmod(mode)
    assert keep(place, b"one", plan)
    assert place.stat().st_mode & 0o777 == kept


def test_a_link_in_its_place_is_left_alone(tmp_path: Path) -> None:
    """Whoever can make links in the folder must not choose what is written."""
    target, place = tmp_path / "other", tmp_path / "town.v1.plan.yaml"
    target.write_bytes(b"one")
    place.symlink_to(target)
    with pytest.raises(CannotWriteError, match="something else"):
        keep(place, b"one", place.parent)
    assert target.read_bytes() == b"one"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The remedy is another folder."""
    with pytest.raises(CannotWriteError, match="Nothing was adopted"):
        keep(tmp_path / "gone" / "town.v1.plan.yaml", b"one", tmp_path)


@pytest.mark.parametrize("version", ["1", "../1", "", "²"])
def test_a_version_that_is_not_kept_reads_as_nothing(
    version: str, tmp_path: Path
) -> None:
    """The version stands in a file that anybody can write."""
    (tmp_path / "town.v1.plan.yaml").write_text("no plan", encoding="utf-8")
    assert read_kept(tmp_path / "town.plan.yaml", version) is None
