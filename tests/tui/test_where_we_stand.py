"""Stories of the screen that says where the plan stands, and of the directory."""

from pathlib import Path

from crisisplan.domain.adoption import TypedAdoption
from crisisplan.domain.directory import Number, Person
from crisisplan.domain.overview import overview
from crisisplan.domain.plan import City
from crisisplan.domain.points import Scope
from crisisplan.domain.progress import Count
from crisisplan.domain.recording import TypedActivity, TypedFinding
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.catalogue import find
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.start import start
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.widgets.parts import count_bar
from tests.tui.acts import paste, see, until, words

TALL = (140, 60)


async def test_from_a_count_to_what_is_behind_it_is_one_key(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The clerk sees what to do, does it, and sees that it counts."""
    session.answer("inquiry", "112")
    async with app.run_test(size=TALL) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f6")
        shown = await see(pilot, "What to do next")
        flat = " ".join(shown.split())
        for part in overview(Scope.whole(session.reading)):
            assert part.title in shown
        assert "■■□·" not in shown
        assert "■■·············· 1/6, 1 settled  Crisis words" in shown
        assert "New arrivals: left out." in flat
        assert "Call Jana Kováč and check the number: nobody has checked" in flat
        await pilot.press("down", "down", "enter")
        await see(pilot, "People, desks and roles")
        await pilot.press("f6", "escape")
        shown = await see(pilot, "What to do next")
        assert "Call Jana" not in shown
        assert session.plan.people["p-jana"].verified == "2026-11-22"
        await pilot.press("right", "right", "end", "up", "enter")
        await see(pilot, "By which day is the plan read through again?")
        await paste(pilot, "in 1 year")
        await pilot.press("enter")
        await see(pilot, "to be read through by 2027-11-22")
        await pilot.press("shift+tab", "enter")
        await see(pilot, "Who leads communication?")
    assert session.plan.review_by == "2027-11-22"


async def test_a_count_leads_to_all_that_it_counts(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Two are late: one key, and the list shows these two."""
    for late in ("motto", "beds"):
        session.set_due(late, "2026-11-01")
    session.answer("has-office", "no")
    session.ask("school", "Head teacher", "2026-12-01")
    session.save()
    async with app.run_test(size=TALL, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f6")
        await see(pilot, "Overdue: 2.")
        await pilot.press("home", "down", "down", "down", "enter")
        await see(pilot, "overdue")
        shown = await see(pilot, "What do you say first?")
        assert "question 1 of 2" in shown
        assert "Press office" not in shown
        await pilot.press("escape", "f6")
        await see(pilot, "Asked, and waiting for a reply: 1.")
        await pilot.press("home", "down", "down", "enter")
        await see(pilot, "Head teacher")
        await pilot.press("escape")
        await until(pilot, lambda: "Head teacher" not in words(app))
        await pilot.press("f6")
        await see(pilot, "Not asked because of other answers: 1.")
        await pilot.press("home", *["down"] * 6, "enter")
        await see(pilot, "Parked: 1")


async def test_who_is_needed_in_too_many_places_is_one_key_away(
    tmp_path: Path,
) -> None:
    """The large city's clerk is led to whoever cannot be everywhere."""
    path = tmp_path / "city.plan.yaml"
    start(path, City(name="Hron", country="SK"), find("city-incident-response"))
    session = PlanSession(read_plan(path), by="Anna")
    session.put_person(Person(name="Jana Kováč"), "p-jana")
    leads = "gov-activate", "gov-security-adviser", "com-monitor"
    for item in leads:
        session.put(item, {"lead": "p-jana", "deputies": []})
    session.save()
    app = CrisisPlanApp(lambda: session, by="Anna")
    async with app.run_test(size=TALL) as pilot:
        await see(pilot, "Who is called first")
        await pilot.press("f6")
        await see(pilot, "What to do next")
        shown = await see(pilot, "Jana Kováč leads 3 duties in the first hour")
        lines = shown.split("\n")
        duties = next(n for n, line in enumerate(lines) if "leads 3 duties" in line)
        await pilot.click(offset=(75, duties))
        await see(pilot, "People, desks and roles")
        assert "Jana Kováč" in words(app)
    session.close()


async def test_a_post_that_changed_hands_is_said(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Whoever is new may not know of it, and the old number is on many papers."""
    session.put("com-lead", {"lead": "p-petr", "deputies": ["p-jana"]})
    session.save()
    session.adopt(TypedAdoption("Mayor", "Council", "1/2026"))
    session.put("com-lead", {"lead": "p-jana", "deputies": []})
    session.save()
    async with app.run_test(size=TALL) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f6")
        shown = await see(pilot, "Spokesperson was Petr Novák in version 1")
        assert "and is Jana Kováč now." in " ".join(shown.split())


async def test_one_person_entered_twice_is_found_and_joined(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """One name, one entry, one number that is right; and the way back."""
    session.put_person(Person(name="Jana Kováč", numbers=(Number(number="1"),)), "p-j2")
    session.put("com-lead", {"lead": "p-j2", "deputies": []})
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4")
        await see(pilot, "Entered twice: Jana Kováč? F7 makes one entry of two.")
        await pilot.press("f3")
        await see(pilot, "Find somebody")
        await paste(pilot, "novák")
        await pilot.press("enter")
        await until(pilot, lambda: "Find somebody" not in words(app))
        await pilot.press("up", "f7")
        await see(pilot, "Which entry is also Jana Kováč, and goes?")
        await pilot.press("enter")
        await until(pilot, lambda: "p-j2" not in session.plan.people)
        assert session.plan.roles["spokesperson"].lead == "p-jana"
        await pilot.press("ctrl+z")
        await see(pilot, "Entered twice")
    assert session.plan.roles["spokesperson"].lead == "p-j2"


def test_a_bar_is_full_only_when_everything_is_settled() -> None:
    """A last open point is seen, and is drawn as a shape, not a colour."""
    assert count_bar(Count(4, 4, 4), 8) == "■■■■■■■■"
    assert count_bar(Count(4, 3, 1), 8) == "■■□□□□··"
    assert count_bar(Count(1000, 999, 999), 8) == "■■■■■■■·"
    assert count_bar(Count(0, 0, 0), 4) == "    "


async def test_a_finding_is_closed_from_where_it_is_counted(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What an exercise brought to light stands there until somebody saw to it."""
    lost = TypedFinding("The [/keys] were lost")
    session.record(TypedActivity("exercise", "1.11.2026", findings=(lost,)))
    async with app.run_test(size=TALL) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f6")
        await see(pilot, "Findings: 1 open.")
        await see(pilot, "(Exercise, 2026-11-01): “The [/keys] were")
        await pilot.press("home", "down", "down", "enter")
        await see(pilot, "Was this seen to?")
        await pilot.press("enter")
        await see(pilot, "No finding is open.")
    assert session.plan.activity[0].findings[0].closed
