"""What several commands do with a plan: open it, read it, look up who is typing."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crisisplan.cli.guard import say
from crisisplan.cli.statuses import DECIDE, DONE
from crisisplan.errors import (
    CannotReadError,
    CannotWriteError,
    CrisisPlanError,
    NeedsDecisionError,
)

if TYPE_CHECKING:
    from crisisplan.domain.standing import Reading
    from crisisplan.session.plan_session import PlanSession


def read(path: str) -> "tuple[Reading, int]":
    """Read a plan for looking at, today, with the exit status that it asks for.

    Where somebody changed the playbook inside, a person must decide about it.

    Raises:
        CannotReadError: There is no such plan.
        ProblemsError: Its file has problems.
    """
    from crisisplan.domain.standing import Reading
    from crisisplan.storage.plan_file import read_plan

    file = read_plan(Path(path))
    if not file.trusted:
        warn_of_change(path)
    reading = Reading(file.plan, file.playbook, now().date())
    return reading, DONE if file.trusted else DECIDE


def warn_of_change(path: str) -> None:
    """Tell that the playbook inside a plan is not the one it was made with."""
    say(
        f"Somebody changed the playbook inside {path} since the plan was written. It "
        f"is read as it stands; 'crisisplan edit {path}' asks whether to accept it."
    )


def now() -> datetime:
    """Give the time of the computer's clock, where the city is."""
    return datetime.now().astimezone()


def open_session(path: str, by: str) -> "PlanSession":
    """Open a plan for changing it.

    Raises:
        CannotReadError: There is no such plan.
        ProblemsError: Its file has problems.
    """
    from crisisplan.session.plan_session import PlanSession
    from crisisplan.storage.plan_file import read_plan

    return PlanSession(read_plan(Path(path)), by=by)


def open_to_write(path: str, by: str) -> "PlanSession":
    """Open a plan that may be changed.

    Raises:
        CannotReadError: There is no such plan.
        ProblemsError: Its file has problems.
        NeedsDecisionError: Somebody changed the playbook inside.
        CannotWriteError: The file may only be read.
    """
    session = open_session(path, by)
    if session.read_only:
        fault = NeedsDecisionError if session.can_accept else CannotWriteError
        raise fault(session.why_read_only(f"'crisisplan edit {path}' asks you."))
    return session


def save_and_tell(session: "PlanSession") -> int:
    """Save, say what somebody else wrote meanwhile, and give the exit status."""
    from crisisplan.storage.outcomes import Diverted, Joined

    outcome = session.save()
    if isinstance(outcome, Diverted | Joined):
        say(outcome.sentence)
    clash = isinstance(outcome, Joined) and outcome.clashes
    return DECIDE if clash or isinstance(outcome, Diverted) else DONE


def who_types(given: str | None) -> str:
    """Give the name that is kept with each answer."""
    name = given or os.environ.get("CRISISPLAN_BY", "")
    if not name:
        import getpass

        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
    from crisisplan.domain.text import one_line, tidy

    return one_line(tidy(name))


def is_dumb() -> bool:
    """Say whether somebody sits at a terminal that knows no cursor."""
    dumb = os.environ.get("TERM") == "dumb"
    return dumb and sys.stdin.isatty() and sys.stdout.isatty()


def go_on_with(path: object) -> str:
    """Say by which command a plan is opened at this terminal."""
    return f"Go on with: crisisplan {'ask' if is_dumb() else 'edit'} {path}"


def has_terminal() -> bool:
    """Say whether a full screen can be shown, here or in a browser."""
    from crisisplan.tui.browser.program import is_in_browser

    if is_in_browser():
        return True
    return sys.stdin.isatty() and sys.stdout.isatty() and not is_dumb()


def need_terminal(instead: str) -> None:
    """Make sure that a full screen can be shown.

    Raises:
        CrisisPlanError: It cannot; the text says what to use instead.
    """
    if not has_terminal():
        raise CrisisPlanError(
            "The full screen needs a terminal for both keyboard and display, and there "
            f"is none here. Use {instead} instead."
        )


def need_file(path: str) -> None:
    """Make sure that there is a file before a screen is opened for it.

    Raises:
        CannotReadError: There is none.
    """
    if not Path(path).exists():
        raise CannotReadError(
            f"There is no file {path}. Check the name, or start a plan with "
            f"'crisisplan new {path} --city NAME'."
        )
