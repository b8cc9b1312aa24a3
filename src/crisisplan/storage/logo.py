"""The city's logo, read from beside the plan: a small PNG or JPEG picture, or none."""

import zlib
from dataclasses import dataclass
from pathlib import Path

from crisisplan.errors import CannotReadError
from crisisplan.storage.files import read_bytes

_LARGEST = 2 * 1024 * 1024
_WIDEST = 6000
"""The most bytes of a logo, and the most dots along one side of it."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SIZES = frozenset((0xC0, 0xC1, 0xC2))
"""Parts of a JPEG that say how large it is, of the kinds that all readers know."""


@dataclass(frozen=True, slots=True)
class Logo:
    """What goes on the title page, or why nothing does."""

    content: bytes = b""
    problem: str = ""
    """A sentence; empty where there is no logo, or nothing is wrong with it."""


def read_logo(plan: Path, name: str) -> Logo:
    """Read the logo that the plan names; a document is made without one as well.

    Only a file in the folder of the plan is read, wherever links lead: a plan that
    somebody sends may name any file.
    """
    if not name.strip():
        return Logo()
    try:
        return Logo(_read(plan.resolve().parent, name.strip()))
    except (CannotReadError, OSError, ValueError) as fault:
        return Logo(problem=f"The logo is left out. {fault}".rstrip(".") + ".")


def _read(folder: Path, name: str) -> bytes:
    path = (folder / name).resolve()
    if path.parent != folder:
        raise CannotReadError(
            f"{name} is not in the folder of the plan. Put the picture beside the plan."
        )
    if path.is_file() and path.stat().st_size > _LARGEST:
        raise CannotReadError(f"{name} is larger than 2 MB. Save it smaller.")
    content = read_bytes(path)
    width, height = _size(content)
    if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
        raise CannotReadError(
            f"{name} is no PNG or JPEG picture of at most {_WIDEST} dots a side. Save "
            "it as PNG."
        )
    return content


def _size(content: bytes) -> tuple[int, int]:
    """Give width and height in dots; nothing where it is no whole picture."""
    if content.startswith(_PNG):
        return _png_size(content)
    if content.startswith(_JPEG) and content.rstrip(b"\0").endswith(b"\xff\xd9"):
        return _jpeg_size(content)
    return 0, 0


def _png_size(content: bytes) -> tuple[int, int]:
    size, at, kind = (0, 0), len(_PNG), b""
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        checksum = content[at + 8 + length : at + 12 + length]
        if zlib.crc32(kind + data) != int.from_bytes(checksum):
            return 0, 0
        if kind == b"IHDR" and length == 13:
            size = int.from_bytes(data[:4]), int.from_bytes(data[4:8])
        at += 12 + length
    return size if kind == b"IEND" else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind in _SIZES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return 0, 0
