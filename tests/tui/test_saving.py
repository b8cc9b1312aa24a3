"""Whatever happens to file, disk or program: nothing is lost, and it is said."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import NotSaved
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.recent import recent, recent_file
from crisisplan.storage.whereabouts import whereabouts, whereabouts_file
from crisisplan.tui import leaving
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.autosave import Autosave
from crisisplan.tui.guards import crash_note
from crisisplan.tui.safe_app import BUG, NOT_SAVED
from crisisplan.tui.screens.unsaved import UnsavedDialog
from crisisplan.tui.widgets.item_pane import ItemPane
from tests.tui.acts import paste, see, send, until, words
from tests.tui.conftest import NOW

SAVED = f"saved {NOW.astimezone():%H:%M}"


async def test_it_is_saved_while_one_types(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A power cut costs a second of typing, not a morning, and not the place."""
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        await paste(pilot, "Together")
        await see(pilot, SAVED)
        assert read_plan(session.path).plan.answer("motto").value == "Together"
        file = whereabouts_file()
        await until(pilot, lambda: whereabouts(file, session.path).item == "motto")


async def test_what_somebody_else_writes_comes_in_while_one_types(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Two editors at once: nothing is lost, and the cursor stays where it was."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter")
        await paste(pilot, "Toget")
        other = PlanSession(read_plan(session.path), by="Hana")
        other.answer("inquiry", "0800 111")
        other.save()
        await see(pilot, "Somebody else changed hron.plan.yaml")
        await paste(pilot, "her")
        await pilot.press("escape", "down", "enter")
        await see(pilot, "0800 111")
        await pilot.press("ctrl+q")
    plan = read_plan(session.path).plan
    assert plan.answer("motto").value == "Together"
    assert plan.answer("inquiry").value == "0800 111"
    assert not list(session.path.parent.glob("*.conflict-*"))


async def test_an_answer_that_somebody_else_gave_is_shown_where_one_looks(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What is on the screen is what is in the plan."""
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter")
        other = PlanSession(read_plan(session.path), by="Hana")
        other.answer("motto", "Side by side")
        other.save()
        await see(pilot, "Side by side")
        await paste(pilot, "!")
        await pilot.press("ctrl+q")
    assert "!" in str(read_plan(session.path).plan.answer("motto").value)
    assert "Side by side" in str(read_plan(session.path).plan.answer("motto").value)


async def test_what_cannot_be_saved_is_said_and_tried_again(
    app: CrisisPlanApp, session: PlanSession, tmp_path: Path
) -> None:
    """A stick that was pulled out costs nothing once it is back."""
    folder, away = session.path.parent, tmp_path.with_name("away")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter")
        folder.rename(away)
        await paste(pilot, "Together")
        await see(pilot, "NOT SAVED:")
        await pilot.press("f4")
        await see(pilot, "People, desks and roles")
        await until(pilot, lambda: "NOT SAVED" in words(app).splitlines()[0])
        await pilot.press("escape", "ctrl+q")
        shown = await see(pilot, "what is not saved is lost")
        assert shown.count("Not saved") == 1, "no message lies on the question"
        await pilot.press("ctrl+q", "escape")
        await until(pilot, lambda: not isinstance(app.screen, UnsavedDialog))
        away.rename(folder)
        await see(pilot, SAVED)
        await pilot.press("f6")
        assert SAVED in await see(pilot, "Status: where we stand")
    assert read_plan(session.path).plan.answer("motto").value == "Together"


async def test_whoever_cannot_wait_for_the_disk_saves_elsewhere_and_leaves(
    app: CrisisPlanApp, session: PlanSession, tmp_path: Path
) -> None:
    """The stick is at home, and the office closes."""
    other = tmp_path.with_name(f"{tmp_path.name}-other")
    other.mkdir()
    session.path.parent.rename(tmp_path.with_name(f"{tmp_path.name}-away"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter")
        await paste(pilot, "Together")
        await see(pilot, "NOT SAVED:")
        await pilot.press("ctrl+q")
        await see(pilot, "See that its folder is there")
        await pilot.press("enter")
        await see(pilot, "Into which file?")
        app.screen.query_one(Input).value = str(session.path)
        await pilot.press("enter")
        below = app.screen.query_one(".refusal")
        await until(pilot, lambda: "before is untouched" in str(below.render()))
        app.screen.query_one(Input).value = str(other / "mine")
        await pilot.press("enter")
        await until(pilot, lambda: not app.is_running)
    assert session.path == other / "mine.plan.yaml"
    assert recent(recent_file())[0] == session.path
    assert read_plan(session.path).plan.answer("motto").value == "Together"


async def test_one_goes_on_in_another_file_and_the_top_line_names_it(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """It is found by what people call it, and leaves the file alone."""
    before, other = session.path, session.path.with_name("copy.plan.yaml")
    known = before.read_bytes()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("ctrl+p")
        await see(pilot, "Search for commands")
        await paste(pilot, "save as")
        await see(pilot, "Save elsewhere")
        await pilot.press("enter")
        await see(pilot, "Into which file?")
        app.screen.query_one(Input).value = str(other)
        await pilot.press("enter")
        await see(pilot, f"{SAVED} in copy.plan.yaml")
        await pilot.press("down", "down", "enter")
        await paste(pilot, "Together")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    assert read_plan(other).plan.answer("motto").value == "Together"
    assert before.read_bytes() == known


async def test_work_that_went_beside_the_file_is_named_until_it_is_left_and_at_home(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Whoever opened the old file again would believe that all is lost."""
    path = session.path
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "enter")
        path.write_text("answers: [", encoding="utf-8")
        await paste(pilot, "Together")
        await see(pilot, "Saved beside the file")
        await see(pilot, f"{SAVED} in hron.conflict-")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not app.is_running)
    said = leaving.say_elsewhere(session, path)
    assert f"Your work is in {session.path}," in said
    assert f"crisisplan merge {session.path} {path}" in said
    assert recent(recent_file())[0] == session.path
    assert read_plan(session.path).plan.answer("motto").value == "Together"


