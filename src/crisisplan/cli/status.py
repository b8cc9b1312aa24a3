"""`crisisplan status`: where a plan stands, for people and for programs."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crisisplan.domain.overview import Part
    from crisisplan.domain.standing import Reading

_SAID = ("next", "chapters", "phases", "people", "duties", "findings", "upkeep")
FOR_PROGRAMS = """\
--json gives one object. "items", "answered", "settled", "confirmed", "essential",
"asked", "overdue", "parked", "set_aside", "chapters" and "gaps" are counts and lists of
questions. "to_confirm", "phases", "version", "status", "adopted_on", "review_by" and
"last" (of exercise, review, activation) say how far the plan is agreed, adopted and
tried. "next" is what to do next; "people", "duties", "findings" and "upkeep" are what
else is worth a look. Each of their entries has a "sentence" and where it leads: "kind"
and "id"."""


def make_parser(about: str) -> Parser:
    """Give the parser of `status`."""
    parser = command(
        "status",
        about,
        more=FOR_PROGRAMS,
        examples="""
            crisisplan status bratislava.plan.yaml
            crisisplan status bratislava.plan.yaml --json
            crisisplan status bratislava.plan.yaml --strict && echo "nothing is open"
        """,
    )
    parser.add_argument("plan", metavar="PLAN", help="the plan file")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="exit status 1 while something is open or overdue",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the counts and what is open."""
    from pathlib import Path

    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read
    from crisisplan.domain.overview import overview
    from crisisplan.domain.points import Scope
    from crisisplan.domain.version import is_adopted
    from crisisplan.storage.kept import read_kept

    reading, status = read(args.plan)
    kept = read_kept(Path(args.plan), reading.plan.version)
    before = kept.plan if kept and is_adopted(kept.plan) else None
    parts = {one.key: one for one in overview(Scope.whole(reading), before)}
    if args.json:
        import json

        from crisisplan.cli.status_data import as_data

        put(json.dumps(as_data(reading, parts), ensure_ascii=False, indent=2))
    else:
        put("\n".join(_lines(reading, parts)))
    return FOUND if args.strict and is_open(reading) else status


def is_open(reading: "Reading") -> bool:
    """Say whether an answer or a finding is open, or a review is overdue."""
    from crisisplan.domain.findings import open_findings

    review_by = reading.plan.review_by
    late = bool(review_by) and review_by < reading.today.isoformat()
    return late or bool(reading.gaps or open_findings(reading))


def _lines(reading: "Reading", parts: "Mapping[str, Part]") -> "Iterator[str]":
    plan, book = reading.plan, reading.playbook
    yield f"{plan.city.name} · {book.title} {book.edition} · version {plan.version}"
    yield from (point.sentence for point in parts["short"].points)
    for key in _SAID:
        yield ""
        yield f"{parts[key].title}:"
        for number, point in enumerate(parts[key].points, 1):
            mark = f"{number}." if key == "next" and point.to else " "
            yield f"{mark:>3} {point.sentence}"
    yield from _open(reading)


def _open(reading: "Reading") -> "Iterator[str]":
    book = reading.playbook
    ordered = sorted(reading.gaps, key=lambda item: not item.essential)
    yield ""
    yield "Open, the essential first:" if ordered else "Nothing is open."
    for item in ordered:
        answer, standing = reading.plan.answer(item.id), reading.standing(item)
        parts = [book.say(book.name(reading.owner(item)))]
        if answer.due:
            parts.append(f"due {answer.due}")
        if answer.asked and standing.state == "asked":
            parts.append(f"asked {reading.around.name(answer.asked.whom)}")
        if standing.overdue:
            parts.append("OVERDUE")
        if standing.refused:
            parts.append("needs correcting")
        about = ", ".join(part for part in parts if part)
        star = "*" if item.essential else " "
        yield f" {star} {item.id}  {book.say(item.title)}" + (
            f" ({about})" if about else ""
        )
