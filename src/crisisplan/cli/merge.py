"""`crisisplan merge`: two versions of one plan made into one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DECIDE, DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crisisplan.domain.merge import Merged
    from crisisplan.domain.plan import Plan
    from crisisplan.storage.plan_file import PlanFile


def make_parser(about: str) -> Parser:
    """Give the parser of `merge`."""
    parser = command(
        "merge",
        about,
        more="What only one of them changed is taken over. Where both changed the same "
        "answer, the newer\nstands and the other is set aside. Without --to nothing is "
        "written.",
        examples="""
            crisisplan merge lviv.plan.yaml from-the-police.plan.yaml
            crisisplan merge lviv.plan.yaml theirs.plan.yaml --to both.plan.yaml
            crisisplan merge mine.plan.yaml theirs.plan.yaml --base lviv.plan.yaml.bak
        """,
    )
    add = parser.add_argument
    add("mine", metavar="MINE", help="the plan file to which something is added")
    add("theirs", metavar="THEIRS", help="the other version of it")
    add("--base", metavar="FILE", help="the version from which both were made")
    add("--to", metavar="OUT", help="the file to write; it may be MINE")
    return parser


def run(args: argparse.Namespace) -> int:
    """Say what comes into MINE, and write it where that is wished."""
    from datetime import UTC

    from crisisplan.cli.guard import put, say
    from crisisplan.cli.plans import now
    from crisisplan.domain.merge import merge
    from crisisplan.errors import CannotWriteError
    from crisisplan.storage.plan_file import read_plan

    if args.to == "-":
        raise CannotWriteError("Name a file after --to; a plan is not put on screen.")
    mine, theirs = read_plan(Path(args.mine)), read_plan(Path(args.theirs))
    base = read_plan(Path(args.base)) if args.base else None
    _hold(mine, theirs, base)
    at = now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    old = base.plan if base else None
    both = merge(old, mine.plan, theirs.plan, mine.playbook, at=at)
    put("\n".join((*_cities(mine, theirs), *_account(mine, both))))
    if args.to:
        put(f"Wrote {_write(mine, both.plan, Path(args.to))}")
    else:
        say("Nothing was written. With --to OUT it is.")
    return DECIDE if both.clashes else DONE


def _hold(mine: "PlanFile", theirs: "PlanFile", base: "PlanFile | None") -> None:
    """Refuse what answers other questions, or questions that somebody changed.

    Raises:
        CrisisPlanError: The playbooks inside differ, or one of them was changed.
    """
    from crisisplan.errors import CrisisPlanError
    from crisisplan.storage.plan_file import checksum

    for file in (mine, theirs, *([base] if base else ())):
        if not file.trusted:
            raise CrisisPlanError(
                f"Somebody changed the playbook inside {file.path}. Look at it with "
                f"'crisisplan edit {file.path}', and accept it or take another file."
            )
        if checksum(file.pinned) != checksum(mine.pinned):
            raise CrisisPlanError(
                f"{mine.path} and {file.path} were made with different playbooks, so "
                "their answers cannot be put together one by one. 'crisisplan new "
                "--from' carries answers over from one to the other."
            )


def _cities(mine: "PlanFile", theirs: "PlanFile") -> "Iterator[str]":
    """Say where the wrong file may have been taken."""
    from crisisplan.domain.text import one_line

    names = [one_line(file.plan.city.name) for file in (mine, theirs)]
    if names[0].casefold() != names[1].casefold():
        yield f"These are plans of two cities, {' and '.join(names)}. Is that meant?"


def _account(mine: "PlanFile", both: "Merged") -> "Iterator[str]":
    """Say what comes into MINE, and what gives way."""
    from crisisplan.cli.plans import now
    from crisisplan.domain.compare.plans import by_heading, compare
    from crisisplan.domain.standing import Reading

    before, after = (
        Reading(plan, mine.playbook, now().date()) for plan in (mine.plan, both.plan)
    )
    found = by_heading(compare(before, after))
    yield f"Comes into {mine.path}:" if found else f"Nothing new for {mine.path}."
    for heading, differences in found.items():
        yield f"  {heading}"
        yield from (f"    {one.said}" for one in differences)
    if both.clashes:
        yield "Both changed, so that the newer stands and the other is set aside:"
        yield from (f"  {one.title or one.item}" for one in both.clashes)


def _write(mine: "PlanFile", plan: "Plan", target: Path) -> Path:
    """Write the plan into MINE, keeping it as .bak, or into a new file.

    Raises:
        CannotWriteError: Another file is there, or it cannot be written.
    """
    from dataclasses import replace

    from crisisplan.cli.plans import now
    from crisisplan.errors import CannotWriteError
    from crisisplan.storage.plan_writer import PlanWriter

    own = target.exists() and target.samefile(mine.path)
    if not own and (target.exists() or target.is_symlink()):
        raise CannotWriteError(
            f"{target} exists and is left alone. Name another file, or MINE itself."
        )
    if own and mine.for_reading:
        raise CannotWriteError(
            f"{target} is for reading only, as each version is that was adopted. Name "
            "another file."
        )
    file = mine if own else replace(mine, path=target, digest="")
    return PlanWriter.of(file, now).write(plan).path
