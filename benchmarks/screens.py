"""Figures of the full screen, taken through a pseudo-terminal."""

import statistics
from collections.abc import Sequence
from pathlib import Path

from figures import Figure
from material import title, write_plan
from terminal import ALTERNATE_SCREEN, DOWN, HERE, Terminal
from workplace import Workplace, note

FEW, MANY = 100, 10_000
KEYS = 30
_QUIET_S = 0.25
_OURS = b"crisisplan"
_PLAN = b"Answered"
"""The first word of the line of progress, which is there when the plan was read."""
_FLOOR = b"Painted"


def first_frame(at: Workplace, plan: Path) -> list[Figure]:
    """Measure the time until something is painted, and until the plan is there."""
    note("first painted frame")
    cases = (
        ((at.crisisplan, "edit", str(plan)), _OURS),
        ((at.crisisplan, "edit", str(plan)), _PLAN),
        (at.floor("empty_app.py"), _FLOOR),
    )
    rounds = [
        [_painted_ms(at, command, marker) for command, marker in cases]
        for _ in range(at.runner.rounds + 1)
    ]
    painted, shown, bare = map(statistics.median, zip(*rounds[1:], strict=True))
    floor = "empty Textual app: header, tree, footer"
    return [
        Figure("edit, first painted frame", painted, bare, most=1.4, floor_is=floor),
        Figure("  until the plan is there", shown, bare, floor_is=floor),
    ]


def _painted_ms(at: Workplace, command: Sequence[str], marker: bytes) -> float:
    with Terminal(command, at.runner.variables, at.folder) as terminal:
        moment = terminal.wait_for(ALTERNATE_SCREEN + b"(?s:.*)" + marker)
        return (moment - terminal.started) * 1000


def key_press(at: Workplace) -> list[Figure]:
    """Measure a key press until the next row is marked, in a short and a long list."""
    note(f"{KEYS} keys in lists of {FEW} and {MANY} items")
    plans = {
        items: write_plan(at.folder / f"{items}.plan.yaml", items, answered=False)
        for items in (FEW, MANY)
    }
    few, many = (_Walk(at, plans[items]) for items in (FEW, MANY))
    with few.terminal, many.terminal:
        few.open()
        many.open()
        for row in range(KEYS + 1):
            few.go_to(row)
            many.go_to(row)
        peak_few, peak_many = few.terminal.peak_mib(), many.terminal.peak_mib()
    of_few = f"the same in {FEW} items"
    return [
        Figure(
            f"key to moved row, {MANY} items",
            many.moved_ms,
            few.moved_ms,
            most=1.5,
            floor_is=of_few,
        ),
        Figure(
            "  key to last output", many.settled_ms, few.settled_ms, floor_is=of_few
        ),
        Figure("  start to rows shown", many.shown_ms, few.shown_ms, floor_is=of_few),
        Figure("  peak memory", peak_many, peak_few, unit="MiB", floor_is=of_few),
    ]


class _Walk:
    """A walk down the list of an open plan, one row at a time."""

    def __init__(self, at: Workplace, plan: Path) -> None:
        """Open the plan."""
        command = (at.crisisplan, "edit", str(plan))
        self.terminal = Terminal(command, at.runner.variables, at.folder)
        self.shown_ms = 0.0
        self._moved: list[float] = []
        self._settled: list[float] = []

    def open(self) -> None:
        """Wait until the first rows are there."""
        moment = self.terminal.wait_for(title(0).encode())
        self.shown_ms = (moment - self.terminal.started) * 1000
        self.terminal.settle(1.0)

    def go_to(self, row: int) -> None:
        """Press Down once and note when the row and when all was painted."""
        since = len(self.terminal.output)
        pressed = self.terminal.press(DOWN)
        marked = HERE + rb"[^\x1b]*" + title(row).encode()
        moved = self.terminal.wait_for(marked, since=since)
        settled = max(moved, self.terminal.settle(_QUIET_S))
        self._moved.append((moved - pressed) * 1000)
        self._settled.append((settled - pressed) * 1000)

    @property
    def moved_ms(self) -> float:
        """The median until the row was marked, the first key left out."""
        return statistics.median(self._moved[1:])

    @property
    def settled_ms(self) -> float:
        """The median until the last output, the first key left out."""
        return statistics.median(self._settled[1:])
