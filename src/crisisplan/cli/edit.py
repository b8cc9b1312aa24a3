"""`crisisplan edit` and `crisisplan` alone: the full screen."""

import argparse

from crisisplan.cli.parser import Parser, add_by, add_plan_or_home, command


def make_parser(about: str) -> Parser:
    """Give the parser of `edit`."""
    parser = command(
        "edit",
        about,
        examples="""
            crisisplan edit bratislava.plan.yaml
            crisisplan edit bratislava.plan.yaml --by "Jana Kováč"
            crisisplan edit --by "Jana Kováč"
        """,
    )
    add_plan_or_home(parser)
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Open a plan on the full screen; in plain lines where the terminal has none."""
    from crisisplan.cli.ask import interview
    from crisisplan.cli.plans import (
        is_dumb,
        need_file,
        need_terminal,
        open_session,
        who_types,
    )

    if args.plan is None:
        return run_home(args.by)
    need_file(args.plan)
    by = who_types(args.by)
    if is_dumb():
        return interview(lambda: open_session(args.plan, by))
    need_terminal(f"'crisisplan ask {args.plan}', which asks in plain lines,")
    from crisisplan.tui import app

    return app.run(lambda: open_session(args.plan, by), by=by)


def run_home(by: str | None = None) -> int:
    """Open the home screen; ask in plain lines where the terminal has none."""
    from crisisplan.cli.ask import begin
    from crisisplan.cli.plans import is_dumb, need_terminal, who_types

    if is_dumb():
        return begin(who_types(by))
    need_terminal("'crisisplan ask' or the commands of 'crisisplan --help'")
    from crisisplan.tui import app

    return app.run(None, by=who_types(by))
