"""What a country changes in a playbook, offered where a new plan is begun."""

from pathlib import Path

from crisisplan.domain.countries import letters_of
from crisisplan.domain.overlay import covers
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.text import one_line
from crisisplan.errors import CrisisPlanError
from crisisplan.storage.catalogue import overlays
from crisisplan.storage.overlay_file import read_overlay


def country_overlay(country: str, playbook: Playbook) -> tuple[Path, str] | None:
    """Give the overlay of a country that fits a playbook, and what to say about it."""
    letters = (letters_of(country) or country.strip()).casefold()
    for entry in overlays():
        if entry.name != letters:
            continue
        try:
            overlay = read_overlay(entry.path, shipped=entry.shipped)
        except CrisisPlanError:
            continue
        wanted = overlay.for_
        if wanted.id == playbook.id and covers(wanted.editions, playbook.edition):
            about = f"As it is in {overlay.title}: {one_line(overlay.summary)}"
            return entry.path, about
    return None
