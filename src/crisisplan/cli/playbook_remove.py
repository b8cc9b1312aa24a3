"""`crisisplan playbook remove`: what was added, taken out again."""

import argparse

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook remove`."""
    parser = command(
        "playbook remove",
        about,
        more="Plans that were made from it keep their own copy and go on working.",
        examples="crisisplan playbook remove floods",
    )
    parser.add_argument("name", metavar="NAME", help="a name of the list")
    return parser


def run(args: argparse.Namespace) -> int:
    """Take it out, and say where it was."""
    from crisisplan.cli.guard import put
    from crisisplan.storage.bundle import remove
    from crisisplan.storage.catalogue import own_folder

    put(f"Removed {remove(args.name, own_folder())}")
    return DONE
