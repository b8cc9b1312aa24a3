"""`crisisplan show`: a plan, or one item of it, as text."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.filtering import Sieve
    from crisisplan.domain.playbook import Item
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
            crisisplan show bratislava.plan.yaml --only "role Spokesperson, overdue"
        """,
    )
    parser.add_argument("plan", metavar="PLAN", help="the plan file")
    parser.add_argument("item", metavar="ITEM", nargs="?", help="the id of an item")
    parser.add_argument(
        "--only",
        metavar="WHAT",
        default="",
        help="list only some: a role, a phase, a chapter, a state, overdue …",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Print the list of items, or one item."""
    from crisisplan.cli.guard import put
    from crisisplan.cli.plans import read

    reading, status = read(args.plan)
    if args.item is None:
        from crisisplan.domain.filter_words import read_filter
        from crisisplan.domain.filtering import Sieve

        through = read_filter(args.only, reading.playbook)
        put("\n".join(_list(Sieve(reading, through))))
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


def _list(sieve: "Sieve") -> "Iterator[str]":
    from crisisplan.domain.version import say_version

    reading = sieve.reading
    plan, playbook = reading.plan, reading.playbook
    yield f"{plan.city.name} · {playbook.title} {playbook.edition}"
    yield say_version(plan, frozen=reading.is_adopted)
    for chapter in playbook.chapters:
        inside = {item.id for item in chapter.items}
        items = [item for item in sieve.items if item.id in inside]
        if sieve.through and not items:
            continue
        yield ""
        yield f"{playbook.say(chapter.title)} ({chapter.id})"
        if reason := plan.left_out(chapter.id):
            yield f"  left out: {reason}"
        yield from _items(sieve.reading, items)
    if sieve.through:
        yield ""
        yield f"{len(sieve.items)} of {len(sieve.reading.items)} items are listed."
    if sieve.parked:
        yield ""
        count = len(sieve.parked)
        items_ = "1 item is" if count == 1 else f"{count} items are"
        yield f"{items_} not asked of this city, by its size or by other answers."


def _items(reading: "Reading", items: "list[Item]") -> "Iterator[str]":
    width = max((len(item.id) for item in items), default=0)
    for item in items:
        sign = "   " if item.is_form else mark(reading, item)
        star = "*" if item.essential else " "
        title = reading.playbook.say(item.title)
        yield f"  {sign}{star} {item.id:<{width}}  {title}"
