"""`crisisplan edit` and `crisisplan` alone: the full screen."""

import argparse

from crisisplan.cli.parser import Parser, add_by, command


def make_parser(about: str) -> Parser:
    """Give the parser of `edit`."""
    parser = command(
        "edit",
        about,
        examples="""
            crisisplan edit bratislava.plan.yaml
            crisisplan edit bratislava.plan.yaml --by "Jana Kováč"
        """,
    )
    parser.add_argument("plan", metavar="PLAN", help="the plan file")
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Open a plan on the full screen."""
    from crisisplan.cli.plans import (
        need_file,
        need_terminal,
        open_session,
        who_types,
    )

    need_file(args.plan)
    need_terminal("'crisisplan show', 'crisisplan set' and 'crisisplan export'")
    from crisisplan.tui import app

    by = who_types(args.by)
    return app.run(lambda: open_session(args.plan, by), by=by)


def run_home() -> int:
    """Open the home screen."""
    from crisisplan.cli.plans import need_terminal, who_types

    need_terminal("the commands of 'crisisplan --help'")
    from crisisplan.tui import app

    return app.run(None, by=who_types(None))
