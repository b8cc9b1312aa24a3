"""The first file of an author: commented, complete, and without a problem."""

import os
import re
import unicodedata
from pathlib import Path

from crisisplan.domain.playbook import Playbook
from crisisplan.errors import CannotWriteError
from crisisplan.storage.files import read_text, replace
from crisisplan.storage.yaml_write import text

_FILES = Path(__file__).resolve().parent.parent / "examples"
_YAML = (".yaml", ".yml")


def path_of(name: str) -> Path:
    """Give the path that was meant, with the ending of a YAML file."""
    path = Path(name)
    return path if path.suffix in _YAML else path.with_name(f"{path.name}.yaml")


def first_playbook(stem: str) -> str:
    """Give a playbook that is called like its file."""
    template = read_text(_FILES / "first-playbook.yaml")
    return _filled(template, {"NAME": _slug(stem), "TITLE": text(_title(stem))})


def first_overlay(stem: str, base: Playbook) -> str:
    """Give an overlay for a playbook, with examples that name what is in it."""
    chapter = base.chapters[0]
    section = chapter.sections[0]
    edition = base.edition.split(".")
    words = {
        "NAME": _slug(stem),
        "TITLE": text(_title(stem)),
        "BASE": base.id,
        "SINCE": ".".join(edition[:2]),
        "BEFORE": str(int(edition[0]) + 1),
        "SECTION": section.id,
        "ITEM": section.items[0].id,
        "OTHER": base.items[-1].id,
        "TERM": next(iter(base.terms), "emergency_number"),
        "ROLE": next(iter(base.roles), "mayor"),
    }
    return _filled(read_text(_FILES / "first-overlay.yaml"), words)


def write_first_file(path: Path, content: str) -> None:
    """Write an author's first file where nothing is yet.

    Raises:
        CannotWriteError: There is a file already, or it cannot be written.
    """
    if os.path.lexists(path):
        raise CannotWriteError(
            f"{path} exists already and is left alone. Choose another name."
        )
    replace(path, content.encode())


def _filled(template: str, words: dict[str, str]) -> str:
    return re.sub(r"<([A-Z]+)>", lambda found: words[found[1]], template)


def _title(stem: str) -> str:
    words = " ".join(re.split(r"[-_.\s]+", stem)).strip()
    return words[:1].upper() + words[1:] or "Ours"


def _slug(stem: str) -> str:
    folded = unicodedata.normalize("NFKD", stem.casefold())
    plain = folded.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "ours"
