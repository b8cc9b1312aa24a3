"""A stranger's playbook comes in whole and harmless, or not at all."""

import os
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from crisisplan.errors import CannotReadError, CannotWriteError, ProblemsError
from crisisplan.storage import unpack
from crisisplan.storage.bundle import add, remove
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.domain.overlays import overlay_data

FLOODS = dump(playbook_data(item("a")))
HILLS = dump(overlay_data(id="example/hills"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's own folder, not made yet."""
    return tmp_path / "data" / "playbooks"


def _zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def _folder(path: Path, **keys: Any) -> Path:
    """Write a playbook in a folder, its chapter in a file of its own."""
    data = playbook_data(item("a"), **keys)
    chapter = data.pop("chapters")[0]
    path.mkdir(parents=True)
    main = dump({**data, "chapters": ["area.yaml"]})
    (path / "playbook.yaml").write_text(main, encoding="utf-8")
    (path / "area.yaml").write_text(dump(chapter), encoding="utf-8")
    (path / "README.md").write_text("Read me.", encoding="utf-8")
    return path


def _left_in(own: Path) -> list[str]:
    return sorted(
        path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file()
    )


def test_a_file_is_added_under_the_name_of_its_id(tmp_path: Path, own: Path) -> None:
    """The file name that a mail program made up is nobody's name for it."""
    source = tmp_path / "Floods (1) FINAL.yaml"
    source.write_text(FLOODS, encoding="utf-8")
    (entry,) = add(source, own)
    assert (entry.name, entry.path, entry.shipped) == (
        "floods",
        own / "floods.yaml",
        False,
    )
    assert entry.read()[0].title == "Floods"
    assert _left_in(own) == ["floods.yaml"]


def test_a_folder_is_added_with_its_files(tmp_path: Path, own: Path) -> None:
    """Chapters, lessons and sample answers belong together."""
    folder = _folder(tmp_path / "sent")
    (folder / ".DS_Store").write_bytes(b"\0")
    (entry,) = add(folder, own)
    assert entry.read()[0].title == "Floods"
    assert _left_in(own) == [
        "floods/README.md",
        "floods/area.yaml",
        "floods/playbook.yaml",
    ]


@pytest.mark.parametrize("lead", ["", "floods/", "sent/floods/"])
def test_a_zip_is_added_however_it_was_packed(
    tmp_path: Path, own: Path, lead: str
) -> None:
    """Every computer zips a folder in its own way."""
    folder = _folder(tmp_path / "sent")
    files = {
        lead + path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()
    }
    sent = _zip(tmp_path / "x.zip", {**files, f"__MACOSX/{lead}._a.yaml": "junk"})
    (entry,) = add(sent, own)
    assert entry.read()[0].title == "Floods"
    assert "floods/area.yaml" in _left_in(own)


def test_several_playbooks_and_overlays_come_in_together(
    tmp_path: Path, own: Path
) -> None:
    """A region sends its cities one zip."""
    fires = dump(playbook_data(item("a"), id="example/fires"))
    files = {"a.yaml": FLOODS, "b.yaml": fires, "c.yaml": HILLS}
    names = [entry.name for entry in add(_zip(tmp_path / "x.zip", files), own)]
    assert names == ["floods", "fires", "hills"]
    assert _left_in(own) == ["fires.yaml", "floods.yaml", "overlays/hills.yaml"]


def test_one_with_problems_keeps_all_out_and_names_the_file_that_was_sent(
    tmp_path: Path, own: Path
) -> None:
    """The stranger who sent it must be able to find the fault."""
    broken = FLOODS.replace("kind: text", "kind: txt")
    sent = _zip(tmp_path / "x.zip", {"a.yaml": FLOODS, "b.yaml": broken})
    with pytest.raises(ProblemsError) as caught:
        add(sent, own)
    (problem,) = caught.value.problems
    assert problem.file == f"{sent}/b.yaml"
    assert _left_in(own) == []


def test_a_file_that_names_missing_chapters_says_so(tmp_path: Path, own: Path) -> None:
    """Sending playbook.yaml without its chapters is the commonest slip."""
    main = _folder(tmp_path / "sent") / "playbook.yaml"
    with pytest.raises(ProblemsError) as caught:
        add(main, own)
    assert str(own) not in str(caught.value)
    assert "area.yaml" in str(caught.value)


def test_the_programs_own_name_is_refused(tmp_path: Path, own: Path) -> None:
    """Nobody passes a questionnaire off as ours."""
    source = tmp_path / "x.yaml"
    source.write_text(dump(playbook_data(item("a"), id="crisisplan/floods")))
    with pytest.raises(ProblemsError, match="choose your own"):
        add(source, own)


def test_what_is_there_already_is_not_overwritten(tmp_path: Path, own: Path) -> None:
    """A new edition replaces an old one only when its user says so."""
    (own / "Floods").mkdir(parents=True)
    (own / "Floods" / "playbook.yaml").write_text("mine", encoding="utf-8")
    other = dump(playbook_data(item("a"), id="example/fires"))
    sent = _zip(tmp_path / "x.zip", {"a.yaml": other, "b.yaml": FLOODS})
    with pytest.raises(CannotWriteError, match="playbook remove floods"):
        add(sent, own)
    assert _left_in(own) == ["Floods/playbook.yaml"]


@pytest.mark.parametrize("name", ["overlays", "first-24-hours"])
def test_a_name_of_the_program_is_refused(tmp_path: Path, own: Path, name: str) -> None:
    """It could never be reached by its name."""
    source = tmp_path / "x.yaml"
    source.write_text(dump(playbook_data(item("a"), id=f"example/{name}")))
    with pytest.raises(CannotWriteError, match="the program's own"):
        add(source, own)


def test_an_overlay_with_the_name_of_a_shipped_one_is_refused(
    tmp_path: Path, own: Path
) -> None:
    """`--overlay sk` must mean the same for everybody."""
    sent = tmp_path / "x.yaml"
    sent.write_text(dump(overlay_data(id="example/sk")), encoding="utf-8")
    with pytest.raises(CannotWriteError, match="the program's own"):
        add(sent, own)
    with pytest.raises(CannotReadError, match="came with the program"):
        remove("sk", own)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../evil.yaml", "outside"),
        ("a/../../evil.yaml", "outside"),
        ("/etc/evil.yaml", "outside"),
        ("C:/evil.yaml", "not every computer"),
        ("..\\evil.yaml", "not every computer"),
        ("a\x07.yaml", "not every computer"),
        ("run.exe", "no part of a playbook"),
        ("a.yaml/b.yaml", "comes twice|Not a directory|File exists"),
    ],
)
def test_a_zip_with_an_unsafe_name_is_refused_whole(
    tmp_path: Path, own: Path, name: str, words: str
) -> None:
    """A zip must not write beside the folder it is unpacked into."""
    sent = _zip(tmp_path / "x.zip", {"a.yaml": FLOODS, name: FLOODS})
    with pytest.raises((CannotReadError, CannotWriteError), match=words):
        add(sent, own)
    assert _left_in(tmp_path) == ["x.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(tmp_path: Path, own: Path) -> None:
    """Which of the two was checked could not be told."""
    sent = tmp_path / "x.zip"
    with zipfile.ZipFile(sent, "w") as archive:
        archive.writestr("a.yaml", FLOODS)
        archive.writestr("a.yaml", FLOODS)
    with pytest.raises(CannotReadError, match="comes twice"):
        add(sent, own)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO])
