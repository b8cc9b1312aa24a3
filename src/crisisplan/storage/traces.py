"""What else lies beside a plan: its copy, and files that still name somebody."""

from collections.abc import Callable
from pathlib import Path

from crisisplan.errors import CannotReadError, CrisisPlanError
from crisisplan.storage.files import read_bytes
from crisisplan.storage.plan_file import PlanFile, read_plan
from crisisplan.storage.plan_writer import SUFFIX

_MOST_FILES = 10_000


def copy_path(path: Path) -> Path:
    """Give the place of the copy that is made when a plan is first saved."""
    return path.with_name(f"{path.name}.bak")


def read_copy(path: Path) -> PlanFile | None:
    """Read the copy beside the plan at `path`; nothing where there is none.

    Raises:
        CannotReadError: It is there, and nobody can tell what it holds.
    """
    copy = copy_path(path)
    if not copy.exists():
        return None
    try:
        return read_plan(copy)
    except CrisisPlanError:
        raise CannotReadError(
            f"{copy.name} cannot be read as a plan, so nobody knows whom it names. "
            "Delete that file, and try again."
        ) from None


def files_naming(path: Path, names: Callable[[str], bool]) -> tuple[Path, ...]:
    """Give other files of the plan at `path` whose text names somebody.

    Looked through are the files beside it that begin with its name: adopted versions,
    conflicts, documents as text, what a killed program left half done. Word and PDF
    files cannot be looked into.
    """
    stem = path.name.removesuffix(SUFFIX)
    ours = {path.name, copy_path(path).name}
    try:
        beside = sorted(path.parent.iterdir())[:_MOST_FILES]
    except OSError:
        return ()
    return tuple(
        one
        for one in beside
        if one.name.startswith((f"{stem}.", f"{stem}-", f".{path.name[:40]}."))
        and one.name not in ours
        and names(_text(one))
    )


def _text(path: Path) -> str:
    """Give what can be read of a file as text."""
    try:
        return read_bytes(path).decode("utf-8", errors="ignore")
    except CannotReadError:
        return ""
