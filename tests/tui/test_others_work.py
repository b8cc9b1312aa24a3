"""Stories of an official at a screen while a colleague writes into the same plan."""

import pytest
from textual.pilot import Pilot

from crisisplan.domain.directory import Holders, Person
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.tui.app import CrisisPlanApp
from tests.tui.acts import paste, see
from tests.tui.conftest import PLAYBOOK, new_session

BIG = (120, 44)
TABLE = (
    "          - {id: spots, kind: table, title: Spots, columns: ["
    "{id: spot, kind: text, title: Spot}, {id: street, kind: text, title: Street}]}\n"
    "          - {id: speech, kind: text, title: Speech, lines: many}\n"
)


@pytest.fixture
def session(session: PlanSession) -> PlanSession:
    """The plan of the other tests, with a table and two answers."""
    book = session.path.with_name("book.yaml")
    text = PLAYBOOK.read_text(encoding="utf-8")
    book.write_text(
        text.replace("          - {id: log", TABLE + "          - {id: log")
    )
    mine = new_session(session.path.with_name("lipa.plan.yaml"), book)
    for key, person in session.plan.people.items():
        mine.put_person(person, key)
    mine.put_row("spots", {"spot": "School", "street": "Long"}, "r-1")
    mine.answer("has-office", "yes")
    mine.answer("motto", "First words")
    mine.save()
    return mine


def colleague(session: PlanSession) -> PlanSession:
    """Open the same plan at another desk."""
    return PlanSession(read_plan(session.path), by="Hana", clock=lambda: session.now)


async def came_in(pilot: Pilot[None], theirs: PlanSession) -> None:
    """Let the colleague save, and wait until it is told here."""
    theirs.save()
    await see(pilot, "Somebody else changed")


async def go_to(pilot: Pilot[None], title: str) -> None:
    """Find a question and go into it."""
    await see(pilot, "Motto")
    await pilot.press("f3")
    await paste(pilot, title)
    await pilot.press("enter")


