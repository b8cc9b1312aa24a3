"""What can be said to `crisisplan export`: names, readers, kinds of file, days."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, one_of
from crisisplan.export.formats import FORMATS

if TYPE_CHECKING:
    from datetime import date

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


def add_what(parser: Parser) -> None:
    """Add which documents, for whom, and from when."""
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add(
        "--document",
        metavar="NAME",
        action="append",
        help=f"{', '.join(DOCUMENTS)}, or all: those this audience may have; may be "
        "given several times",
    )
    _add_for(parser)
    add(
        "--template",
        metavar="FILE",
        help="plan, action-cards: your own template in place of ours; "
        "'crisisplan template new' begins one",
    )


def _add_for(parser: Parser) -> None:
    add = parser.add_argument
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
        "--back-by",
        default="",
        metavar="DATE",
        help="handout: the day until which it is to come back, as in 2026-12-18",
    )
    add(
        "--incident",
        default="",
        metavar="DATE",
        help="follow-up: the day of the incident, as in 2026-11-22",
    )


def add_how(parser: Parser) -> None:
    """Add for which readers, as what, and where to."""
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


def options_of(args: argparse.Namespace) -> "Options":
    """Give what some documents are told.

    Raises:
        CrisisPlanError: A day is none.
    """
    from crisisplan.export.options import Options

    own = _template(args.template) if args.template is not None else None
    return Options(
        owner=args.owner.strip(),
        asked=args.asked.strip(),
        essential=args.essential,
        back_by=_day("back-by", args.back_by, coming=True),
        incident=_day("incident", args.incident),
        template=own,
    )


def _day(option: str, typed: str, *, coming: bool = False) -> "date | None":
    """Read a day that was given with an option; nothing where none was.

    Raises:
        CrisisPlanError: It is no day, or past where it is `coming`.
    """
    from crisisplan.cli.plans import now
    from crisisplan.domain.dates import read_coming_date, read_date
    from crisisplan.errors import CrisisPlanError, NotAnAnswerError

    try:
        if coming and typed:
            return read_coming_date(typed, now().date())
        return read_date(typed) if typed else None
    except NotAnAnswerError as refusal:
        raise CrisisPlanError(f"--{option} {typed}: {refusal}") from None


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
