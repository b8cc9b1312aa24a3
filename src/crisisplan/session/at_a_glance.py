"""What is said about a plan before it is opened: how far it is, and what is late."""

from pathlib import Path

from crisisplan.domain.progress import progress
from crisisplan.domain.standing import Reading
from crisisplan.errors import CrisisPlanError
from crisisplan.session.open_plan import utc_now
from crisisplan.storage.plan_file import read_plan


def at_a_glance(path: Path) -> str:
    """Say on one line how far a plan is; nothing where it cannot be read."""
    try:
        file = read_plan(path)
    except CrisisPlanError:
        return ""
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
    return ", ".join(said)
