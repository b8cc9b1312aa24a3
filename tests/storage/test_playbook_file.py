from pathlib import Path
from typing import Any

import pytest

from crisisplan.errors import CannotReadError, Problem, ProblemsError
from crisisplan.storage.playbook_file import read_playbook
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data

CHAPTER = """\
id: {id}
title: A chapter
lead: boss
sections:
  - id: {id}-part
    title: A part
    items:
      - id: {id}-one
        kind: text
        title: One
        lessons: [L1]
"""
LESSONS = """\
format: crisisplan/lessons/1
source: report
lessons:
  L1: {text: Ask early., place: Prague}
"""


def folder(path: Path, **files: str) -> Path:
    """Write a playbook of two chapter files and a lessons file."""
    data = playbook_data(chapters=["one.yaml", "two.yaml"], lessons="lessons.yaml")
    texts = {
        "playbook": dump(data),
        "one": CHAPTER.format(id="one"),
        "two": CHAPTER.format(id="two"),
        "lessons": LESSONS,
        **files,
    }
    for name, text in texts.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def single(path: Path, *items: dict[str, Any], **keys: Any) -> Path:
    """Write a playbook of one file."""
    file = path / "floods.yaml"
    file.write_text(dump(playbook_data(*items, **keys)), encoding="utf-8")
    return file


def problems(path: Path) -> tuple[Problem, ...]:
    """Give what is wrong with a playbook; it must be refused."""
    with pytest.raises(ProblemsError) as refusal:
        read_playbook(path)
    return refusal.value.problems


def test_a_folder_and_a_single_file_give_the_same_playbook(tmp_path: Path) -> None:
    """How an author cuts the files is nobody else's business."""
    book, data = read_playbook(folder(tmp_path))
    assert [one.id for one in book.items] == ["one-one", "two-one"]
    assert book.lessons["L1"].source == "report"
    whole = tmp_path / "whole.yaml"
    whole.write_text(dump(data), encoding="utf-8")
    assert read_playbook(whole)[0] == book


def test_the_main_file_may_be_named_instead_of_its_folder(tmp_path: Path) -> None:
    """Both are what an author would try."""
    path = folder(tmp_path)
    assert read_playbook(path / "playbook.yaml") == read_playbook(path)


@pytest.mark.parametrize("name", ["", "none.yaml"])
def test_a_playbook_that_is_not_there_is_a_sentence(tmp_path: Path, name: str) -> None:
    """An empty folder and a wrong name are said as such."""
    with pytest.raises(CannotReadError, match=r"holds no playbook|There is no file"):
        read_playbook(tmp_path / name)


SLIP = CHAPTER.format(id="two").replace("kind: text", "knd: text")
REF = CHAPTER.format(id="two").replace("L1", "L9").replace("lead: boss", "lead: bos")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"two": SLIP}, [("two.yaml", 9, "knd", "kind"), ("two.yaml", 8, "kind", "")]),
        (
            {"two": REF},
            [("two.yaml", 3, "two.lead", "boss"), ("two.yaml", 11, "lessons", "")],
        ),
        (
            {"one": "", "two": REF},
            [("one.yaml", 1, "", ""), ("two.yaml", 3, "lead", "boss")],
        ),
        (
            {"one": "a: !t x", "two": REF},
            [("one.yaml", 1, "", ""), ("two.yaml", 3, "", "boss")],
        ),
        (
            {"one": "a: &x 1", "two": "b: *x"},
            [("one.yaml", 1, "", ""), ("two.yaml", 1, "", "")],
        ),
        ({"one": "- x"}, [("one.yaml", 1, "chapters.0", "")]),
        ({"two": CHAPTER.format(id="one")}, [("two.yaml", 1, "one.id", "")]),
        ({"lessons": "format: x"}, [("lessons.yaml", 1, "format", "")]),
        (
            {"lessons": LESSONS.replace("place", "plce")},
            [("lessons.yaml", 4, "lessons.L1.plce", "place")],
        ),
    ],
)
def test_a_fault_is_found_in_its_file_on_its_line(
    tmp_path: Path, files: dict[str, str], expected: list[tuple[str, int, str, str]]
) -> None:
    """An author of ten files is sent to the right one."""
    found = problems(folder(tmp_path, **files))
    for file, line, key, near in expected:
        assert [
            one
            for one in found
            if Path(one.file).name == file
            and one.line == line
            and key in one.key
            and one.nearest == near
        ], (file, line, key, near, found)


def test_one_missing_file_does_not_shift_the_lines_of_the_next(tmp_path: Path) -> None:
    """All the rest is still looked at, and in its own place."""
    path = folder(tmp_path, two=REF)
    (path / "one.yaml").unlink()
    places = [(Path(one.file).name, one.line) for one in problems(path)]
    assert ("two.yaml", 3) in places
    assert ("two.yaml", 11) in places
    main = (path / "playbook.yaml").read_text(encoding="utf-8").split("\n")
    assert ("playbook.yaml", main.index("  - one.yaml") + 1) in places


def test_inline_chapters_and_chapter_files_can_be_mixed(tmp_path: Path) -> None:
    """A short chapter needs no file of its own, and its slips have their lines."""
    inline = {"id": "mine", "titl": "Mine", "sections": []}
    main = dump(playbook_data(chapters=["none.yaml", inline]))
    path = folder(tmp_path, playbook=main)
    line = main.split("\n").index("    titl: Mine") + 1
    found = [one for one in problems(path) if one.nearest == "title"]
    assert [(Path(one.file).name, one.line) for one in found] == [
        ("playbook.yaml", line)
    ]


