"""`crisisplan check`: every problem of playbooks and plans, with its place."""

import argparse

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import CANNOT, DECIDE, DONE, FOUND


def make_parser(about: str) -> Parser:
    """Give the parser of `check`."""
    parser = command(
        "check",
        about,
        more="FILE is a plan, a playbook (a file or its folder), an overlay, or a "
        "folder of them.\nAn overlay is looked at on the playbook that it is for.",
        examples="""
            crisisplan check bratislava.plan.yaml
            crisisplan check our-playbook.yaml
            crisisplan check playbooks --style
            crisisplan check our-city.yaml --overlay sk
        """,
    )
    add = parser.add_argument
    add("files", metavar="FILE", nargs="+", help="what to look through")
    add(
        "--style",
        action="store_true",
        help="also find what makes items of playbooks and overlays hard to use",
    )
    add(
        "--overlay",
        metavar="NAME",
        action="append",
        default=[],
        help="put this overlay on first: a name of 'crisisplan playbook list', or a "
        "path; may be given several times",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Look through all the files; the gravest finding gives the status."""
    from pathlib import Path

    from crisisplan.cli.check_files import Check, inside
    from crisisplan.cli.guard import put, say
    from crisisplan.errors import CannotReadError
    from crisisplan.storage.catalogue import find_overlay

    first = [find_overlay(name).path for name in args.overlay]
    given = [Path(name) for name in args.files]
    check = Check(first, near=given, style=args.style)
    found = unreadable = looked = 0
    for path in given:
        try:
            for one in inside(path):
                problems = check.problems(one)
                for problem in problems:
                    put(str(problem))
                found, looked = found + len(problems), looked + 1
        except CannotReadError as fault:
            say(str(fault))
            unreadable += 1
    for sentence in check.notes:
        say(sentence)
    if unreadable:
        return CANNOT
    if found:
        say(f"{found} {'problem' if found == 1 else 'problems'} found.")
        return FOUND
    put(f"No problems in {looked} {'file' if looked == 1 else 'files'}.")
    return DECIDE if check.changed else DONE
