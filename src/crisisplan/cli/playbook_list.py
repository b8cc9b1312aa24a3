"""`crisisplan playbook list`: what can be used by name, and where it comes from."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.playbook import Playbook
    from crisisplan.storage.catalogue import Entry


def make_parser(about: str) -> Parser:
    """Give the parser of `playbook list`."""
    return command("playbook list", about, examples="crisisplan playbook list")


def run(args: argparse.Namespace) -> int:  # noqa: ARG001  # every verb is given them
    """List playbooks, then overlays."""
    from crisisplan.cli.guard import put

    put("\n".join((*_playbooks(), *_overlays())))
    return DONE


def _playbooks() -> "Iterator[str]":
    from crisisplan.errors import CrisisPlanError
    from crisisplan.storage.catalogue import entries

    for entry in entries():
        try:
            playbook, _ = entry.read()
        except CrisisPlanError:
            yield _faulty(entry)
        else:
            yield from _about(entry, playbook)


def _about(entry: "Entry", playbook: "Playbook") -> "Iterator[str]":
    from crisisplan.domain.beginning import as_begun
    from crisisplan.domain.effort import effort, say_effort
    from crisisplan.domain.text import sentence

    yield f"{entry.name}: {playbook.title} {playbook.edition}, {_where(entry)}"
    yield f"  {sentence(say_effort(effort(as_begun(playbook))))}"
    if playbook.summary:
        yield f"  {playbook.say(playbook.summary)}"


def _overlays() -> "Iterator[str]":
    from crisisplan.errors import CrisisPlanError
    from crisisplan.storage.catalogue import overlays
    from crisisplan.storage.overlay_read import read_overlay

    for number, entry in enumerate(overlays()):
        if number == 0:
            yield "\nOverlays, put on a playbook with --overlay:"
        try:
            overlay = read_overlay(entry.path, shipped=entry.shipped)
        except CrisisPlanError:
            yield _faulty(entry)
        else:
            checked = f", checked {overlay.checked}" if overlay.checked else ""
            wanted = " and ".join(one.id for one in overlay.for_)
            yield (
                f"{entry.name}: {overlay.title} {overlay.edition}, for "
                f"{wanted}{checked}, {_where(entry)}"
            )


def _where(entry: "Entry") -> str:
    return "comes with crisisplan" if entry.shipped else str(entry.path)


def _faulty(entry: "Entry") -> str:
    return f"{entry.name}: has problems, see 'crisisplan check {entry.path}'"
