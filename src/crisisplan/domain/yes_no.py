"""Yes and no as people say them."""

from crisisplan.domain.folding import fold
from crisisplan.domain.values import read_yes_no

_SPOKEN = dict.fromkeys(("ano", "ja", "tak"), True)
_SPOKEN |= dict.fromkeys(("ne", "nie", "nein"), False)
"""In the languages of the countries that overlays are shipped for; never in a file."""


def hear_yes_no(text: str) -> bool:
    """Read what somebody types: yes or no, in Czech, German, Polish or Slovak too.

    Raises:
        NotAnAnswerError: It is neither.
    """
    word = fold(text).strip(" .!")
    return _SPOKEN[word] if word in _SPOKEN else read_yes_no(text)
