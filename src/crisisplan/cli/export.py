"""`crisisplan export`: documents for an audience."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command, one_of
from crisisplan.cli.statuses import DECIDE, FOUND
from crisisplan.export.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from crisisplan.domain.standing import Reading
    from crisisplan.export.making import Made, Wish
    from crisisplan.export.options import Options
    from crisisplan.export.own.template import OwnTemplate

AUDIENCES = ("clear", "green", "amber", "amber+strict", "red")
DOCUMENTS = (
    "plan",
    "first-page",
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
    "chapters",
    "lessons",
)
"""The names of the register, said here so that help needs no templates."""


class _PrintSchema(argparse.Action):
    """Prints the schema of the JSON; nothing else has to be named then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it, and end."""
        from crisisplan.cli.guard import put
        from crisisplan.export.data.plan_json import SCHEMA

        put(SCHEMA.read_text(encoding="utf-8").rstrip())
        parser.exit()


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
            crisisplan export lviv.plan.yaml --document contacts --format xlsx
            crisisplan export lviv.plan.yaml --format ics --format json
            crisisplan export lviv.plan.yaml --document chapters --to chapters
            crisisplan export lviv.plan.yaml --document handout --owner social-affairs
            crisisplan export lviv.plan.yaml --document handout --owner all --essential
            crisisplan export lviv.plan.yaml --document handout --asked "Fire brigade"
            crisisplan export lviv.plan.yaml --document follow-up --incident 2026-11-22
            crisisplan export lviv.plan.yaml --audience clear --confirmed-by "O. Koval"
            crisisplan export lviv.plan.yaml --template our-plan.md.j2
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
        help="handout: the role it is for, or all; gaps, hand-over: this role only",
    )
    add(
        "--asked",
        default="",
        metavar="WHOM",
        help="handout: only what this person, desk or office was asked for",
    )
    add(
        "--essential",
        action="store_true",
        help="handout: only what is essential",
    )
    add(
        "--incident",
        default="",
        metavar="DATE",
        help="follow-up: the day of the incident, as in 2026-11-22",
    )
    add(
        "--template",
        metavar="FILE",
        help="plan, action-cards: your own template in place of ours; "
        "'crisisplan template new' begins one",
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
        help="; ".join(f"{one.name}: {one.title}" for one in FORMATS.values())
        + "; may be given several times (where nothing is said: md)",
    )
    add("--to", metavar="DIR", help="the folder to write into; '-' is standard output")
    add("--force", action="store_true", help="overwrite files with other content")
    add(
        "--confirmed-by",
        metavar="NAME",
        help="clear and green: who has looked at the list of what goes out",
    )
    add(
        "--schema",
        action=_PrintSchema,
        nargs=0,
        help="print what the keys of the JSON mean (JSON Schema), and end",
    )
    add(
        "--strict",
        action="store_true",
        help="exit status 1 while something is open or overdue",
    )


def run(args: argparse.Namespace) -> int:
    """Make the documents, and write them all or none."""
    from pathlib import Path

    from crisisplan.cli.documents import make, print_one, with_logo, write
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import now, read
    from crisisplan.cli.status import is_open

    _hold_output(args)
    reading, status = read(args.plan)
    wish = with_logo(_wish(args), reading, Path(args.plan))
    made = make(wish, reading, now())
    _look_for_marking(made, args)
    if not _confirmed(reading, made, args):
        return DECIDE
    if args.to == "-":
        print_one(made)
    else:
        for path in write(made, _folder(args), force=args.force):
            put(f"Wrote {path}")
    return FOUND if args.strict and is_open(reading) else status


def _look_for_marking(made: "tuple[Made, ...]", args: argparse.Namespace) -> None:
    """Say it where a city's own template leaves out for whom a document is."""
    from crisisplan.cli.guard import say

    label = f"TLP:{args.audience.upper()}"
    if args.template is not None and not all(label in one.text for one in made):
        say(
            f"{args.template} does not print for whom the document is ({label}). Put "
            "the marking of the page into it."
        )


def _hold_output(args: argparse.Namespace) -> None:
    """Refuse to put what is no text where a person or a program reads text.

    Raises:
        CrisisPlanError: Such a format was asked for on standard output.
    """
    from crisisplan.errors import CrisisPlanError

    files = [one for one in args.format or () if not FORMATS[one].is_text]
    if args.to == "-" and files:
        texts = [one.name for one in FORMATS.values() if one.is_text]
        raise CrisisPlanError(
            f"Standard output takes {' or '.join(texts)}, not {files[0]}. Name a "
            "folder with --to."
        )


def _wish(args: argparse.Namespace) -> "Wish":
    from crisisplan.cli.documents import tell_left_out
    from crisisplan.export.making import Wish, choose

    options = _options(args)
    chosen = choose(args.document or ["plan"], args.audience, options)
    tell_left_out(chosen)
    formats = tuple(args.format or ["md"])
    return Wish(chosen.documents, args.audience, formats, options)


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
    own = _template(args.template) if args.template is not None else None
    return Options(
        owner=args.owner.strip(),
        asked=args.asked.strip(),
        essential=args.essential,
        incident=incident,
        template=own,
    )


def _template(name: str) -> "OwnTemplate":
    from pathlib import Path

    from crisisplan.cli.guard import say
    from crisisplan.export.own.template import SECONDS, OwnTemplate, limits_memory
    from crisisplan.storage.files import read_text

    if not limits_memory():
        say(
            "On this computer nothing limits the memory that a template may use. It is "
            f"stopped after {SECONDS} seconds."
        )
    return OwnTemplate(name, read_text(Path(name)))


def _folder(args: argparse.Namespace) -> "Path":
    from pathlib import Path

    from crisisplan.storage.file_set import folder_of

    return Path(args.plan).parent if args.to is None else folder_of(args.to)


def _confirmed(
    reading: "Reading", made: "tuple[Made, ...]", args: argparse.Namespace
) -> bool:
    """Tell what leaves the house; say whether somebody has put their name to it."""
    from crisisplan.cli.guard import say
    from crisisplan.domain.audience import leaves_the_house
    from crisisplan.domain.text import one_line, tidy
    from crisisplan.export.release import releases

    if not leaves_the_house(args.audience):
        return True
    for release in releases(made, reading, args.audience):
        say("\n  ".join(release.lines))
    if name := one_line(tidy(args.confirmed_by or "")):
        say(f"Confirmed by {name}.")
        return True
    say(
        "Nothing was written. A document for this audience leaves city hall: read the "
        "list above, then repeat the command with --confirmed-by and your name."
    )
    return False
