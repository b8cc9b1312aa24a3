"""Somebody who left: another takes all their places, after these were read."""

from typing import Any

from textual.screen import Screen

from crisisplan.domain.text import some_of
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.assigning import pick_somebody
from crisisplan.tui.screens.dialogs import Confirm

_SHOWN = 10
"""Places that are named; the others are counted."""


async def succeed(screen: Screen[Any], session: PlanSession, old: str) -> str:
    """Ask who takes somebody's places, and put them there; give what to say."""
    name, seen = session.reading.around.name(old), session.seen()
    places = session.places(old)
    if not places:
        return f"{name} is named in no role and no question."
    title = f"Who takes the places of {name}?"
    new = await pick_somebody(screen, session, title, but=(old,))
    if not new:
        return ""
    successor = session.reading.around.name(new)
    sentence = (
        f"{successor} takes the place of {name} in: {some_of(places, _SHOWN)}.\n\n"
        "What was agreed and done before stays as it was. Partners who confirmed it "
        "are asked again."
    )
    ask = Confirm(f"In the place of {name}", sentence, f"Put {successor} there")
    if not await screen.app.push_screen_wait(ask):
        return ""
    with session.upon(seen):
        session.succeed(new, old)
    return f"{successor} is in all places of {name}. Ctrl+Z takes it back."
