"""A playbook and answers that try to command the program are only ever shown."""

import pytest

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import see, words

SHOWN = "[/x] [@click=app.quit]x[/]"
KEYS = {
    "plan": (),
    "item": ("down", "enter"),
    "find": ("f3",),
    "people": ("f4",),
    "preview": ("f5",),
    "status": ("f6",),
    "state": ("down", "f7"),
    "asked": ("down", "down", "f7", "enter"),
    "help": ("f1",),
    "chapter": ("end", "enter"),
}


@pytest.mark.parametrize("screen", KEYS)
async def test_hostile_text_is_shown_letter_by_letter(
    hostile: PlanSession, screen: str
) -> None:
    """No title, name or answer is markup, an action or a terminal command."""
    app = CrisisPlanApp(lambda: hostile)
    async with app.run_test(size=(140, 45)) as pilot:
        await see(pilot, SHOWN[:20])
        await pilot.press(*KEYS[screen])
        await pilot.pause(0.05)
        shown = words(app)
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert "\u202e" not in shown
        assert screen in ("help", "preview") or SHOWN[:14] in shown
        assert app.is_running


async def test_a_click_on_hostile_text_does_nothing(hostile: PlanSession) -> None:
    """`[@click=…]` in a title is text."""
    app = CrisisPlanApp(lambda: hostile)
    async with app.run_test(size=(140, 45)) as pilot:
        await see(pilot, SHOWN[:20])
        await pilot.press("down")
        await see(pilot, "Why:")
        for x in (60, 68, 76, 90):
            await pilot.click(offset=(x, 3))
        assert app.is_running
