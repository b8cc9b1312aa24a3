"""What the first ten minutes take somebody who reads everything, as reckoned."""

import json

from figures import Figure
from workplace import Workplace, note

_MOST_MIN = {"town": 10, "capital": 10}
"""What design.md §9 promises: a town may ask colleagues for what it does not know."""


def first_minutes(at: Workplace) -> list[Figure]:
    """Reckon the way from the start of the program to the first paper."""
    note("the first ten minutes of a small town and of a capital")
    folder = at.folder / "first-minutes"
    folder.mkdir(exist_ok=True)
    found = json.loads(at.runner.output(at.probe("first_minutes.py", folder)))
    return [
        Figure(
            f"from nothing to the first paper, {name}",
            one["minutes"],
            most=_MOST_MIN.get(name),
            is_ratio=False,
            unit="min",
            floor_is=f"{one['words']:.0f} words read, {one['keys']:.0f} keys",
        )
        for name, one in found.items()
    ]
