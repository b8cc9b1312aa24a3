"""`crisisplan playbook schema`: help for the editors of those who write playbooks."""

import argparse

from crisisplan.cli.parser import Parser, command, one_of
from crisisplan.cli.statuses import DONE

PARTS = ("playbook", "chapter", "lessons", "overlay")


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook schema`."""
    parser = command(
        "playbook schema",
        about,
        examples="""
            crisisplan playbook schema > playbook.schema.json
            crisisplan playbook schema --part chapter > chapter.schema.json
            crisisplan playbook schema --part overlay > overlay.schema.json
        """,
    )
    parser.add_argument(
        "--part",
        default="playbook",
        type=one_of(PARTS),
        metavar="PART",
        help=f"the kind of file: {', '.join(PARTS)}",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the schema."""
    import json

    from crisisplan.cli.guard import put
    from crisisplan.domain.schema import schema

    put(json.dumps(schema(args.part), ensure_ascii=False, indent=2))
    return DONE
