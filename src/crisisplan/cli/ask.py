"""`crisisplan ask`: the interview in plain lines."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, add_by, command
from crisisplan.cli.statuses import CANNOT, DECIDE, DONE, FOUND

if TYPE_CHECKING:
    from crisisplan.line.console import Console
    from crisisplan.session.plan_session import PlanSession


def make_parser(about: str) -> Parser:
    """Give the parser of `ask`."""
    parser = command(
        "ask",
        about,
        more="For screen readers, braille lines, plain terminals and pipes. Each "
        "answer is saved at once.\nA question mark explains a question; two list all "
        "commands. In a file, write 'g ID' on the line\nbefore each answer. The exit "
        "status is 1 where a line of the file was refused,\n"
        "and 3 where somebody must decide.",
        examples="""
            crisisplan ask
            crisisplan ask bratislava.plan.yaml
            crisisplan ask bratislava.plan.yaml --by "Jana Kováč"
            crisisplan ask bratislava.plan.yaml < answers.txt
        """,
    )
    parser.add_argument(
        "plan",
        metavar="PLAN",
        nargs="?",
        help="the plan file (where nothing is said: you are asked which)",
    )
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Ask line by line until the person leaves or the lines end."""
    from crisisplan.cli.plans import need_file, open_session, who_types

    by = who_types(args.by)
    if args.plan is None:
        return begin(by)
    need_file(args.plan)
    return interview(lambda: open_session(args.plan, by))


def begin(by: str, *, new: bool = False) -> int:
    """Ask with which plan to begin, a new one at once where `new`, and go on there."""
    from crisisplan.cli.plans import is_dumb, open_session
    from crisisplan.line.console import Console
    from crisisplan.line.hearing import Leave
    from crisisplan.line.starting import Start
    from crisisplan.line.voice import Voice
    from crisisplan.storage.example import fresh_example

    console = Console(plain=is_dumb())
    start = Start(
        Voice(console.read, console.write, by_hand=console.by_hand),
        open_session=lambda path: open_session(str(path), by),
        example=lambda: fresh_example().path,
    )
    with console.signals():
        try:
            session = start.new() if new else start.home()
        except (Leave, EOFError):
            return DONE
        return _interview(console, session, led=True)


def interview(open_session: "Callable[[], PlanSession]") -> int:
    """Ask for the answers of a plan, and say how it ended."""
    from crisisplan.cli.plans import is_dumb
    from crisisplan.line.console import Console

    console = Console(plain=is_dumb())
    session = open_session()
    with console.signals():
        return _interview(console, session)


def _interview(console: "Console", session: "PlanSession", *, led: bool = False) -> int:
    from crisisplan.line.interview import Interview
    from crisisplan.line.waiting import in_a_moment
    from crisisplan.storage import recent
    from crisisplan.storage.whereabouts import (
        NOWHERE,
        Whereabouts,
        remember_whereabouts,
        whereabouts,
        whereabouts_file,
    )

    was, file = NOWHERE, whereabouts_file()
    if console.by_hand:
        was = whereabouts(file, session.path)
        recent.remember(recent.recent_file(), session.path)

    def remember(now: Whereabouts) -> None:
        if console.by_hand:
            remember_whereabouts(file, session.path, now)

    talk = Interview(
        session,
        console.read,
        console.write,
        was=was,
        led=led,
        by_hand=console.by_hand,
        meanwhile=in_a_moment,
        remember=remember,
    )
    left = talk.run()
    if console.by_hand:  # the work may be in another file by now
        recent.remember(recent.recent_file(), session.path)
    if not left.saved:
        return CANNOT
    if left.to_decide:
        return DECIDE
    return FOUND if left.refused and not console.by_hand else DONE
