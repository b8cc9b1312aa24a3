"""Whatever is wrong with a playbook, overlay or zip: file, line, and the right word."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.cli.conftest import ITEMS, Ran, Run
from tests.domain.overlays import overlay_data


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's own folder, which is not made yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "crisisplan" / "playbooks"


BAD_ITEMS: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown key": (item("a1", helpp="x"), "helpp", "'help'"),
    "misspelled kind": (item("a2", "numbr"), "numbr", "'number'"),
    "condition on a missing item": (
        item("a3", when={"item": "bedz", "at_least": "4"}),
        "bedz",
        "'beds'",
    ),
    "condition of the wrong type": (
        item("a4", when={"item": "beds", "is": "plenty"}),
        "plenty",
        "'plenty' does not fit: Write a plain number",
    ),
    "operator of the wrong kind": (
        item("a5", when={"item": "beds", "includes": "4"}),
        "includes",
        "A number cannot be tested with 'includes'",
    ),
    "term": (item("a6", ask="Ask {counsil}."), "counsil", "'council'"),
    "role": (item("a7", role="bos"), "bos", "'boss'"),
    "partner": (item("a8", agree_with=["polise"]), "polise", "'police'"),
    "lesson": (item("a9", lessons=["L11"]), "L11", "'L1'"),
    "source": (item("a10", sources=["reprot"]), "reprot", "'report'"),
    "column": (
        item(
            "a11",
            "record",
            columns=[
                {"id": "day", "kind": "date", "title": "Day"},
                {
                    "id": "who",
                    "kind": "text",
                    "title": "Who",
                    "when": {"column": "dai", "answered": "yes"},
                },
            ],
        ),
        "dai",
        "'day'",
    ),
    "table of a reference": (
        item(
            "a12",
            "table",
            columns=[{"id": "s", "kind": "row", "of": "sitez", "title": "S"}],
        ),
        "sitez",
        "'sites'",
    ),
    "see": (item("a13", see=["bedz2"]), "bedz2", "'beds'"),
}
"""Each with a word of the line that is named, and what the sentence says."""


def with_bad_items(*items: dict[str, Any]) -> str:
    """Give the text of a playbook with sound and faulty items."""
    return dump(playbook_data(*ITEMS, *items))


def line_of(printed: str, path: Path) -> Iterator[tuple[int, str]]:
    """Give for each problem in a file its line and what is said of it."""
    for line in printed.splitlines():
        if found := re.match(rf"{re.escape(str(path))}:(\d+): (.*)", line):
            yield int(found[1]), found[2]


@pytest.mark.parametrize("fault", BAD_ITEMS)
def test_each_fault_is_named_with_its_line_and_the_right_word(
    fault: str, run: Run, tmp_path: Path
) -> None:
    """An author mends the line, and does not search for it."""
    broken, word, said = BAD_ITEMS[fault]
    path = tmp_path / "bad.yaml"
    path.write_text(with_bad_items(broken), encoding="utf-8")
    ran = run("check", path)
    found = list(line_of(ran.out, path))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ran.status == 1
    assert len(found) == 1, ran.out
    number, sentence = found[0]
    assert said in sentence
    assert word in "\n".join(lines[number - 1 : number + 2])


def test_all_faults_of_a_playbook_are_named_in_one_run(
    run: Run, tmp_path: Path
) -> None:
    """Nobody runs a program thirteen times for thirteen slips."""
    ring = [
        item("c1", when={"item": "c2", "answered": "yes"}),
        item("c2", when={"item": "c1", "answered": "yes"}),
    ]
    items = [broken for broken, _, _ in BAD_ITEMS.values()]
    path = tmp_path / "bad.yaml"
    text = with_bad_items(*items, *ring, item("call"))
    path.write_text(text, encoding="utf-8")
    ran = run("check", path)
    said = [sentence for _, sentence in line_of(ran.out, path)]
    for _, _, expected in BAD_ITEMS.values():
        assert [one for one in said if expected in one], expected
    assert [one for one in said if "c1 → c2 → c1" in one]
    assert [one for one in said if "'call' is given 2 times" in one]
    assert all(number for number, _ in line_of(ran.out, path))


def overlay(path: Path, *changes: dict[str, Any], **keys: Any) -> Path:
    """Write an overlay on the small playbook."""
    path.write_text(dump(overlay_data(*changes, **keys)), encoding="utf-8")
    return path


def named(ran: Ran, path: Path) -> list[str]:
    """Give what is said about a file."""
    return [sentence for _, sentence in line_of(ran.out, path)]


def test_all_faults_of_an_overlay_are_named_in_one_run(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """An overlay is checked on its playbook, which lies beside it."""
    path = overlay(
        tmp_path / "sk.yaml",
        {"reword": "bedz", "ask": "x"},
        {"reword": "beds", "titel": "x"},
        {"hid": "log", "because": "x"},
        {"hide": "beds", "because": "x"},
        {"add": [item("boats", "numbr")], "to": "prat"},
        terms={"counsil": "x"},
    )
    ran = run("check", path)
    said = "\n".join(named(ran, path))
    assert ran.status == 1
    for word in ("'beds'", "'title'", "'hide'", "'number'", "'part'", "'council'"):
        assert f"Did you mean {word}?" in said, word
    assert "'more' needs it" in said
    assert "does not begin with 'sk-'" in said
    assert str(playbook_path) not in ran.out


def test_an_overlay_for_another_edition_or_playbook_is_refused(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """What was written for other questions changes nothing here by chance."""
    later = {"id": "example/floods", "editions": ">=2"}
    other = {"id": "example/fires", "editions": ">=1.0,<2"}
    first = overlay(tmp_path / "later.yaml", **{"for": later})
    second = overlay(tmp_path / "other.yaml", **{"for": other})
    edition = run("check", first)
    assert edition.status == 1
    assert "1.0.0" in named(edition, first)[0]
    words = ("show", playbook_path, "--overlay", second)
    ran = run("playbook", *words)
    assert ran.status == 2
    assert f"{second}:" in ran.err
    assert "example/fires" in ran.err


def test_overlays_that_clash_are_named_with_the_line_of_the_later(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """The later author says who wins; nobody else can."""
    change = {"reword": "beds", "ask": "How many?"}
    first = overlay(tmp_path / "sk.yaml", change)
    keys = {"id": "example/nitra", "title": "Nitra"}
    second = overlay(tmp_path / "nitra.yaml", change, **keys)
    ran = run("check", second, "--overlay", first)
    assert ran.status == 1
    assert "was already changed by example/sk" in named(ran, second)[0]
    settled = {**change, "over": "example/sk"}
    overlay(second, settled, **keys)
    assert run("check", second, "--overlay", first).status == 0
    assert run("check", playbook_path, first, second).status == 0


def test_an_overlay_whose_playbook_is_nowhere_is_looked_at_by_itself(
    run: Run, tmp_path: Path
) -> None:
    """Half a check that calls itself whole would be believed."""
    folder = tmp_path / "alone"  # playbooks are looked for in the folder above, too
    folder.mkdir()
    path = overlay(folder / "sk.yaml")
    ran = run("check", path)
    assert ran.status == 0
    assert "changes in example/floods was not looked at" in ran.err
    overlay(path, titel="x")
    assert run("check", path).status == 1


def test_an_overlay_is_looked_at_on_each_of_its_playbooks(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """What fits one of them may fit the other no more."""
    fires = playbook_data(item("call"), id="example/fires")
    (tmp_path / "fires.yaml").write_text(dump(fires), encoding="utf-8")
    wanted = [
        {"id": one, "editions": ">=1"}
        for one in ("example/floods", "example/fires", "example/storms")
    ]
    words = {"reword": "beds", "ask": "x"}
    path = overlay(tmp_path / "sk.yaml", words, **{"for": wanted})
    ran = run("check", path)
    assert ran.status == 1
    assert ran.out.count("\n") == 1
    assert "example/fires has no item or section or chapter 'beds'" in ran.out
    assert "changes in example/storms was not looked at" in ran.err


def test_a_folder_is_looked_through_with_the_overlays_inside(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """A region checks all that it gives out at once."""
    (tmp_path / "overlays").mkdir()
    path = overlay(tmp_path / "overlays" / "sk.yaml", {"reword": "bedz", "ask": "x"})
    ran = run("check", tmp_path)
    assert ran.status == 1
    assert named(ran, path)
    overlay(path, {"reword": "beds", "ask": "x"})
    assert run("check", tmp_path).out == "No problems in 2 files.\n"
    assert run("check", tmp_path / "overlays").out == "No problems in 1 file.\n"


def test_style_names_what_makes_an_item_hard_to_use(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """Of an overlay only its own words are looked at."""
    assert run("check", playbook_path).status == 0
    whole = run("check", "--style", playbook_path)
    assert whole.status == 1
    assert len(named(whole, playbook_path)) > len(ITEMS)
    path = overlay(tmp_path / "sk.yaml", {"reword": "beds", "ask": "The NGO " * 30})
    ran = run("check", "--style", path)
    said = named(ran, path)
    assert ran.status == 1
    assert len(said) == 2
    assert any("60 words in one sentence" in one for one in said)
    assert any("'NGO'" in one for one in said)


def packed(path: Path, name: str, content: bytes, mode: int = 0o100644) -> Path:
    """Write a zip with a sound playbook and one more file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("floods.yaml", dump(playbook_data(*ITEMS)))
        entry = zipfile.ZipInfo(name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = mode << 16
        with archive.open(entry, "w", force_zip64=False) as file:
            for start in range(0, max(1, len(content)), 1 << 20):
                file.write(content[start : start + (1 << 20)])
    return path


@pytest.mark.parametrize(
    ("name", "mode", "said"),
    [
        ("../floods2.yaml", 0o100644, "leads outside"),
        ("/etc/floods2.yaml", 0o100644, "leads outside"),
        ("link.yaml", 0o120777, "is a link"),
    ],
)
def test_a_zip_that_reaches_outside_adds_nothing(
    name: str, mode: int, said: str, run: Run, tmp_path: Path, own: Path
) -> None:
    """A stranger's file never writes where it was not told to."""
    ran = run("playbook", "add", packed(tmp_path / "x.zip", name, b"/etc/passwd", mode))
    assert ran.status == 2
    assert said in ran.err
    assert name in ran.err
    assert not [one for one in own.rglob("*") if one.is_file()]
    assert not (tmp_path / "data" / "floods2.yaml").exists()


def write_bomb(path: Path, name: bytes, stated: int) -> Path:
    """Write a zip with one file of two gigabytes, of which it states another size.

    One packed megabyte is repeated, so that no two gigabytes need be packed.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    content = megabyte * 2048 + packer.flush()
    facts = (20, 0, 8, 0, 0, 0, len(content), stated, len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", *facts) + name + content
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, *facts, 0, 0, 0, 0, 0) + name
    sizes = (0, 0, 1, 1, len(entry), len(local), 0)
    path.write_bytes(local + entry + struct.pack("<4s4H2IH", b"PK\5\6", *sizes))
    return path


@pytest.mark.parametrize("stated", [2 << 30, 100_000])
def test_a_zip_that_expands_to_two_gigabytes_adds_nothing(
    stated: int, run: Run, tmp_path: Path, own: Path
) -> None:
    """Two megabytes of zip must not fill the disk, whatever size they state."""
    path = write_bomb(tmp_path / "x.zip", b"floods.yaml", stated)
    assert path.stat().st_size < 3 * 1024 * 1024
    ran = run("playbook", "add", path)
    assert ran.status == 2
    assert "x.zip" in ran.err
    if stated == 2 << 30:
        assert "'floods.yaml' takes the whole beyond 64 MB" in ran.err
    assert not [one for one in own.rglob("*") if one.is_file()]


def test_a_folder_with_a_link_adds_nothing(
    run: Run, playbook_path: Path, tmp_path: Path, own: Path
) -> None:
    """A link could lead to any file of the user."""
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "floods.yaml").write_bytes(playbook_path.read_bytes())
    (folder / "more.yaml").symlink_to("/etc/passwd")
    ran = run("playbook", "add", folder)
    assert ran.status == 2
    assert "'more.yaml' is a link" in ran.err
    assert not own.exists() or not [one for one in own.rglob("*") if one.is_file()]


def test_a_sent_playbook_with_problems_is_not_added(
    run: Run, tmp_path: Path, own: Path
) -> None:
    """The sender mends it; the place is named in the sender's words."""
    text = with_bad_items(*(broken for broken, _, _ in BAD_ITEMS.values()))
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("floods.yaml", text)
    ran = run("playbook", "add", path)
    assert ran.status == 2
    assert ran.err.count(f"{path}/floods.yaml:") == len(BAD_ITEMS)
    assert not [one for one in own.rglob("*") if one.is_file()]
