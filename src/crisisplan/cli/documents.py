"""Making documents and writing them: all of them, or none."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crisisplan.cli.guard import say
from crisisplan.domain.audience import may_see
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking
from crisisplan.errors import CannotWriteError, CrisisPlanError
from crisisplan.export.documents import DOCUMENTS, file_name, find, render
from crisisplan.export.options import NO_OPTIONS, Options
from crisisplan.storage.files import reason, replace

ALL = "all"


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was made and is not written yet."""

    name: str
    file_name: str
    text: str
    """What it says, as Markdown."""
    converted: bytes | None = None
    """What its file holds, where that is not the Markdown."""

    @property
    def content(self) -> bytes:
        """Give what its file holds."""
        return self.text.encode() if self.converted is None else self.converted


def make(
    names: Sequence[str],
    reading: Reading,
    *,
    audience: Marking,
    now: datetime,
    options: Options = NO_OPTIONS,
) -> tuple[Made, ...]:
    """Make documents in the order asked for, each once; `all` is every one that fits.

    Raises:
        CrisisPlanError: There is no such document, it is not for this audience, or an
            option is missing, unknown, or for none of the documents.
    """
    meant = (one for name in names for one in _meant(name, audience, options))
    wanted = tuple(dict.fromkeys(meant))
    _use_all(wanted, options)
    return tuple(
        Made(
            name,
            file_name(name, reading, audience, options),
            render(name, reading, audience=audience, now=now, options=options),
        )
        for name in wanted
    )


def _meant(name: str, audience: Marking, options: Options) -> Iterable[str]:
    if name != ALL:
        return [name]
    fitting = [key for key, one in DOCUMENTS.items() if may_see(one.least, audience)]
    if left := [key for key in DOCUMENTS if key not in fitting]:
        say(f"Not for this audience, and left out: {', '.join(left)}.")
    given = _given(options)
    told = [
        key
        for key in fitting
        if not DOCUMENTS[key].needs or DOCUMENTS[key].takes in given
    ]
    for key in fitting:
        if key not in told:
            say(f"Left out, since it needs --{DOCUMENTS[key].takes}: {key}.")
    return told


def _given(options: Options) -> tuple[str, ...]:
    said = {"owner": options.owner, "incident": options.incident}
    return tuple(option for option, value in said.items() if value)


def _use_all(names: Sequence[str], options: Options) -> None:
    """Refuse an option that would change nothing."""
    documents = [find(name) for name in names]
    for option in _given(options):
        if not any(one.takes == option for one in documents):
            takers = [key for key, one in DOCUMENTS.items() if one.takes == option]
            raise CrisisPlanError(
                f"--{option} is for {', '.join(takers)}; name one of them with "
                "--document."
            )


def print_one(made: Sequence[Made]) -> None:
    """Give one document as the result.

    Raises:
        CrisisPlanError: There are several.
    """
    if len(made) != 1:
        raise CrisisPlanError(
            "Standard output takes one document. Name a single one with --document and "
            "one --format, or a folder with --to."
        )
    sys.stdout.write(made[0].content.decode())


def write_all(
    made: Sequence[Made], folder: str | Path, *, force: bool = False
) -> tuple[Path, ...]:
    """Write documents into a folder, which is made where there is none.

    Raises:
        CannotWriteError: One of them cannot be written, or would overwrite something
            else; then none of them is there.
    """
    folder = Path(folder)
    make_folder(folder)
    contents = {folder / one.file_name: one.content for one in made}
    before = {path: _before(path, new, force) for path, new in contents.items()}
    written: list[Path] = []
    try:
        for path, content in contents.items():
            replace(path, content)
            written.append(path)
    except CannotWriteError:
        for path in written:
            _take_back(path, before[path])
        raise
    return tuple(contents)


def make_folder(folder: Path) -> None:
    """Make a folder, and those around it.

    Raises:
        CannotWriteError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise CannotWriteError(
            f"The folder {folder} cannot be made: {reason(fault)}. Name another with "
            "--to."
        ) from None


def _before(path: Path, new: bytes, force: bool) -> bytes | None:
    """Give what stands at `path` now, which may be replaced.

    Raises:
        CannotWriteError: It may not.
    """
    if path.is_symlink():
        raise CannotWriteError(
            f"{path} is a link to another file and is left alone. Take the link away, "
            "or name another folder with --to."
        )
    try:
        old = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise CannotWriteError(
            f"{path} cannot be replaced: {reason(fault)}. Name another folder with "
            "--to."
        ) from None
    if old != new and not force:
        raise CannotWriteError(
            f"{path} exists with other content and is left alone. Look at it, then "
            "repeat the command with --force, or name another folder with --to."
        )
    return old


def _take_back(path: Path, before: bytes | None) -> None:
    with suppress(OSError, CannotWriteError):
        if before is None:
            path.unlink()
        else:
            replace(path, before)
