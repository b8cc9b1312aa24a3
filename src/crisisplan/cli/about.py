"""`crisisplan about`: whose plan it is, until when it holds, and who gets it."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, add_by, command
from crisisplan.cli.statuses import FOUND

if TYPE_CHECKING:
    from crisisplan.session.plan_session import PlanSession

_FACTS = {
    "name": ("--city", "NAME", "whose plan it is"),
    "country": ("--country", "COUNTRY", "its name, or two letters"),
    "population": ("--population", "NUMBER", "how many people live there"),
    "languages": ("--languages", "LIST", "two letters each, the main one first"),
    "letterhead": ("--letterhead", "TEXT", "stands on the title page"),
    "logo": ("--logo", "FILE", "a picture beside the plan"),
}


def make_parser(about: str) -> Parser:
    """Give the parser of `about`."""
    parser = command(
        "about",
        about,
        more="Without an option it says what is known. An empty text takes a fact "
        "away.\nWHO is 'who; document; audience; copies': what is left out is the full "
        "plan, amber, one copy.",
        examples="""
            crisisplan about city.plan.yaml
            crisisplan about city.plan.yaml --letterhead "City of Hron"
            crisisplan about city.plan.yaml --review-by "in 1 year"
            crisisplan about city.plan.yaml --deliver "Mayor; action-cards; red; 2"
            crisisplan about city.plan.yaml --no-delivery 1
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    for key, (option, metavar, help_) in _FACTS.items():
        add(option, metavar=metavar, dest=key, help=help_)
    add("--review-by", metavar="DAY", help="until when the plan holds")
    add(
        "--deliver",
        metavar="WHO",
        action="append",
        default=[],
        help="put a line on the distribution list, in place of one for the same",
    )
    add(
        "--no-delivery",
        metavar="NUMBER",
        type=int,
        help="take a line off the distribution list",
    )
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Say the facts, or change those that are named."""
    from crisisplan.cli.guard import put, say
    from crisisplan.cli.plans import open_to_write, read, save_and_tell, who_types
    from crisisplan.domain.about import about_lines
    from crisisplan.errors import NotAnAnswerError

    named = (*map(vars(args).get, _FACTS), args.review_by, args.no_delivery)
    if all(one is None for one in named) and not args.deliver:
        reading, status = read(args.plan)
        put("\n".join(about_lines(reading.plan)))
        return status
    session = open_to_write(args.plan, who_types(args.by))
    adopted = session.plan.status == "adopted"
    try:
        _change(session, args)
    except NotAnAnswerError as refusal:
        say(f"{refusal} The file is as it was.")
        return FOUND
    status = save_and_tell(session)
    put("\n".join(about_lines(session.plan)))
    if adopted:
        say("This plan was adopted. With this change it is a draft again.")
    return status


def _change(session: "PlanSession", args: argparse.Namespace) -> None:
    from crisisplan.domain.about import read_delivery, with_delivery, without_delivery
    from crisisplan.export.documents import DOCUMENTS

    facts = {key: vars(args)[key] for key in _FACTS if vars(args)[key] is not None}
    if facts:
        session.set_city(facts)
    if args.review_by is not None:
        session.set_review_by(args.review_by)
    lines = session.plan.distribution
    if args.no_delivery is not None:
        lines = without_delivery(lines, args.no_delivery)
    for typed in args.deliver:
        lines = with_delivery(lines, read_delivery(typed.split(";"), DOCUMENTS))
    if lines != session.plan.distribution:
        session.set_distribution(lines)
