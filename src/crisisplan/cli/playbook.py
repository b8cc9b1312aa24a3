"""`crisisplan playbook`: reading, writing, trying out and exchanging playbooks."""

import argparse
from importlib import import_module

from crisisplan.cli.parser import Parser, command, one_of

VERBS = {
    "list": "List the playbooks and overlays that can be used by name.",
    "show": "Read a playbook, or one item with the reason why it is asked.",
    "new": "Begin a playbook of your own: a commented file.",
    "overlay": "Begin an overlay, which changes a playbook without copying it.",
    "test": "Fill a playbook with sample answers and compare its documents.",
    "add": "Add a playbook or overlay that somebody sent, after checking it.",
    "remove": "Take out a playbook or overlay that you have added.",
    "schema": "Print the JSON Schema with which an editor helps while you write.",
}
"""What can be done; each is a module `playbook_<verb>`, loaded when it is typed."""


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook`."""
    listed = "\n".join(f"{verb:<9}{does}" for verb, does in VERBS.items())
    parser = command(
        "playbook",
        about,
        more=f"{listed}\n\n'crisisplan playbook VERB --help' says more about each.",
        examples="""
            crisisplan playbook list
            crisisplan playbook show first-24-hours
            crisisplan playbook show city-incident-response com-lead
            crisisplan playbook new floods.yaml
            crisisplan playbook overlay our-city.yaml --for city-incident-response
            crisisplan playbook add floods.zip
        """,
    )
    parser.usage = "crisisplan playbook [--help] VERB ..."
    parser.add_argument("verb", metavar="VERB", type=one_of(VERBS), help="what to do")
    parser.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def run(args: argparse.Namespace) -> int:
    """Do what was asked for."""
    module = import_module(f"crisisplan.cli.playbook_{args.verb}")
    parser: Parser = module.make_parser(VERBS[args.verb])
    status: int = module.run(parser.parse_args(args.words))
    return status


def add_overlays(parser: Parser) -> None:
    """Add the option that names overlays, in their order."""
    parser.add_argument(
        "--overlay",
        metavar="NAME",
        action="append",
        default=[],
        help="put this overlay on: a name of 'crisisplan playbook list', or a path; "
        "may be given several times, the country first",
    )
