"""`crisisplan playbook show`: what is asked, before anybody answers it."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import CANNOT, DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.storage.overlay_file import Resolved


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook show`."""
    from crisisplan.cli.playbook import add_overlays

    parser = command(
        "playbook show",
        about,
        more="A star marks what is essential.",
        examples="""
            crisisplan playbook show first-24-hours
            crisisplan playbook show city-incident-response com-lead
            crisisplan playbook show city-incident-response --overlay sk --origin
        """,
    )
    add = parser.add_argument
    add("name", metavar="NAME", nargs="?", help="a name of the list, or a path")
    add("item", metavar="ITEM", nargs="?", help="the id of an item")
    add_overlays(parser)
    add(
        "--origin",
        action="store_true",
        help="say for each item which file it comes from, and what changed it",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Show a playbook with its overlays, or one of its items."""
    from crisisplan.cli.guard import put, say
    from crisisplan.storage.catalogue import find, find_overlay, shipped_folder
    from crisisplan.storage.overlay_file import resolve

    if args.name is None:
        say("Say which playbook: 'crisisplan playbook list' shows all.")
        return CANNOT
    overlays = [find_overlay(name).path for name in args.overlay]
    resolved = resolve(find(args.name).path, overlays, shipped=shipped_folder())
    show = _whole if args.item is None else _one
    put("\n".join(show(resolved, args)))
    return DONE


def _one(resolved: "Resolved", args: argparse.Namespace) -> "Iterator[str]":
    from crisisplan.cli.item_text import item_lines

    playbook = resolved.playbook
    item = playbook.item(args.item)
    yield from item_lines(item, playbook)
    if item.recommended_by:
        yield f"Recommended by: {playbook.say(item.recommended_by)}"
    if args.origin:
        yield f"From: {_origin(resolved, item.id)}"


def _whole(resolved: "Resolved", args: argparse.Namespace) -> "Iterator[str]":
    playbook = resolved.playbook
    say = playbook.say
    yield f"{playbook.title} {playbook.edition} ({playbook.id})"
    for used in resolved.used:
        checked = f", checked {used.checked}" if used.checked else ""
        yield f"with {used.id} {used.edition}{checked}"
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
                if args.origin:
                    yield f"       {_origin(resolved, item.id)}"
    if playbook.hidden:
        yield "\nTaken out by overlays"
        yield from (f"     {one}  {why}" for one, why in playbook.hidden.items())


def _origin(resolved: "Resolved", item_id: str) -> str:
    origin = resolved.origins[item_id]
    changed = ", ".join(origin.changed_by)
    return f"{origin.file}:{origin.line}" + (
        f", changed by {changed}" if changed else ""
    )
