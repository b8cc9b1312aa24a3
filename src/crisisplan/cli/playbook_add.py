"""`crisisplan playbook add`: what somebody sent, put among one's own."""

import argparse

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook add`."""
    parser = command(
        "playbook add",
        about,
        more="All that is in it is checked first; if anything is wrong, nothing is "
        "added.",
        examples="""
            crisisplan playbook add floods.yaml
            crisisplan playbook add our-playbook/
            crisisplan playbook add from-the-region.zip
        """,
    )
    add = parser.add_argument
    add("source", metavar="FILE|FOLDER|ZIP", help="what was sent")
    return parser


def run(args: argparse.Namespace) -> int:
    """Add, and say under which names."""
    from pathlib import Path

    from crisisplan.cli.guard import put
    from crisisplan.storage.bundle import add
    from crisisplan.storage.catalogue import OVERLAYS, own_folder

    for entry in add(Path(args.source), own_folder()):
        option = "overlay" if entry.path.parent.name == OVERLAYS else "playbook"
        put(f"Added the {option} {entry.name}: {entry.path}")
        put(f"Use it with: crisisplan new PLAN --city NAME --{option} {entry.name}")
    return DONE
