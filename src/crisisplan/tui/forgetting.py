"""Forgetting a person, asked twice and told in full."""

from collections.abc import Iterable
from itertools import islice

from textual.screen import Screen

from crisisplan.domain.text import first_words
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.screens.dialogs import Confirm
from crisisplan.tui.screens.page import PageScreen

_MOST, _WIDE = 6, 130
"""Lines that fit into a dialog on a small terminal, and characters of each."""
_ENDS = (
    "They are taken out of the plan, what is set aside, the record and the copy that "
    "ends in .bak. This cannot be undone, and ends what could be undone before."
)
_TEXT = (
    "Is [removed] written for the name, its numbers and addresses in free text too? "
    "Other forms of the name are not found."
)


async def forget(screen: Screen[None], session: PlanSession, person_id: str) -> bool:
    """Ask whether somebody is forgotten, do it and say what is left; say if it was.

    Raises:
        CrisisPlanError: It could not be done; the text says what was.
    """
    traces = session.traces(person_id)
    sentence = "\n".join((*_shortened(traces.lines), "", _ENDS))
    title = f"Forget {traces.name}?"
    if not await screen.app.push_screen_wait(
        Confirm(title, sentence, "Forget", loses=True)
    ):
        return False
    also_text = False
    if traces.mentions or traces.in_copy:
        ask = Confirm("Free text names them", _TEXT, "Yes, there too", loses=True)
        also_text = await screen.app.push_screen_wait(ask)
    session.forget(person_id, also_text=also_text)
    left = "\n".join(traces.left(also_text=also_text))
    said = f"{traces.name} is forgotten in the plan and its copy.\n\n{left}"
    screen.app.push_screen(PageScreen("Forgotten", said))
    return True


def _indent(line: str) -> str:
    return "  " if line.startswith(" ") else ""


def _shortened(lines: Iterable[str]) -> list[str]:
    """Give the first lines, and how many more there are."""
    every = [f"{_indent(line)}{first_words(line, _WIDE)}" for line in lines]
    if len(every) <= _MOST:
        return every
    return [*islice(every, _MOST - 1), f"… and {len(every) - _MOST + 1} more lines."]
