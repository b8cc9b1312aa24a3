"""`crisisplan set`: one answer, or what is said about it."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, add_by, command, one_of
from crisisplan.cli.statuses import CANNOT, DECIDE, DONE, FOUND

if TYPE_CHECKING:
    from crisisplan.domain.playbook import Item
    from crisisplan.session.plan_session import PlanSession

STATES = ("todo", "draft", "done", "not-applicable")


def make_parser(about: str) -> Parser:
    """Give the parser of `set`."""
    parser = command(
        "set",
        about,
        more="VALUE is typed as on the screen: 'yes', '45 min', '2026-12-01', a name "
        "of the directory\n(a lead; deputies after semicolons). Tables and records are "
        "YAML and replaced whole. An empty\nVALUE clears the answer. A refused value "
        "leaves the file as it was.",
        examples="""
            crisisplan set city.plan.yaml com-time-to-first 30
            crisisplan set city.plan.yaml com-lead "Jana Kováč; Peter Malý"
            crisisplan set city.plan.yaml com-say-confirmed - < statement.txt
            crisisplan set city.plan.yaml gov-rhythm --ask "Fire brigade"
            crisisplan set city.plan.yaml gov-convene --state done --note "Told in May"
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add("item", metavar="ITEM", help="an id that 'crisisplan show PLAN' lists")
    add("value", metavar="VALUE", nargs="?", help="the answer; '-' reads it from input")
    add("--draft", action="store_true", help="the value is not final yet")
    add("--state", type=one_of(STATES), metavar="STATE", help=", ".join(STATES))
    add("--reason", metavar="TEXT", help="why it does not apply")
    add("--note", metavar="TEXT", help="a note beside the answer; empty takes it away")
    add("--owner", metavar="ROLE", help="who sees to it; empty is the playbook's role")
    add("--due", metavar="DAY", help="until when, as in 2026-12-01 or 'in 3 weeks'")
    add("--ask", metavar="WHOM", help="we do not know yet: who was asked")
    add("--reply-by", metavar="DAY", help="until when they are to reply")
    add("--agree", metavar="PARTNER", help="this partner has confirmed the answer")
    add("--holds", action="store_true", help="it was read through and holds as it is")
    add_by(parser)
    return parser


def run(args: argparse.Namespace) -> int:
    """Change one answer and save; nothing is saved where any part is refused."""
    from crisisplan.cli.guard import say
    from crisisplan.cli.plans import open_to_write, who_types
    from crisisplan.errors import NotAnAnswerError

    if refused := _usage(args):
        say(refused)
        return CANNOT
    session = open_to_write(args.plan, who_types(args.by))
    item = session.playbook.item(args.item)
    adopted = session.plan.status == "adopted"
    try:
        _answer(session, item, args)
        _describe(session, item, args)
    except NotAnAnswerError as refusal:
        say(f"{item.title}: {refusal} The file is as it was.")
        return FOUND
    status = _save(session, item)
    if adopted:
        say("This plan was adopted. With this change it is a draft again.")
    return status


def _usage(args: argparse.Namespace) -> str:
    """Say what does not go together; nothing where all does."""
    said = (args.state, args.note, args.owner, args.due, args.ask, args.agree)
    if args.value is None and all(one is None for one in said) and not args.holds:
        return "Say what to set: a VALUE, or one of the options of 'set --help'."
    if args.draft and args.value is None:
        return "--draft goes with a VALUE; without one, write --state draft."
    if args.reason is not None and args.state != "not-applicable":
        return "--reason goes with --state not-applicable."
    if args.reply_by is not None and args.ask is None:
        return "--reply-by goes with --ask WHOM."
    if args.ask is not None and args.state is not None:
        return "Use --ask or --state, not both: asking is a state."
    return ""


def _answer(session: "PlanSession", item: "Item", args: argparse.Namespace) -> None:
    from crisisplan.cli.typed import read_input, value_of

    if args.value is None:
        return
    typed = read_input() if args.value == "-" else args.value
    value = value_of(typed, item, session.reading) if typed.strip() else None
    session.put(item.id, value, draft=args.draft)


def _describe(session: "PlanSession", item: "Item", args: argparse.Namespace) -> None:
    if args.state is not None:
        session.set_state(item.id, args.state, args.reason or "")
    if args.ask is not None:
        session.ask(item.id, args.ask, args.reply_by or "")
    if args.note is not None:
        session.set_note(item.id, args.note)
    if args.owner is not None:
        session.set_owner(item.id, args.owner)
    if args.due is not None:
        session.set_due(item.id, args.due)
    if args.agree is not None:
        session.agree(item.id, args.agree)
    if args.holds:
        session.review(item.id)


def _save(session: "PlanSession", item: "Item") -> int:
    """Save, and tell what the person would otherwise not notice."""
    from crisisplan.cli.guard import say
    from crisisplan.storage.outcomes import Diverted, Joined

    outcome = session.save()
    if session.has_comments:
        say(
            "Comments that were written into the file by hand are not kept. They are "
            f"in {session.path.name}.bak."
        )
    standing = session.reading.standing(item)
    if standing.missing:
        say(f"Saved. {item.title}: {standing.missing}")
    if not session.reading.in_play(item):
        say(f"Saved, but “{item.title}” is not asked of this city at the moment.")
    if isinstance(outcome, Diverted | Joined):
        say(outcome.sentence)
    clash = isinstance(outcome, Joined) and outcome.clashes
    return DECIDE if clash or isinstance(outcome, Diverted) else DONE
