"""Looking through plans, playbooks and overlays, one after the other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crisisplan.cli.check_plan import look_through
from crisisplan.domain.style import style_flaws
from crisisplan.errors import CannotReadError, Problem, ProblemsError
from crisisplan.storage.catalogue import OVERLAYS, called, is_shipped, shipped_folder
from crisisplan.storage.files import read_text
from crisisplan.storage.overlay_file import resolve
from crisisplan.storage.overlay_read import read_overlay, targets_of
from crisisplan.storage.plan_writer import SUFFIX
from crisisplan.storage.playbook_file import MAIN
from crisisplan.storage.yaml_text import read_document

_YAML = (".yaml", ".yml")
_FORMAT = re.compile(r"^format:\s*[\"']?crisisplan/(\w+)/", re.MULTILINE)


def inside(path: Path) -> Iterator[Path]:
    """Give the plans, playbooks and overlays at `path`.

    Raises:
        CannotReadError: There are none.
    """
    if not path.is_dir() or (path / MAIN).exists():
        yield path
        return
    found = [
        one
        for folder in (path, path / OVERLAYS)
        for one in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if (one / MAIN).exists() or (one.suffix in _YAML and not one.is_dir())
    ]
    if not found:
        raise CannotReadError(f"{path} holds no playbook, no overlay and no plan.")
    yield from found


@dataclass
class Check:
    """Looks through files, and keeps what is to be told beside the problems."""

    first: Sequence[Path]
    """Overlays that are put on before anything else."""
    near: Sequence[Path]
    """Where else the playbook of an overlay may lie."""
    style: bool = False
    changed: bool = False
    """Whether the playbook inside a plan is not the one it was made with."""
    notes: list[str] = field(default_factory=list)

    def problems(self, path: Path) -> tuple[Problem, ...]:
        """Give all that is wrong with a plan, a playbook or an overlay.

        Raises:
            CannotReadError: It cannot be read at all.
        """
        try:
            what = "playbook" if path.is_dir() else _what(path)
            if what == "plan":
                looked = look_through(path)
                self.changed = self.changed or not looked.trusted
                self.notes.extend(looked.notes)
                return looked.problems
            if what == "overlay":
                return self._overlay(path)
            return self._on(path, self.first)
        except ProblemsError as fault:
            return fault.problems

    def _on(self, base: Path, overlays: Sequence[Path]) -> tuple[Problem, ...]:
        """Look at a playbook with overlays on it.

        Raises:
            ProblemsError: They do not make a playbook.
        """
        resolved = resolve(base, overlays, shipped=shipped_folder())
        flaws = style_flaws(resolved.playbook) if self.style else ()
        return tuple(
            sorted(resolved.placed(flaws), key=lambda one: (one.file, one.line))
        )

    def _overlay(self, path: Path) -> tuple[Problem, ...]:
        """Look at an overlay on its playbooks, where they can be found."""
        wanted = targets_of(read_document(read_text(path), str(path)).data)
        beside = (path.absolute().parent, path.absolute().parent.parent)
        found = [(one, called(one, (*self.near, *beside))) for one in wanted]
        problems: list[Problem] = []
        for base in [entry.path for _, entry in found if entry]:
            problems += self._overlay_on(base, path)
        if not any(entry for _, entry in found):
            read_overlay(path, shipped=is_shipped(path))
        self.notes.extend(
            f"What {path} changes in {one} was not looked at: that playbook is not "
            "here. Name its file too."
            for one, entry in found
            if entry is None
        )
        return tuple(sorted(set(problems), key=lambda one: (one.line, one.sentence)))

    def _overlay_on(self, base: Path, path: Path) -> tuple[Problem, ...]:
        others = [one for one in self.first if one.resolve() != path.resolve()]
        try:
            problems: Iterable[Problem] = self._on(base, [*others, path])
        except ProblemsError as fault:
            problems = fault.problems
            if all(one.file != str(path) for one in problems):
                return fault.problems
        return tuple(one for one in problems if one.file == str(path))


def _what(path: Path) -> str:
    """Say what a file calls itself; nothing where it does not."""
    if path.name.endswith(SUFFIX):
        return "plan"
    text = read_text(path)
    found = _FORMAT.search(text)
    return found[1] if found else ""
