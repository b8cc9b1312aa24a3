"""`crisisplan status`: where a plan stands, for people and for programs."""

import argparse
from typing import TYPE_CHECKING, Any

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.progress import Progress
    from crisisplan.domain.standing import Reading


def make_parser(about: str) -> Parser:
    """Give the parser of `status`."""
    parser = command(
        "status",
        about,
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
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read
    from crisisplan.domain.progress import progress

    reading, status = read(args.plan)
    counted = progress(reading)
    if args.json:
        import json

        put(json.dumps(as_data(reading, counted), ensure_ascii=False, indent=2))
    else:
        put("\n".join(_lines(reading, counted)))
    return FOUND if args.strict and is_open(reading) else status


def is_open(reading: "Reading") -> bool:
    """Say whether something is not answered, or the plan should have been reviewed."""
    review_by = reading.plan.review_by
    return bool(reading.gaps) or bool(
        review_by and review_by < reading.today.isoformat()
    )


def as_data(reading: "Reading", counted: "Progress") -> dict[str, Any]:
    """Give the counts and the gaps in the shape that programs read."""
    titles = {one.id: one.title for one in reading.playbook.chapters}
    return {
        "items": counted.all.items,
        "answered": counted.all.answered,
        "settled": counted.all.settled,
        "confirmed": counted.confirmed,
        "essential": {
            "items": counted.essential.items,
            "answered": counted.essential.answered,
        },
        "asked": counted.asked,
        "overdue": counted.overdue,
        "parked": counted.parked,
        "set_aside": counted.set_aside,
        "chapters": [
            {
                "id": chapter_id,
                "title": reading.playbook.say(titles[chapter_id]),
                "items": count.items,
                "answered": count.answered,
            }
            for chapter_id, count in counted.chapters
        ],
        "gaps": gaps(reading),
    }


def gaps(reading: "Reading") -> list[dict[str, Any]]:
    """Give what is open, in the order of the playbook.

    What was written but is refused or not whole counts as a draft.
    """
    book = reading.playbook
    found = []
    for item in reading.gaps:
        state = reading.standing(item).state
        found.append(
            {
                "item": item.id,
                "title": book.say(item.title),
                "chapter": book.spots[item.id].chapter.id,
                "owner": reading.owner(item) or None,
                "due": reading.plan.answer(item.id).due or None,
                "state": "draft" if state == "done" and not item.is_action else state,
            }
        )
    return found


def _lines(reading: "Reading", counted: "Progress") -> "Iterator[str]":
    plan, book = reading.plan, reading.playbook
    every, essential = counted.all, counted.essential
    yield f"{plan.city.name} · {book.title} {book.edition} · {_version(reading)}"
    yield f"Answered {every.percent} % ({every.answered} of {every.items})"
    yield (
        f"Essential: {essential.answered} of {essential.items} answered, "
        f"{counted.essential.settled} settled"
    )
    yield (
        f"Settled {counted.all.settled} · confirmed by partners {counted.confirmed} · "
        f"asked {counted.asked} · overdue {counted.overdue}"
    )
    yield f"Parked {counted.parked} · set aside {counted.set_aside}"
    yield ""
    titles = {one.id: book.say(one.title) for one in book.chapters}
    for chapter_id, count in counted.chapters:
        yield f"  {count.answered:>3} of {count.items:<3}  {titles[chapter_id]}"
    yield from _open(reading)


def _version(reading: "Reading") -> str:
    plan = reading.plan
    valid = f", valid until {plan.review_by}" if plan.review_by else ""
    return f"version {plan.version} ({plan.status}){valid}"


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
