"""`crisisplan playbook`: which there are, what they ask, and how they are written."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command, one_of
from crisisplan.cli.statuses import CANNOT, DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.playbook import Playbook
    from crisisplan.storage.catalogue import Entry

DEEDS = ("list", "show", "schema")
PARTS = ("playbook", "chapter", "lessons")


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook`."""
    parser = command(
        "playbook",
        about,
        more="list            the playbooks that can be used by name\n"
        "show NAME       its chapters, sections and items\n"
        "show NAME ITEM  one item, with the reason why it is asked\n"
        "schema          JSON Schema with which an editor helps while you write",
        examples="""
            crisisplan playbook list
            crisisplan playbook show first-24-hours
            crisisplan playbook show city-incident-response com-lead
            crisisplan playbook schema --part chapter > chapter.schema.json
        """,
    )
    add = parser.add_argument
    add("deed", metavar="list|show|schema", type=one_of(DEEDS))
    add("name", metavar="NAME", nargs="?", help="a name of the list, or a path")
    add("item", metavar="ITEM", nargs="?", help="the id of an item")
    add(
        "--part",
        default="playbook",
        type=one_of(PARTS),
        metavar="PART",
        help=f"schema: {', '.join(PARTS)}",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """List, show, or print the schema."""
    from crisisplan.cli.guard import put, say
    from crisisplan.storage.catalogue import find

    if args.deed != "show" and args.name is not None:
        say(f"'playbook {args.deed}' takes no name. See 'crisisplan playbook --help'.")
        return CANNOT
    if args.deed == "schema":
        put(_schema(args.part))
    elif args.deed == "list":
        put("\n".join(_list()))
    elif args.name is None:
        say("Say which playbook: 'crisisplan playbook list' shows all.")
        return CANNOT
    else:
        playbook, _ = find(args.name).read()
        put("\n".join(_show(playbook, args.item)))
    return DONE


def _schema(part: str) -> str:
    import json

    from crisisplan.domain.schema import schema

    return json.dumps(schema(part), ensure_ascii=False, indent=2)


def _list() -> "Iterator[str]":
    from crisisplan.errors import CrisisPlanError
    from crisisplan.storage.catalogue import entries

    for entry in entries():
        try:
            playbook, _ = entry.read()
        except CrisisPlanError:
            yield f"{entry.name}: has problems, see 'crisisplan check {entry.path}'"
        else:
            yield from _about(entry, playbook)


def _about(entry: "Entry", playbook: "Playbook") -> "Iterator[str]":
    where = "comes with crisisplan" if entry.shipped else str(entry.path)
    yield (
        f"{entry.name}: {playbook.title} {playbook.edition}, "
        f"{len(playbook.items)} items, {where}"
    )
    if playbook.summary:
        yield f"  {playbook.say(playbook.summary)}"


def _show(playbook: "Playbook", item_id: str | None) -> "Iterator[str]":
    if item_id is not None:
        from crisisplan.cli.item_text import item_lines

        yield from item_lines(playbook.item(item_id), playbook)
        return
    say = playbook.say
    yield f"{playbook.title} {playbook.edition} ({playbook.id})"
    yield say(playbook.summary)
    for chapter in playbook.chapters:
        optional = ", optional" if chapter.optional else ""
        yield f"\n{say(chapter.title)} ({chapter.id}{optional})"
        for section in chapter.sections:
            minutes = f" · {section.minutes} minutes" if section.minutes else ""
            yield f"  {say(section.title)}{minutes}"
            for item in section.items:
                star = "*" if item.essential else " "
                yield f"   {star} {item.id}  {say(item.title)}"
