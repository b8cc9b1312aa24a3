"""Figures of saving while somebody types."""

import json
import statistics

from figures import Figure
from material import write_plan
from workplace import Workplace, note

ANSWERS = 1_000


def busy_while_saving(at: Workplace) -> list[Figure]:
    """Measure for how long saving keeps the screen's event loop from its work."""
    note(f"saving {ANSWERS} answers")
    plan = write_plan(at.folder / "answers.plan.yaml", ANSWERS, answered=True)
    found = at.runner.output(at.probe("saving.py", plan, at.runner.rounds))
    busy = {
        name: statistics.median(values) for name, values in json.loads(found).items()
    }
    floor = "bare write of the same bytes in a thread"
    return [
        Figure(
            f"{what} save of {ANSWERS} answers, screen busy",
            busy[what],
            busy["bare"],
            most=50,
            is_ratio=False,
            floor_is=floor,
        )
        for what in ("first", "later")
    ]
