import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.text import tidy
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump, text

GOLDEN = Path(__file__).parent / "golden"
SPECIAL = [
    "", " ", "no", "Yes", "null", "~", "y", "NaN", "0123", "12:30", "2026-01-01", "1e3",
    "a: b", "a #b", "#b", "- a", "? a", "[a", "{a", "*a", "&a", "!a", "|", ">", "%a",
    "@a",
    "`a", "'a", '"a', "a:", "a:b", "---", "...", "--- a", "a\n---\nb", "<<", "=", "\\",
    "a\\n",
    "x\n", "x\n\n", "\nx", "\n", " x\ny", "x\n  y\nz", "# APPROVED BY MAYOR",
    "x\n# y\nz",
    "\xa0", "a\xa0b", "\xa0a\nb", "👩‍🚒 ok", "šťastný ľud", "שלום", "a" * 300,
    "é" * 300,
    "+421 900 123 456", "{{ 7*7 }}", "a | b", "<b>", "tab    x", "key: |\n  x",
    "Dr. No", "C:\\plans", "100 %", "'single' \"double\"", "ends with colon:\nx",
]  # fmt: skip
TIDY = st.one_of(st.text(max_size=30), st.sampled_from(SPECIAL)).map(tidy)
LINES = st.lists(TIDY, max_size=4).map("\n".join).map(tidy)
KEYS = TIDY.filter(lambda key: key != "<<" and len(key) <= 100)
DATA = st.recursive(
    TIDY | LINES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


@pytest.mark.usefixtures("parser")
@given(DATA)
def test_what_is_written_is_read_back_the_same(data: Any) -> None:
    """No text that an official wrote changes on its way through the file."""
    assert read_document(dump(data), "").data == data


@given(DATA)
def test_other_yaml_readers_read_the_same_text(data: Any) -> None:
    """A plan can be opened by any tool, and nothing in it is taken for a number."""
    written = dump(data)
    assert yaml.safe_load(written) == data
    assert yaml.load(written, Loader=yaml.CSafeLoader) == data


@given(st.text(max_size=30) | st.sampled_from(["a\x0b\nb", "a\r\nb \n", "\t\na"]))
def test_text_that_was_never_tidied_is_still_written_readably(raw: str) -> None:
    """A slip in the program must not make a file that cannot be opened."""
    read = read_document(dump({"a": raw}), "").data
    assert read["a"] == tidy(raw)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Jana Kováč", "Jana Kováč"),
        ("Call 112", "Call 112"),
        ("https://a.sk/x", "https://a.sk/x"),
        ("no", '"no"'),
        ("475503", '"475503"'),
        ("a: b", '"a: b"'),
        ("a ", '"a "'),
        ('say "x"', '"say \\"x\\""'),
        ("a\xa0b", '"a\\u00a0b"'),
        ("👍", '"👍"'),
    ],
)
def test_text_is_plain_where_nobody_can_misread_it(value: str, written: str) -> None:
    """People read and mend this file."""
    assert text(value) == written


def test_layout_is_that_of_the_golden_file() -> None:
    """The same data is the same bytes on every machine."""
    data = json.loads((GOLDEN / "values.json").read_text(encoding="utf-8"))
    golden = (GOLDEN / "values.yaml").read_text(encoding="utf-8")
    assert dump(data) == golden
    assert yaml.safe_load(golden) == data


def test_no_plain_scalar_of_the_golden_file_is_typed_by_yaml_1_2() -> None:
    """YAML 1.2 knows null, booleans and numbers too; none of them stands here."""
    golden = (GOLDEN / "values.yaml").read_text(encoding="utf-8")
    core = (
        r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE"
        r"|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
        r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|"
    )
    plain = [
        event.value
        for event in yaml.parse(golden, Loader=yaml.SafeLoader)
        if isinstance(event, yaml.ScalarEvent) and event.style is None
    ]
    assert plain
    assert not [value for value in plain if re.fullmatch(core, value)]