async def test_a_row_being_edited_leaves_what_others_write_into_the_table(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Both streets and both spots are there; taking mine back takes back mine only."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await go_to(pilot, "Spots")
        await see(pilot, "Long")
        await pilot.press("enter")
        await see(pilot, "As it was before")
        theirs = colleague(session)
        theirs.put_row("spots", {"spot": "School", "street": "Longer"}, "r-1")
        theirs.put_row("spots", {"spot": "Pool"}, "r-2")
        await came_in(pilot, theirs)
        await paste(pilot, " of arts")
        await pilot.press("escape")
        shown = await see(pilot, "School of arts")
        assert "Longer" in shown
        assert "Pool" in shown
        await pilot.press("enter")
        await see(pilot, "As it was before")
        theirs.look()
        theirs.answer("inquiry", "0800 111")
        await came_in(pilot, theirs)
        await paste(pilot, ", closed")
        await pilot.click("#back")
        await pilot.press("ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer("spots").value == {
        "rows": {
            "r-1": {"spot": "School of arts", "street": "Longer"},
            "r-2": {"spot": "Pool"},
        }
    }
    assert plan.answer("inquiry").value == "0800 111"
    assert plan.answer("motto").value == "First words"


async def test_whoever_writes_over_what_came_in_is_told_where_that_is(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The open dialog shows the older street; the colleague's must not go unseen."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await go_to(pilot, "Spots")
        await see(pilot, "Long")
        await pilot.press("enter")
        await see(pilot, "As it was before")
        theirs = colleague(session)
        theirs.put_row("spots", {"spot": "School", "street": "Longer"}, "r-1")
        await came_in(pilot, theirs)
        await pilot.press("tab")
        await paste(pilot, "est")
        await see(pilot, "You both changed “Spots”: yours is newer")
        await pilot.press("escape", "ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer("spots").value == {
        "rows": {"r-1": {"spot": "School", "street": "Longest"}}
    }
    (kept,) = plan.set_aside
    assert "Longer" in str(kept.value)


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [("motto", "Petr writes", True), ("has-office", "no", False)],
)
async def test_whoever_writes_where_others_wrote_is_told_before_going_on(
    app: CrisisPlanApp, session: PlanSession, key: str, typed: str, told: bool
) -> None:
    """The words changed under the cursor, and the next ones went into theirs."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await go_to(pilot, "Motto")
        await see(pilot, "First words")
        theirs = colleague(session)
        theirs.answer(key, typed)
        await came_in(pilot, theirs)
        (said,) = (one.message for one in app._notifications)
        assert ("“Motto”, where you are, is changed" in said) is told


async def test_the_directory_shows_who_is_there_and_acts_on_whom_it_shows(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody takes out the wrong person because a list had moved."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("f4")
        await see(pilot, "Petr Novák")
        await pilot.press("down", "enter")
        await see(pilot, "Entry in the directory")
        theirs = colleague(session)
        petr = theirs.plan.people["p-petr"]
        theirs.put_person(petr.model_copy(update={"email": "petr@x.sk"}), "p-petr")
        theirs.put_person(Person(name="Adam Nový"), "p-adam")
        theirs.remove_person("p-jana")
        await came_in(pilot, theirs)
        await paste(pilot, " senior")
        await pilot.press("ctrl+s")
        shown = await see(pilot, "Petr Novák senior")
        assert "Jana" not in shown
        await pilot.press("down", "delete")
        await pilot.press("escape", "ctrl+q")
    people = read_plan(session.path).plan.people
    assert [one.name for one in people.values()] == ["Petr Novák senior"]
    assert people["p-petr"].email == "petr@x.sk"


async def test_leaving_an_entry_as_it_was_takes_back_nothing_else(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Esc in a dialog means this dialog."""
    session.answer("motto", "Mine")
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("f4", "enter")
        await see(pilot, "Entry in the directory")
        theirs = colleague(session)
        theirs.answer("inquiry", "0800 111")
        await came_in(pilot, theirs)
        await pilot.press("escape")
        await see(pilot, "People, desks and roles")
        await pilot.press("escape", "ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer("motto").value == "Mine"
    assert plan.answer("inquiry").value == "0800 111"


async def test_a_dialog_goes_on_and_then_the_page_shows_what_came_in(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What was chosen counts, for the question from which it was asked."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await go_to(pilot, "Motto")
        await see(pilot, "First words")
        await pilot.press("tab", "enter")
        await see(pilot, "Who may see it")
        await pilot.press("tab", "enter")
        await see(pilot, "Who sees to it")
        theirs = colleague(session)
        theirs.answer("motto", "Side by side")
        theirs.set_note("motto", "Their note")
        await came_in(pilot, theirs)
        await pilot.press("down", "enter")
        await see(pilot, "Side by side")
        await pilot.press("ctrl+q")
    answer = read_plan(session.path).plan.answer("motto")
    assert (answer.value, answer.note) == ("Side by side", "Their note")
    assert answer.owner == "mayor"


async def test_what_is_no_longer_asked_can_be_written_to_its_end(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A colleague says that there is no press office while I write its hours."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await go_to(pilot, "Office hours")
        await paste(pilot, "8-")
        theirs = colleague(session)
        theirs.answer("has-office", "no")
        theirs.leave_out("places", "The region does it")
        await came_in(pilot, theirs)
        await paste(pilot, "16")
        await see(pilot, "8-16")
        await pilot.press("escape", "down", "up", "enter")
        await see(pilot, "left out")
        await pilot.press("ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer("office-hours").value == "8-16"
    assert plan.answer("has-office").value == "no"
    assert set(plan.answers) == {"office-hours", "has-office", "motto", "spots"}


@pytest.mark.parametrize("key", ["motto", "speech"])
async def test_what_others_replace_while_i_type_it_is_kept_and_told(
    app: CrisisPlanApp, session: PlanSession, key: str
) -> None:
    """They have read it and wrote something else; I have not read theirs."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await go_to(pilot, key.capitalize())
        await paste(pilot, "Mine, long thought about")
        await see(pilot, "saved")
        theirs = colleague(session)
        theirs.answer(key, "Side by side")
        await came_in(pilot, theirs)
        await see(pilot, "Side by side")
        (said,) = (one.message for one in app._notifications)
        assert (
            f"“{key.capitalize()}”: Hana's is newer and stands; yours is kept" in said
        )
        await paste(pilot, ", always")
        await see(pilot, "Side by side, always")
        await pilot.press("escape", "ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer(key).value == "Side by side, always"
    assert "Mine, long thought about" in str([one.value for one in plan.set_aside])


async def test_whom_a_colleague_names_meanwhile_is_not_asked_for_and_not_lost(
    session: PlanSession,
) -> None:
    """Two people share the calls; one of them has named the mayor by then."""
    text = PLAYBOOK.read_text(encoding="utf-8")
    led = "chapters:\n  - id: words\n    title: Crisis words\n    lead: "
    begin = "begin_with: {leads: yes, items: [motto]}\n"
    assert f"{led}mayor" in text
    book = session.path.with_name("leads.yaml")
    book.write_text(text.replace(f"{led}mayor", f"{begin}{led}spokesperson"))
    mine = new_session(session.path.with_name("leads.plan.yaml"), book)
    for key, person in session.plan.people.items():
        mine.put_person(person, key)
    mine.put_person(Person(name="Eva"), "p-eva")
    mine.save()
    app = CrisisPlanApp(lambda: mine)
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "First you name who leads")
        await pilot.press("enter")
        await see(pilot, "Spokesperson: who is it? 1 of 2.")
        theirs = colleague(mine)
        both = Holders(lead="p-petr", deputies=("p-eva",))
        theirs.assign("spokesperson", both)
        theirs.assign("mayor", both)
        await came_in(pilot, theirs)
        await pilot.press(*"jana", "enter")
        await see(pilot, "Every chapter has a lead.")
    mine.close()
    assert mine.plan.roles["mayor"] == both
    assert mine.plan.roles["spokesperson"].lead == "p-jana"
    (aside,) = mine.plan.set_aside
    assert aside.value == {"lead": "p-petr", "deputies": ["p-eva"]}


async def test_whoever_takes_a_partners_word_away_is_told_at_once(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A count that falls in silence is seen too late."""
    session.put("com-lead", {"lead": "p-jana", "deputies": ["p-petr"]})
    session.agree("com-lead", "police", "Front desk")
    session.save()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4", "tab", "down", "enter")
        await see(pilot, "Spokesperson: who is it?")
        await paste(pilot, "petr")
        await pilot.press("enter")
        await see(pilot, "who stands in?")
        await pilot.press("escape", "escape")
        await see(pilot, "“Communication lead” has to be confirmed again. Police")
