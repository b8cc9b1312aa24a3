"""A stranger's file, folder or zip, copied so that nothing in it can do harm."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from crisisplan.errors import CannotReadError
from crisisplan.storage.files import reason

MOST_FILES = 200
MOST_BYTES = 64 * 1024 * 1024
"""Of all files together, counted while they are copied."""
MOST_TIMES = 200
"""How many times larger than its packed form a file may be, from 1 MB on."""
_SUFFIXES = (".yaml", ".yml", ".md", ".txt")
_BARE = ("LICENSE", "LICENCE", "README", "COPYING")
_CHUNK = 64 * 1024
_LONGEST_END = 22 + 0xFFFF
"""Bytes at the end of a zip in which its list of files is announced."""
_LONGEST_LIST = 1024 * 1024
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    NotImplementedError,  # a byte that asks for a kind of zip there never was
)
_LEFT_OUT = re.compile(r"\.|__MACOSX$|Thumbs\.db$|desktop\.ini$")
"""What systems put beside files; it is no part of a playbook."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


def unpack(source: Path, into: Path) -> None:
    """Copy a file, a folder or what is in a zip into an empty folder.

    Raises:
        CannotReadError: Something in it does not belong into a playbook, leads
            outside, or is too large; the text says what.
        OSError: The copy could not be written.
    """
    copy = _Copy(source, into)
    if source.is_symlink():
        raise CannotReadError(f"{source} is a link. Name the file it leads to.")
    if source.is_dir():
        copy.folder()
    elif not source.exists():
        raise CannotReadError(f"There is no file {source}. Check the name.")
    elif not source.is_file():
        raise CannotReadError(f"{source} is not an ordinary file.")
    elif zipfile.is_zipfile(source):
        copy.zipped()
    elif source.suffix == ".zip":
        raise CannotReadError(
            f"{source} is no zip file, or was cut short on its way. Ask for it again."
        )
    else:
        copy.one(source, PurePosixPath(source.name))


@dataclass
class _Copy:
    """What was copied so far."""

    source: Path
    into: Path
    files: int = 0
    size: int = 0

    def refuse(self, name: object, sentence: str) -> CannotReadError:
        """Give the refusal of the whole because of one part."""
        return CannotReadError(
            f"{self.source}: {str(name)!r} {sentence} Nothing was added."
        )

    def folder(self) -> None:
        """Copy the files of a folder."""
        for path in _walk(self.source):
            name = PurePosixPath(path.relative_to(self.source).as_posix())
            if path.is_symlink():
                raise self.refuse(name, "is a link; a playbook holds files only.")
            if not path.is_dir() and not path.is_file():
                raise self.refuse(name, "is not an ordinary file.")
            if path.is_file():
                self.one(path, name)

    def one(self, path: Path, name: PurePosixPath) -> None:
        """Copy one file."""
        with _opened(path) as file:
            self._take(name, file)

    def zipped(self) -> None:
        """Copy what is in a zip.

        Raises:
            CannotReadError: Something in it is not as it should be.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(self._content())) as archive:
                for entry in archive.infolist():
                    self._entry(archive, entry)
        except _DAMAGE as fault:
            raise CannotReadError(
                f"{self.source} is damaged ({fault}). Ask for it again; nothing was "
                "added."
            ) from None

    def _content(self) -> bytes:
        """Give the bytes of a zip whose list of files would not fill the memory."""
        with _opened(self.source) as file:
            content = file.read(MOST_BYTES + 1)
        tail = content[-_LONGEST_END:]
        spot = tail.rfind(b"PK\x05\x06")
        listed = int.from_bytes(tail[spot + 12 : spot + 16], "little")
        larger = tail[max(0, spot - 20) : spot].startswith(b"PK\x06\x07")
        if len(content) > MOST_BYTES or listed > _LONGEST_LIST or larger:
            raise self.refuse(self.source.name, "is too large for a playbook.")
        return content

    def _entry(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        name = self._name(entry.orig_filename)
        mode = entry.external_attr >> 16
        if stat.S_ISLNK(mode):
            raise self.refuse(name, "is a link; a playbook holds files only.")
        if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise self.refuse(name, "is not an ordinary file.")
        if entry.flag_bits & 0x1:
            raise self.refuse(name, "is locked with a password.")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.refuse(name, "is packed in an unusual way; zip it again.")
        if not entry.is_dir() and not _left_out(name):
            with archive.open(entry) as file:
                self._take(name, file, packed=entry.compress_size)

    def _name(self, name: str) -> PurePosixPath:
        path = PurePosixPath(name)
        if name.startswith("/") or ".." in path.parts:
            raise self.refuse(name, "leads outside the folder it is unpacked into.")
        if _UNSAFE.search(name) or not path.parts:
            raise self.refuse(name, "is a name that not every computer can keep.")
        return path

    def _take(self, name: PurePosixPath, file: IO[bytes], packed: int = 0) -> None:
        self.files += 1
        if self.files > MOST_FILES:
            raise self.refuse(name, f"is one of more than {MOST_FILES} files.")
        if name.suffix.lower() not in _SUFFIXES and name.name not in _BARE:
            raise self.refuse(
                name,
                f"is no part of a playbook, which holds {', '.join(_SUFFIXES)} only. "
                "Take it out.",
            )
        target = self.into.joinpath(*name.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            raise self.refuse(name, "comes twice.")
        taken = 0
        with target.open("xb") as copy:
            while chunk := file.read(_CHUNK):
                taken += len(chunk)
                self.size += len(chunk)
                self._hold(name, taken, packed)
                copy.write(chunk)

    def _hold(self, name: PurePosixPath, taken: int, packed: int) -> None:
        """Stop a file that grows beyond what a playbook can be."""
        if self.size > MOST_BYTES:
            size = MOST_BYTES // 1024 // 1024
            raise self.refuse(name, f"takes the whole beyond {size} MB.")
        if packed and taken > 1024 * 1024 and taken > packed * MOST_TIMES:
            raise self.refuse(
                name, f"unpacks to more than {MOST_TIMES} times its size."
            )


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as fault:
        raise CannotReadError(f"{path} cannot be read: {reason(fault)}.") from None


def _left_out(name: PurePosixPath) -> bool:
    return any(_LEFT_OUT.match(part) for part in name.parts)


def _walk(folder: Path) -> Iterator[Path]:
    """Give what is in a folder, links not followed, in order."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as fault:
        raise CannotReadError(f"{folder} cannot be read: {reason(fault)}.") from None
    for path in inside:
        if _LEFT_OUT.match(path.name):
            continue
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
