import pytest

from tests.build import AROUND, kind
from tests.domain.items.table_of_kind import Case, Refusal, holds_for, is_refused_by

LINE = kind("text", most="20")
LINES = kind("text", lines="many")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Town hall", "Town hall"),
        ("  Town \t hall\r\n", "Town hall"),
        ("no", "no"),
        ("0123", "0123"),
        ("[/x] | # {b}", "[/x] | # {b}"),
        ("", ""),
        ("ab\u202ecd", "ab\ufffdcd"),
    ],
)
def test_a_short_text_is_one_clean_line(typed: str, kept: str) -> None:
    """What looks like a number, markup or YAML stays the text that was typed."""
    holds_for(LINE, Case(typed, kept, kept, kept))


def test_a_long_text_keeps_its_lines() -> None:
    """Paragraphs that an official wrote are paragraphs in the document."""
    holds_for(LINES, Case("\r\none\r\n\r\n  two \n\n", "one\n\n  two", "one\n\n  two"))


def test_too_long_a_text_is_refused_whole() -> None:
    """Nothing is cut silently; the sentence says what to do with the rest."""
    is_refused_by(LINE, Refusal("x" * 21, "21 characters; at most 20"))
    is_refused_by(LINES, Refusal("x" * 1_000_001, "1,000,001 characters"))


def test_an_answer_of_a_megabyte_is_accepted() -> None:
    """A pasted document is an answer too."""
    assert LINES.parse("x" * 1_000_000, AROUND) == "x" * 1_000_000