async def test_what_is_half_typed_in_a_dialog_is_shown_the_next_time(
    session: PlanSession,
) -> None:
    """A reason is in the plan when it is given; a power cut comes before that."""
    file, path = whereabouts_file(), session.path
    async with CrisisPlanApp(lambda: session).run_test(size=(80, 24)) as pilot:
        await see(pilot, "Motto")
        await pilot.press("down", "down", "shift+f9")
        await see(pilot, "Why does this not apply to your city?")
        await paste(pilot, "[/x] We never speak")
        await until(pilot, lambda: whereabouts(file, path).lines is not None)
    again = CrisisPlanApp(lambda: session)
    async with again.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "You were interrupted last time.")
        await see(pilot, "[/x] We never speak")
        await until(pilot, lambda: whereabouts(file, path).lines is None)
        await pilot.press("shift+f9")
        await see(pilot, "Why does this not apply to your city?")
        await paste(pilot, "We never speak")
        await pilot.press("escape")  # by habit
        await see(pilot, "Esc once more throws away")
        await pilot.press("enter")
        await see(pilot, "–  Motto")
        await pilot.press("enter")
        await see(pilot, "Does not apply: We never speak. Shift+F9 opens it again.")
        await pilot.press("shift+f9")
        await see(pilot, "Not answered yet.")
        await pilot.press("escape")
        await see(pilot, "·  Motto")
        await pilot.press("ctrl+z")
        await see(pilot, "–  Motto")
        await until(pilot, lambda: whereabouts(file, path).lines is None)


async def test_a_file_that_is_moved_away_is_told_until_it_is_there_again(
    app: CrisisPlanApp, session: PlanSession, tmp_path: Path
) -> None:
    """Somebody tidies up the shared drive; "saved" would be a lie by then."""
    away = tmp_path / "elsewhere"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Motto")
        session.path.rename(away)
        await see(pilot, "NOT SAVED: the file is gone")
        await see(pilot, "somebody moved, renamed or")
        away.rename(session.path)
        await see(pilot, SAVED)
        await until(pilot, lambda: "somebody moved" not in words(app))
        session.path.unlink()
        await see(pilot, "NOT SAVED: the file is gone")
        await pilot.press("down", "down", "enter")
        await paste(pilot, "Together")
        await see(pilot, SAVED)
    assert read_plan(session.path).plan.answer("motto").value == "Together"


async def test_leaving_without_saving_is_a_decision(
    app: CrisisPlanApp, session: PlanSession, tmp_path: Path
) -> None:
    """Nobody loses work by pressing a key twice."""
    away = tmp_path.with_name("gone")
    async with app.run_test(size=(120, 40)) as pilot:
        await see(pilot, "Motto")
        session.answer("motto", "Together")
        session.path.parent.rename(away)
        await pilot.press("ctrl+q")
        await see(pilot, "Leave anyway")
        await pilot.press("enter")
        await see(pilot, "Motto")
        await pilot.press("ctrl+q")
        await see(pilot, "Leave anyway")
        await pilot.press("left", "enter")
        await until(pilot, lambda: app.return_code is not None)
    assert app.return_code == NOT_SAVED


