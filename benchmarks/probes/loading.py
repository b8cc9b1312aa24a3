"""How long loading and checking playbooks takes, beside PyYAML's C loader alone.

Usage: loading.py ROUNDS SMALL LARGE; prints JSON with a list of milliseconds for each
name. "shipped" is the large shipped playbook with an overlay of a country.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from crisisplan.storage.catalogue import shipped_folder
from crisisplan.storage.overlay_file import resolve
from crisisplan.storage.playbook_file import read_playbook


def milliseconds(work: Callable[[], object]) -> float:
    """Give how long something takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def parse(paths: list[Path]) -> None:
    """Parse files with PyYAML's own loader in C, and do nothing with what they say."""
    for path in paths:
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def main() -> None:
    """Measure all in turn, after one round to warm up."""
    rounds = int(sys.argv[1])
    small, large = map(Path, sys.argv[2:])
    playbook = shipped_folder() / "city-incident-response"
    overlay = shipped_folder() / "overlays" / "sk.yaml"
    files = [*sorted(playbook.glob("*.yaml")), overlay]
    cases: dict[str, Callable[[], object]] = {
        "shipped": lambda: resolve(playbook, [overlay], shipped=shipped_folder()),
        "bare": lambda: parse(files),
        "small": lambda: read_playbook(small),
        "bare small": lambda: parse([small]),
        "large": lambda: read_playbook(large),
        "bare large": lambda: parse([large]),
    }
    found = [
        {name: milliseconds(work) for name, work in cases.items()}
        for _ in range(rounds + 1)
    ][1:]
    json.dump({name: [one[name] for one in found] for name in cases}, sys.stdout)


main()
