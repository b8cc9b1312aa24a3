"""`crisisplan new`: start a plan."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from crisisplan.domain.plan import City
    from crisisplan.domain.playbook import Playbook
    from crisisplan.storage.catalogue import Entry

_SUFFIXES = (".yaml", ".yml")


def make_parser(about: str) -> Parser:
    """Give the parser of `new`."""
    parser = command(
        "new",
        about,
        more="The playbook is written into the plan's file, so that the plan opens "
        "anywhere.\nAn existing file is left alone.",
        examples="""
            crisisplan new bratislava.plan.yaml --city Bratislava --country SK
            crisisplan new brezova.plan.yaml --city Březová --population 4000
            crisisplan new lviv.plan.yaml --city Lviv --languages uk,en
            crisisplan new lviv.plan.yaml --city Lviv --chapters governance,police
        """,
    )
    add = parser.add_argument
    add("plan", metavar="PLAN", help="the file to write, as in bratislava.plan.yaml")
    add("--city", required=True, metavar="NAME", help="whose plan it is")
    add("--country", default="", metavar="CODE", help="two letters, as in SK")
    add("--population", metavar="N", help="residents; a town is asked less")
    add(
        "--languages",
        default="",
        metavar="LIST",
        help="two letters each, with commas; the first is the language of the plan",
    )
    add(
        "--playbook",
        metavar="NAME",
        help="a name of 'crisisplan playbook list', or a "
        "path (where nothing is said: by the population)",
    )
    add(
        "--chapters",
        metavar="LIST",
        help="ids of the chapters to answer, with commas "
        "(where nothing is said: all but the optional ones)",
    )
    return parser


def run(args: argparse.Namespace) -> int:
    """Start a plan and say what was written."""
    from crisisplan.cli.guard import put
    from crisisplan.storage.start import start
    from crisisplan.storage.city_typed import read_city

    population = args.population or ""
    city = read_city(args.city, args.country, population, args.languages)
    entry, because = _entry(args.playbook, city)
    playbook, _ = entry.read()
    file = start(_path(args.plan), city, entry, _chapters(args.chapters, playbook))
    put(f"Wrote {file.path}: {playbook.title} {playbook.edition}{because}.")
    put(f"Go on with: crisisplan edit {file.path}")
    return 0


def _path(name: str) -> "Path":
    from pathlib import Path

    path = Path(name)
    known = path.suffix in _SUFFIXES
    return path if known else path.with_name(f"{path.name}.plan.yaml")


def _entry(name: str | None, city: "City") -> tuple["Entry", str]:
    """Give the playbook to use, and why where nobody named one."""
    from crisisplan.storage.catalogue import entries, find
    from crisisplan.storage.city_typed import SHORT, SMALL, suggested

    if name:
        return find(name), ""
    entry = find(suggested(entries(), city.population))
    if entry.name != SHORT:
        return entry, ""
    because = f" (short, for fewer than {SMALL:,} residents; others: --playbook)"
    return entry, because


def _chapters(given: str | None, playbook: "Playbook") -> "Sequence[str] | None":
    """Read the ids of the chapters to answer.

    Raises:
        CrisisPlanError: The playbook has no such chapter.
    """
    from crisisplan.cli.parser import not_among
    from crisisplan.errors import CrisisPlanError

    if given is None:
        return None
    known = [chapter.id for chapter in playbook.chapters]
    chosen = [one.strip() for one in given.split(",") if one.strip()]
    for word in chosen:
        if word not in known:
            raise CrisisPlanError(f"--chapters: {not_among(word, known)}")
    if not chosen:
        raise CrisisPlanError(f"--chapters names at least one of: {', '.join(known)}.")
    return chosen
