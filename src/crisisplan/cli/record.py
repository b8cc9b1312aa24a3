"""`crisisplan record`: a review, exercise or activation, and what came to light."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, add_by, command, one_of
from crisisplan.cli.statuses import CANNOT, FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crisisplan.domain.recording import TypedFinding
    from crisisplan.domain.standing import Reading
    from crisisplan.session.plan_session import PlanSession

WHAT = ("review", "exercise", "activation", "findings", "close", "reopen")
_NUMBERED = ("close", "reopen")


class _OfFinding(argparse.Action):
    """Keeps what is said about the finding before it."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: "str | Sequence[str] | None",
        option_string: str | None = None,
    ) -> None:
        """Begin another finding, or add to the last one."""
        found: list[dict[str, list[str]]] = namespace.findings
        if self.dest == "text":
            found.append({})
        elif not found:
            parser.error(f"{option_string} goes behind the --finding that it is about.")
        found[-1].setdefault(self.dest, []).append(str(values))


def make_parser(about: str) -> Parser:
    """Give the parser of `record`."""
    parser = command(
        "record",
        about,
        more="A finding is open, and counted, until 'record PLAN close NUMBER' says "
        "that it was seen to;\n'record PLAN findings' lists the open ones with their "
        "numbers.",
        examples="""
            crisisplan record city.plan.yaml exercise --with police \
--finding "The alert took 48 minutes" --owner education --due "in 3 weeks"
            crisisplan record city.plan.yaml review --review-by "in 1 year"
            crisisplan record city.plan.yaml findings
            crisisplan record city.plan.yaml close 2
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the plan file")
    add("what", metavar="WHAT", type=one_of(WHAT), help=", ".join(WHAT))
    add("number", metavar="NUMBER", nargs="?", type=_number, help="of a finding")
    add("--on", metavar="DAY", help="when (today where nothing is said)")
    add(
        "--with", metavar="WHO", action="append", dest="with_", help="a partner or name"
    )
    parser.set_defaults(findings=[])
    for option, metavar, dest, help_ in (
        ("--finding", "TEXT", "text", "what came to light; what follows is about it:"),
        ("--item", "ID", "items", "a question that it concerns"),
        ("--owner", "ROLE", "owner", "who sees to it"),
        ("--due", "DAY", "due", "until when"),
    ):
        add(option, metavar=metavar, dest=dest, action=_OfFinding, help=help_)
    add("--review-by", metavar="DAY", help="when the plan is to be read through next")
    add_by(parser)
    return parser


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdecimal()):
        raise argparse.ArgumentTypeError(
            f"{typed!r} is no number. 'record PLAN findings' lists them."
        )
    return int(typed)


def run(args: argparse.Namespace) -> int:
    """Record what was done, close a finding, or list what is open."""
    from crisisplan.cli.guard import say

    if refused := _usage(args):
        say(refused)
        return CANNOT
    return _list(args.plan) if args.what == "findings" else _change(args)


def _usage(args: argparse.Namespace) -> str:
    told = any((args.on, args.with_, args.findings, args.review_by))
    if args.what in _NUMBERED and args.number is None:
        return f"Say which finding: 'record {args.plan} {args.what} NUMBER'."
    if args.number is not None and args.what not in _NUMBERED:
        return "A NUMBER goes with close and reopen only."
    if told and args.what in (*_NUMBERED, "findings"):
        return (
            "The options go with a review, an exercise or an activation, not with "
            f"{args.what}."
        )
    return ""


def _list(path: str) -> int:
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read

    reading, status = read(path)
    put("\n".join(finding_lines(reading)) or "No finding is open.")
    return status


def finding_lines(reading: "Reading") -> "Iterator[str]":
    """Give a line for each open finding, with its number."""
    from crisisplan.domain.findings import open_findings, say_finding
    from crisisplan.domain.text import one_line

    for one in open_findings(reading):
        yield f"{one.number:>3}  {one_line(say_finding(one, reading))}"


def _change(args: argparse.Namespace) -> int:
    from crisisplan.cli.guard import put, say
    from crisisplan.cli.plans import open_to_write, save_and_tell, who_types
    from crisisplan.domain.findings import open_findings
    from crisisplan.errors import NotAnAnswerError

    session = open_to_write(args.plan, who_types(args.by))
    adopted = session.plan.status == "adopted"
    try:
        said = _do(session, args)
    except NotAnAnswerError as refusal:
        say(f"{refusal} The file is as it was.")
        return FOUND
    status = save_and_tell(session)
    count = len(open_findings(session.reading))
    put(f"{said} {count} {'finding is' if count == 1 else 'findings are'} open.")
    if adopted:
        say("This plan was adopted. With this change it is a draft again.")
    return status


def _do(session: "PlanSession", args: argparse.Namespace) -> str:
    from crisisplan.domain.recording import TypedActivity

    if args.what == "close":
        session.close_finding(args.number)
        return f"Finding {args.number} is closed."
    if args.what == "reopen":
        session.reopen_finding(args.number)
        return f"Finding {args.number} is open again."
    session.record(
        TypedActivity(
            kind=args.what,
            on=args.on or "",
            with_=tuple(args.with_ or ()),
            findings=tuple(map(_finding, args.findings)),
            review_by=args.review_by or "",
        )
    )
    activity = session.plan.activity[-1]
    return f"Recorded: {activity.kind} on {activity.on}."


def _finding(said: dict[str, list[str]]) -> "TypedFinding":
    from crisisplan.domain.recording import TypedFinding

    return TypedFinding(
        text=said["text"][-1],
        items=tuple(said.get("items", ())),
        owner=said.get("owner", [""])[-1],
        due=said.get("due", [""])[-1],
    )
