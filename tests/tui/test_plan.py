"""Stories of an official and the plan screen."""

import pytest

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.widgets.back_line import BackLine
from crisisplan.tui.widgets.fold import FoldLine
from crisisplan.tui.widgets.status import StatusLine
from tests.tui.acts import paste, see, send, until


async def test_an_answer_typed_is_an_answer_saved(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What an official types is in the file without a thought of saving."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Motto")
        send(app, "down", "down", "enter")
        await see(pilot, "What do you say first?")
        await paste(pilot, "Stay together")
        await see(pilot, "Written.")
        await pilot.press("ctrl+q")
    assert read_plan(session.path).plan.answers["motto"].value == "Stay together"
    assert read_plan(session.path).plan.answers["motto"].by == "Anna"


async def test_keys_pressed_faster_than_the_form_is_built_reach_the_right_answer(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """On a slow line an answer must not land in the question before or after."""
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await see(pilot, "Motto")
        send(app, "down", "down", "enter", "a", "b", "escape")
        send(app, "down", "enter", "1", "1", "2", "escape", "down", "up")
        await until(pilot, lambda: session.plan.answer("inquiry").value == "112")
    assert session.plan.answer("motto").value == "ab"
    assert session.plan.answer("inquiry").value == "112"
    assert set(session.plan.answers) == {"motto", "inquiry"}


async def test_keys_pressed_faster_than_a_dialog_is_built_are_for_the_dialog(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What is searched for, or a reason, must not land in the answer below."""
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await see(pilot, "Motto")
        send(app, "down", "down", "enter", "a", "f3", *"beds", "enter", "5")
        send(app, "f7", *"apply", "enter", *"none", "enter")
        await see(pilot, "Does not apply: none")
    assert session.plan.answer("motto").value == "a"
    assert session.plan.answer("beds").value == "5"
    assert session.plan.answer("beds").reason == "none"


async def test_a_page_key_behind_f2_reaches_a_list_that_was_just_made(
    app: CrisisPlanApp,
) -> None:
    """Whoever leafs on faster than the form is laid out stopped the program."""
    async with app.run_test(size=(60, 15)) as pilot:
        await see(pilot, "Crisis words")
        send(app, *("f2", "pagedown", "f2", "pageup") * 12)
        await pilot.press("f3")
        await see(pilot, "Esc goes back")


async def test_keys_that_correct_are_worked_in_their_order(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """On a slow line a letter must not overtake the Backspace or Tab before it."""
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Motto")
        send(app, "f4", "f2", "a", "b", "backspace", "c", "left", "x", "tab", "d")
        send(app, "ctrl+s", "escape", "down", "down", "enter", "1", "enter", "2")
        await until(pilot, lambda: session.plan.answer("motto").value == "12")
    person = list(session.plan.people.values())[-1]
    assert (person.name, person.post) == ("axc", "d")
    assert session.plan.answer("motto").value == "12"


async def test_choosing_an_owner_leaves_the_page_as_it_is(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Who goes on with the note writes the note, and not into the answer."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Motto")
        send(app, "down", "down", "enter", "a")
        await see(pilot, "Written.")
        await pilot.press("tab", "enter")
        await see(pilot, "Who may see it")  # what is unfolded is scrolled to
        await pilot.press("tab", "enter")
        await see(pilot, "Who sees to it")
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("tab", "tab", "tab", "b")
    assert session.plan.answer("motto").value == "a"
    assert session.plan.answer("motto").note == "b"


async def test_the_line_that_is_written_is_always_seen(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A long answer goes on below the end of a small screen."""
    session.set_note("motto", "\n".join(f"line {number}" for number in range(14)))
    async with app.run_test(size=(80, 18)) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter", "tab", "enter")
        await see(pilot, "Who may see it")
        app.screen.query_one("Details CleanTextArea").focus()
        send(app, "ctrl+end", "enter", "h", "e", "r", "e")
        await see(pilot, "here")
        await pilot.resize_terminal(30, 7)
        await see(pilot, "here")
    assert session.plan.answer("motto").note.endswith("line 13\nhere")


async def test_the_list_shows_marks_and_counts(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A glance at the list says what is done, asked and open, without colour."""
    session.answer("motto", "Together")
    session.ask("inquiry", "Schools")
    session.keep_as_typed("beds", "many")
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        shown = await see(pilot, "Crisis words")
        assert "✓  Motto" in shown
        assert "? ★Inquiry line" in shown
        assert "1/6" in shown
        assert "left out" in shown
        assert "Answered 12 %" in shown
        await pilot.press("end", "up", "right", "down")
        await see(pilot, "! ★Beds")


async def test_why_is_asked_is_said_with_city_and_source(app: CrisisPlanApp) -> None:
    """An official sees that others paid for the question."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down")
        shown = await see(pilot, "Why: A mayor, Riverton: One person spoke")
        assert "essential · first hour" in shown
        assert "Not answered yet" in shown
        await pilot.click(".why FoldLine")
        await see(pilot, "– A mayor, Riverton: One person spoke")


async def test_half_a_reason_is_not_shown(app: CrisisPlanApp) -> None:
    """On a small screen it is said who learned it; the lesson is one key away."""
    async with app.run_test(size=(50, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "enter")
        shown = await see(pilot, "Why: A mayor, Riverton")
        assert "Riverton:" not in shown


async def test_next_open_goes_round_all_gaps(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody searches for what is still missing."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f2")
        await see(pilot, "Who leads communication?")
        session.answer("motto", "x")
        await pilot.press("f2")
        await see(pilot, "Which number do families call?")


@pytest.mark.parametrize(("take", "end"), [("enter", "enter"), ("f2", "ctrl+s")])
async def test_not_knowing_is_one_key(
    app: CrisisPlanApp, session: PlanSession, take: str, end: str
) -> None:
    """The commonest answer is: ask somebody. What goes on elsewhere does so here."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "f9")
        await see(pilot, "Who is asked?")
        await pilot.press(take)
        await see(pilot, "Until when")
        await see(pilot, "= Sunday, 29 November 2026")
        await pilot.press(end)
        await see(pilot, "Jana Kováč is to say by 2026-11-29; noted on 2026-11-22.")
    asked = session.plan.answer("com-lead").asked
    assert asked is not None
    assert asked.reply_by == "2026-11-29"


async def test_what_does_not_apply_needs_a_reason(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A question is never dropped without a word."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "f7")
        await see(pilot, "State: Motto")
        await paste(pilot, "not apply")
        await pilot.press("enter")
        await see(pilot, "Why does this not apply")
        await pilot.press("enter")
        await see(pilot, "Write the reason")
        await paste(pilot, "We have no motto")
        await pilot.press("enter")
        await see(pilot, "Does not apply: We have no motto")
    assert session.plan.answer("motto").state == "not-applicable"


async def test_a_draft_and_a_confirmation_are_one_key_each(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What is said a hundred times a year is said without a menu."""
    session.put("com-lead", {"lead": "p-jana", "deputies": ["p-petr"]})
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "enter")
        await see(pilot, "F9 Ask somebody   Shift+F9 Does not apply   F12 Draft")
        await pilot.press("f12")
        await see(pilot, "Written as a draft. F12 makes it final.")
        await pilot.press("f12", "shift+f12")
        await see(pilot, "With whom was it agreed?")
        await paste(pilot, "Inspector")
        await pilot.press("enter")
        await see(pilot, "No number yet: Petr Novák. Confirmed by: Police.")
        await pilot.press("shift+f12")
        await see(pilot, "Everybody who must agree here has")
        await pilot.press("ctrl+q")
    answer = read_plan(session.path).plan.answer("com-lead")
    assert answer.state == "done"
    assert [one.with_ for one in answer.agreed] == ["Inspector"]


async def test_undo_takes_a_step_back_and_says_which(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A slip of the hand costs nothing."""
    session.answer("motto", "Together")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "✓  Motto")
        await pilot.press("ctrl+z")
        await see(pilot, "Undone: the answer to “Motto”.")
        await see(pilot, "·  Motto")
        assert session.plan.answer("motto").value is None
        await pilot.press("ctrl+y")
        await see(pilot, "Done again: the answer to “Motto”.")
    assert session.plan.answer("motto").value == "Together"


async def test_a_chapter_is_left_out_with_a_reason_and_brought_back(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A city decides what it answers, and says why it does not."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Leave this chapter out")
        await pilot.press("enter", "tab", "enter")
        await see(pilot, "Why does your city leave")
        await paste(pilot, "The region does it")
        await pilot.press("enter")
        await see(pilot, "Left out: The region does it")
        assert session.plan.left_out("words") == "The region does it"
        await pilot.press("enter")
        await see(pilot, "0 of 6 answered")
    assert session.plan.left_out("words") == ""


async def test_a_question_comes_into_play_when_an_answer_asks_for_it(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody answers what does not concern them."""
    session.answer("has-office", "no")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        shown = await see(pilot, "Press office")
        assert "Office hours" not in shown
        await pilot.press("ctrl+z")
        await see(pilot, "Office hours")


async def test_a_question_says_which_answer_it_depends_on(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nobody wonders why they are asked."""
    session.answer("has-office", "yes")
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Office hours")
        await pilot.press("down", "down", "down", "down", "down")
        await see(pilot, "Asked because")
        await pilot.click("ItemList", offset=(8, 2))
        await see(pilot, "What do you say first?")


async def test_owner_due_date_and_note_are_folded_until_wanted(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """They are there in two keys, and out of the way before."""
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        shown = await see(pilot, "Owner, due date, note, marking: Mayor, no date")
        assert "Who may see it" not in shown
        app.screen.query_one(".details FoldLine").focus()
        await pilot.press("enter")
        await see(pilot, "Who may see it")
        app.screen.query_one("#due").focus()
        await paste(pilot, "in 3 weeks")
        await see(pilot, "due 2026-12-13")
        await see(pilot, "= Sunday, 13 December 2026")
        await pilot.press("5")
        await see(pilot, "Write a date like")
        app.screen.query_one("Details CleanTextArea").focus()
        await see(pilot, "“in 3 weeks5” is no date, so it stays 2026-12-13.")
        await paste(pilot, "Ask the lawyer")
        await see(pilot, "so it stays 2026-12-13.")
    assert session.plan.answer("motto").due == "2026-12-13"
    assert session.plan.answer("motto").note == "Ask the lawyer"


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_it_fits_on_every_screen(
    app: CrisisPlanApp, size: tuple[int, int]
) -> None:
    """One pane at a time where there is little room, more where there is much."""
    async with app.run_test(size=size) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "enter")
        shown = await see(pilot, "Who leads communication?")
        assert ("Motto" in shown) is (size[0] > 80)
        assert "F8 Export Ctrl+P All" in " ".join(shown.split())
        await pilot.press("escape")
        await see(pilot, "Motto")


async def test_a_changed_playbook_is_read_only_until_it_is_accepted(
    session: PlanSession,
) -> None:
    """Nobody is asked other questions than they think without knowing it."""
    text = session.path.read_text(encoding="utf-8")
    session.path.write_text(text.replace("Motto", "Slogan"), encoding="utf-8")
    opened = PlanSession(read_plan(session.path), by="Anna")
    app = CrisisPlanApp(lambda: opened)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "read only")
        await pilot.press("f9")
        await see(pilot, "accepted as it is")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        await paste(pilot, "Together")
        await pilot.press("ctrl+q")
    assert read_plan(session.path).trusted
    assert read_plan(session.path).plan.answer("motto").value == "Together"


async def test_a_click_leads_back_to_the_list(app: CrisisPlanApp) -> None:
    """On a narrow screen the keys fill the last line, and a mouse has no Esc."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        await pilot.click(BackLine)
        await see(pilot, "►  ·  Motto")
        await pilot.press("f5")
        await see(pilot, "As it would be printed.")
        await pilot.click(BackLine)
        await see(pilot, "►  ·  Motto")


async def test_what_is_found_by_words_and_unfolded_comes_into_view(
    app: CrisisPlanApp,
) -> None:
    """On a small screen nothing would seem to happen otherwise."""
    async with app.run_test(size=(80, 20)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "ctrl+p")
        await paste(pilot, "owner due")
        await see(pilot, "Owner, due date, note, marking")
        await pilot.press("enter")
        assert "Due date" in await see(pilot, "Note")
        await pilot.press("enter")
        await see(pilot, "Who sees to it")


@pytest.mark.parametrize("columns", [60, 80, 140])
async def test_the_command_that_leads_to_all_others_always_fits(
    app: CrisisPlanApp, columns: int
) -> None:
    """Whoever sees it can find what the line has no room for."""
    async with app.run_test(size=(columns, 24)) as pilot:
        keys = (await see(pilot, "Crisis words")).splitlines()[-1]
    assert " ".join(keys.split()).startswith("F1 Help F2 Next F3 Find")
    assert keys.rstrip().endswith("Ctrl+P All")


async def test_what_is_typed_beside_the_answer_is_the_answer(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Whoever has unfolded why it is asked and then types means the answer."""
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Crisis words")
        for down, question in ((2, "What do you say first?"), (4, "Convene the team")):
            await pilot.press("home", *["down"] * down, "enter")
            await see(pilot, question)
            app.screen.query("ItemPane FoldLine").first().focus()
            await pilot.pause()
            send(app, *"Spolu", "space", *"sme")
            await until(pilot, lambda: not isinstance(app.focused, FoldLine))
            app.screen.query("ItemPane FoldLine").first().focus()
            await pilot.press("space")
            await see(pilot, "– ")
            await pilot.press("escape")
    assert session.plan.answer("motto").value == "Spolu sme"
    assert session.plan.answer("convene").value is None


async def test_a_letter_typed_beside_the_answer_means_what_it_means_in_it(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """N is no; and in a text it goes on behind the last word, however slowly."""
    session.answer("motto", "Old words in two lines")
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Crisis words")
        for down, keys in ((4, ("n", "enter")), (2, ("space", *"xyz"))):
            await pilot.press("home", *["down"] * down, "enter")
            await until(pilot, lambda: app.focused is not app.screen.query_one("#list"))
            app.screen.query("ItemPane FoldLine").first().focus()
            await until(pilot, lambda: isinstance(app.focused, FoldLine))
            for key in keys[keys[0] == "space" :]:
                await pilot.press(key)
            await pilot.press("escape")
            await until(pilot, lambda: app.focused is app.screen.query_one("#list"))
    assert session.plan.answer("has-office").value == "no"
    assert session.plan.answer("motto").value == "Old words in two linesxyz"


async def test_a_city_that_is_called_like_a_label_gets_no_colour_of_one(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The label stands at the right, and nowhere else."""
    session.set_city({"name": "Hron TLP:RED Hron"})
    async with app.run_test(size=(120, 24)) as pilot:
        await see(pilot, "Hron TLP:RED Hron")
        said = app.screen.query_one(StatusLine).render()
        (label,) = (said.plain[one.start : one.end] for one in said.spans)
        assert label == " TLP:AMBER "
