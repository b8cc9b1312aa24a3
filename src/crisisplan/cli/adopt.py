"""`crisisplan adopt`: a version that a body has decided on is frozen and kept."""

import argparse

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import CANNOT, DONE


def make_parser(about: str) -> Parser:
    """Give the parser of `adopt`."""
    parser = command(
        "adopt",
        about,
        more="The version rises by one. Its file is kept beside the plan, as in "
        "'town.v3.plan.yaml', and\nnever overwritten; every document made of it prints "
        "its checksum, which 'crisisplan check'\ncompares. What is changed later makes "
        "a draft of the version after it.",
        examples="""
            crisisplan adopt city.plan.yaml --by "Eva Malá, mayor" \
--body "City council" --resolution 112/2026
            crisisplan adopt city.plan.yaml --by "E. Malá" --body Council \
--resolution 7/2026 --on 2026-11-02
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add("--by", metavar="NAME", required=True, help="who signed it")
    add("--body", metavar="BODY", required=True, help="which body decided")
    add("--resolution", metavar="NUMBER", required=True, help="of its resolution")
    add("--on", metavar="DAY", default="", help="when (today where nothing is said)")
    return parser


def run(args: argparse.Namespace) -> int:
    """Freeze the plan as its next version, and say what is open in it."""
    from crisisplan.cli.guard import put, say
    from crisisplan.cli.plans import open_to_write
    from crisisplan.domain.adoption import TypedAdoption, say_open
    from crisisplan.domain.version import printed_checksum
    from crisisplan.errors import NotAnAnswerError

    session = open_to_write(args.plan, args.by)
    typed = TypedAdoption(args.by, args.body, args.resolution, args.on)
    try:
        kept = session.adopt(typed)
    except NotAnAnswerError as refusal:
        say(f"{refusal} Nothing was adopted.")
        return CANNOT
    plan = session.plan
    put(f"Version {plan.version} is adopted and kept in {kept.name}.")
    put(f"Its checksum is {printed_checksum(plan)}.")
    put(say_open(session.reading))
    return DONE
