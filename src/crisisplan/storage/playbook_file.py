"""A playbook on disk, one file or a folder, to a playbook that holds together."""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from crisisplan.domain.check import Flaw, flaws
from crisisplan.domain.lesson import LESSONS_FORMAT
from crisisplan.domain.playbook import OWN_PUBLISHER, Playbook
from crisisplan.errors import CannotReadError, Problem, ProblemsError
from crisisplan.storage.files import read_text
from crisisplan.storage.shape import read_model
from crisisplan.storage.yaml_text import Document, Path, read_document

MAIN = "playbook.yaml"
_KEPT = 32
"""Files: those of the longest playbook, and some overlays."""
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml")


@dataclass
class Sources:
    """The files of one playbook, joined into one piece of data."""

    data: Any = None
    parts: list[tuple[Path, Document, Path]] = field(default_factory=list)
    """Way in the joined data, the document, and the way in the document."""
    problems: list[Problem] = field(default_factory=list)

    def find(self, path: Path) -> tuple[str, int]:
        """Give file and line of what stands at `path` in the joined data."""
        for prefix, document, inside in reversed(self.parts):
            if path[: len(prefix)] == prefix:
                return document.file, document.line(inside + path[len(prefix) :])
        return "", 0


def read_playbook(path: FilePath, *, shipped: bool = False) -> tuple[Playbook, Any]:
    """Read a playbook and the data it was made from, chapters and lessons inline.

    Raises:
        CannotReadError: There is no such file or folder.
        ProblemsError: It has problems; all of them.
    """
    sources = join(path)
    playbook, problems = check_sources(sources)
    problems += () if shipped else not_our_own(sources, "playbooks")
    if problems or playbook is None:
        raise ProblemsError(tuple(problems))
    return playbook, sources.data


def not_our_own(sources: Sources, what: str) -> tuple[Problem, ...]:
    """Find that a stranger's file takes the name of this program's publisher."""
    own = sources.data.get("id", "") if isinstance(sources.data, dict) else ""
    if not str(own).startswith(f"{OWN_PUBLISHER}/"):
        return ()
    file, line = sources.find(("id",))
    sentence = (
        f"Only the program's own {what} are called {OWN_PUBLISHER}/…; choose your own."
    )
    return (Problem(sentence, file, line, "id"),)


def read_part(path: FilePath) -> Document:
    """Read one file of a playbook, or an overlay; its data is nobody's to change.

    Raises:
        CannotReadError: There is no such file.
        ProblemsError: It is not YAML; all problems that can be told apart.
    """
    return _read(read_text(path), str(path))


@lru_cache(maxsize=_KEPT)
def _read(text: str, file: str) -> Document:
    """Read what is read again for each country that somebody tries, once."""
    return read_document(text, file)


def join(path: FilePath) -> Sources:
    """Read the files of a playbook and put chapters and lessons in their places.

    Raises:
        CannotReadError: There is no such file or folder.
        ProblemsError: Its main file is not YAML.
    """
    folder = path if path.is_dir() else path.parent
    main = path / MAIN if path.is_dir() else path
    if path.is_dir() and not main.exists():
        raise CannotReadError(f"{path} holds no {MAIN}; it is no playbook.")
    document = read_part(main)
    sources = Sources(document.data, [((), document, ())])
    if isinstance(document.data, dict):
        sources.data = dict(document.data)
        _join_chapters(sources, folder)
        _join_lessons(sources, folder)
    return sources


def _join_chapters(sources: Sources, folder: FilePath) -> None:
    chapters = sources.data.get("chapters")
    if not isinstance(chapters, list):
        return
    joined: list[Any] = []
    parts: list[tuple[Path, Document, Path]] = []
    main = sources.parts[0][1]
    for number, chapter in enumerate(chapters):
        way: Path = ("chapters", len(joined))
        if not isinstance(chapter, str):
            joined.append(chapter)
            parts.append((way, main, ("chapters", number)))
        elif document := _part(sources, folder, chapter, ("chapters", number)):
            joined.append(document.data)
            parts.append((way, document, ()))
    sources.parts.extend(parts)
    sources.data["chapters"] = joined


def _join_lessons(sources: Sources, folder: FilePath) -> None:
    name = sources.data.get("lessons")
    if not isinstance(name, str):
        return
    sources.data["lessons"] = {}
    document = _part(sources, folder, name, ("lessons",))
    if document is None:
        return
    data = document.data if isinstance(document.data, dict) else {}
    lessons = data.get("lessons")
    if data.get("format") != LESSONS_FORMAT or not isinstance(lessons, dict):
        sentence = f"A lessons file begins 'format: {LESSONS_FORMAT}'."
        sources.problems.append(Problem(sentence, document.file, 1, "format"))
        return
    source = data.get("source")
    extra = {"source": source} if source else {}
    sources.data["lessons"] = {
        key: {**value, **extra} if isinstance(value, dict) else value
        for key, value in lessons.items()
    }
    sources.parts.append((("lessons",), document, ("lessons",)))


def _part(sources: Sources, folder: FilePath, name: str, way: Path) -> Document | None:
    """Read one more file of the playbook; what is wrong with it is a problem."""
    if not _FILE_NAME.fullmatch(name):
        file, line = sources.find(way)
        sentence = f"{name!r} is not the name of a YAML file beside this one."
        sources.problems.append(Problem(sentence, file, line))
        return None
    path = folder / name
    try:
        document = read_part(path)
        if document.data is not None:
            return document
        sources.problems.append(Problem("This file is empty.", str(path), 1))
    except ProblemsError as fault:
        sources.problems.extend(fault.problems)
    except CannotReadError as fault:
        file, line = sources.find(way)
        sources.problems.append(Problem(str(fault), file, line))
    return None


def check_sources(
    sources: Sources, ids: Set[str] = frozenset()
) -> tuple[Playbook | None, list[Problem]]:
    """Give the playbook that the files make, and all that is wrong with them.

    A reference to one of `ids` is no problem, although nothing has that id.
    """
    playbook, problems = read_model(Playbook, sources.data, sources)
    found = [*sources.problems, *problems]
    if playbook is not None:
        known = {*_spots(sources.data), *ids}
        found += placed(flaws(playbook, known), sources)
    return playbook, sorted(found, key=lambda problem: (problem.file, problem.line))


def placed(found: Iterable[Flaw], sources: Sources) -> list[Problem]:
    """Give flaws of a playbook as problems of the files it was read from."""
    spots = _spots(sources.data)
    return [_placed(flaw, spots, sources) for flaw in found]


def _placed(flaw: Flaw, spots: dict[str, Path], sources: Sources) -> Problem:
    path = (*spots.get(flaw.owner, ()), *flaw.key)
    file, line = sources.find(path)
    key = ".".join(map(str, (flaw.owner, *flaw.key) if flaw.owner else flaw.key))
    return Problem(flaw.sentence, file, line, key, flaw.nearest)


def _spots(data: Any, path: Path = ()) -> dict[str, Path]:
    """Give the way to everything that has an id, the last where one comes twice."""
    found: dict[str, Path] = {}
    for key in ("chapters", "sections", "items"):
        parts = data.get(key) if isinstance(data, dict) else None
        for number, part in enumerate(parts if isinstance(parts, list) else ()):
            way = (*path, key, number)
            if isinstance(part, dict) and isinstance(part.get("id"), str):
                found[part["id"]] = way
            found |= _spots(part, way)
    return found
