"""`crisisplan take-in`: a filled form or list read back into a plan."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, add_by, command
from crisisplan.cli.statuses import DECIDE, DONE, FOUND

if TYPE_CHECKING:
    from crisisplan.domain.account import Account
    from crisisplan.session.plan_session import PlanSession


def make_parser(about: str) -> Parser:
    """Give the parser of `take-in`."""
    parser = command(
        "take-in",
        about,
        more="FILE is a handout that was filled in (.docx, .md), or a list of contacts "
        "or sites (.xlsx,\n.csv). First you see what was understood; nothing is taken "
        "before you say so. What is in\nthe plan by now is not replaced without "
        "--replace. What is not understood is kept in the\nplan, set aside with its "
        "place and the reason.",
        examples="""
            crisisplan take-in city.plan.yaml handout.docx
            crisisplan take-in city.plan.yaml handout.docx --yes --by "Jana Kováč"
            crisisplan take-in city.plan.yaml contacts.xlsx --yes --replace
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add("file", metavar="FILE", help="the file that came back")
    add("--yes", action="store_true", help="take in what was understood, unasked")
    add(
        "--replace",
        action="store_true",
        help="take it in too where the plan says something else by now",
    )
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Show what a file says, and take it in where somebody agrees."""
    from pathlib import Path

    from crisisplan.cli.guard import put, say
    from crisisplan.cli.plans import has_terminal, open_to_write, who_types
    from crisisplan.domain.telling import tell
    from crisisplan.intake.files import MOST, read_account
    from crisisplan.storage.files import read_bytes

    session = open_to_write(args.plan, who_types(args.by))
    path = Path(args.file)
    content = read_bytes(path, most=MOST, wanted="form or list")
    account = read_account(content, path.name, session.reading, session.new_key)
    for line in tell(account):
        put(line)
    chosen = account.possible if args.replace else account.decided
    if not chosen and not account.of("clash", "refused"):
        say("There is nothing to take in. The plan is as it was.")
        return DONE
    if not args.yes and not (has_terminal() and _agreed()):
        say("Nothing was written. To take it in, repeat the command with --yes.")
        return DECIDE
    return _take_in(session, account, chosen)


def _agreed() -> bool:
    """Ask at the terminal."""
    import sys

    sys.stdout.write("Take this in? Write yes or no: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in ("yes", "y")


def _take_in(session: "PlanSession", account: "Account", chosen: frozenset[int]) -> int:
    from crisisplan.cli.guard import say
    from crisisplan.storage.outcomes import Diverted, Joined

    adopted = session.plan.status == "adopted"
    session.take_in(account, chosen)
    outcome = session.save()
    if session.has_comments:
        say(
            "Comments that were written into the file by hand are not kept. They are "
            f"in {session.path.name}.bak."
        )
    left = [
        one
        for place, one in enumerate(account.entries)
        if place not in chosen and one.outcome in ("clash", "refused")
    ]
    say(f"Taken in: {len(chosen)}. Set aside: {len(left)}.")
    if adopted and session.plan.status != "adopted":
        say("This plan was adopted. With this change it is a draft again.")
    if isinstance(outcome, Diverted | Joined):
        say(outcome.sentence)
    joined = isinstance(outcome, Joined) and outcome.clashes
    if joined or isinstance(outcome, Diverted):
        return DECIDE
    if any(one.outcome == "clash" for one in left):
        say("Where the plan says something else by now, --replace takes the form's.")
        return DECIDE
    return FOUND if left else DONE
