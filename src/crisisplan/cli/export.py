"""`crisisplan export`: documents for an audience."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.export_options import add_how, add_what, options_of
from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DECIDE, FOUND
from crisisplan.export.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from crisisplan.domain.standing import Reading
    from crisisplan.export.making import Made, Wish


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
    add_what(parser)
    add_how(parser)
    return parser


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

    options = options_of(args)
    chosen = choose(args.document or ["plan"], args.audience, options)
    tell_left_out(chosen)
    formats = tuple(args.format or ["md"])
    return Wish(chosen.documents, args.audience, formats, options)


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
