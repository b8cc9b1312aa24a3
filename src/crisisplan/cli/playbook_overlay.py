"""`crisisplan playbook overlay`: a commented beginning of an overlay."""

import argparse

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook overlay`."""
    parser = command(
        "playbook overlay",
        about,
        more="The examples in it use the ids of that playbook.",
        examples="""
            crisisplan playbook overlay our-city.yaml --for city-incident-response
            crisisplan playbook overlay our-region.yaml --for floods.yaml
        """,
    )
    parser.add_argument("file", metavar="FILE", help="the file to write")
    parser.add_argument(
        "--for",
        metavar="NAME",
        dest="base",
        required=True,
        help="the playbook it changes: a name of 'crisisplan playbook list', or a path",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the beginning, and say what comes next."""
    from crisisplan.cli.guard import put
    from crisisplan.cli.playbook_new import next_steps
    from crisisplan.storage.catalogue import find
    from crisisplan.storage.first_file import first_overlay, path_of, write_first_file

    path = path_of(args.file)
    playbook, _ = find(args.base).read()
    write_first_file(path, first_overlay(path.stem, playbook))
    put(next_steps(path))
    return DONE
