"""`crisisplan diff`: what is different between two plans, in words."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.standing import Reading


def make_parser(about: str) -> Parser:
    """Give the parser of `diff`."""
    parser = command(
        "diff",
        about,
        more="Everything is said once, by chapter. Names and answers are in it: it is "
        "for those who\nmay read both files.",
        examples="""
            crisisplan diff bratislava.v3.plan.yaml bratislava.plan.yaml
            crisisplan diff bratislava.plan.yaml.bak bratislava.plan.yaml
        """,
    )
    parser.add_argument("old", metavar="OLD", help="the plan file as it was")
    parser.add_argument("new", metavar="NEW", help="the plan file as it is")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print what is different; nothing is written."""
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read

    old, before = read(args.old)
    new, after = read(args.new)
    put("\n".join(_lines(old, new)))
    return max(before, after)


def _lines(old: "Reading", new: "Reading") -> "Iterator[str]":
    from crisisplan.domain.compare.plans import by_heading, compare

    found = by_heading(compare(old, new))
    if not found:
        yield "Both plans hold the same."
    for number, (heading, differences) in enumerate(found.items()):
        if number:
            yield ""
        yield heading
        for one in differences:
            yield f"  {one.said}"
