"""`crisisplan new`: start a plan."""

import argparse
from typing import TYPE_CHECKING

from crisisplan.cli.parser import Parser, command
from crisisplan.cli.statuses import DECIDE, DONE

if TYPE_CHECKING:
    from pathlib import Path

    from crisisplan.domain.standing import Reading
    from crisisplan.storage.start import Beginning


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
            crisisplan new nitra.plan.yaml --city Nitra --overlay sk --overlay ours.yaml
            crisisplan new lviv.plan.yaml --city Lviv --languages uk,en
            crisisplan new lviv.plan.yaml --city Lviv --chapters governance,police
            crisisplan new full.plan.yaml --from brezova.plan.yaml
        """,
    )
    _add_city(parser)
    _add_playbook(parser)
    return parser


def _add_city(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "plan",
        metavar="PLAN",
        nargs="?",
        help="the file to write, as in bratislava.plan.yaml",
    )
    add("--city", metavar="NAME", help="whose plan it is")
    add("--country", metavar="COUNTRY", help="its name, or two letters as in SK")
    add("--population", metavar="N", help="residents; a town is asked less")
    add(
        "--languages",
        metavar="LIST",
        help="two letters each, with commas, the main one first (where nothing is "
        "said: the country's own)",
    )


def _add_playbook(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--playbook",
        metavar="NAME",
        help="a name of 'crisisplan playbook list', or a "
        "path (where nothing is said: by the population)",
    )
    add(
        "--overlay",
        metavar="NAME",
        action="append",
        default=[],
        help="what a country or city changes in the playbook: a name of 'crisisplan "
        "playbook list', or a path; may be given several times, the country first",
    )
    add(
        "--chapters",
        metavar="LIST",
        help="ids of the chapters to answer, with commas "
        "(where nothing is said: all but the optional ones)",
    )
    add(
        "--from",
        metavar="OLDPLAN",
        dest="old",
        help="take over city, people, answers and overlays from an older plan, which "
        "stays as it is; exit status 3 where something is set aside",
    )


def run(args: argparse.Namespace) -> int:
    """Start a plan and say what was written, and what was set aside."""
    from crisisplan.cli.ask import begin
    from crisisplan.cli.guard import put, say
    from crisisplan.cli.new_choice import suggestion
    from crisisplan.cli.new_from import account, take_over
    from crisisplan.cli.plans import go_on_with, is_dumb, now, read, who_types
    from crisisplan.domain.effort import effort, say_effort
    from crisisplan.domain.standing import Reading
    from crisisplan.storage.start import need_room, write_new

    if args.plan is None and args.city is None and is_dumb():
        return begin(who_types(None), new=True)
    path = _path(args.plan)
    need_room(path)
    old = read(args.old)[0] if args.old else None
    beginning, because = _begun(args, old)
    carried = None
    if old:
        chosen = args.chapters is not None
        beginning, carried = take_over(old, beginning, chosen=chosen)
    file = write_new(path, beginning)
    put(f"Wrote {path}: {file.playbook.title} {file.playbook.edition}{because}.")
    if carried:
        put(account(carried))
    if offered := suggestion(file):
        say(offered)
    reading = Reading(file.plan, file.playbook, now().date())
    put(f"That is {say_effort(effort(reading))}.")
    put(go_on_with(path))
    return DECIDE if carried and (carried.aside or carried.besides) else DONE


def _begun(args: argparse.Namespace, old: "Reading | None") -> "tuple[Beginning, str]":
    """Give the new plan as it was asked for, and why with this playbook."""
    from crisisplan.cli.new_choice import chapters_in, choose, city_of, overlays_of
    from crisisplan.storage.catalogue import find_overlay
    from crisisplan.storage.start import begin

    city = city_of(args, old.plan.city if old else None)
    before = old.playbook.id if old else ""
    named = [find_overlay(name) for name in args.overlay]
    chosen = args.chapters is not None
    entry, because = choose(
        args.playbook, city, before, overlays=named, chapters=chosen
    )
    overlays = tuple(one.path for one in named)
    if old and not overlays:
        overlays = tuple(overlays_of(old.plan, entry))
    beginning = begin(city, entry, overlays)
    if chosen:
        beginning = beginning.choosing(chapters_in(args.chapters, beginning.playbook))
    return beginning, because


def _path(name: str | None) -> "Path":
    from pathlib import Path

    from crisisplan.errors import CrisisPlanError
    from crisisplan.storage.city_typed import file_called

    if name is None:
        raise CrisisPlanError(
            "Say which file to write, as in: crisisplan new bratislava.plan.yaml "
            "--city Bratislava. 'crisisplan ask' asks for all that is needed."
        )
    return file_called(Path(name))
