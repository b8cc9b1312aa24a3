import os
import subprocess
import sys
from pathlib import Path

import pytest

from crisisplan.errors import CannotReadError, CannotWriteError
from crisisplan.storage import files
from crisisplan.storage.files import (
    digest,
    digest_on_disk,
    read_bytes,
    read_text,
    replace,
)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a: \xc3\xa9\n", "a: é\n"),
        (b"\xef\xbb\xbfa: 1\r\n", "a: 1\r\n"),
        (b"", ""),
    ],
)
def test_a_text_file_is_read_without_its_mark(
    tmp_path: Path, content: bytes, text: str
) -> None:
    """Windows editors put a mark before the text that nobody sees."""
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    assert read_text(path) == text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a: 1\nb: \xe9\n", ":2: this is not UTF-8"),
        ("a: 1\n".encode("utf-16"), "not UTF-8"),
        (b"a\x00b", "not a text file"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(
    tmp_path: Path, content: bytes, says: str
) -> None:
    """A Word file given by mistake is named as what it is."""
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(CannotReadError, match=says):
        read_text(path)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "is a folder"),
        ("none", "There is no file"),
        ("x" * 300, "cannot be read"),
        ("a\x00b", "cannot be read"),
        ("pipe", "not an ordinary file"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(
    tmp_path: Path, name: str, says: str
) -> None:
    """The official reads what to do, not a traceback."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CannotReadError, match=says):
        read_bytes(tmp_path / name)


def test_a_file_larger_than_any_plan_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A film opened by mistake does not fill the memory."""
    monkeypatch.setattr(files, "LARGEST", 10)
    path = tmp_path / "film"
    path.write_bytes(b"x" * 11)
    with pytest.raises(CannotReadError, match="it is no plan"):
        read_bytes(path)


def test_the_digest_on_disk_is_that_of_the_bytes_there(tmp_path: Path) -> None:
    """Another editor's change is seen by content, not by the clock."""
    path = tmp_path / "a"
    assert digest_on_disk(path) == ""
    path.write_bytes(b"abc")
    assert digest_on_disk(path) == digest(b"abc")
    with pytest.raises(CannotReadError):
        digest_on_disk(tmp_path)


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """A plan holds private numbers."""
    path = tmp_path / "new.yaml"
    replace(path, b"abc")
    assert path.read_bytes() == b"abc"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o400])
def test_an_existing_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    """What was shared with the department stays shared with it."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == mode


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    """A plan linked from the desktop is written where it lies."""
    (tmp_path / "share").mkdir()
    target = tmp_path / "share" / "a.yaml"
    target.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(Path("share") / "a.yaml")
    replace(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [one.name for one in target.parent.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("name", ["x" * 250, "ž" * 120])
def test_a_file_with_a_long_name_is_written_too(tmp_path: Path, name: str) -> None:
    """The name beside it that is used in passing is not longer than it may be."""
    replace(tmp_path / name, b"abc")
    assert (tmp_path / name).read_bytes() == b"abc"


def unwritable(folder: Path) -> list[Path]:
    """Give paths that nobody can write, root neither."""
    (folder / "file").write_bytes(b"untouched")
    (folder / "folder").mkdir()
    return [
        folder / "file" / "a.yaml",
        folder / "none" / "a.yaml",
        folder / "folder",
        folder / ("x" * 300),
        folder / "a\0b",
    ]


@pytest.mark.parametrize("number", range(5))
def test_what_cannot_be_written_is_a_sentence_and_leaves_nothing_behind(
    tmp_path: Path, number: int
) -> None:
    """No half file, no hidden copy of a secret plan."""
    path = unwritable(tmp_path)[number]
    with pytest.raises(CannotWriteError, match="untouched"):
        replace(path, b"secret")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"untouched"


ON_A_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from crisisplan.errors import CannotWriteError
from crisisplan.storage.files import replace
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
try:
    replace(Path(sys.argv[1]), b"x" * 1_000_000)
except CannotWriteError as fault:
    print(fault)
    sys.exit(3)
"""


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """The plan of this morning is worth more than half of this afternoon's."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"the plan of this morning")
    source = Path(files.__file__).parent.parent.parent
    run = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(path)],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 3, run.stderr
    assert "could not be written" in run.stdout
    assert "Free some space" in run.stdout
    assert path.read_bytes() == b"the plan of this morning"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_an_interruption_leaves_no_copy_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C while saving keeps the old file and no hidden second one."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
    assert path.read_bytes() == b"old"


class _Held:
    """A folder in which a scanner holds the file for the first tries."""

    def __init__(self, times: int, winerror: int) -> None:
        self.times, self.winerror = times, winerror
        self.really = Path.replace

    def replace(self, source: Path, target: Path) -> Path:
        """Refuse as Windows does, then do it."""
        if self.times:
            self.times -= 1
            fault = PermissionError(13, "in use")
            fault.winerror = self.winerror  # type: ignore[attr-defined]
            raise fault
        return self.really(source, target)


@pytest.mark.parametrize(("winerror", "written"), [(32, True), (5, True), (3, False)])
def test_a_file_held_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, written: bool
) -> None:
    """Virus scanners hold a file for a blink; that is no reason to alarm anybody."""
    held = _Held(2, winerror)
    monkeypatch.setattr(Path, "replace", lambda one, two: held.replace(one, two))
    monkeypatch.setattr("crisisplan.storage.files.time.sleep", lambda _: None)
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    if written:
        replace(path, b"new")
    else:
        with pytest.raises(CannotWriteError, match="in use"):
            replace(path, b"new")
    assert path.read_bytes() == (b"new" if written else b"old")
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
