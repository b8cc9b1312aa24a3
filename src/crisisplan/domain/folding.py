"""Words as people compare them: small letters, without accents."""

import re
import unicodedata

from crisisplan.domain.text import one_line

_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i"})
"""Letters that no accent makes out of a plain one."""


def fold(text: str) -> str:
    """Give `text` on one line, in small letters without accents: `Kováč` is `kovac`."""
    text = one_line(text).casefold()
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)


def holds_words(text: str, said: str) -> bool:
    """Say whether each word that was said begins a word of `text`."""
    folded = fold(text)
    return all(
        re.search(rf"(?<!\w){re.escape(word)}", folded) for word in fold(said).split()
    )
