"""Running commands side by side, and what each took."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """What one process took."""

    wall_ms: float
    peak_mib: float


@dataclass(frozen=True)
class Case:
    """A command to be measured."""

    command: Sequence[str]
    prepare: Callable[[], object] = lambda: None
    """Done before every run, outside the measured time."""


@dataclass(frozen=True)
class Runs:
    """All runs of one case."""

    runs: Sequence[Run]

    @property
    def wall_ms(self) -> float:
        """The median wall time."""
        return statistics.median(run.wall_ms for run in self.runs)

    @property
    def peak_mib(self) -> float:
        """The largest peak of memory."""
        return max(run.peak_mib for run in self.runs)


@dataclass(frozen=True)
class Runner:
    """Runs cases in turn, so that all of them meet the same moods of the machine."""

    variables: Mapping[str, str]
    folder: Path
    rounds: int

    def interleaved(self, cases: Mapping[str, Case]) -> dict[str, Runs]:
        """Run every case once to warm up, then all of them in turn."""
        for case in cases.values():
            self.run(case)
        found: dict[str, list[Run]] = {name: [] for name in cases}
        for _ in range(self.rounds):
            for name, case in cases.items():
                found[name].append(self.run(case))
        return {name: Runs(runs) for name, runs in found.items()}

    def run(self, case: Case) -> Run:
        """Run a case once; a command that does not succeed ends the benchmark."""
        case.prepare()
        with (self.folder / "stderr").open("w+", encoding="utf-8") as errors:
            start = time.perf_counter()
            process = subprocess.Popen(
                case.command,
                env=dict(self.variables),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall_ms = (time.perf_counter() - start) * 1000
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                errors.seek(0)
                raise CommandError(case.command, process.returncode, errors.read())
        return Run(wall_ms, usage.ru_maxrss / 1024)

    def output(self, command: Sequence[str]) -> str:
        """Run a command that is not measured, and give what it writes."""
        done = subprocess.run(
            command,
            env=dict(self.variables),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CommandError(command, done.returncode, done.stderr)
        return done.stdout


class CommandError(Exception):
    """A command that is measured did not do its work."""

    def __init__(self, command: Sequence[str], status: int, errors: str) -> None:
        """Keep what is needed to see why."""
        super().__init__(f"{' '.join(command)} ended with {status}:\n{errors[-2000:]}")
