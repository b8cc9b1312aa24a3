"""`crisisplan export`: documents for an audience."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command, one_of
from crisisplan.cli.statuses import DECIDE, FOUND

if TYPE_CHECKING:
    from crisisplan.cli.documents import Made
    from crisisplan.domain.standing import Reading
    from crisisplan.domain.values import Marking
    from crisisplan.export.options import Options

AUDIENCES = ("clear", "green", "amber", "amber+strict", "red")
DOCUMENTS = (
    "plan",
    "brief",
    "action-cards",
    "contacts",
    "statements",
    "sites",
    "forms",
    "gaps",
    "handout",
    "follow-up",
    "resolution",
    "hand-over",
    "lessons",
)
"""The names of the register, said here so that help needs no templates."""
FORMATS = ("md", "html", "docx")
TEXTS = ("md", "html")
"""Formats that another program can read from standard output."""
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
            crisisplan export lviv.plan.yaml --format docx --format html
            crisisplan export lviv.plan.yaml --document handout --owner social-affairs
            crisisplan export lviv.plan.yaml --document follow-up --incident 2026-11-22
            crisisplan export lviv.plan.yaml --audience clear --confirmed-by "O. Koval"
            crisisplan export lviv.plan.yaml --to - | less
        """,
    )
    _add_what(parser)
    _add_how(parser)
    return parser


def _add_what(parser: Parser) -> None:
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add(
        "--document",
        metavar="NAME",
        action="append",
        help=f"{', '.join(DOCUMENTS)}, or all: those this audience may have; may be "
        "given several times",
    )
    add(
        "--owner",
        default="",
        metavar="ROLE",
        help="handout: the role it is for; gaps, hand-over: this role only",
    )
    add(
        "--incident",
        default="",
        metavar="DATE",
        help="follow-up: the day of the incident, as in 2026-11-22",
    )


def _add_how(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--audience",
        default="amber",
        type=one_of(AUDIENCES),
        metavar="LABEL",
        help=", ".join(AUDIENCES),
    )
    add(
        "--format",
        action="append",
        type=one_of(FORMATS),
        metavar="FORMAT",
        help="md (Markdown, where nothing is said), html (to read and print), docx "
        "(Word); may be given several times",
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
    from crisisplan.cli.documents import print_one, write_all
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read
    from crisisplan.cli.status import is_open

    _hold_output(args)
    reading, status = read(args.plan)
    made = _made(reading, args)
    if args.audience in CONFIRMED and not _confirmed(reading, made, args):
        return DECIDE
    if args.to == "-":
        print_one(made)
    else:
        for path in write_all(made, _folder(args), force=args.force):
            put(f"Wrote {path}")
    return FOUND if args.strict and is_open(reading) else status


def _hold_output(args: argparse.Namespace) -> None:
    """Refuse to put what is no text where a person or a program reads text.

    Raises:
        CrisisPlanError: Such a format was asked for on standard output.
    """
    from crisisplan.errors import CrisisPlanError

    files = [one for one in args.format or () if one not in TEXTS]
    if args.to == "-" and files:
        raise CrisisPlanError(
            f"Standard output takes {' or '.join(TEXTS)}, not {files[0]}. Name a "
            "folder with --to."
        )


def _made(reading: "Reading", args: argparse.Namespace) -> "tuple[Made, ...]":
    from crisisplan.cli.documents import make
    from crisisplan.cli.plans import now

    audience, moment = args.audience, now()
    names = args.document or ["plan"]
    made = make(names, reading, audience=audience, now=moment, options=_options(args))
    if set(args.format or ()) <= {"md"}:
        return made
    from crisisplan.cli.formats import in_formats

    return in_formats(made, args.format, reading, audience=audience, now=moment)


def _options(args: argparse.Namespace) -> "Options":
    """Give what some documents are told.

    Raises:
        CrisisPlanError: The day of the incident is none.
    """
    from crisisplan.domain.values import read_date
    from crisisplan.errors import CrisisPlanError, NotAnAnswerError
    from crisisplan.export.options import Options

    try:
        incident = read_date(args.incident) if args.incident else None
    except NotAnAnswerError as refusal:
        raise CrisisPlanError(f"--incident {args.incident}: {refusal}") from None
    return Options(owner=args.owner.strip(), incident=incident)


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
    for document in {one.name: one for one in made}.values():
        files = [one.file_name for one in made if one.name == document.name]
        _tell(document, files, reading, args.audience)
    if name:
        say(f"Confirmed by {name}.")
        return True
    say(
        "Nothing was written. A document for this audience leaves city hall: read the "
        "list above, then repeat the command with --confirmed-by and your name."
    )
    return False


def _tell(
    document: "Made", files: list[str], reading: "Reading", audience: "Marking"
) -> None:
    from crisisplan.cli.guard import say
    from crisisplan.export.release import going_out

    release = going_out(reading, audience, document.text, document.name)
    verb = "holds" if len(files) == 1 else "hold"
    lines = [f"{' and '.join(files)} {verb} {release.items} answers:"]
    for chapter, titles in release.chapters:
        lines += [f"  {chapter}", *(f"    {title}" for title in titles)]
    if release.names:
        lines.append("  Names of people or desks that stand in it:")
        lines += [f"    {name}" for name in release.names]
    say("\n".join(lines))
