"""`crisisplan show`: a plan, or one item of it, as text."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.playbook import Chapter, Item
    from crisisplan.domain.standing import Reading

MARKS = {"done": "[x]", "draft": "[~]", "asked": "[?]", "not-applicable": "[-]"}
OPEN, REFUSED = "[ ]", "[!]"


def make_parser(about: str) -> Parser:
    """Give the parser of `show`."""
    parser = command(
        "show",
        about,
        more="[x] answered  [~] draft, or not whole yet  [?] somebody was asked  "
        "[ ] open\n[!] needs correcting  [-] does not apply  * essential",
        examples="""
            crisisplan show bratislava.plan.yaml
            crisisplan show bratislava.plan.yaml com-lead
        """,
    )
    parser.add_argument("plan", metavar="PLAN", help="the plan file")
    parser.add_argument("item", metavar="ITEM", nargs="?", help="the id of an item")
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the list of items, or one item."""
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read

    reading, status = read(args.plan)
    if args.item is None:
        put("\n".join(_list(reading)))
    else:
        from crisisplan.cli.item_text import item_lines

        item = reading.playbook.item(args.item)
        put("\n".join(item_lines(item, reading.playbook, reading)))
    return status


def mark(reading: "Reading", item: "Item") -> str:
    """Give the sign for how far an item stands."""
    standing = reading.standing(item)
    if standing.refused:
        return REFUSED
    if standing.state == "done" and not standing.answered:
        return MARKS["draft"]
    return MARKS.get(standing.state, OPEN)


def _list(reading: "Reading") -> "Iterator[str]":
    from crisisplan.domain.version import say_version

    plan, playbook = reading.plan, reading.playbook
    yield f"{plan.city.name} · {playbook.title} {playbook.edition}"
    yield say_version(plan, frozen=reading.is_adopted)
    for chapter in playbook.chapters:
        yield ""
        yield f"{playbook.say(chapter.title)} ({chapter.id})"
        if reason := plan.left_out(chapter.id):
            yield f"  left out: {reason}"
        else:
            yield from _items(reading, chapter)
    if reading.parked:
        yield ""
        count = len(reading.parked)
        items = "1 item is" if count == 1 else f"{count} items are"
        yield f"{items} not asked of this city, by its size or by other answers."


def _items(reading: "Reading", chapter: "Chapter") -> "Iterator[str]":
    items = [item for item in chapter.items if reading.in_play(item)]
    width = max((len(item.id) for item in items), default=0)
    for item in items:
        sign = "   " if item.is_form else mark(reading, item)
        star = "*" if item.essential else " "
        title = reading.playbook.say(item.title)
        yield f"  {sign}{star} {item.id:<{width}}  {title}"