async def test_a_bug_saves_first_and_quotes_no_answer(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A crash is ours to mend; what was written is nobody's business."""

    async def use_it() -> None:
        async with app.run_test(size=(120, 30)) as pilot:
            await see(pilot, "Motto")
            session.answer("motto", "Secret words")
            app.call_later(lambda: 1 // 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await use_it()
    assert app.return_code == BUG
    assert read_plan(session.path).plan.answer("motto").value == "Secret words"


async def test_a_page_that_is_left_while_it_is_built_ends_nothing(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Who leaves a plan the moment a page comes is told of no bug."""
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Motto")
        pane = ItemPane(session, session.playbook.item("motto"))
        app.screen.mount(pane)
        app.action_home()
        await see(pilot, "Go on with")
    assert app.return_code is None


async def test_keys_still_on_their_way_when_it_ends_are_no_bug(
    app: CrisisPlanApp,
) -> None:
    """Whoever types on while the screens are taken down is told of no bug."""
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Motto")
        send(app, "down", "down", "enter", "a", "escape", "down", "enter", "1")
        for _ in range(36):  # they are half worked off
            await asyncio.sleep(0)
    assert app.return_code is None


async def test_no_more_than_two_messages_lie_on_what_is_being_written(
    app: CrisisPlanApp,
) -> None:
    """Where two write in one text, each pause would lay one more on it."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        for word in ("first", "second", "third", "fourth"):
            app.notify(f"{word} clash", title="By somebody else", markup=False)
        shown = await see(pilot, "fourth clash")
    assert "third clash" in shown
    assert "second clash" not in shown
    assert "first clash" not in shown


async def test_home_is_asked_for_twice(app: CrisisPlanApp) -> None:
    """Whoever presses Ctrl+O again, because nothing seemed to happen, gets home."""
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Motto")
        send(app, "ctrl+o", "ctrl+o", "ctrl+o")
        await see(pilot, "Go on with")
    assert app.return_code is None


def test_a_crash_note_holds_places_and_nothing_else() -> None:
    """The text that people send us quotes neither values nor messages."""
    try:
        int("Secret words")
    except ValueError as error:
        note = crash_note(error, "Your work is saved.")
    assert "test_saving.py" in note
    assert "ValueError" in note
    assert "Secret words" not in note


def test_an_update_under_the_running_program_is_no_bug() -> None:
    """Whoever had the program open while it was updated is told to start it again."""
    note = crash_note(ImportError("/home/jana/x.py"), "Your work is saved.")
    assert "replaced" in note
    assert "Your work is saved." in note
    assert "Start it again." in note
    assert "bug" not in note
    assert "jana" not in note


def test_the_state_of_the_file_is_always_said(session: PlanSession) -> None:
    """Saved, saving or not: an official never has to guess."""
    autosave = Autosave(session, lambda _: None)
    assert autosave.words == "saved"
    session.answer("motto", "Together")
    assert autosave.words == "saving…"
    assert autosave.took(session.save()) is None
    assert autosave.words.startswith("saved ")


@pytest.mark.parametrize(
    ("on_a_page", "way_out"),
    [(False, "Save elsewhere"), (True, "Leave this page open")],
)
def test_what_is_said_to_do_can_be_done_there(
    session: PlanSession, on_a_page: bool, way_out: str
) -> None:
    """In a browser nobody can name a file of the computer where the plan lies."""
    autosave = Autosave(session, lambda _: None)
    full = NotSaved(session.plan, "The disk is full.")
    notice = autosave.took(full, on_a_page=on_a_page)
    assert notice is not None
    assert way_out in notice.sentence
    assert ("Save elsewhere" in notice.sentence) is not on_a_page


async def test_a_plan_that_was_only_read_stays_as_it_is(
    session: PlanSession,
) -> None:
    """Comments and order of a file mended by hand are lost only to a change."""
    before = b"# ours\n" + session.path.read_bytes()
    session.path.write_bytes(before)
    opened = CrisisPlanApp(lambda: PlanSession(read_plan(session.path)))
    async with opened.run_test(size=(120, 30), notifications=True) as pilot:
        await see(pilot, "Somebody wrote comments")
        await pilot.press("down", "down", "enter", "escape", "ctrl+q")
    assert session.path.read_bytes() == before


async def test_esc_takes_away_a_message_that_lies_on_the_answer(
    app: CrisisPlanApp,
) -> None:
    """Some stay ten minutes, and half the line that is being written is below them."""
    said = "Somebody keeps the file."
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        app.notify(said, title="Saved beside the file", timeout=600, markup=False)
        await see(pilot, said)
        await pilot.press("down", "enter")
        await see(pilot, "Communication lead")
        assert said in words(app), "other keys leave it"
        await pilot.press("escape")
        await until(pilot, lambda: said not in words(app))
