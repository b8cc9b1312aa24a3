"""Measure crisisplan beside bare floors and a peer, and say what is over its limit.

All that is compared is measured in turn, in the same run. The exit status is 1 where a
figure is over its limit or could not be measured.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from commands import demo_plan, export_beside_peer, export_of, help_and_version
from documents import documents
from environment import (
    clean_variables,
    converter,
    peer_environment,
    project_environment,
)
from figures import Figure, table
from first_minutes import first_minutes
from kills import kills
from moving import moving
from playbooks import loading
from processes import CommandError, Runner
from saving import busy_while_saving
from screens import first_frame, key_press
from terminal import NothingShownError
from workplace import Workplace, note

_ON_REQUEST = frozenset({"kills"})
"""What takes long, and is no matter of speed."""
_BUSY_LOAD = 0.5
"""Other work per core, above which figures are not to be trusted."""


def main() -> int:
    """Run what was asked for and print the table."""
    options = _options()
    note("making the environments")
    project = project_environment(fresh=options.fresh)
    with tempfile.TemporaryDirectory(prefix="crisisplan-benchmarks-") as name:
        folder = Path(name)
        _make_home(folder / "home")
        runner = Runner(clean_variables(folder / "home"), folder, options.rounds)
        at = Workplace(project, folder, runner)
        _warn_of_other_work()
        figures, all_measured = _measure(_groups(at, options), options.only)
    print(table(figures))
    return int(not all_measured or any(figure.over for figure in figures))


def _make_home(home: Path) -> None:
    """Make an empty home of somebody who is not shown around any more."""
    data = home / ".local" / "share" / "crisisplan"
    data.mkdir(parents=True)
    (data / "recent.yaml").write_text("plans: []\n", encoding="utf-8")


def _groups(
    at: Workplace, options: argparse.Namespace
) -> Mapping[str, Callable[[], list[Figure]]]:
    def plan() -> Path:
        return options.plan.resolve() if options.plan else demo_plan(at)

    def peer() -> list[Figure]:
        return export_beside_peer(at, peer_environment(fresh=options.fresh))

    what = options.plan.name if options.plan else "the demo plan"
    return {
        "help": lambda: help_and_version(at),
        "export": lambda: export_of(at, plan(), what),
        "documents": lambda: documents(at, plan(), converter(fresh=options.fresh)),
        "peer": peer,
        "frame": lambda: first_frame(at, plan()),
        "keys": lambda: key_press(at),
        "moving": lambda: moving(at),
        "saving": lambda: busy_while_saving(at),
        "playbooks": lambda: loading(at),
        "first-minutes": lambda: first_minutes(at),
        "kills": lambda: kills(at),
    }


def _measure(
    groups: Mapping[str, Callable[[], list[Figure]]], only: list[str]
) -> tuple[list[Figure], bool]:
    """Give the figures, and whether all that was asked for could be measured."""
    figures: list[Figure] = []
    all_measured = True
    for name in only or [one for one in groups if one not in _ON_REQUEST]:
        try:
            figures += groups[name]()
        except (CommandError, NothingShownError) as fault:
            note(f"{name} could not be measured: {fault}")
            all_measured = False
    return figures, all_measured


def _warn_of_other_work() -> None:
    load = os.getloadavg()[0] / (os.cpu_count() or 1)
    if load > _BUSY_LOAD:
        note(f"the machine is busy with other work ({load:.1f} per core): ratios waver")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    names = ("help", "export", "documents", "peer", "frame", "keys", "saving")
    names += ("moving", "playbooks", "first-minutes", "kills")
    parser.add_argument(
        "--only",
        nargs="+",
        action="extend",
        choices=names,
        default=[],
        help="measure these groups",
    )
    parser.add_argument(
        "--rounds", type=int, default=11, help="runs of each command (default: 11)"
    )
    parser.add_argument(
        "--plan", type=Path, help="export and open this plan instead of the demo's"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="make the environments anew"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
