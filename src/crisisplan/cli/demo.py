"""`crisisplan demo`: a filled-in example."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE

if TYPE_CHECKING:
    from crisisplan.storage.plan_file import PlanFile

CARD = "card:mayor"


def make_parser(about: str) -> Parser:
    """Give the parser of `demo`."""
    parser = command(
        "demo",
        about,
        more="The plan is a fresh copy; nothing is overwritten. Where there is no "
        "terminal, the plan and its\ndocuments are written instead.",
        examples="""
            crisisplan demo
            crisisplan demo --to try-it-out
        """,
    )
    parser.add_argument(
        "--to",
        metavar="DIR",
        help="the folder to make, where it is to be another than the usual one",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the example, and show it where that is possible."""
    from pathlib import Path

    from crisisplan.cli.guard import say
    from crisisplan.cli.plans import has_terminal
    from crisisplan.storage.example import fresh_example

    file = fresh_example(Path(args.to)) if args.to else fresh_example()
    if not has_terminal():
        return _write(file)
    from crisisplan.cli.plans import open_session
    from crisisplan.tui import app

    by = "Demo"
    status = app.run(lambda: open_session(str(file.path), by), start_on=CARD, by=by)
    say(
        f"The example is in {file.path}. Open it again with: "
        f"crisisplan edit {file.path}"
    )
    return status


def _write(file: "PlanFile") -> int:
    from crisisplan.cli.documents import make, write
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import go_on_with, now
    from crisisplan.domain.standing import Reading
    from crisisplan.export.making import ALL, Wish, choose
    from crisisplan.export.options import NO_OPTIONS

    moment = now()
    reading = Reading(file.plan, file.playbook, moment.date())
    names = choose([ALL], "amber", NO_OPTIONS).documents
    made = make(Wish(names, "amber"), reading, moment)
    put(f"Wrote {file.path}: the plan of {file.plan.city.name}, an invented city.")
    for path in write(made, file.path.parent):
        put(f"Wrote {path}")
    put(go_on_with(file.path))
    return DONE
