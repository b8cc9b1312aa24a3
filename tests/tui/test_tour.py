"""The first minute with the program."""

from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.screens.tour import PAGES
from tests.tui.acts import see, words


async def test_who_is_new_is_shown_around_and_lands_at_the_list(
    session: PlanSession,
) -> None:
    """Five pages with Enter, and then the first key is for the list."""
    app = CrisisPlanApp(lambda: session, tour=True)
    before = session.plan
    async with app.run_test(size=(80, 24)) as pilot:
        for number, (title, _) in enumerate(PAGES, 1):
            await see(pilot, f"{title}   {number} of {len(PAGES)}")
            await pilot.press("enter")
        await see(pilot, "F8 Export")
        assert PAGES[-1][0] not in words(app)
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
    assert session.plan is before


async def test_the_tour_is_left_with_one_key_and_found_again(
    app: CrisisPlanApp,
) -> None:
    """Nobody is held up, and nobody has to remember it."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f1")
        await see(pilot, PAGES[0][0])
        await pilot.press("right", "right", "left")
        await see(pilot, PAGES[1][0])
        await pilot.press("escape")
        await see(pilot, "Crisis words")
        assert PAGES[1][0] not in words(app)
