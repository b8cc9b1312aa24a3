import time
from itertools import pairwise

import pytest

from crisisplan.errors import Problem, ProblemsError
from crisisplan.storage import yaml_text
from crisisplan.storage.yaml_text import read_document

pytestmark = pytest.mark.usefixtures("parser")


def problems(text: str) -> tuple[Problem, ...]:
    """Give what is wrong with a text; it must be refused."""
    with pytest.raises(ProblemsError) as refusal:
        read_document(text, "a.yaml")
    return refusal.value.problems


@pytest.mark.parametrize(
    "scalar",
    ["no", "on", "yes", "Off", "null", "~", "12:30", "9:00", "0123", "007", "112",
     "1_000",
     "0x1F", "+1", ".5", "0.10", "1e3", ".inf", "2024-01-02", "2024-01-02 10:00:00",
     "2026-02-30", "true", "+421 900 123 456", "=", "a:b"],
)  # fmt: skip
def test_every_scalar_is_the_text_that_was_written(scalar: str) -> None:
    """A telephone number is no number, and Norway's code is not false."""
    assert read_document(f"a: {scalar}\nb: [{scalar}]", "").data == {
        "a": scalar,
        "b": [scalar],
    }


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("---\n", None),
        ("a:\nb: 1\n", {"b": "1"}),
        ("a: ''\n", {"a": ""}),
        ("a:\n  - \n  - x\n", {"a": ["", "x"]}),
        ("1: a\nyes: b\n", {"1": "a", "yes": "b"}),
        ("a: |\n  x\n  # y\n", {"a": "x\n# y\n"}),
        ("a: >-\n  x\n  y\n", {"a": "x y"}),
        ('a: "x\\ty\\u202ez"', {"a": "x    y\ufffdz"}),
        ("a: {b: [c, {d: e}]}", {"a": {"b": ["c", {"d": "e"}]}}),
        ("a: x\r\nb: |\r\n  y\r\n  z\r\n", {"a": "x", "b": "y\nz\n"}),
    ],
)
def test_what_stands_in_a_file_is_read_as_plain_data(text: str, data: object) -> None:
    """An empty plain value is a key that is absent; all else is text."""
    assert read_document(text, "").data == data


@pytest.mark.parametrize(
    ("text", "line", "key", "says"),
    [
        ("x: 1\na: 1\na: 2\n", 3, "a", "given twice"),
        ("x:\n  y: 1\n  y: 2\n", 3, "x.y", "given twice"),
        ("- a: 1\n  a: 2\n", 2, "0.a", "given twice"),
        ("x: 1\na: &n 1\n", 2, "", "Anchors"),
        ("a: &n {b: c}\n", 1, "", "Anchors"),
        ("a: &n 1\nb: *n\n", 2, "", "Aliases"),
        ("b: *n\n", 1, "", "Aliases"),
        ("*n : b\n", 1, "", "Aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "", "Tags"),
        ("a: !!str 1\n", 1, "", "Tags"),
        ("a: !mine x\n", 1, "", "Tags"),
        ("a:\n  <<: {b: c}\n", 2, "", "Merge keys"),
        ("x: 1\n? {a: b}\n: c\n", 2, "", "one plain text"),
        ("? [a]\n: c\n", 1, "", "one plain text"),
        ("a: 1\n---\nb: 2\n", 1, "", "Only one document"),
        ("k" * 129 + ": 1\n", 1, "", "at most 128"),
        ("a: [\n", 2, "", "not YAML"),
        ("a: 'x\n", 2, "", "not YAML"),
        ("a: b: c\n", 1, "", "not YAML"),
        ("a:\n\tb: c\n", 2, "", "tab"),
        ("é: x\né2: y\na: \x1b\n", 3, "", "U+001B"),
        ("a: \x00\n", 1, "", "U+0000"),
        ("ž\nb: \ud800\n", 2, "", "U+D800"),
    ],
)
def test_what_is_refused_has_its_line_and_a_sentence(
    text: str, line: int, key: str, says: str
) -> None:
    """Nothing that YAML can do beyond plain data reaches the program."""
    found = problems(text)
    assert any(says in one.sentence for one in found)
    named = next(one for one in found if says in one.sentence)
    assert (named.file, named.key) == ("a.yaml", key)
    assert abs(named.line - line) <= ("not YAML" in says)  # the parsers point apart


def test_all_that_can_be_told_apart_is_told_at_once() -> None:
    """An author mends a file in one go."""
    text = "a: 1\na: 2\nb: &x 1\nc: *x\nd: !t 1\ne:\n  <<: {}\n"
    assert [one.line for one in problems(text)] == [2, 3, 4, 5, 7]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000,
        "a:\n" + "".join(" " * n + "-\n" for n in range(1, 200)),
    ],
    ids=["brackets", "braces", "dashes", "lines"],
)
def test_a_file_nested_without_end_is_refused_at_once(text: str) -> None:
    """A hundred thousand brackets cost no more than forty-one."""
    started = time.perf_counter()
    assert "nested too deeply" in problems(text)[0].sentence
    assert time.perf_counter() - started < 2


def test_forty_levels_are_read_and_one_more_is_not() -> None:
    """The limit is far beyond any playbook, and exact."""
    assert read_document("[" * 40 + "]" * 40, "").data is not None
    assert "nested" in problems("[" * 41 + "]" * 41)[0].sentence


def test_a_bomb_of_aliases_is_never_unfolded() -> None:
    """Nine lines of aliases would be a billion texts."""
    names = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in pairwise(names)
    ]
    started = time.perf_counter()
    assert all(one.line <= 9 for one in problems("\n".join(lines)))
    assert time.perf_counter() - started < 2


def test_a_file_too_large_or_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Memory is not filled by somebody else's file."""
    monkeypatch.setattr(yaml_text, "MOST_EVENTS", 100)
    assert "too long" in problems("- a\n" * 200)[0].sentence
    monkeypatch.setattr(yaml_text, "LARGEST", 1024 * 1024)
    assert "larger than 1 MB" in problems("#" * (1024 * 1024 + 1))[0].sentence


def test_ten_thousand_slips_are_not_all_listed() -> None:
    """Nobody reads more than some hundreds of problems."""
    assert len(problems("a: &x 1\n" * 10_000)) == 200


def test_every_key_and_entry_has_its_line() -> None:
    """A problem found later still points into the file."""
    text = "a: 1\nb:\n  - c: 2\n    d: |\n      x\n  - y\n"
    document = read_document(text, "", first_line=10)
    ways = [("a",), ("b",), ("b", 0), ("b", 0, "c"), ("b", 0, "d"), ("b", 1)]
    assert [document.line(way) for way in ways] == [10, 11, 12, 12, 13, 15]
    assert document.line(("b", 0, "nothing", "here")) == 12
    assert document.line(("nothing",)) == 10
