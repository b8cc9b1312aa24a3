"""The bytes of a PDF file, with nothing in them of the computer that made it."""

import re
import unicodedata
from typing import Literal

import typst

from crisisplan.errors import CrisisPlanError
from crisisplan.export.facts import UNREADABLE_LOGO

_MOMENT = 946684800
"""The first second of the year 2000."""
_STANDARD: Literal["ua-1"] = "ua-1"
"""What a PDF for everybody, with or without sight, must be."""
_NOT_SHOWN = re.compile(r'the text `"((?:\\.|[^"\\])+)"` could not be displayed')
_NO_PICTURE = "failed to decode image"
_CODED = re.compile(r"\\u\{([0-9a-f]+)\}")
_JOINERS = frozenset("\u200b\u200c\u200d\ufe0e\ufe0f")
"""Signs that are never seen by themselves."""


def compiled(source: str) -> bytes:
    """Give the PDF file of a source: the same bytes for the same source.

    The letters come from typst itself, which has Latin, Greek, Cyrillic and some more;
    what these lack comes from this computer's own, and where it has none either, the
    name or the number of the sign stands in its place.
    """
    missing, made = _tried(source, own_letters=True)
    if missing:
        missing, made = _tried(source, own_letters=False)
    if missing:
        named = {ord(one): _named(one) for one in missing}
        missing, made = _tried(source.translate(named), own_letters=False)
    if made is None:
        raise CrisisPlanError(
            "No letters of this computer show "
            f"{' '.join(sorted(missing)[:5])} in a PDF. Export HTML, open it in a "
            "browser, and print it from there."
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
        if _NO_PICTURE not in refusal.message:
            raise
        raise CrisisPlanError(UNREADABLE_LOGO) from None


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


def _named(sign: str) -> str:
    """Give what stands in the place of a sign: a picture's name, else a number."""
    if sign in _JOINERS:
        return ""
    name = unicodedata.name(sign, "")
    is_picture = unicodedata.category(sign).startswith("S")
    return f"[{name}]" if is_picture and name else f"[U+{ord(sign):04X}]"
