"""Stories of what is recorded about a plan: exercises, findings, adoption."""

from textual.pilot import Pilot

from crisisplan.domain.version import printed_checksum
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import paste, see

BIG = (120, 40)


async def find(pilot: Pilot[None], words: str, found: str) -> None:
    """Find a command by its words, and give it."""
    await pilot.press("ctrl+p")
    await see(pilot, "Search for commands")
    await paste(pilot, words)
    await see(pilot, found)
    await pilot.press("enter")


async def test_an_exercise_is_recorded_and_its_finding_closed(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What came to light is somebody's work from the same minute on."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await app.screen.run_action("record")
        await see(pilot, "What is recorded?")
        await paste(pilot, "exer")
        await pilot.press("enter")
        await see(pilot, "Who took part")
        await see(pilot, "= Sunday, 22 November 2026")
        await pilot.press("tab")
        await paste(pilot, "Police; Jana Kováč")
        await pilot.press("enter")
        await see(pilot, "What came to light")
        await paste(pilot, "Nobody [/had] keys")
        await pilot.press("tab")
        await paste(pilot, "soon")
        await pilot.press("enter")
        await see(pilot, "! Write a date")
        await pilot.press("ctrl+u")
        await paste(pilot, "in 3 weeks")
        await see(pilot, "= Sunday, 13 December 2026")
        await pilot.press("enter")
        await see(pilot, "Who sees to it?")
        await paste(pilot, "spokes")
        await pilot.press("enter")
        await see(pilot, "Which question is it about?")
        await pilot.press("enter")
        await see(pilot, "1 so far: Nobody [/had] keys")
        await pilot.press("escape")
        await see(pilot, "Recorded: Exercise on 2026-11-22, 1 finding.")
        (kept,) = session.plan.activity
        assert kept.with_ == ("police", "p-jana")
        assert kept.findings[0].owner == "spokesperson"
        await app.screen.run_action("findings")
        await see(pilot, "Nobody [/had] keys (Exercise, 2026-11-22; Spokesperson; by")
        await pilot.press("enter")
        await see(pilot, "Was this seen to?")
        await pilot.press("enter")
        await see(pilot, "It is closed.")
    session.close()
    (kept,) = read_plan(session.path).plan.activity
    assert kept.findings[0].text == "Nobody [/had] keys"
    assert kept.findings[0].closed is not None


async def test_a_record_that_is_cut_off_is_kept_and_gone_on_with(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A terminal that dies between two questions costs no finding."""
    async with app.run_test(size=BIG) as pilot:
        await see(pilot, "Crisis words")
        await app.screen.run_action("record")
        await see(pilot, "What is recorded?")
        await paste(pilot, "exer")
        await pilot.press("enter")
        await see(pilot, "Who took part")
        await pilot.press("enter", "enter")
        await see(pilot, "What came to light")
        await paste(pilot, "Nobody had keys")
        await pilot.press("enter", "enter")
        await see(pilot, "Who sees to it?")
        (kept,) = session.plan.activity
        assert kept.unfinished
        assert [one.text for one in kept.findings] == ["Nobody had keys"]
    again = CrisisPlanApp(lambda: session)
    async with again.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Exercise on 2026-11-22 was not told to its end.")
        await again.screen.run_action("record")
        await see(pilot, "Go on with it")
        await pilot.press("enter")
        await see(pilot, "Who sees to it? Nobody had keys")
        await paste(pilot, "mayor")
        await pilot.press("enter")
        await see(pilot, "No question in particular")
        await pilot.press("enter")
        await see(pilot, "1 so far: Nobody had keys")
        await pilot.press("escape")
        await see(pilot, "Recorded: Exercise on 2026-11-22, 1 finding.")
    session.close()
    (kept,) = read_plan(session.path).plan.activity
    assert not kept.unfinished
    assert [(one.text, one.owner) for one in kept.findings] == [
        ("Nobody had keys", "mayor")
    ]


async def test_a_plan_is_adopted_with_what_is_open_said(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody signs without having read how much is open."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await find(pilot, "council", "Freeze the plan")
        await see(pilot, "3 essential points are open.")
        await paste(pilot, "City council")
        await pilot.press("enter", "enter", "enter", "enter")
        await see(pilot, "! Say the number of the resolution.")
        await pilot.press("shift+tab", "shift+tab")
        await paste(pilot, "112/2026")
        await pilot.press("tab", "tab", "enter")
        shown = await see(pilot, "Version 1 is adopted and kept in")
        assert "saving" not in shown
        await find(pilot, "council", "Freeze the plan")
        await see(pilot, "Nothing has changed since")
    kept = read_plan(session.path.with_name("hron.v1.plan.yaml")).plan
    assert kept.adopted is not None
    assert (kept.adopted.by, kept.adopted.resolution) == ("Anna", "112/2026")
    assert printed_checksum(kept)
    assert read_plan(session.path).plan == kept


async def test_a_person_is_forgotten_from_the_directory(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Somebody who left the city hall may ask for it, and sees what is left."""
    session.answer("motto", "Ask Jana Kováč")
    session.save()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "f10")
        await see(pilot, "and it holds.")
        await pilot.press("f4")
        await see(pilot, "+421 900 111 222")
        await app.screen.run_action("forget")
        await see(pilot, "“Motto”: Ask Jana Kováč")
        await pilot.press("left", "enter")
        await see(pilot, "Other forms of the name")
        await pilot.press("left", "enter")
        await see(pilot, "Jana Kováč is forgotten in the plan and its copy.")
        await pilot.press("escape")
        shown = await see(pilot, "Petr Novák")
        assert "Jana" not in shown
    kept = read_plan(session.path).plan.answer("motto")
    assert kept.value == "Ask [removed]"
    assert kept.reviewed is not None
    assert kept.reviewed.by == "Anna"
    for path in session.path.parent.iterdir():
        assert "Jana" not in path.read_text(encoding="utf-8")


async def test_a_letterhead_is_given_to_the_documents(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What was not known when the plan was begun is added when it is."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await app.screen.run_action("about")
        await see(pilot, "Languages, main one first")
        await pilot.press("tab", "tab", "tab", "tab")
        await paste(pilot, "Town of [/hron]")
        await pilot.press("enter", "enter")
        await paste(pilot, "soon")
        await pilot.press("enter")
        await see(pilot, "! Write a date")
        await pilot.press("ctrl+u")
        await paste(pilot, "1.9.2027")
        await pilot.press("enter")
        await see(pilot, "saved")
        await app.screen.run_action("distribution")
        await see(pilot, "Somebody else gets it too")
        await pilot.press("enter")
        await see(pilot, "Who gets it")
        await paste(pilot, "Mayor")
        await pilot.press("tab", "tab", "tab", "enter")
        await see(pilot, "On the list: Mayor: plan")
    session.close()
    kept = read_plan(session.path).plan
    assert (kept.city.name, kept.city.letterhead) == ("Hron", "Town of [/hron]")
    assert kept.review_by == "2027-09-01"
    assert [one.to for one in kept.distribution] == ["Mayor"]
