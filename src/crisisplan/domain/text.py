"""Text from outside, made harmless once, on its way in."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_DIGITS = 9
"""Python refuses to read thousands of them, and nobody counts so far."""
_LINE_END = re.compile("\r\n|[\r\u0085\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]"
)
_TRAILING = re.compile("(?<! ) +$", re.MULTILINE)
"""Begins only where a run of spaces begins: a long run must not cost its square."""
_UNTIDY_ASCII = re.compile(r"[^\n -~]| (?:\n|\Z)")


def tidy(text: str) -> str:
    """Give `text` as it is kept: one kind of line end, NFC, nothing invisible.

    Line ends become LF, a tab four spaces; controls, bidirectional overrides and
    lone surrogates become U+FFFD; spaces at the ends of lines are cut. What comes
    out is left unchanged by a second call, and survives a YAML file exactly.
    """
    if text.isascii():
        if text.isprintable():
            return text.rstrip(" ")
        if not _UNTIDY_ASCII.search(text):
            return text
    text = _LINE_END.sub("\n", text).replace("\t", "    ")
    text = unicodedata.normalize("NFC", _UNSAFE.sub("\ufffd", text))
    return _TRAILING.sub("", text)


def one_line(text: str) -> str:
    """Give `text` with every run of white space as one space."""
    return " ".join(text.split())


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word closest to `word`, or nothing when none is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def first_words(text: str, most: int = 40) -> str:
    """Give at most `most` characters of `text` on one line, cut with an ellipsis."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def last_words(text: str, most: int) -> str:
    """Give at most `most` characters of `text`, its beginning cut with an ellipsis."""
    return text if len(text) <= most else f"…{text[len(text) - max(most - 1, 0) :]}"


def some_of(names: Sequence[str], most: int) -> str:
    """Name at most so many, and count the others: `Anna, Boris, and 2 more`."""
    more = [f"and {len(names) - most} more"] if len(names) > most else []
    return ", ".join([*names[:most], *more])


def is_count(word: str) -> bool:
    """Say whether a text is digits only, and no more than any list here needs."""
    return word.isdecimal() and len(word) <= _DIGITS


def place_in_list(word: str) -> int:
    """Give the number that digits stand for; 0 for all else."""
    return int(word) if is_count(word) else 0


def sentence(words: str) -> str:
    """Give words as a sentence: a capital in front, a full stop behind."""
    return f"{words[:1].upper()}{words[1:]}."