@pytest.mark.parametrize(
    "name",
    ["../two.yaml", "/etc/passwd", "sub/two.yaml", "two", "C:two.yaml", ".two.yaml"],
)
def test_a_playbook_reads_only_files_beside_it(tmp_path: Path, name: str) -> None:
    """A stranger's playbook must not read the disk."""
    main = dump(playbook_data(chapters=[name]))
    found = problems(folder(tmp_path, playbook=main))
    assert any("not the name of a YAML file beside" in one.sentence for one in found)


def test_nobody_else_publishes_under_our_name(tmp_path: Path) -> None:
    """A playbook called crisisplan/… came with the program."""
    path = single(tmp_path, id="crisisplan/floods")
    (found,) = problems(path)
    assert (found.key, found.line) == ("id", 2)
    assert read_playbook(path, shipped=True)[0].id == "crisisplan/floods"


FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"titel": "X"}, "titel", "title"),
    ({"weigt": "x"}, "weigt", "weight"),
    ({"kind": "numbr"}, "kind", "number"),
    ({"weight": "essentail"}, "weight", "essential"),
    ({"marking": "ambre"}, "marking", "amber"),
    ({"phase": ["first-hour", "first-dy"]}, "phase.1", "first-day"),
    ({"decides": "major"}, "decides", "mayor"),
    ({"id": "Not An Id"}, "id", ""),
    ({"title": ["x"]}, "title", ""),
    ({"when": {"item": "x", "iss": "y"}}, "when.iss", ""),
    ({"when": {"city": "populatoin", "is": "1"}}, "when.city", "population"),
    ({"kind": "number", "decimals": "many"}, "decimals", ""),
    ({"kind": "number", "at_least": "1.200,5"}, "at_least", ""),
    ({"kind": "date", "not_before": "2026-02-30"}, "not_before", ""),
    ({"kind": "action", "within": "soon"}, "within", ""),
    ({"kind": "choice"}, "options", ""),
    ({"kind": "choice", "options": {"A b": "x"}}, "options", ""),
    ({"kind": "choice", "options": {"a": "x"}, "many": "perhaps"}, "many", ""),
    ({"kind": "text", "lines": "mny"}, "lines", "many"),
    (
        {"kind": "table", "columns": [{"id": "a", "kind": "tabel"}]},
        "columns.0",
        "table",
    ),
    ({"kind": "form", "columns": [], "blank_rows": "9999"}, "blank_rows", ""),
    ({"advice": [{"txt": "x"}]}, "advice.0.txt", "text"),
]


@pytest.mark.parametrize(("wrong", "key", "near"), FAULTS)
def test_every_slip_has_file_line_key_and_the_nearest_word(
    tmp_path: Path, wrong: dict[str, Any], key: str, near: str
) -> None:
    """The author reads where, what, and what was probably meant."""
    path = single(tmp_path, item("good"), item("x") | wrong)
    found = [one for one in problems(path) if key in one.key]
    assert found
    line = (
        path.read_text(encoding="utf-8").split("\n").index("          - id: good") + 1
    )
    assert all(one.file == str(path) and one.line > line for one in found)
    assert all(
        one.sentence.endswith(".") or "expected" in one.sentence for one in found
    )
    if near and near != "table":
        assert near in {one.nearest for one in found}


MESSAGES: list[tuple[dict[str, Any], str]] = [
    ({"within": "5 min"}, "The key 'within' does not belong here."),
    ({"source": "report"}, "The key 'source' does not belong here."),
    ({"when": "x is yes"}, "as in {item: ID, is: yes}."),
    ({"kind": "table", "columns": ["Name"]}, "as in {id: …, kind: …, title: …}."),
    ({"advice": ["Ask."]}, "as in {when: …, text: …}."),
    (
        {"when": {"item": "good", "at_least": "1", "at_most": "2"}},
        "join them: {all: [{at_least: 1}, {at_most: 2}]}.",
    ),
]


@pytest.mark.parametrize(("wrong", "says"), MESSAGES)
def test_a_slip_is_answered_with_how_it_is_written(
    tmp_path: Path, wrong: dict[str, Any], says: str
) -> None:
    """People who write no programs learn the form from what it refuses."""
    found = problems(single(tmp_path, item("good"), item("x") | wrong))
    assert any(says in one.sentence for one in found), found
    assert all(one.key.rsplit(".", 1)[-1] != one.nearest for one in found)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ({"id": "floods"}, "publisher and name"),
        ({"edition": "1.0"}, "three numbers"),
        ({"sources": {"act": "An act"}}, "as in {title: …}."),
    ],
)
def test_a_slip_in_the_head_is_answered_with_how_it_is_written(
    tmp_path: Path, head: dict[str, Any], says: str
) -> None:
    """These are the first lines that anybody writes."""
    found = problems(single(tmp_path, item("good"), **head))
    assert any(says in one.sentence for one in found), found


def test_forty_faults_are_found_in_one_run(tmp_path: Path) -> None:
    """Mending a playbook is one round, not forty."""
    shape = [item(f"s{n}") | wrong for n, (wrong, _, _) in enumerate(FAULTS)]
    lost = [item(f"l{n}", role="nobody") for n in range(40 - len(FAULTS))]
    path = single(tmp_path, *shape, *lost)
    found = problems(path)
    owners = {one.key for one in found if one.key.startswith("l")}
    assert len(owners) == len(lost)
    assert len(found) >= 40
    assert all(one.line and one.file and one.key and one.sentence for one in found)
    assert [one.line for one in found] == sorted(one.line for one in found)


@pytest.mark.parametrize(
    "text", ["", "x", "- a", "a: b", "chapters: 1", "lessons: [a]"]
)
def test_a_file_that_is_no_playbook_is_told_in_sentences(
    tmp_path: Path, text: str
) -> None:
    """Whatever is opened, nobody sees a traceback."""
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    assert all(one.sentence for one in problems(path))
