"""The last save: a plan that was only read is not written, not a byte of it."""

import shlex
from typing import TYPE_CHECKING

from crisisplan.errors import CrisisPlanError

if TYPE_CHECKING:
    from pathlib import Path

    from crisisplan.domain.plan import Plan
    from crisisplan.session.plan_session import PlanSession

LEAVE = "Ctrl+Q saves and leaves."


def save(session: "PlanSession | None", as_opened: "Plan | None") -> str:
    """Write the plan and end its saver; say what went wrong."""
    if session is None:
        return ""
    if session.plan is not as_opened:
        try:
            session.save()
        except CrisisPlanError as fault:
            session.retry()
            return str(fault)
    session.close()
    return ""


def say_saved(session: "PlanSession | None", as_opened: "Plan | None") -> str:
    """Say in which file all is that was written; nothing where nothing was."""
    if session is None or session.plan is as_opened:
        return ""
    return f"Everything is saved in {session.path}."


def say_elsewhere(session: "PlanSession | None", opened_at: "Path | None") -> str:
    """Say in which file the work is, where that is not the one that was opened."""
    if session is None or opened_at is None or session.path == opened_at:
        return ""
    both = shlex.join((str(session.path), str(opened_at)))
    return (
        f"Your work is in {session.path}, no longer in {opened_at.name}. Where both "
        f"are plans, this puts them together:\n  crisisplan merge {both}"
    )


def rescue(session: "PlanSession | None", as_opened: "Plan | None") -> str:
    """Write the plan before the program breaks down, and say what became of it."""
    if session is None or session.plan is as_opened:
        return "Nothing had been changed."
    try:
        session.save()
    except CrisisPlanError as fault:
        return f"The plan could not be saved: {fault}"
    return f"Your work is saved in {session.path}."
