"""`crisisplan forget`: a person is taken out of a plan and its copy."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DECIDE, DONE

if TYPE_CHECKING:
    from crisisplan.domain.plan import Plan


def make_parser(about: str) -> Parser:
    """Give the parser of `forget`."""
    parser = command(
        "forget",
        about,
        more="First it only says where the person stands and is named. With --yes they "
        "are taken out of\ndirectory, roles, answers, what is set aside, the record, "
        "and the .bak beside the plan.\nFree text stays as it is but for --also-text, "
        "which finds the name as it is written, not its\nother forms. It cannot be "
        "undone.",
        examples="""
            crisisplan forget city.plan.yaml "Jana Kováč"
            crisisplan forget city.plan.yaml p-7k3m9q2x --yes --also-text
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add("person", metavar="PERSON", help="a name or id of the directory")
    add("--yes", action="store_true", help="go on and forget them")
    add(
        "--also-text",
        action="store_true",
        help="write [removed] for name, numbers and address in free text",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Say where somebody stands; take them out where that is wanted."""
    from crisisplan.cli.guard import put, say
    from crisisplan.cli.plans import open_to_write

    session = open_to_write(args.plan, "")
    person_id = _find(args.person, session.plan)
    before = session.traces(person_id)
    if not args.yes:
        put("\n".join(before.lines))
        say("Nothing was changed. The same with --yes forgets them.")
        return DECIDE
    session.forget(person_id, also_text=args.also_text)
    put(f"{before.name} is forgotten in {session.path.name} and its copy.")
    put("\n".join(before.left(also_text=args.also_text)))
    return DONE


def _find(typed: str, plan: "Plan") -> str:
    """Give the id of whoever is meant.

    Raises:
        CrisisPlanError: Nobody is, or several; the text says who.
    """
    from crisisplan.domain.text import nearest, one_line, tidy
    from crisisplan.errors import CrisisPlanError

    wanted, people = one_line(tidy(typed)).casefold(), plan.people
    same = [k for k, one in people.items() if wanted in (k, one.name.casefold())]
    if len(same) == 1:
        return same[0]
    if same:
        ids = ", ".join(same)
        raise CrisisPlanError(f"{len(same)} people are called so; write an id: {ids}.")
    hint = nearest(typed, [one.name for one in people.values()])
    raise CrisisPlanError(
        f"{one_line(typed)!r} is not in the directory."
        + (f" Did you mean {hint!r}?" if hint else "")
    )
