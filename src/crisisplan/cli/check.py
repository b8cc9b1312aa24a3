"""`crisisplan check`: every problem of playbooks and plans, with its place."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import CANNOT, DECIDE, DONE, FOUND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crisisplan.errors import Problem


def make_parser(about: str) -> Parser:
    """Give the parser of `check`."""
    parser = command(
        "check",
        about,
        more="FILE is a plan, a playbook (a file or its folder), or a folder of "
        "playbooks.",
        examples="""
            crisisplan check bratislava.plan.yaml
            crisisplan check our-playbook.yaml
            crisisplan check playbooks
        """,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="what to look through")
    return parser


def run(args: argparse.Namespace) -> int:
    """Look through all the files; the gravest finding gives the status."""
    from pathlib import Path

    from crisisplan.cli.guard import put, say
    from crisisplan.errors import CannotReadError

    found = unreadable = looked = 0
    changed = False
    for name in args.files:
        try:
            for path in _inside(Path(name)):
                problems, trusted = _problems(path)
                for problem in problems:
                    put(str(problem))
                found, looked = found + len(problems), looked + 1
                changed = changed or not trusted
        except CannotReadError as fault:
            say(str(fault))
            unreadable += 1
    if unreadable:
        return CANNOT
    if found:
        say(f"{found} {'problem' if found == 1 else 'problems'} found.")
        return FOUND
    put(f"No problems in {looked} {'file' if looked == 1 else 'files'}.")
    return DECIDE if changed else DONE


def _inside(path: "Path") -> "Iterator[Path]":
    """Give the playbooks and plans at `path`.

    Raises:
        CannotReadError: There are none.
    """
    from crisisplan.errors import CannotReadError
    from crisisplan.storage.playbook_file import MAIN

    if not path.is_dir() or (path / MAIN).exists():
        yield path
        return
    found = [one for one in sorted(path.iterdir()) if _is_whole(one)]
    if not found:
        raise CannotReadError(f"{path} holds no playbook and no plan.")
    yield from found


def _is_whole(path: "Path") -> bool:
    from crisisplan.storage.playbook_file import MAIN

    if path.is_dir():
        return (path / MAIN).exists()
    return path.suffix in (".yaml", ".yml")


def _problems(path: "Path") -> "tuple[tuple[Problem, ...], bool]":
    """Give the problems of one plan or playbook, and whether a plan is unchanged.

    Raises:
        CannotReadError: It cannot be read at all.
    """
    from crisisplan.errors import ProblemsError

    try:
        if not path.is_dir() and _is_plan(path):
            from crisisplan.cli.check_plan import plan_problems

            return plan_problems(path)
        from crisisplan.storage.catalogue import shipped_folder
        from crisisplan.storage.playbook_file import read_playbook

        shipped = path.resolve().is_relative_to(shipped_folder())
        read_playbook(path, shipped=shipped)
    except ProblemsError as fault:
        return fault.problems, True
    return (), True


def _is_plan(path: "Path") -> bool:
    import re

    from crisisplan.storage.files import read_text
    from crisisplan.storage.saver import SUFFIX

    if path.name.endswith(SUFFIX):
        return True
    found = re.search(r"^format:\s*(\S*)", read_text(path), re.MULTILINE)
    return bool(found and "crisisplan/plan/" in found[1])
