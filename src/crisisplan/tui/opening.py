"""Opening a plan away from the screen: what it needs is imported and read here."""

from collections.abc import Callable
from pathlib import Path

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.recent import recent_file, remember
from crisisplan.tui.screens import plan as _plan  # noqa: F401  # ready when it is shown


def open_file(path: Path, *, by: str) -> PlanSession:
    """Read a plan file.

    Raises:
        CannotReadError: It is no plan that can be read.
        ProblemsError: It has problems.
    """
    return PlanSession(read_plan(path), by=by)


def opened(open_session: Callable[[], PlanSession]) -> PlanSession:
    """Open a plan and remember that it was opened."""
    session = open_session()
    remember(recent_file(), session.path)
    return session
