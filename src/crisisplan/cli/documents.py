"""Making documents and writing them, said in the words of the command line."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from crisisplan.cli.guard import say
from crisisplan.domain.standing import Reading
from crisisplan.errors import CannotWriteError, CrisisPlanError
from crisisplan.export.making import (
    Chosen,
    Made,
    Wish,
    contents,
    jobs,
)
from crisisplan.export.remarks import remarks
from crisisplan.storage.file_set import in_the_way, write_all
from crisisplan.storage.logo import read_logo


def tell_left_out(chosen: Chosen) -> None:
    """Say which documents were meant and are not made."""
    if chosen.too_wide:
        say(f"Not for this audience, and left out: {', '.join(chosen.too_wide)}.")
    for name, option in chosen.untold.items():
        say(f"Left out, since it needs --{option}: {name}.")


def with_logo(wish: Wish, reading: Reading, plan: Path) -> Wish:
    """Add the city's logo; say why it is left out where it cannot be used."""
    logo = read_logo(plan, reading.plan.city.logo)
    if logo.problem:
        say(logo.problem)
    return replace(wish, logo=logo.content)


def make(wish: Wish, reading: Reading, now: datetime) -> tuple[Made, ...]:
    """Make all files that are wished; whoever waits is told for which.

    Raises:
        CrisisPlanError: One of them cannot be made; the text says why.
    """
    made: list[Made] = []
    wanted = jobs(wish, reading, now)
    waits = sys.stderr.isatty() and set(wish.formats) != {"md"}
    for number, job in enumerate(wanted, 1):
        if waits:
            say(f"Making {number} of {len(wanted)}: {job.file_name}")
        made.append(job.make())
    for sentence in remarks(wish, reading, made):
        say(sentence)
    return tuple(made)


def print_one(made: Sequence[Made]) -> None:
    """Give one document as the result.

    Raises:
        CrisisPlanError: There are several.
    """
    if len(made) != 1:
        raise CrisisPlanError(
            "Standard output takes one document. Name a single one with --document and "
            "one --format, or a folder with --to."
        )
    sys.stdout.write(made[0].content.decode())


def write(
    made: Sequence[Made], folder: Path, *, force: bool = False
) -> tuple[Path, ...]:
    """Write all files into a folder, or none.

    Raises:
        CannotWriteError: One cannot be written, or would overwrite something else.
    """
    files = contents(made)
    if not force and (others := in_the_way(folder, files)):
        there = ", ".join(others)
        verb = "holds" if len(others) == 1 else "hold"
        raise CannotWriteError(
            f"In {folder}, {there} {verb} something else by now, and nothing was "
            "written. Look at what is there, then repeat the command with --force, or "
            "name another folder with --to."
        )
    return write_all(folder, files, force=force)
