"""The first minute with the program."""

from pathlib import Path

import pytest
from textual.widgets import Button, TextArea

from crisisplan.domain.directory import Holders, Person
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.whereabouts import (
    Whereabouts,
    remember_whereabouts,
    whereabouts_file,
)
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.fields.statement import Tongue
from crisisplan.tui.screens.tour import LOOK_AROUND, PAGES
from crisisplan.tui.widgets.item_list import ItemList
from tests.tui.acts import paste, see, until, words
from tests.tui.conftest import PLAYBOOK, new_session


@pytest.fixture
def session(tmp_path: Path) -> PlanSession:
    """A new plan whose playbook says what it begins with."""
    book = tmp_path / "begins.yaml"
    begin = "begin_with: {leads: yes, items: [motto, beds]}\nchapters:"
    book.write_text(PLAYBOOK.read_text("utf-8").replace("\nchapters:", f"\n{begin}"))
    session = new_session(tmp_path / "hron.plan.yaml", book)
    session.put_person(Person(name="Jana Kováč"), "p-jana")
    session.save()
    return session


async def test_who_is_new_is_shown_around_and_begins_with_what_comes_first(
    session: PlanSession,
) -> None:
    """Around with Enter, the leads, two questions and no others, and then paper."""
    app = CrisisPlanApp(lambda: session, tour=True)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await see(pilot, "To begin with")
        assert "Then come 2 questions: Motto; Beds." in shown
        await pilot.press("tab")
        for number, (title, _) in enumerate(PAGES, 1):
            await pilot.press("enter")
            await see(pilot, f"{title}   {number} of {len(PAGES)}")
        await pilot.press("enter")
        await see(pilot, "Mayor: who is it? Leads: Crisis words, Places at risk.")
        await paste(pilot, "jana")
        await pilot.press("enter", "enter")
        shown = await see(pilot, "Only: to begin with")
        assert "question 1 of 2" in shown
        shown = await see(pilot, "Crisis words › One voice")
        for later in ("In the document", "Answered", "Owner, due date", "F12"):
            assert later not in shown  # one thing to do; keys show the others
        await paste(pilot, "Together")
        await pilot.press("f2")
        await see(pilot, "Places at risk › Sites")
        await paste(pilot, "12")
        await pilot.press("f2")
        await see(pilot, "Brief for the mayor and 1 handout")
        await pilot.press("enter")
        shown = await see(pilot, "Written for")
        assert "hron-brief-amber.docx" in shown
        await pilot.press("f8")
        await see(pilot, "[x] Brief for the mayor")
    assert session.plan.roles["mayor"].lead == "p-jana"
    assert session.plan.answer("beds").value == "12"


async def test_whoever_was_cut_off_is_led_on(session: PlanSession) -> None:
    """The telephone rings; the next morning it goes on where it stopped."""
    session.assign("mayor", Holders(lead="p-jana"))
    session.answer("motto", "Together")
    session.save()
    async with CrisisPlanApp(lambda: session).run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+p")
        await paste(pilot, "ten minutes")
        await see(pilot, "To begin with")
        await pilot.press("enter")
        await see(pilot, "Places at risk › Sites")
        await pilot.press("ctrl+q")
    async with CrisisPlanApp(lambda: session).run_test(size=(80, 24)) as pilot:
        shown = await see(pilot, "Only: to begin with")
        assert "question 2 of 2" in shown
        await pilot.press("ctrl+l", "ctrl+q")
    async with CrisisPlanApp(lambda: session).run_test(size=(80, 24)) as pilot:
        assert "Only:" not in await see(pilot, "Crisis words")


async def test_whoever_was_cut_off_among_the_leads_is_asked_on(
    session: PlanSession,
) -> None:
    """What was said is kept, and the next one is asked."""
    session.answer("motto", "Together")
    was = Whereabouts("motto", beginning=True)
    remember_whereabouts(whereabouts_file(), session.path, was)
    async with CrisisPlanApp(lambda: session).run_test(size=(80, 24)) as pilot:
        await see(pilot, "Mayor: who is it? Leads: Crisis words, Places at risk.")
        await pilot.press("escape")
        await see(pilot, "Only: to begin with")


