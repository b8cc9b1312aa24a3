"""Where one run of the benchmarks takes place."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from environment import Environment
from processes import Case, Runner

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Workplace:
    """The environment that is measured, and a folder for what comes and goes."""

    project: Environment
    folder: Path
    runner: Runner

    @property
    def crisisplan(self) -> str:
        """The console script that is measured."""
        return self.project.program("crisisplan")

    def floor(self, name: str, *arguments: object) -> tuple[str, ...]:
        """Give the command of a floor, run by the same interpreter."""
        return self._script(_HERE / "floors" / name, arguments)

    def probe(self, name: str, *arguments: object) -> tuple[str, ...]:
        """Give the command of a probe, run by the same interpreter."""
        return self._script(_HERE / "probes" / name, arguments)

    def _script(self, path: Path, arguments: tuple[object, ...]) -> tuple[str, ...]:
        return (self.project.python, str(path), *map(str, arguments))

    def export(self, plan: Path, target: Path, *options: str) -> Case:
        """Give the case of an export into a folder that is empty each time."""
        command = (self.crisisplan, "export", str(plan), "--to", str(target), *options)
        return Case(command, prepare=emptied(target))


def emptied(folder: Path) -> Callable[[], None]:
    """Give what makes `folder` an empty one."""

    def empty() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()

    return empty


def note(sentence: str) -> None:
    """Tell who waits what is being done."""
    print(sentence, file=sys.stderr, flush=True)
