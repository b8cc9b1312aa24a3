"""`crisisplan playbook new`: a commented beginning of a playbook."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE

if TYPE_CHECKING:
    from pathlib import Path


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook new`."""
    parser = command(
        "playbook new",
        about,
        more="It is complete, and 'crisisplan check' finds nothing wrong with it: "
        "change it line by line.",
        examples="crisisplan playbook new floods.yaml",
    )
    parser.add_argument("file", metavar="FILE", help="the file to write")
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the beginning, and say what comes next."""
    from crisisplan.cli.guard import put
    from crisisplan.storage.first_file import first_playbook, path_of, write_first_file

    path = path_of(args.file)
    write_first_file(path, first_playbook(path.stem))
    put(next_steps(path))
    return DONE


def next_steps(path: "Path") -> str:
    """Say what an author does with a file that was begun."""
    return (
        f"Wrote {path}. Open it in an editor; each line says what it is for.\n"
        f"Then look for mistakes with: crisisplan check {path}"
    )
