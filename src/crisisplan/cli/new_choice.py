"""What a new plan is about and asked from, as far as it was said."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from crisisplan.cli.guard import say
from crisisplan.cli.parser import not_among
from crisisplan.domain.plan import City, Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import CannotReadError, CrisisPlanError, ProblemsError
from crisisplan.storage.catalogue import (
    Entry,
    called,
    entries,
    find,
    overlay_called,
    overlays,
)
from crisisplan.storage.city_typed import LONG, SHORT, SMALL, read_city, suggested
from crisisplan.storage.overlay_read import read_overlay
from crisisplan.storage.plan_file import PlanFile


def city_of(args: argparse.Namespace, before: City | None) -> City:
    """Read what was typed about the city; the rest is as in an older plan.

    Raises:
        CrisisPlanError: Nobody says which city it is, or not in a way that can be
            understood.
    """
    if args.city is None and before is None:
        raise CrisisPlanError("Say whose plan it is: --city NAME.")
    given = {
        key: getattr(args, key) or "" for key in ("country", "population", "languages")
    }
    name = before.name if args.city is None and before else args.city
    typed = read_city(name, **given)
    if before is None:
        return typed
    said = {key: getattr(typed, key) for key, text in given.items() if text}
    return before.model_copy(update={"name": typed.name, **said})


def choose(
    name: str | None,
    city: City,
    before: str,
    *,
    overlays: Sequence[Entry] = (),
    chapters: bool = False,
) -> tuple[Entry, str]:
    """Give the playbook to use, and why where nobody named one.

    After the short playbook comes the long one; else an older plan's is used again.

    Args:
        name: What was typed, if anything.
        city: Whose plan it is.
        before: The id of an older plan's playbook, if there is such a plan.
        overlays: Those that were named; the short playbook is for those that fit it.
        chapters: Whether chapters were named, which are the long one's.

    Raises:
        CannotReadError: There is no such playbook.
    """
    if name:
        return find(name), ""
    if before.endswith(f"/{SHORT}"):
        return find(LONG), f" (after {SHORT}; others: --playbook)"
    if before:
        return _again(before), ""
    entry = find(suggested(entries(), SMALL if chapters else city.population))
    if entry.name != SHORT:
        return entry, ""
    short, _ = entry.read()
    if not all(_fitting(one, short) for one in overlays):
        return find(suggested(entries(), SMALL)), ""
    because = f"short, for fewer than {SMALL:,} residents"
    if city.population is None:
        because = "short; the long one can follow"
    return entry, f" ({because}; others: --playbook)"


def _again(playbook_id: str) -> Entry:
    entry = called(playbook_id)
    if entry is None:
        raise CannotReadError(
            f"The playbook of the older plan, {playbook_id}, is not here. Add it with "
            "'crisisplan playbook add FILE', or name another with --playbook."
        )
    return entry


def chapters_in(given: str, playbook: Playbook) -> Sequence[str]:
    """Read the ids of the chapters to answer.

    Raises:
        CrisisPlanError: The playbook has no such chapter.
    """
    known = [chapter.id for chapter in playbook.chapters]
    chosen = [one.strip() for one in given.split(",") if one.strip()]
    for word in chosen:
        if word not in known:
            raise CrisisPlanError(f"--chapters: {not_among(word, known)}")
    if not chosen:
        raise CrisisPlanError(f"--chapters names at least one of: {', '.join(known)}.")
    return chosen


def overlays_of(plan: Plan, entry: Entry) -> Sequence[Path]:
    """Give the overlays that an older plan was made with, as far as they fit here.

    Which do not is said: what only they ask finds no place in the new plan.
    """
    if not plan.playbook.overlays:
        return ()
    playbook, _ = entry.read()
    found = []
    for used in plan.playbook.overlays:
        overlay = overlay_called(used.id)
        if overlay and _fitting(overlay, playbook):
            found.append(overlay.path)
        else:
            say(
                f"The overlay {used.id} of the older plan is not here, or is for "
                "another playbook; answers to what only it asks are set aside."
            )
    return found


def suggestion(file: PlanFile) -> str:
    """Tell of the overlay for the city's country, where none is used yet."""
    country = file.plan.city.country.lower()
    same = f" --playbook {SHORT}" if file.playbook.id.endswith(f"/{SHORT}") else ""
    for entry in () if file.plan.playbook.overlays else overlays():
        if entry.name == country and (title := _fitting(entry, file.playbook)):
            return (
                f"There is an overlay {entry.name!r} with what is different in "
                f"{title}; to use it: crisisplan new NEWPLAN --from {file.path}{same} "
                f"--overlay {entry.name}"
            )
    return ""


def _fitting(entry: Entry, playbook: Playbook) -> str:
    """Give the title of an overlay that is for this playbook, or nothing."""
    try:
        overlay = read_overlay(entry.path, shipped=entry.shipped)
    except (CannotReadError, ProblemsError):
        return ""
    return overlay.title if overlay.fits(playbook.id, playbook.edition) else ""
