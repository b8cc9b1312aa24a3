"""Word and Excel files opened with care: nothing in them is run, fetched or trusted.

Such a file is a zip archive of XML. Sizes are looked at before anything is unpacked,
only named parts are read, and XML that declares anything of its own is refused.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from crisisplan.errors import CannotReadError

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is taken in, at most."""
_PART = 64 * 1024 * 1024
"""Bytes of one part once it is unpacked, at most."""
_ALL = 256 * 1024 * 1024
_PARTS = 5_000
_DEEPEST = 200
_ELEMENTS = 2_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS = {b"%PDF": "a PDF", b"{\\rtf": "an RTF text"}
TOO_LARGE = (
    f"This file is larger than {LARGEST // 1024 // 1024} MB; no form is. Take pictures "
    "out of it, or copy the answers into a fresh form."
)


class Package:
    """An archive that was looked through and may be read part by part."""

    def __init__(self, content: bytes, *, saved_as: str) -> None:
        """Look through the archive.

        Args:
            content: The bytes of the file.
            saved_as: How a person saves it so that it can be read.

        Raises:
            CannotReadError: It is no such file, or one that is not opened.
        """
        self._saved_as = saved_as
        if len(content) > LARGEST:
            raise CannotReadError(TOO_LARGE)
        self._zip = self._opened(content)
        self._parts = {one.filename: one for one in self._zip.infolist()}
        self._look_through()

    def _opened(self, content: bytes) -> ZipFile:
        if content.startswith(_OLD_OFFICE):
            raise CannotReadError(
                "This file is of an older kind, or a password protects it. Open it, "
                f"take the password away, and save it as {self._saved_as}."
            )
        for start, kind in _KINDS.items():
            if content.startswith(start):
                raise CannotReadError(
                    f"This file is {kind}, whatever its name says. Save it as "
                    f"{self._saved_as}."
                )
        try:
            return ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            raise CannotReadError(
                "This file is damaged or of another kind than its name says. Save it "
                f"anew as {self._saved_as}."
            ) from None

    def _look_through(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > _PARTS or sum(one.file_size for one in infos) > _ALL:
            raise CannotReadError(
                "This file would be far too large once it is unpacked, so it is not "
                "opened."
            )
        if any(one.flag_bits & 1 for one in infos):
            raise CannotReadError(
                "A password protects this file. Take it away, and save the file anew."
            )
        if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in self):
            raise CannotReadError(
                "This file holds macros, so it is not opened. Save it as "
                f"{self._saved_as}, without macros."
            )

    def __iter__(self) -> Any:
        """Go through the names of the parts."""
        return iter(self._parts)

    def tree(self, name: str) -> Element | None:
        """Give a part as a tree of XML; nothing where there is none.

        Raises:
            CannotReadError: It is damaged, too large, or no XML that Office writes.
        """
        info = self._parts.get(name)
        return None if info is None else read_xml(self._bytes(info), self._refused)

    def look(self, name: str) -> None:
        """Make sure that a part is XML that may be read, as `tree` does."""
        info = self._parts[name]
        read_xml(self._bytes(info), self._refused, keep=False)

    def _bytes(self, info: ZipInfo) -> bytes:
        """Unpack a part, and stop where it holds more than it says."""
        try:
            with self._zip.open(info) as part:
                content = part.read(_PART + 1)
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise self._refused() from None
        except RuntimeError:  # what zipfile raises for a password
            raise self._refused() from None
        if len(content) > _PART:
            raise CannotReadError(
                "A part of this file is far too large, so it is not opened."
            )
        return content

    def _refused(self) -> CannotReadError:
        return CannotReadError(
            f"This file is damaged, or no program for offices wrote it. Open it, save "
            f"it anew as {self._saved_as}, and try again."
        )


def read_xml(
    content: bytes, refused: Callable[[], CannotReadError], *, keep: bool = True
) -> Element | None:
    """Read XML in which nothing is declared, nested or repeated beyond all measure.

    Names of elements and attributes lose what says of which vocabulary they are.

    Raises:
        CannotReadError: It is something else; `refused` gives it.
    """
    reader = _Reader(refused, keep=keep)
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise refused() from None
    return reader.builder.close() if keep else None


class _Reader:
    def __init__(self, refused: Callable[[], CannotReadError], *, keep: bool) -> None:
        self.builder = TreeBuilder()
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._declares
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        if keep:
            self.parser.CharacterDataHandler = self.builder.data
        self._keep = keep
        self._refused = refused
        self._depth = self._count = 0

    def _declares(self, *_: object) -> None:
        raise self._refused()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _ELEMENTS:
            raise self._refused()
        if self._keep:
            own = {_local(key): value for key, value in attributes.items()}
            self.builder.start(_local(name), own)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._keep:
            self.builder.end(_local(name))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
