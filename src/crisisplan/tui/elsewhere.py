"""Saving the plan into another file than the one that was opened."""

import os
from pathlib import Path
from typing import Any

from textual.app import App

from crisisplan.errors import CrisisPlanError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.city_typed import file_called
from crisisplan.storage.named import named
from crisisplan.storage.outcomes import Diverted
from crisisplan.storage.recent import recent_file, remember
from crisisplan.tui.screens.dialogs import AskText

_SENTENCE = (
    "Into which file? You go on writing there; the one that is open now stays as it "
    "was last saved."
)


async def save_elsewhere(app: App[Any], session: PlanSession) -> Diverted | None:
    """Ask for a file and write the plan into it; None where nobody names one."""
    done: list[Diverted] = []

    def refused(typed: str) -> str:
        try:
            done.append(session.save_elsewhere(file_called(named(typed))))
        except CrisisPlanError as fault:
            return str(fault)
        return ""

    ask = AskText("Save elsewhere", _SENTENCE, _proposed(session.path), check=refused)
    await app.push_screen_wait(ask)
    if not done:
        return None
    remember(recent_file(), session.path)
    return done[-1]


def _proposed(path: Path) -> str:
    """Give a place that is there where the folder of the plan is not."""
    other = Path.home() / path.name
    return "" if os.path.lexists(other) else str(other)
