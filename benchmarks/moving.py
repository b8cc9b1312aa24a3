"""Figures of moving through a plan of ten thousand questions, and of one of a hundred.

Taken through a pseudo-terminal, from the key to what it brings onto the screen.
"""

import json
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

from figures import Figure
from material import title, write_plan
from terminal import DOWN, HERE, Terminal
from workplace import Workplace, note

FEW, MANY = 100, 10_000
KEYS = 40
ROUNDS = 8
ENTER, ESCAPE, CTRL_L, CTRL_U = b"\r", b"\x1b", b"\x0c", b"\x15"
F2, F3, SHIFT_F4 = b"\x1bOQ", b"\x1bOR", b"\x1b[1;2S"
_CALM_S = 0.4
_READ_S = 3.0
"""Until a plan is read for finding as well."""


def moving(at: Workplace) -> list[Figure]:
    """Measure moving, finding, filtering, marking and memory."""
    plans = {
        items: write_plan(
            at.folder / f"moving-{items}.plan.yaml", items, answered=False
        )
        for items in (FEW, MANY)
    }
    return [
        *_rows(at, plans),
        *_forms(at, plans[MANY]),
        *_each(at, plans, "finding as one types", find_ms, most=50),
        _key_while_finding(at, plans[MANY]),
        *_each(at, plans, "a filter to the list it leaves", filter_ms),
        *_each(at, plans, "marking an item", mark_ms, most=20),
        *_memory(at, plans),
    ]


def _edit(at: Workplace, plan: Path) -> Terminal:
    """Open a plan at its beginning, whatever was looked at last."""
    for known in at.folder.rglob("whereabouts.yaml"):
        known.unlink()
    command = (at.crisisplan, "edit", str(plan))
    return Terminal(command, at.runner.variables, at.folder)


def _wait_for(terminal: Terminal, keys: bytes, shown: bytes) -> float:
    """Press keys; give the milliseconds until something is shown."""
    since = len(terminal.output)
    pressed = terminal.press(keys)
    return (terminal.wait_for(shown, since=since) - pressed) * 1000


