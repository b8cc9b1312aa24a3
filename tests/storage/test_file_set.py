"""A set of files is written whole, or all is as it was before."""

import sys
from pathlib import Path

import pytest

from crisisplan.errors import CannotWriteError, CrisisPlanError
from crisisplan.storage import file_set
from crisisplan.storage.file_set import folder_of, in_the_way, need_folder, write_all
from crisisplan.storage.files import put_in_place

NEW = {"a.md": b"new a", "b.md": b"new b", "c.md": b"new c"}


def tree(folder: Path) -> dict[str, bytes]:
    """Give all that is in a folder, with what the files hold."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file()
        else b""
        for path in folder.rglob("*")
    }


def test_all_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    """One word fills the folder for the printer."""
    folder = tmp_path / "print" / "today"
    paths = write_all(folder, NEW)
    assert [path.name for path in paths] == list(NEW)
    assert tree(folder) == NEW


def test_what_is_there_is_overwritten_only_by_force(tmp_path: Path) -> None:
    """Somebody may have edited it by hand; the same words again are no change."""
    (tmp_path / "a.md").write_bytes(b"new a")
    (tmp_path / "b.md").write_bytes(b"by hand")
    before = tree(tmp_path)
    assert in_the_way(tmp_path, NEW) == ("b.md",)
    with pytest.raises(CannotWriteError, match=r"b\.md exists with other content"):
        write_all(tmp_path, NEW)
    assert tree(tmp_path) == before
    write_all(tmp_path, NEW, force=True)
    assert tree(tmp_path) == NEW


@pytest.mark.parametrize("broken", ["stage", "put_in_place"])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_failure_on_the_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str, after: int
) -> None:
    """The disk is full, or Word holds the third file: half a set would be believed."""
    folder = tmp_path / "print"
    (tmp_path / "kept.md").write_bytes(b"kept")
    calls = iter(range(9))
    really = getattr(file_set, broken)

    def sometimes(*given: object) -> object:
        if next(calls) == after:
            raise PermissionError(13, "Permission denied")
        return really(*given)

    monkeypatch.setattr(file_set, broken, sometimes)
    with pytest.raises(CannotWriteError, match="None of the files was written"):
        write_all(folder, NEW)
    assert tree(tmp_path) == {"kept.md": b"kept"}


def test_what_was_replaced_already_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edition of yesterday is whole again, even after Ctrl+C."""
    old = dict.fromkeys(NEW, b"old")
    write_all(tmp_path, old)
    really, calls = put_in_place, iter(range(9))

    def interrupted(staged: Path, path: Path) -> None:
        if next(calls) == 2:
            raise KeyboardInterrupt
        really(staged, path)

    monkeypatch.setattr(file_set, "put_in_place", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all(tmp_path, NEW, force=True)
    assert tree(tmp_path) == old


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_at_the_target_is_refused_even_by_force(tmp_path: Path) -> None:
    """A link in a shared folder could send the plan anywhere."""
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "b.md").symlink_to(elsewhere)
    for ask in (in_the_way, write_all):
        with pytest.raises(CannotWriteError, match=r"b\.md is a link"):
            ask(tmp_path, NEW)
    with pytest.raises(CannotWriteError, match=r"b\.md is a link"):
        write_all(tmp_path, NEW, force=True)
    assert list(tree(tmp_path)) == ["b.md"]
    assert not elsewhere.exists()


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path: Path) -> None:
    """It is not taken away, and nothing is written beside it."""
    (tmp_path / "c.md").mkdir()
    with pytest.raises(CannotWriteError, match=r"c\.md is in the way"):
        write_all(tmp_path, NEW, force=True)
    assert tree(tmp_path) == {"c.md": b""}


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "con.md",
        "Lpt1",
        "aux .txt",
        "nul",
        "a.",
        "a ",
        "a:b",
        'a"b',
        "a?",
        "a\tb",
    ],
)
def test_names_that_windows_refuses_are_refused_everywhere(
    tmp_path: Path, name: str
) -> None:
    """The folder is on a network, or its files are passed on by mail."""
    for folder, files in ((tmp_path, {name: b""}), (tmp_path / "new" / name, NEW)):
        with pytest.raises(CannotWriteError, match="Windows takes no file or folder"):
            write_all(folder, files)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["ž" * 150, "a" * 5000])
def test_a_name_that_is_too_long_is_said(tmp_path: Path, name: str) -> None:
    """No disk takes it."""
    for folder, files in ((tmp_path, {name: b""}), (tmp_path / name, NEW)):
        with pytest.raises(CannotWriteError, match="too long"):
            write_all(folder, files)


def test_names_that_only_look_dangerous_are_taken(tmp_path: Path) -> None:
    """A city may be called Conil or Auxerre."""
    files = {"conil-plan.md": b"", "auxerre.md": b"", "com10.md": b"", ".a": b""}
    assert len(write_all(tmp_path, files)) == 4


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (" ", "Write the folder"),
        ("~nobody-of-this-name/x", "Write the folder in full"),
        ("/no/such/folder", "There is no folder"),
        ("a\0b", "There is no folder"),
        ("x" * 5000, "There is no folder"),
    ],
)
def test_a_folder_that_is_none_is_said(typed: str, said: str) -> None:
    """Whatever is typed into the field gets a sentence."""
    with pytest.raises(CrisisPlanError, match=said):
        need_folder(folder_of(typed))
