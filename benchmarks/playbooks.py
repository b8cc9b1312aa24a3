"""Figures of loading and checking playbooks."""

import json
import statistics

from figures import Figure
from material import write_playbook
from workplace import Workplace, note

SMALL, LARGE = 1_000, 10_000


def loading(at: Workplace) -> list[Figure]:
    """Measure the shipped playbook with an overlay, and how long ones grow."""
    note("loading and checking playbooks")
    small = write_playbook(at.folder / "small.yaml", SMALL)
    large = write_playbook(at.folder / "large.yaml", LARGE)
    probe = at.probe("loading.py", at.runner.rounds, small, large)
    found = at.runner.output(probe)
    took = {
        name: statistics.median(values) for name, values in json.loads(found).items()
    }
    floor = "PyYAML's C loader on the same bytes"
    return [
        Figure(
            "shipped playbook with an overlay, checked",
            took["shipped"],
            took["bare"],
            most=3,
            floor_is=floor,
        ),
        Figure(
            f"per item of {LARGE:,}, checked",
            took["large"] / LARGE * 1000,
            took["small"] / SMALL * 1000,
            most=1.3,
            unit="µs",
            floor_is=f"per item of {SMALL:,}",
        ),
        Figure(f"  {LARGE:,} items", took["large"], took["bare large"], floor_is=floor),
        Figure(f"  {SMALL:,} items", took["small"], took["bare small"], floor_is=floor),
    ]
