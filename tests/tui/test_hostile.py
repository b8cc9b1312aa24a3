"""A playbook and answers that try to command the program are only ever shown."""

import pytest

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.commands import commands_of, is_found_by_words
from tests.tui.acts import see, settled, words

SHOWN = "[/x] [@click=app.quit]x[/]"
WAYS = (
    (("f3", "x", "escape"), ("f4", "escape"), ("f1", "escape")),
    (("f5", "escape"), ("f6", "escape"), ("end", "enter")),
    (("shift+f4", "escape"), ("shift+f7", "escape"), ("shift+f8", "escape")),
    (("down", "enter"), ("escape", "f7"), ("escape", "down", "f7", "enter")),
)


@pytest.mark.parametrize("way", WAYS)
async def test_hostile_text_is_shown_letter_by_letter(
    hostile: PlanSession, way: tuple[tuple[str, ...], ...]
) -> None:
    """No title, name or answer is markup, an action or a terminal command."""
    app = CrisisPlanApp(lambda: hostile)
    async with app.run_test(size=(140, 45)) as pilot:
        await see(pilot, SHOWN[:20])
        for keys in way:
            for key in keys:
                await pilot.press(key)
                await pilot.pause(0.02)
                shown = words(app)
                assert "\x1b" not in shown
                assert "\x9b" not in shown
                assert "\u202e" not in shown
        await see(pilot, SHOWN[:14])
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


async def test_no_command_without_a_key_shows_more_than_letters(
    hostile: PlanSession,
) -> None:
    """Records, findings, what is set aside, adoption, the city: all of them once."""
    app = CrisisPlanApp(lambda: hostile)
    async with app.run_test(size=(140, 45)) as pilot:
        await see(pilot, SHOWN[:20])
        page = app.screen
        found = [one for _, one in commands_of(page) if is_found_by_words(one)]
        opened = []
        for binding in found:
            await page.run_action(binding.action)
            await settled()
            await pilot.pause(0.05)
            opened += [binding.description] if app.screen is not page else []
            shown = words(app)
            assert not {"\x1b", "\x9b", "\u202e"} & set(shown), binding.description
            for _ in range(4):
                if app.screen is not page:
                    await pilot.press("escape")
        assert app.screen is page
        assert len(opened) >= 6, opened
