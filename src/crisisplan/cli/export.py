"""`crisisplan export`: documents for an audience."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command, one_of
from crisisplan.cli.statuses import DECIDE, DONE, FOUND

if TYPE_CHECKING:
    from crisisplan.cli.documents import Made
    from crisisplan.domain.standing import Reading
    from crisisplan.domain.values import Marking

AUDIENCES = ("clear", "green", "amber", "amber+strict", "red")
CONFIRMED = ("clear", "green")
"""Audiences outside the city hall: a named person looks at what goes out."""


def make_parser(about: str) -> Parser:
    """Give the parser of `export`."""
    parser = command(
        "export",
        about,
        more="Where nothing is said: the document 'plan' in Markdown, for city hall "
        "and named partners\n(amber), beside the plan. A file with other content is "
        "not overwritten without --force.",
        examples="""
            crisisplan export lviv.plan.yaml
            crisisplan export lviv.plan.yaml --document action-cards --to handouts
            crisisplan export lviv.plan.yaml --document all --audience red
            crisisplan export lviv.plan.yaml --audience clear --confirmed-by "O. Koval"
            crisisplan export lviv.plan.yaml --to - | less
        """,
    )
    _add_options(parser)
    return parser


def _add_options(parser: Parser) -> None:
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add(
        "--document",
        metavar="NAME",
        action="append",
        help="plan, action-cards, or all; may be given several times",
    )
    add(
        "--audience",
        default="amber",
        type=one_of(AUDIENCES),
        metavar="LABEL",
        help=", ".join(AUDIENCES),
    )
    add(
        "--format",
        default="md",
        type=one_of(("md",)),
        metavar="FORMAT",
        help="md (Markdown)",
    )
    add("--to", metavar="DIR", help="the folder to write into; '-' is standard output")
    add("--force", action="store_true", help="overwrite files with other content")
    add(
        "--confirmed-by",
        metavar="NAME",
        help="clear and green: who has looked at the list of what goes out",
    )
    add(
        "--strict",
        action="store_true",
        help="exit status 1 while something is open or overdue",
    )


def run(args: argparse.Namespace) -> int:
    """Make the documents, and write them all or none."""
    from crisisplan.cli.documents import make, print_one, write_all
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import now, read
    from crisisplan.cli.status import is_open

    reading = read(args.plan)
    names = args.document or ["plan"]
    made = make(names, reading, audience=args.audience, now=now())
    if args.audience in CONFIRMED and not _confirmed(reading, made, args):
        return DECIDE
    if args.to == "-":
        print_one(made)
    else:
        for path in write_all(made, _folder(args), force=args.force):
            put(f"Wrote {path}")
    return FOUND if args.strict and is_open(reading) else DONE


def _folder(args: argparse.Namespace) -> str:
    from pathlib import Path

    return args.to if args.to is not None else str(Path(args.plan).parent)


def _confirmed(
    reading: "Reading", made: "tuple[Made, ...]", args: argparse.Namespace
) -> bool:
    """Tell what goes out; say whether somebody has put their name to it."""
    from crisisplan.cli.guard import say
    from crisisplan.domain.text import one_line, tidy

    name = one_line(tidy(args.confirmed_by or ""))
    for document in made:
        _tell(document, reading, args.audience)
    if name:
        say(f"Confirmed by {name}.")
        return True
    say(
        "Nothing was written. A document for this audience leaves city hall: read the "
        "list above, then repeat the command with --confirmed-by and your name."
    )
    return False


def _tell(document: "Made", reading: "Reading", audience: "Marking") -> None:
    from crisisplan.cli.guard import say
    from crisisplan.export.release import going_out

    release = going_out(reading, audience, document.text)
    lines = [f"{document.file_name} holds {release.items} answers:"]
    for chapter, titles in release.chapters:
        lines += [f"  {chapter}", *(f"    {title}" for title in titles)]
    if release.names:
        lines.append("  Names of people or desks that stand in it:")
        lines += [f"    {name}" for name in release.names]
    say("\n".join(lines))