def p95(values: Sequence[float]) -> float:
    """Give what 19 of 20 values stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _rows(at: Workplace, plans: dict[int, Path]) -> list[Figure]:
    """Measure a key until the next row is marked, beside a bare tree of as many."""
    note(f"{KEYS} keys in lists of {FEW} and {MANY} rows")
    tree = Terminal(at.floor("tree_app.py", MANY), at.runner.variables, at.folder)
    with _edit(at, plans[FEW]) as few, _edit(at, plans[MANY]) as many, tree:
        for terminal in (few, many, tree):
            terminal.wait_for(title(0).encode())
            terminal.rest(_READ_S)
        found: dict[str, list[float]] = {"few": [], "many": [], "tree": []}
        for row in range(KEYS + 2):
            name = title(row).encode()
            marked = HERE + rb"[^\x1b]*" + name
            for key, terminal in (("few", few), ("many", many), ("tree", tree)):
                shown = name if key == "tree" else marked
                found[key].append(_wait_for(terminal, DOWN, shown))
                terminal.rest(_CALM_S)  # its own pane is not for the next one to bear
    few_ms, many_ms, tree_ms = (p95(values[2:]) for values in found.values())
    what = f"key to moved row, {MANY} items, p95"
    of_tree = "a bare Tree of as many rows"
    return [
        Figure(what, many_ms, few_ms, most=1.5, floor_is=f"the same in {FEW} items"),
        Figure(what, many_ms, tree_ms, most=2, floor_is=of_tree),
    ]


def _forms(at: Workplace, plan: Path) -> list[Figure]:
    """Measure a key until the form of the next item is complete."""
    note("forms")
    bare = Terminal(at.floor("bare_form.py"), at.runner.variables, at.folder)
    ours_ms, bare_ms = [], []
    with _edit(at, plan) as ours, bare:
        ours.wait_for(title(0).encode())
        bare.wait_for(b"Complete")
        for terminal in (ours, bare):
            terminal.rest(_READ_S)
        for number in range(ROUNDS + 2):
            head = title(number).encode() + rb"\s+useful(?s:.*)"
            ours_ms.append(_wait_for(ours, F2, head + b"Owner, due date"))
            ours.rest(_CALM_S)
            head = title(number + 1).encode() + rb"\s+useful(?s:.*)"
            bare_ms.append(_wait_for(bare, F2, head + b"Owner, due date"))
            bare.rest(_CALM_S)
    return [
        Figure(
            f"form of an item complete, {MANY} items",
            statistics.median(ours_ms[2:]),
            statistics.median(bare_ms[2:]),
            most=1.5,
            floor_is="a bare form that mounts the same fields",
        )
    ]


def _key_while_finding(at: Workplace, plan: Path) -> Figure:
    """Measure how long a key waits while the plan is searched for what is typed."""
    note("keys while one finds")
    found = json.loads(at.runner.output(at.probe("finding.py", plan, ROUNDS)))
    return Figure(
        f"a key waits while one finds, at most, {MANY} items",
        statistics.median(found),
        most=50,
        is_ratio=False,
    )


def _each(
    at: Workplace,
    plans: dict[int, Path],
    what: str,
    measure: Callable[[Terminal], list[float]],
    *,
    most: float | None = None,
) -> list[Figure]:
    """Measure something in the long plan, beside the short one."""
    note(what)
    found = {}
    for items, plan in plans.items():
        with _edit(at, plan) as terminal:
            terminal.wait_for(title(0).encode())
            terminal.rest(_READ_S)
            found[items] = statistics.median(measure(terminal))
    return [
        Figure(
            f"{what}, {MANY} items",
            found[MANY],
            found[FEW],
            most=most,
            is_ratio=False,
            floor_is=f"the same in {FEW} items",
        )
    ]


def find_ms(terminal: Terminal) -> list[float]:
    """Type numbers into Find; give each time until the results are counted."""
    _wait_for(terminal, F3, b"are searched")
    terminal.rest(_CALM_S)
    found = []
    for number in range(ROUNDS + 1):
        for letter in f"0{number}":
            counted = rb"\d+ found|Enter goes there|Nothing found"
            found.append(_wait_for(terminal, letter.encode(), counted))
            terminal.rest(_CALM_S)
        terminal.press(CTRL_U)
        terminal.rest(_CALM_S)
    return found[2:]


def filter_ms(terminal: Terminal) -> list[float]:
    """Choose a filter; give each time until the list says what is looked at."""
    found = []
    for _ in range(ROUNDS + 1):
        _wait_for(terminal, SHIFT_F4, b"are shown")
        terminal.rest(_CALM_S)
        terminal.press(b"not answ")
        terminal.rest(_CALM_S)
        terminal.press(ENTER)
        terminal.rest(_CALM_S)
        found.append(_wait_for(terminal, ESCAPE, b"Only: not answered"))
        terminal.rest(_CALM_S)
        terminal.press(CTRL_L)
        terminal.rest(_CALM_S)
    return found[1:]


def mark_ms(terminal: Terminal) -> list[float]:
    """Type the first letter of answers; give each time until the mark is there."""
    found = []
    for number in range(ROUNDS + 1):
        _wait_for(terminal, F2, title(number).encode())
        terminal.rest(_CALM_S)
        marked = "✓\\s+".encode() + title(number).encode()
        found.append(_wait_for(terminal, b"x", marked))
        terminal.rest(1.0)
    return found[1:]


def _memory(at: Workplace, plans: dict[int, Path]) -> list[Figure]:
    """Measure the memory that a plan needs while it is read, and after."""
    note("memory")
    peak, settled = {}, {}
    for items, plan in plans.items():
        with _edit(at, plan) as terminal:
            terminal.wait_for(title(0).encode())
            terminal.rest(2 * _READ_S)
            peak[items], settled[items] = terminal.peak_mib(), terminal.settled_mib()
    of_few = f"the same with {FEW} items"
    return [
        Figure(
            f"settled memory, {MANY} items",
            settled[MANY],
            settled[FEW],
            most=3,
            unit="MiB",
            floor_is=of_few,
        ),
        Figure(
            f"peak memory while loading, {MANY} items",
            peak[MANY],
            peak[FEW],
            most=350,
            is_ratio=False,
            unit="MiB",
            floor_is=of_few,
        ),
    ]