def test_a_zip_with_a_link_is_refused(tmp_path: Path, own: Path, kind: int) -> None:
    """A link could lead to any file of the user."""
    sent = tmp_path / "x.zip"
    with zipfile.ZipFile(sent, "w") as archive:
        archive.writestr("a.yaml", FLOODS)
        link = zipfile.ZipInfo("b.yaml")
        link.external_attr = (kind | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(CannotReadError, match=r"is a link|not an ordinary file"):
        add(sent, own)
    assert _left_in(own) == []


def test_a_folder_with_a_link_is_refused(tmp_path: Path, own: Path) -> None:
    """A link could lead to any file of the user."""
    folder = _folder(tmp_path / "sent")
    (folder / "b.yaml").symlink_to("/etc/passwd")
    with pytest.raises(CannotReadError, match="is a link"):
        add(folder, own)
    with pytest.raises(CannotReadError, match="is a link"):
        add(folder / "b.yaml", own)


def test_a_zip_that_expands_without_end_is_stopped(tmp_path: Path, own: Path) -> None:
    """Two gigabytes fit into two megabytes; the sizes it states are not believed."""
    sent = tmp_path / "x.zip"
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.yaml", FLOODS)
        archive.writestr("b.yaml", b" " * 3_000_000)
    with pytest.raises(CannotReadError, match="200 times its size"):
        add(sent, own)
    assert _left_in(own) == []


def test_too_many_bytes_together_are_refused(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many middling files fill a disk as well as one large one."""
    monkeypatch.setattr(unpack, "MOST_BYTES", 2 * 1024 * 1024)
    folder = _folder(tmp_path / "sent")
    for number in range(3):
        (folder / f"n{number}.txt").write_bytes(os.urandom(800_000))
    with pytest.raises(CannotReadError, match="beyond 2 MB"):
        add(folder, own)
    assert _left_in(own) == []


def test_too_many_files_are_refused(tmp_path: Path, own: Path) -> None:
    """A zip of a hundred thousand empty files is no playbook."""
    sent = _zip(tmp_path / "x.zip", {f"n{number}.md": "" for number in range(201)})
    with pytest.raises(CannotReadError, match="more than 200 files"):
        add(sent, own)


def test_a_zip_with_an_endless_list_is_refused_before_it_is_read(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list alone could fill the memory."""
    monkeypatch.setattr(unpack, "_LONGEST_LIST", 1000)
    sent = _zip(tmp_path / "x.zip", {f"n{number}.md": "" for number in range(100)})
    with pytest.raises(CannotReadError, match="too large"):
        add(sent, own)


def test_a_locked_zip_is_refused(tmp_path: Path, own: Path) -> None:
    """We have no password, and ask for none."""
    sent = _zip(tmp_path / "x.zip", {"a.yaml": FLOODS})
    content = bytearray(sent.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    sent.write_bytes(content)
    with pytest.raises(CannotReadError, match="password"):
        add(sent, own)


@pytest.mark.parametrize("cut", [10, 100, -30])
def test_a_damaged_zip_is_refused_in_a_sentence(
    tmp_path: Path, own: Path, cut: int
) -> None:
    """Mail cuts attachments short."""
    sent = _zip(tmp_path / "x.zip", {"a.yaml": FLOODS * 3})
    sent.write_bytes(sent.read_bytes()[:cut])
    with pytest.raises(CannotReadError, match="Ask for it again"):
        add(sent, own)


def test_a_zip_with_a_flipped_byte_is_refused(tmp_path: Path, own: Path) -> None:
    """What does not match its checksum is not what was sent."""
    sent = _zip(tmp_path / "x.zip", {"a.yaml": FLOODS})
    content = bytearray(sent.read_bytes())
    content[60] ^= 0xFF
    sent.write_bytes(content)
    with pytest.raises(CannotReadError, match="damaged"):
        add(sent, own)


@pytest.mark.parametrize("offset", [6, 16, 42])
def test_a_zip_whose_list_lies_is_refused(
    tmp_path: Path, own: Path, offset: int
) -> None:
    """Versions, checksums and positions are the sender's words, not facts."""
    sent = _zip(tmp_path / "x.zip", {"a.yaml": FLOODS})
    content = bytearray(sent.read_bytes())
    spot = content.find(b"PK\x01\x02") + offset
    content[spot : spot + 2] = b"\xff\xff"
    sent.write_bytes(content)
    with pytest.raises(CannotReadError, match="Ask for it again"):
        add(sent, own)
    assert _left_in(own) == []


def test_what_holds_no_playbook_is_refused(tmp_path: Path, own: Path) -> None:
    """A folder of notes is not half a playbook."""
    sent = _zip(tmp_path / "x.zip", {"a.md": "Notes", "b.yaml": "a: b"})
    with pytest.raises(CannotReadError, match="holds no playbook"):
        add(sent, own)
    with pytest.raises(CannotReadError, match="There is no file"):
        add(tmp_path / "missing.zip", own)


def test_a_yaml_file_that_is_no_playbook_is_named_with_its_problems(
    tmp_path: Path, own: Path
) -> None:
    """An author who misspelled the first line wants to hear of that line."""
    source = tmp_path / "x.yaml"
    source.write_text(FLOODS.replace("crisisplan/playbook/1", "playbook"))
    with pytest.raises(ProblemsError, match=r"x\.yaml:1: format"):
        add(source, own)


def test_what_was_added_can_be_removed(tmp_path: Path, own: Path) -> None:
    """Nothing of it stays behind."""
    add(_folder(tmp_path / "sent"), own)
    add(_zip(tmp_path / "x.zip", {"x.yaml": HILLS}), own)
    assert remove("floods", own) == own / "floods"
    assert remove("hills", own) == own / "overlays" / "hills.yaml"
    assert _left_in(own) == []
    assert [path.name for path in own.iterdir()] == ["overlays"]


def test_a_link_is_removed_and_not_what_it_leads_to(tmp_path: Path, own: Path) -> None:
    """Authors link the folder they are working in."""
    folder = _folder(tmp_path / "work")
    own.mkdir(parents=True)
    (own / "floods").symlink_to(folder)
    remove("floods", own)
    assert (folder / "playbook.yaml").exists()
    assert list(own.iterdir()) == []


def test_what_is_not_there_cannot_be_removed(tmp_path: Path, own: Path) -> None:
    """The nearest name is said, and that shipped ones stay."""
    add(_folder(tmp_path / "sent"), own)
    with pytest.raises(CannotReadError, match="Did you mean 'floods'"):
        remove("flods", own)
    with pytest.raises(CannotReadError, match="came with the program"):
        remove("first-24-hours", own)
    with pytest.raises(CannotReadError, match="no playbook"):
        remove("../sent", own)
