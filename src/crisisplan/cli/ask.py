"""`crisisplan ask`: the interview in plain lines."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, add_by, command
from crisisplan.cli.statuses import CANNOT, DECIDE, DONE, FOUND

if TYPE_CHECKING:
    from crisisplan.session.plan_session import PlanSession


def make_parser(about: str) -> Parser:
    """Give the parser of `ask`."""
    parser = command(
        "ask",
        about,
        more="For screen readers, braille lines, plain terminals and pipes. Each "
        "answer is saved at once.\nA question mark explains a question; two list all "
        "commands. In a file, write 'g ID' on the line\nbefore each answer. The exit "
        "status is 1 where a line of the file was refused.",
        examples="""
            crisisplan ask bratislava.plan.yaml
            crisisplan ask bratislava.plan.yaml --by "Jana Kováč"
            crisisplan ask bratislava.plan.yaml < answers.txt
        """,
    )
    parser.add_argument("plan", metavar="PLAN", help="the plan file")
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Ask line by line until the person leaves or the lines end."""
    from crisisplan.cli.plans import need_file, open_session, who_types

    need_file(args.plan)
    by = who_types(args.by)
    return interview(lambda: open_session(args.plan, by))


def is_dumb() -> bool:
    """Say whether somebody sits at a terminal that knows no cursor."""
    dumb = os.environ.get("TERM") == "dumb"
    return dumb and sys.stdin.isatty() and sys.stdout.isatty()


def interview(open_session: "Callable[[], PlanSession]") -> int:
    """Ask for the answers of a plan, and say how it ended."""
    from crisisplan.line.console import Console
    from crisisplan.line.interview import Interview
    from crisisplan.storage.whereabouts import (
        NOWHERE,
        Whereabouts,
        remember_whereabouts,
        whereabouts,
        whereabouts_file,
    )

    console = Console(plain=is_dumb())
    session = open_session()
    was, file = NOWHERE, whereabouts_file()
    if console.by_hand:
        was = whereabouts(file, session.path)

    def remember(now: Whereabouts) -> None:
        if console.by_hand:
            remember_whereabouts(file, session.path, now)

    talk = Interview(session, console.read, console.write, was=was, remember=remember)
    with console.signals():
        left = talk.run()
    if not left.saved:
        return CANNOT
    if left.diverted:
        return DECIDE
    return FOUND if left.refused and not console.by_hand else DONE
