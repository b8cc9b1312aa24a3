"""Stories of working with the mouse alone."""

from dataclasses import replace

import pytest
from textual.app import ComposeResult
from textual.widgets import Input, OptionList

from crisisplan.domain.plan import SetAside
from crisisplan.export import formats
from crisisplan.export.formats import FORMATS
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.safe_app import SafeApp
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.widgets.back_line import BackLine, WayOut
from crisisplan.tui.widgets.inputs import CleanInput, CleanTextArea
from crisisplan.tui.widgets.lines import Lines
from crisisplan.tui.widgets.pane_holder import PaneHolder
from tests.tui.acts import paste, see, until, words


async def test_a_click_shows_what_is_set_aside_and_a_button_puts_it_back(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Looking at a line must not replace the answer that stands in the plan."""
    session.put("inquiry", "0800 1")
    kept = [
        SetAside(item="inquiry", value=value, because="an old form")
        for value in ("0800 2", "0800 3")
    ]
    session._plan = session.plan.changed(set_aside=tuple(kept))
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+b")
        await see(pilot, "0800 2")
        await pilot.click(Lines, offset=(5, 1))
        await see(pilot, "0800 3")
        assert session.plan.answer("inquiry").value == "0800 1"
        await pilot.click("SetAsideScreen Button")
        await until(pilot, lambda: len(session.plan.set_aside) == 2)
        await until(pilot, lambda: session.plan.answer("inquiry").value == "0800 3")


@pytest.mark.parametrize("keys", [("f3",), ("down", "down", "f7"), ("shift+f4",)])
async def test_a_dialog_is_left_with_a_click_beside_it(
    app: CrisisPlanApp, keys: tuple[str, ...]
) -> None:
    """Whoever opened a list by mistake looks for a place to click, not for a key."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.screen, Dialog))
        await pilot.click(OptionList, offset=(1, -3))
        assert isinstance(app.screen, Dialog)
        await pilot.click(offset=(40, 23))
        await until(pilot, lambda: not isinstance(app.screen, Dialog))


async def test_the_way_out_is_said_and_clicked_whatever_was_typed(
    app: CrisisPlanApp,
) -> None:
    """Where nothing is found, one wants to leave more than ever."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f3")
        await paste(pilot, "xyzzy")
        assert "Esc goes back" in await see(pilot, "Nothing found.")
        await pilot.click(WayOut)
        await until(pilot, lambda: not isinstance(app.screen, Dialog))


async def test_a_click_beside_what_was_typed_throws_nothing_away(
    app: CrisisPlanApp,
) -> None:
    """A hand that slips must not cost a reason that took ten minutes."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "shift+f9")
        await see(pilot, "Why does this not apply")
        await paste(pilot, "We have none.")
        await pilot.click(offset=(40, 23))
        await pilot.pause()
        assert "We have none." in words(app)
        await pilot.click("#cancel")
        await until(pilot, lambda: not isinstance(app.screen, Dialog))


async def test_ticking_moves_no_line_under_the_mouse(app: CrisisPlanApp) -> None:
    """Who clicks twice at one place means one line, and takes back what it did."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f4")
        before = await see(pilot, "8 of 8 questions are shown")
        await pilot.click(OptionList, offset=(6, 4))
        await see(pilot, "[x]")
        await pilot.click(OptionList, offset=(6, 4))
        after = await see(pilot, "8 of 8 questions are shown")
        assert after.replace("►", " ") == before.replace("►", " ")


async def test_joining_needs_two(app: CrisisPlanApp, session: PlanSession) -> None:
    """An empty list to choose from says nothing about why it is empty."""
    session.remove_person("p-petr")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4", "f7")
        await see(pilot, "There are no two entries")
        assert not app.screen.query(Input)


async def test_the_way_back_stays_in_view(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """On a small screen a long page leaves no other way out for the mouse."""
    async with app.run_test(size=(80, 14)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        assert "‹ Crisis words" in await see(pilot, "What do you say first?")
        app.screen.query_one(PaneHolder).scroll_end(animate=False)
        shown = await see(pilot, "In the document")
        assert "What do you say first?" not in shown
        assert "‹ Crisis words" in shown
        await pilot.click(BackLine)
        await see(pilot, "►  ·  Motto")


async def test_a_click_confirms_and_the_details_stay_open(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What looks like a box is ticked; a state that changes folds nothing away."""
    session.put("com-lead", {"lead": "p-jana", "deputies": ["p-petr"]})
    async with app.run_test(size=(100, 50)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "enter")
        await see(pilot, "Who leads communication?")
        await pilot.click(".details FoldLine")
        await see(pilot, "[ ] Not yet confirmed by Police")
        await pilot.click(app.screen.query("Details .value").last())
        await see(pilot, "With whom was it agreed?")
        await pilot.press("enter")
        await see(pilot, "[x] Confirmed by Police")
        await pilot.press("f12")
        await see(pilot, "Written as a draft.")
        await see(pilot, "[x] Confirmed by Police")
        await pilot.click(app.screen.query("Details .value").last())
        await see(pilot, "[ ] Not yet confirmed by Police")


async def test_what_was_noted_of_an_answer_comes_into_view(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Otherwise nothing on the screen says that anything was done."""
    async with app.run_test(size=(80, 12)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        await pilot.press("f9")
        await see(pilot, "Who is asked?")
        await pilot.press("F", "i", "r", "e", "enter")
        await see(pilot, "You ask Fire")
        await pilot.press("enter")
        await see(pilot, "Not known yet. Fire")


async def test_a_kind_of_file_that_cannot_be_made_is_not_ticked(
    app: CrisisPlanApp, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing is said when it is chosen, not after everything else."""
    word = FORMATS["docx"]
    gone = replace(word, extra="pdf", title="Word")
    monkeypatch.setitem(formats._PACKAGES, "pdf", "no_such_package")
    monkeypatch.setitem(FORMATS, "docx", gone)
    async with app.run_test(size=(100, 60), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8")
        await see(pilot, "Word (not installed)")
        await pilot.click("#formats", offset=(4, 2))
        await see(pilot, "Word needs an addition that is not installed")
        assert "[x] Word" not in words(app)
        await pilot.press("tab")
        await pilot.click("#audience", offset=(4, 2))
        await pilot.press("f8")
        shown = await see(pilot, "Open this folder in your file manager")
        assert "  hron-plan-amber.html\n" in shown
        assert str(session.path.parent)[:60] in shown


async def test_whoever_is_asked_is_entered_with_a_number(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A name without a number has to be looked up again to be called."""
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "f9")
        await see(pilot, "Who is asked?")
        await paste(pilot, "Eva Tichá")
        await see(pilot, "Nothing found.")
        found = app.screen.query_one("Pick OptionList")
        await until(pilot, lambda: found.size.height == 2)
        await pilot.click(found, offset=(4, 1))
        await see(pilot, "Somebody new. Who is asked?")
        await pilot.click(".number")
        await paste(pilot, "+421 900 1")
        await pilot.click("#save")
        await see(pilot, "Until when")
        await pilot.press("enter")
        await see(pilot, "Not known yet. Eva Tichá is to say")
    entered = list(session.plan.people.values())[-1]
    assert entered.numbers[0].number == "+421 900 1"


async def test_escape_in_the_list_says_how_to_leave(app: CrisisPlanApp) -> None:
    """A key that means back must not look dead at the outermost place."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("escape")
        await see(pilot, "Ctrl+Q leaves; everything is saved.")


async def test_a_click_on_a_key_at_the_bottom_does_what_it_says(
    app: CrisisPlanApp,
) -> None:
    """The line is set in by one cell, and what is under the pointer is meant."""
    async with app.run_test(size=(80, 24)) as pilot:
        keys = (await see(pilot, "Crisis words")).splitlines()[-1]
        await pilot.click("KeyLine", offset=(keys.index("People"), 0))
        await see(pilot, "People, desks and roles")
        await pilot.press("escape")
        keys = (await see(pilot, "Crisis words")).splitlines()[-1]
        await pilot.click("KeyLine", offset=(keys.index("All") + 2, 0))
        await see(pilot, "Search for commands")


class Texts(SafeApp):
    """A line and a long text."""

    def compose(self) -> ComposeResult:
        """Lay them out."""
        yield CleanInput("no such word")
        yield CleanTextArea("First.\nWe stand together.")


async def test_a_word_is_chosen_by_two_clicks_and_a_line_by_three() -> None:
    """And nothing that was copied before is lost where nothing is chosen."""
    app = Texts()
    async with app.run_test(size=(80, 24)) as pilot:
        app.copy_to_clipboard("before")
        line, area = app.query_one(CleanInput), app.query_one(CleanTextArea)
        area.focus()
        await pilot.press("ctrl+c")
        assert app.clipboard == "before"
        for times, chosen in ((2, "stand"), (3, "We stand together.")):
            place = (area.gutter.left + 4, area.gutter.top + 1)
            await pilot.click(area, offset=place, times=times)
            await pilot.press("ctrl+c")
            assert (area.selected_text, app.clipboard) == (chosen, chosen)
        for times, chosen in ((2, "such"), (3, "no such word")):
            place = (line.gutter.left + 5, line.gutter.top)
            await pilot.click(line, offset=place, times=times)
            assert line.selected_text == chosen


async def test_a_long_line_is_read_from_its_beginning_and_written_at_its_end() -> None:
    """Whoever comes back to it sees where the next letter goes."""
    app = Texts()
    async with app.run_test(size=(24, 12)) as pilot:
        line, area = app.query_one(CleanInput), app.query_one(CleanTextArea)
        line.value = "x" * 65
        line.focus()
        await pilot.press("end")
        area.focus()
        await until(pilot, lambda: line.scroll_offset.x == 0)
        line.focus()
        await until(pilot, lambda: line.scroll_offset.x > 0)
