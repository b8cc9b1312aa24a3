"""Stories of what comes back: a filled form, a list of contacts, what was set aside."""

from pathlib import Path

from crisisplan.domain.directory import Holders, Number
from crisisplan.export.documents import render
from crisisplan.export.options import Options
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import paste, see
from tests.tui.conftest import NOW

BIG = (120, 40)


def filled(session: PlanSession, path: Path) -> None:
    """Write a handout on which one question is answered, and another in the margin."""
    owner = session.reading.owner(session.playbook.item("motto"))
    text = render(
        "handout",
        session.reading,
        audience="amber",
        now=NOW,
        options=Options(owner=owner),
    )
    head, tail = text.split("`[motto:new]`", 1)
    text = f"{head}`[motto:new]`{tail.replace('<br>', 'Stay [/x] together', 1)}"
    path.write_text(f"See my mail!\n\n{text}", encoding="utf-8")


async def test_a_filled_form_is_read_then_taken_in_then_looked_after(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """From the file to the plan, with a look at what nobody could place."""
    filled(session, session.path.with_name("form.md"))
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+r")
        await see(pilot, "Which file came back?")
        await paste(pilot, "nowhere.md")
        await pilot.press("enter")
        await see(pilot, "There is no file")
        await pilot.press(*["backspace"] * len("nowhere.md"))
        await paste(pilot, "form.md")
        await pilot.press("enter")
        shown = await see(pilot, "What has an x is taken in")
        assert "[x] + new." in shown
        assert "New: Stay [/x] together" in shown
        assert "? Outside of any question: See my mail!" in shown
        await pilot.press("f8")
        await see(pilot, "Taken in: 1")
        await pilot.press("ctrl+b")
        shown = await see(pilot, "Because: form.md, line 1")
        await pilot.press("f2")
        await see(pilot, "belongs to no question")
        await pilot.press("delete")
        await see(pilot, "Drop it?")
        await pilot.press("left", "enter")
        await see(pilot, "Nothing is set aside.")
        await pilot.press("escape")
        await pilot.press("ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer("motto").value == "Stay [/x] together"
    assert plan.set_aside == ()


async def test_a_list_of_contacts_changes_nobody_unasked(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Who is new has an x; what would replace something has none."""
    path = session.path.with_name("contacts.csv")
    path.write_text("id;name;post\np-jana;Jana Kováč;Mayor\n;Eva Malá;Clerk\n")
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+r")
        await see(pilot, "Which file came back?")
        await paste(pilot, str(path))
        await pilot.press("enter")
        shown = await see(pilot, "[x] + new. Eva Malá")
        assert "[ ] ! the plan says something else. Jana Kováč" in shown
        await pilot.press("f8")
        await see(pilot, "Taken in: 1")
        await pilot.press("ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.people["p-jana"].post == "Press officer"
    assert "Eva Malá" in {one.name for one in plan.people.values()}
    assert len(plan.set_aside) == 1


async def test_a_state_that_gave_way_is_told_shown_and_put_back(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Whoever saved first hears it too, and finds her own words again."""
    other = PlanSession(read_plan(session.path), by="Ben", clock=lambda: NOW)
    session.set_state("convene", "done")
    session.save()
    other.set_state("convene", "not-applicable", "None here")
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        other.save()
        await see(pilot, "Ben's is")
        await pilot.press("ctrl+b")
        await see(pilot, ": settled")
        await pilot.press("f2")
        await see(pilot, "does not apply: None here")
        await pilot.press("escape", "ctrl+q")
    assert read_plan(session.path).plan.answer("convene").state == "done"


async def test_a_number_a_lead_and_a_letterhead_that_gave_way_are_read_and_put_back(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Each in words, with one key, and taken back with another."""
    other = PlanSession(read_plan(session.path), by="Ben", clock=lambda: NOW)
    jana = session.plan.people["p-jana"]
    for one, word, lead in ((session, "Town", "p-jana"), (other, "City", "p-petr")):
        one.set_city({"letterhead": f"{word} hall"})
        number = Number(number=f"+421 {word} [/x]")
        one.put_person(jana.model_copy(update={"numbers": (number,)}), "p-jana")
        one.assign("mayor", Holders(lead=lead))
    session.save()
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        other.save()
        await see(pilot, "You both")
        await pilot.press("ctrl+b")
        shown = await see(pilot, "Letterhead of documents: Town hall instead of City")
        assert "Jana Kováč: telephone +421 Town [/x] instead of +421 City" in shown
        assert "Mayor: lead Jana Kováč instead of Petr Novák" in shown
        assert "city.letterhead" not in shown
        assert "p-jana" not in shown
        await pilot.press("f2")
        await see(pilot, "It stands in the plan now.")
        await see(pilot, "Letterhead of documents: City hall instead of Town hall")
        await pilot.press("ctrl+z")
        await see(pilot, "Undone: putting back “Letterhead of documents”.")
        for _ in range(3):
            await pilot.press("home", "f2")
            await pilot.pause()
        await pilot.press("escape", "ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.city.letterhead == "Town hall"
    assert plan.people["p-jana"].numbers[0].number == "+421 Town [/x]"
    assert plan.roles["mayor"].lead == "p-jana"
    assert len(plan.set_aside) == 3
