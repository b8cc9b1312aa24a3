"""The bytes of a PDF file, with nothing in them of the computer that made it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Literal

import typst

from crisisplan.errors import CrisisPlanError
from crisisplan.export.facts import UNREADABLE_LOGO

_MOMENT = 946684800
"""The first second of the year 2000."""
_STANDARD: Literal["ua-1"] = "ua-1"
"""What a PDF for everybody, with or without sight, must be."""
_NOT_SHOWN = re.compile(r'the text `"((?:\\.|[^"\\])+)"` could not be displayed')
_INSTEAD = "Export HTML, open it in a browser, and print it from there."
_NO_PICTURE = "failed to decode image"
_CODED = re.compile(r"\\u\{([0-9a-f]+)\}")
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Signs that choose how the one before them looks."""
_KEYCAP = "\u20e3"
"""What makes a key of a digit, which is read as well without it."""
_UNSEEN, _MARKS = ("Cf",), ("Cf", "Mc", "Me", "Mn")
"""Signs that show nothing alone, and those that are set upon a letter."""
Names = Mapping[int, str]
"""What stands in the place of signs, as `str.translate` takes it."""


def compiled(write: Callable[[Names], str]) -> bytes:
    """Give the PDF file of what `write` writes: the same bytes for the same words.

    The letters come from typst itself, which has Latin, Greek, Cyrillic and some more;
    what these lack comes from this computer's own, and where it has none either, the
    name or the number of the sign stands in its place. A letter under a mark that
    nothing shows counts as missing too: the mark goes first, then what is missing
    without it, and never what every document is made of.
    """
    missing, made = _tried(write({}), own_letters=True)
    names: dict[int, str] = {}
    while missing:
        missing, made = _tried(write(names), own_letters=False)
        new = {one for one in missing if not one.isascii()} - set(map(chr, names))
        if not new:
            break
        new = set(filter(_is_mark, new)) or new
        names |= {ord(one): _named(one) for one in new}
    if made is None:
        raise CrisisPlanError(
            "No letters of this computer show "
            f"{' '.join(sorted(missing)[:5])} in a PDF. {_INSTEAD}"
        )
    return made


def _tried(source: str, *, own_letters: bool) -> tuple[set[str], bytes | None]:
    """Give the file, or the signs for which there are no letters."""
    try:
        return set(), _compiled(source, _STANDARD, own_letters)
    except typst.TypstError as refusal:
        missing = {
            sign
            for text in _NOT_SHOWN.findall(refusal.diagnostic)
            for sign in _CODED.sub(lambda one: chr(int(one[1], 16)), text)
        }
    if missing:
        return missing, None
    try:
        return set(), _compiled(source, None, own_letters)
    except typst.TypstError as refusal:
        if _NO_PICTURE in refusal.message:
            raise CrisisPlanError(UNREADABLE_LOGO) from None
        raise CrisisPlanError(
            f"No PDF could be made of this document ({refusal.message}). {_INSTEAD}"
        ) from refusal


def _compiled(
    source: str, standard: Literal["ua-1"] | None, own_letters: bool
) -> bytes:
    made: bytes = typst.compile(
        source.encode(),
        ignore_system_fonts=own_letters,
        pdf_standards=standard,
        timestamp=_MOMENT,
    )
    return made


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign) in _MARKS


def _named(sign: str) -> str:
    """Give what stands in the place of a sign: a picture's name, else a number."""
    kind = unicodedata.category(sign)
    if kind in _UNSEEN or sign == _KEYCAP or _VARIANT.fullmatch(sign):
        return ""
    name = unicodedata.name(sign, "")
    return f"[{name}]" if kind.startswith("S") and name else f"[U+{ord(sign):04X}]"
