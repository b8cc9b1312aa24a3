"""Stories of moving through the plan on the screen."""

from textual._xterm_parser import XTermParser

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.whereabouts import (
    Whereabouts,
    remember_whereabouts,
    whereabouts_file,
)
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import paste, see


async def test_one_goes_back_to_where_one_was_and_forth_again(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Somebody looks something up, and goes on where the work was."""
    session.ask("school", "Schools")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        for event in XTermParser().feed("\x1b[1;2R"):  # Shift+F3, as xterm sends it
            app.post_message(event)
        await see(pilot, "Places at risk › Sites")
        await pilot.press("f14")  # Shift+F2, as many terminals send it
        await see(pilot, "Who leads communication?")
        await pilot.press("shift+f5")
        await see(pilot, "Places at risk › Sites")
        await pilot.press("shift+f5")
        await see(pilot, "What do you say first?")
        await pilot.press("shift+f5")
        await see(pilot, "There is nothing to go back to.")
        await pilot.press("shift+f6")
        await see(pilot, "Places at risk › Sites")


async def test_a_plan_opens_where_one_left_it(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """People are interrupted; the plan file says nothing of where they were."""
    before = session.path.read_bytes()
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f2", "f2")
        await see(pilot, "What do you say first?")
        await pilot.press("ctrl+q")
    assert session.path.read_bytes() == before
    again = CrisisPlanApp(lambda: PlanSession(read_plan(session.path)))
    async with again.run_test(size=(120, 40)) as pilot:
        await see(pilot, "►  ·  Motto")
        await see(pilot, "What do you say first?")


async def test_find_says_where_the_words_stand_and_goes_there(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Words of a question, an answer or a name are enough, accents or not."""
    session.answer("motto", "We stay together")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f3")
        await see(pilot, "are searched")
        await paste(pilot, "stay")
        shown = await see(pilot, "answer: We stay together")
        assert "Motto · Crisis words" in shown
        await pilot.press("enter")
        await see(pilot, "What do you say first?")
        await pilot.press("ctrl+f")
        await see(pilot, "are searched")
        await paste(pilot, "kovac")
        await see(pilot, "Jana Kováč · in the directory")
        await pilot.press("enter")
        await see(pilot, "People, desks and roles")
        await see(pilot, "Jana Kováč · Press officer · +421 900 111 222 day and night")
        await pilot.press("enter")
        await see(pilot, "Press officer")


async def test_a_place_that_is_gone_is_no_place(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Another edition, or another person's mischief, does not break the start."""
    was = Whereabouts("[/x]\x1b[2J", "[/x]")
    remember_whereabouts(whereabouts_file(), session.path, was)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "►▾ Crisis words" in await see(pilot, "Crisis words")
