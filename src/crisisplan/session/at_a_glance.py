"""What is said about a plan before it is opened: how far it is, and what is late."""

from pathlib import Path
from typing import NamedTuple

from crisisplan.domain.progress import progress
from crisisplan.domain.standing import Reading
from crisisplan.errors import CrisisPlanError
from crisisplan.session.open_plan import utc_now
from crisisplan.storage.plan_file import read_plan


class Glance(NamedTuple):
    """Whose plan it is, what it answers, and how far it is."""

    city: str
    playbook: str
    standing: str


def at_a_glance(path: Path) -> Glance | None:
    """Say what a plan is and how far; nothing where it cannot be read."""
    try:
        file = read_plan(path)
    except CrisisPlanError:
        return None
    today = utc_now().astimezone().date()
    now = progress(Reading(file.plan, file.playbook, today))
    said = [f"{now.all.answered} of {now.all.items} answered"]
    if now.essential.items:
        said.append(f"essential {now.essential.settled} of {now.essential.items}")
    if now.overdue:
        said.append(f"{now.overdue} overdue")
    review_by = file.plan.review_by
    if review_by and review_by < today.isoformat():
        said.append(f"to be read through since {review_by}")
    return Glance(file.plan.city.name, file.playbook.title, ", ".join(said))
