"""How a telephone number that was written would be dialled."""

import re

from crisisplan.domain.text import first_words

_SPACING = re.compile(r"[ ()/.\-\u00a0\u2010-\u2015]")
_DIALLED = re.compile(r"\+?[0-9*#]+")
_EXTENSION = re.compile(
    r"(?:ext\.?|extension|x|kl\.?|linka|dw)\s*[0-9]+$", re.IGNORECASE
)
LONGEST = 100
"""Characters, with words beside the number."""
FEWEST_DIGITS = 2
"""As of the emergency numbers of France, 15, 17 and 18."""
_SHOWN = 60
SHORT_CODE = 3
"""Digits, at most, of the numbers of emergency services."""
SHORTEST_ABROAD = 7
"""Digits of a number that can need a country code; shorter ones are short codes."""


def dialled(written: str) -> str:
    """Give the signs that are keyed in; nothing where it is no number.

    Spaces, brackets, hyphens, full stops and strokes are for the eye; `00` and `(0)`
    are read as they are meant, and an extension is asked for by voice.
    """
    if len(written) > LONGEST:
        return ""
    number = _EXTENSION.sub("", written.strip()).replace("(0)", "")
    number = _SPACING.sub("", number)
    if number.startswith("00"):
        number = "+" + number[2:]
    return number if _DIALLED.fullmatch(number) and has_digits(number) else ""


def has_digits(written: str) -> bool:
    """Say whether there are as many digits as in the shortest number."""
    return sum(map(str.isdecimal, written)) >= FEWEST_DIGITS


def is_short_code(written: str) -> bool:
    """Say whether it is a number as 112: nobody calls one to try whether it works."""
    return 0 < len(dialled(written)) <= SHORT_CODE


def said_of(written: str) -> str:
    """Say how a number is understood, and what keeps it from being dialled."""
    if not written.strip():
        return ""
    number = dialled(written)
    if not number:
        return f"“{first_words(written, _SHOWN)}” cannot be dialled as it stands."
    abroad = number.startswith("+") or len(number) < SHORTEST_ABROAD
    return f"{number}" if abroad else f"{number} (within the country)"
