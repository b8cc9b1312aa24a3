import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.text import first_words, last_words, nearest, one_line, tidy

NASTY = st.text(
    alphabet=st.sampled_from("a é\u0301 \t\r\n\x85\u2028\u2029\x00\x1b\u202e\ufeff|#")
    | st.characters(),
    max_size=40,
)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a    b"),
        ("a\x00b\x1bc\x7fd\x9b", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("a\u202eb\u2066c\ufeffd", "a\ufffdb\ufffdc\ufffdd"),
        ("a\ud800b", "a\ufffdb"),
        ("e\u0301", "é"),
        ("a  \nb \n  c  ", "a\nb\n  c"),
        ("a\t\r\n", "a\n"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("👨‍👩‍👧 ok", "👨‍👩‍👧 ok"),
        ("\xa0a\xa0", "\xa0a\xa0"),
        ("", ""),
    ],
)
def test_text_from_outside_is_made_harmless(raw: str, kept: str) -> None:
    """Line ends, tabs, invisible controls and reversals get one visible form."""
    assert tidy(raw) == kept


@given(NASTY)
def test_tidying_twice_changes_nothing(raw: str) -> None:
    """What is kept is what is kept again when the file is read."""
    assert tidy(tidy(raw)) == tidy(raw)


@given(NASTY)
def test_tidy_text_is_composed_visible_and_ends_its_lines_cleanly(raw: str) -> None:
    """Any two programs that read the file see the same characters."""
    kept = tidy(raw)
    assert unicodedata.is_normalized("NFC", kept)
    assert all(line == line.rstrip(" ") for line in kept.split("\n"))
    kept.encode("utf-8")
    assert not set(kept) & set("\t\r\x00\x1b\x85\u2028\u2029\u202e\ufeff")


@given(st.text(alphabet="ab |#\n", max_size=30))
def test_the_short_cut_for_plain_text_gives_the_same(raw: str) -> None:
    """Plain text takes a quicker way, which must not be another way."""
    assert tidy(raw) == tidy(raw + "é").removesuffix("é").rstrip(" ")


@pytest.mark.parametrize("around", ["a{}b", "é{}b", "a{}\n"])
def test_a_megabyte_of_blanks_takes_no_longer_than_other_text(around: str) -> None:
    """A pasted table of blanks must not freeze the program for an hour."""
    started = time.perf_counter()
    tidy(around.format(" " * 1_000_000))
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("word", "near"),
    [("spokeperson", "spokesperson"), ("mayr", "mayor"), ("zzz", ""), ("", "")],
)
def test_the_nearest_word_is_offered_only_when_it_is_near(word: str, near: str) -> None:
    """A wild guess is worse than none."""
    assert nearest(word, ["mayor", "spokesperson"]) == near


def test_long_text_is_cut_with_an_ellipsis() -> None:
    """A list shows the beginning, and that there is more."""
    assert first_words("one\n two", 40) == "one two"
    assert first_words("abcdefghij", 5) == "abcd…"
    assert last_words("abcdefghij", 5) == "…ghij"
    assert last_words("abcde", 5) == "abcde"
    assert last_words("abcde", 0) == "…"
    assert one_line(" a \n\t b ") == "a b"
