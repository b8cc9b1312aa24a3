"""What is lost where the program is ended while somebody types, many times over."""

import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path

from figures import Figure
from material import question, title, write_plan
from terminal import Terminal
from workplace import Workplace, note

KILLS_A_ROUND = 10
_ENDS = (signal.SIGKILL, signal.SIGKILL, signal.SIGHUP, signal.SIGTERM, None)
"""How it ends; None closes the terminal. Half of them cannot be noticed before."""
_MOST_LOST_S = 1.0
_ENTER = b"\r"
_BETWEEN_S, _LONGEST_S = 0.03, 4.0
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEPT = re.compile(r"^ +value: ([a-z]+)", re.MULTILINE)


def kills(at: Workplace) -> list[Figure]:
    """End the program at random moments; give the most typing that was lost."""
    many = KILLS_A_ROUND * at.runner.rounds
    note(f"ending the program {many} times while somebody types")
    whole = write_plan(at.folder / "whole.plan.yaml", 20, answered=False)
    dice, lost, ends = random.Random(), list[float](), Counter[str]()  # noqa: S311
    for number in range(many):
        plan = at.folder / f"killed-{number}.plan.yaml"
        shutil.copy(whole, plan)
        end = dice.choice(_ENDS)
        lost.append(_lost_s(at, plan, end, dice.uniform(0.2, _LONGEST_S)))
        ends[end.name if end else "closed"] += 1
        _need_readable(at, plan)
        plan.unlink()
    said = ", ".join(f"{name} {count}" for name, count in sorted(ends.items()))
    note(f"ended by: {said}; median lost: {sorted(lost)[len(lost) // 2]:.2f} s")
    return [
        Figure(
            f"typing lost, the worst of {many} kills",
            max(lost),
            most=_MOST_LOST_S,
            is_ratio=False,
            unit="s",
            floor_is="every file is read again",
        )
    ]


def _lost_s(
    at: Workplace, plan: Path, end: signal.Signals | None, after_s: float
) -> float:
    """Type until the end comes; give how long before it the first lost key was."""
    typed: list[float] = []
    command = (at.crisisplan, "edit", str(plan))
    with Terminal(command, at.runner.variables, at.folder) as terminal:
        terminal.wait_for(title(1).encode())
        terminal.press(b"\x1b[B" + _ENTER)
        terminal.wait_for(question(0).encode()[:30])
        over = time.perf_counter() + after_s
        while (now := time.perf_counter()) < over:
            typed.append(now)
            letter = _LETTERS[len(typed) % len(_LETTERS)]
            terminal.press(letter.encode())
            terminal.rest(_BETWEEN_S)
        ended = terminal.end(end)
    kept = len("".join(_KEPT.findall(plan.read_text(encoding="utf-8"))[:1]))
    return ended - typed[kept] if typed[kept:] else 0.0


def _need_readable(at: Workplace, plan: Path) -> None:
    """Have the file read again.

    Raises:
        CalledProcessError: It cannot be.
    """
    show = (at.crisisplan, "check", str(plan))
    subprocess.run(show, env=at.runner.variables, check=True, capture_output=True)
