"""`crisisplan template new`: a commented template of a city's own."""

import argparse
from pathlib import Path

from crisisplan.cli.parser import Parser, command, one_of
from crisisplan.cli.statuses import DONE

DOCUMENTS = ("plan", "action-cards")
"""What can be made from one; said here so that help needs no templates."""
_ENDINGS = (".j2", ".jinja", ".jinja2")


def make_parser(about: str) -> Parser:
    """Give the parser of `template`."""
    parser = command(
        "template",
        about,
        more="'template new' writes our own template with comments, for you to change: "
        "a letterhead, another order,\nother words. It makes the same document until "
        "you do.",
        examples="""
            crisisplan template new our-plan
            crisisplan template new our-cards --document action-cards
        """,
    )
    parser.add_argument("verb", metavar="new", type=one_of(("new",)), help="begin one")
    parser.add_argument("name", metavar="NAME", help="the file to write")
    parser.add_argument(
        "--document",
        default="plan",
        type=one_of(DOCUMENTS),
        metavar="NAME",
        help=f"{' or '.join(DOCUMENTS)} (where nothing is said: plan)",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Write the beginning, and say what comes next."""
    from crisisplan.cli.guard import put
    from crisisplan.export.own.start import beginning
    from crisisplan.storage.first_file import write_first_file

    path = _path(args.name)
    write_first_file(path, beginning(args.document))
    put(
        f"Wrote {path}. Open it in an editor; it says what everything is for.\n"
        f"Then make the document with: crisisplan export PLAN --document "
        f"{args.document} --template {path}"
    )
    return DONE


def _path(name: str) -> Path:
    path = Path(name)
    return path if path.suffix in _ENDINGS else path.with_name(f"{path.name}.md.j2")
