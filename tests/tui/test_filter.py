"""Stories of looking at some questions only."""

from datetime import timedelta
from zipfile import ZipFile

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.whereabouts import whereabouts, whereabouts_file
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import paste, see, words
from tests.tui.conftest import NOW


async def test_what_is_parked_is_found_among_a_few_as_well(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A box that closes while nothing moves looks broken."""
    session.answer("has-office", "no")
    session.save()
    async with app.run_test(size=(100, 30)) as pilot:
        await see(pilot, "Crisis words")
        await app.screen.run_action("quick")
        await see(pilot, "Only: first 24 hours")
        await pilot.press("f3")
        await see(pilot, "are searched")
        await paste(pilot, "office hours")
        await pilot.press("enter")
        await see(pilot, "Not asked now.")
        assert "Only: first" not in words(app)


async def test_the_first_24_hours_are_one_command_away(app: CrisisPlanApp) -> None:
    """Whoever has an hour begins with what is used in the first."""
    async with app.run_test(size=(100, 30)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+p")
        await see(pilot, "Search for commands")
        await paste(pilot, "quick")
        await see(pilot, "First 24 hours")
        await pilot.press("enter")
        shown = await see(pilot, "Only: first 24 hours")
        assert "shows all 8" in shown


async def test_what_is_looked_at_is_said_as_long_as_it_is_so(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody believes that a plan is done because most of it is kept back."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f4")
        await see(pilot, "8 of 8 questions are shown")
        await paste(pilot, "first 24")
        await pilot.press("enter", "ctrl+u")
        await paste(pilot, "state: not answered")
        await pilot.press("enter", "escape")
        shown = await see(pilot, "Only: not answered · first 24 hours")
        assert "question 1 of 2  Ctrl+L shows all 8" in shown
        assert "Inquiry line" not in shown
        await pilot.press("down", "enter")
        await see(pilot, "What do you say first?")
        await paste(pilot, "Together")
        await see(pilot, "Only: not answered")
        await see(pilot, "1 of ")
        await pilot.press("escape")
        await see(pilot, "►  ✓  Motto")
        await pilot.press("up")
        shown = await see(pilot, "►  ·")
        assert "Motto" not in shown
        await pilot.press("shift+f3")
        await see(pilot, "Nobody was asked for an answer in")
        await pilot.click("FilterLine", offset=(75, 0))
        await see(pilot, "Inquiry line")
        assert "Only:" not in words(app)


async def test_where_nothing_is_as_it_is_looked_for_one_key_leads_out(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The only line of the list is no chapter, and nothing parked."""
    session.put("motto", "Together", draft=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f4")
        await paste(pilot, "state: draft")
        await pilot.press("enter", "ctrl+u")
        await paste(pilot, "weight: essential")
        await pilot.press("enter", "escape")
        await see(pilot, "► Nothing is like that. Ctrl+L shows all.")
        await pilot.press("enter")
        shown = await see(pilot, "No question is all of what you are looking at")
        assert "Parked" not in shown
        await pilot.press("enter")
        shown = await see(pilot, "►▾ Crisis words")
        assert "Only:" not in shown


async def test_a_workshop_takes_one_role_after_the_other(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """One scribe, many departments in a room; whose turn it is stands on top."""
    session.set_owner("beds", "spokesperson")
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f8")
        await see(pilot, "Spokesperson: 1 of 1 open")
        await paste(pilot, "spokes")
        await pilot.press("enter")
        shown = await see(pilot, "Only: Spokesperson")
        assert "►  · ★Beds" in shown
        await pilot.click("FilterLine", offset=(3, 0))
        await see(pilot, "mine: say which role is yours")
        await paste(pilot, "mine")
        await pilot.press("enter")
        await see(pilot, "Which role is yours?")
        await pilot.press("enter")
        await see(pilot, "Only: Mayor")
        await pilot.press("shift+f4")
        shown = await see(pilot, "[x] mine (Mayor)")
        assert "mine: another role is yours" in shown
        await pilot.press("ctrl+q")
    assert whereabouts(whereabouts_file(), session.path).role == "mayor"


async def test_what_is_parked_says_why(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody looks for a question that is not asked; its answer is kept."""
    session.answer("office-hours", "8 to 16")
    session.answer("has-office", "no")
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 parked, not asked now" in await see(pilot, "Crisis words")
        await pilot.press("ctrl+g", "right", "down", "enter")
        await see(pilot, 'It is asked only where "Press office" is Yes.')
        await see(pilot, "The answer is kept: 8 to 16")
        await see(pilot, "Go to: Press office (No)")
        await pilot.press("enter")
        await see(pilot, "Press office   useful")


async def test_the_ask_list_leads_to_the_question_and_to_a_handout(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Who must tell us what by when; each gets their questions and no others."""
    a_month_ago = NOW - timedelta(days=30)
    early = PlanSession(read_plan(session.path), by="Ann", clock=lambda: a_month_ago)
    early.ask("motto", "p-jana", "2026-11-01")
    early.save()
    session.save()
    session.ask("beds", "p-jana", "2026-12-01")
    session.ask("school", "Fire brigade")
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f7")
        shown = await see(pilot, "Ask-list")
        assert shown.count("Jana Kováč") == 1
        line = "by 2026-11-01  overdue  Motto (asked 2026-10-23) · Crisis words"
        assert line in shown
        await pilot.press("f8")
        await see(pilot, "[x] Handout")
        app.screen.query_one("#audience").focus()
        await pilot.press("down", "down", "enter", "f8")
        await see(pilot, "Written for City hall")
        await pilot.press("escape", "down", "enter")
        await see(pilot, "Places at risk › Sites")
    (path,) = session.path.parent.glob("*handout*")
    assert path.suffix == ".docx", "in this form it can be filled in and taken in again"
    with ZipFile(path) as parts:
        text = parts.read("word/document.xml").decode()
    assert "For: Jana Kováč" in text
    assert "motto:" in text
    assert "beds:" in text
    assert "school:" not in text


async def test_what_was_decided_today_is_counted_while_one_works(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A room of tired people sees that it gets on."""
    session.answer("motto", "Together")
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await see(pilot, "today 1")
        assert "essential 0 of 3 settled" in shown