async def test_what_comes_first_is_found_again(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Whoever left the tour finds the beginning by ordinary words."""
    session.assign("mayor", Holders(lead="p-jana"))
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+p")
        await paste(pilot, "ten minutes")
        await see(pilot, "To begin with")
        await pilot.press("enter")
        await see(pilot, "Only: to begin with")


async def test_a_plan_that_nobody_touched_says_where_it_begins(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The second plan of a person needs no tour; what was left is found again."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        shown = await see(pilot, "To begin with")
        assert LOOK_AROUND not in shown
        await pilot.press("escape")
        await see(pilot, "Ctrl+P and “To begin with”")
        await pilot.press("shift+f1")
        await see(pilot, LOOK_AROUND)
        await pilot.press("right", "right", "right", "left")
        await see(pilot, PAGES[1][0])
        await pilot.press("escape")
        await until(pilot, lambda: PAGES[1][0] not in words(app))
    assert not session.plan.roles


async def test_what_waits_while_one_begins_is_found_by_its_words(
    session: PlanSession,
) -> None:
    """Who knows the program already needs no detour to set a date."""
    session.put("motto", "Together")
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Motto")
        await pilot.press("ctrl+p")
        await paste(pilot, "comes first leads")
        await see(pilot, "To begin with")
        await pilot.press("enter")
        await see(pilot, "Mayor: who is it?")
        await pilot.press("escape")
        await see(pilot, "Only: to begin with")
        await pilot.press("ctrl+p")
        await paste(pilot, "owner due")
        await see(pilot, "Owner, due date, note, marking")
        await pilot.press("enter")
        await see(pilot, "Due date")


def changed(tmp_path: Path, old: str, new: str) -> PlanSession:
    """Give a plan that was begun with a playbook in which something is otherwise."""
    book = tmp_path / "changed.yaml"
    book.write_text(PLAYBOOK.read_text("utf-8").replace(old, new))
    return new_session(tmp_path / "hron.plan.yaml", book)


async def test_only_for_whom_it_comes_first_one_says_who_stands_in(
    tmp_path: Path,
) -> None:
    """Six leads are six names; five of their deputies are for another day."""
    chapter = "chapters:\n  - id: words\n    title: Crisis words\n    lead: "
    begin = "begin_with: {leads: yes, items: [com-lead]}\n"
    session = changed(tmp_path, f"{chapter}mayor", f"{begin}{chapter}spokesperson")
    for name in ("Jana Kováč", "Petr Novák"):
        session.put_person(Person(name=name))
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await see(pilot, "First you name who leads")
        await pilot.press("enter")
        await see(pilot, "Spokesperson: who is it? 1 of 2.")
        await pilot.press(*"petr", "enter")
        await see(pilot, "Spokesperson: who stands in?")
        await pilot.press("escape")
        await see(pilot, "Not named yet: Mayor.")
        (held,) = session.plan.roles.values()  # what was said is kept
        assert session.reading.around.name(held.lead) == "Petr Novák"
        await app.screen.run_action("comes_first")
        await see(pilot, "Mayor: who is it?")
        await pilot.press(*"jana", "enter")
        await see(pilot, "Every chapter has a lead.")
        assert "who stands in?" not in words(app)
    session.close()
    many = {role: len(one.people) for role, one in session.plan.roles.items()}
    assert many == {"spokesperson": 1, "mayor": 1}


async def test_whoever_takes_the_suggested_text_sees_that_it_counts(
    tmp_path: Path,
) -> None:
    """It fills the small screen, and how it stands is said below it."""
    said = "kind: statement, starter: " + " ".join(["More words."] * 75)
    session = changed(tmp_path, "kind: text, title: M", f"{said}, title: M")
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Begin with the suggested text")
        await pilot.press("enter")
        await see(pilot, "Written, but not enough yet. Still in English")
    session.close()


async def test_tab_goes_from_gap_to_gap_and_what_is_typed_takes_its_place(
    tmp_path: Path,
) -> None:
    """The number that families call is known today; behind the last gap Tab goes on."""
    said = "kind: statement, starter: 'At [time] in [place]. Call [number].'"
    session = changed(tmp_path, "kind: text, title: M", f"{said}, title: M")
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Begin with the suggested text")
        await pilot.press("enter")
        await see(pilot, "goes to the next [gap].")
        await pilot.press("tab", "tab", "h", "e", "r", "e", "tab", "1", "1", "2")
        await see(pilot, "At [time] in here. Call 112.")
        assert app.screen.query_one(TextArea).has_focus
        await pilot.press("tab")
        assert not app.screen.query_one(TextArea).has_focus
    session.close()
    texts = session.plan.answer("motto").value
    assert texts == {"sk": "At [time] in here. Call 112."}


@pytest.mark.parametrize("width", [80, 132, 200])
async def test_the_length_is_seen_in_each_language(tmp_path: Path, width: int) -> None:
    """Beside each other the longer note had been cut off below the shorter one."""
    said = "kind: statement, starter: 'At [time].'"
    session = changed(tmp_path, "kind: text, title: M", f"{said}, title: M")
    session.set_city({"languages": "sk, en"})
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(width, 40)) as pilot:
        await see(pilot, "Crisis words")
        app.screen.query_one(ItemList).go_to("motto")
        await pilot.press("enter")
        await see(pilot, "Slovak (sk)")
        shown = " ".join((await see(pilot, "4,000")).split())
        assert shown.count("0 of 4,000") == 2
        tops = {one.region.y for one in app.screen.query(Tongue)}
        assert len(tops) == (2 if width == 80 else 1)
    session.close()


async def test_from_a_row_somebody_is_asked_and_waited_for_until_it_is_whole(
    tmp_path: Path,
) -> None:
    """Whom to call at the church was forgotten when the feast was written down."""
    columns = (
        "columns: [{id: name, kind: text, title: Place, required: yes}, "
        "{id: call, kind: person, title: Whom you call, required: yes}]"
    )
    calls = f"kind: table, {columns}, title: Calls"
    session = changed(tmp_path, "kind: text, title: School", calls)
    session.put_person(Person(name="Hana"))
    app = CrisisPlanApp(lambda: session)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        app.screen.query_one(ItemList).go_to("school")
        await see(pilot, "Enter adds a row")
        await pilot.press("enter", "enter")
        await see(pilot, "a new row")
        await paste(pilot, "Church")
        await pilot.press("f9")
        await see(pilot, "Who is asked?")
        await pilot.press("enter")
        await see(pilot, "Until when")
        await pilot.press("enter")
        await see(pilot, "you call is missing. Hana is to say by 2026-11-29")
        app.screen.query_one("#row-add", Button).press()
        await see(pilot, "a new row")
        await paste(pilot, "Feast")
        await pilot.press("enter", *"hana", "enter")
        await see(pilot, "█ Done")
        await pilot.press("enter")
        shown = await see(pilot, "Feast   Hana")
        assert "Hana is to say by" in shown
    session.close()
    assert session.plan.answer("school").state == "asked"


async def test_whoever_was_asked_holds_nobody_up(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """F2 leads to the end although answers are on their way; what is open is said."""
    session.assign("mayor", Holders(lead="p-jana"))
    session.ask("motto", "Fire brigade")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await app.screen.run_action("comes_first")
        await see(pilot, "Only: to begin with")
        await see(pilot, "Places at risk › Sites")
        await pilot.press("f2")
        shown = await see(pilot, "You have been through what comes first.")
        assert "Beds: Not answered yet." in shown
        assert "Asked, and not heard yet: Motto." in shown
        await pilot.click("#cancel")
        await see(pilot, "Places at risk › Sites")
        await paste(pilot, "12")
        await pilot.press("enter")
        shown = await see(pilot, "You have been through what comes first.")
        assert "Still open" not in shown
        assert "Brief for the mayor and 1 handout" in shown
        await pilot.click("#cancel")
        await see(pilot, "F8 writes documents at any time")
        await pilot.press("f2", "enter")
        shown = await see(pilot, "Written for City hall and named partners")
        assert "Whose questions?" not in shown, "nothing is asked"
        await pilot.press("f8")
        shown = await see(pilot, "(o) Everybody who is named")
        assert "[x] Handout" in shown
