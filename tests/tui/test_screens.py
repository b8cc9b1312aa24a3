"""Stories of the screens around the plan: people, documents, home, help."""

import importlib
import pkgutil
import shutil
import threading
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest
from textual.widgets import Input

import crisisplan.tui.screens
from crisisplan.domain.directory import Holders, Person
from crisisplan.errors import CrisisPlanError
from crisisplan.export.documents import DOCUMENTS
from crisisplan.export.formats import FORMATS
from crisisplan.export.making import Job, Made
from crisisplan.export.release import Release
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.recent import recent, recent_file, remember
from crisisplan.tui import key_hold, opening
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.screens import home, preview
from crisisplan.tui.screens.dialog import Dialog
from crisisplan.tui.screens.new_plan import NewPlanScreen
from crisisplan.tui.screens.preview import PreviewScreen
from crisisplan.tui.screens.release import ReleaseDialog
from crisisplan.tui.widgets.key_line import KeyLine
from crisisplan.tui.widgets.lines import Boxes
from tests.tui.acts import PATIENCE_S, paste, see, send, until, words
from tests.tui.conftest import PLAYBOOK

BIG = (120, 40)


async def test_somebody_new_is_entered_and_given_a_role(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A person is entered once, and from then on can be named anywhere."""
    async with app.run_test(size=BIG) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4")
        shown = await see(pilot, "+421 900 111 222 day and night")
        assert "never !" in shown
        await pilot.press("f2")
        await see(pilot, "Somebody new")
        await paste(pilot, "Eva Malá")
        await pilot.press("ctrl+s")
        await see(pilot, "Eva Malá")
        await pilot.press("tab", "enter")
        await see(pilot, "Mayor: who is it?")
        await paste(pilot, "Eva")
        await pilot.press("enter")
        await see(pilot, "Mayor: who stands in?")
        await paste(pilot, "Jana")
        await pilot.press("enter")
        await see(pilot, "1 so far.")
        await pilot.press("enter")
        await pilot.pause()
    held = session.plan.roles["mayor"]
    assert session.plan.people[held.lead].name == "Eva Malá"
    assert held.deputies == ("p-jana",)


async def test_who_stood_in_is_kept_until_it_is_asked_who_does(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A terminal that closes between two questions takes no deputy along."""
    session.put_person(Person(name="Eva Malá"), "p-eva")
    session.assign("mayor", Holders(lead="p-jana", deputies=("p-petr",)))
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4", "tab", "enter")
        await see(pilot, "Mayor: who is it?")
        await paste(pilot, "Eva")
        await pilot.press("enter")
        await see(pilot, "Mayor: who stands in?")
        held = session.plan.roles["mayor"]
        assert (held.lead, held.deputies) == ("p-eva", ("p-petr",))
        await paste(pilot, "Jana")
        await pilot.press("enter", "enter")
        mayor = Holders(lead="p-eva", deputies=("p-jana",))
        await until(pilot, lambda: session.plan.roles["mayor"] == mayor)
        await until(pilot, lambda: "who stands in?" not in words(app))
        await pilot.press("ctrl+z")
        await see(pilot, "Undone: who is Mayor.")
    held = session.plan.roles["mayor"]
    assert (held.lead, held.deputies) == ("p-jana", ("p-petr",))


async def test_a_step_is_taken_back_and_made_again_in_the_directory(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The same two keys as everywhere; whoever is new is under the cursor."""
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4", "f2")
        await see(pilot, "Somebody new")
        await paste(pilot, "Eva Malá")
        await pilot.press("ctrl+s")
        await see(pilot, "Eva Malá · no number yet")
        await pilot.press("ctrl+z")
        await see(pilot, "Undone: the entry of Eva Malá.")
        assert len(session.plan.people) == 2
        await pilot.press("ctrl+y")
        await see(pilot, "Done again: the entry of Eva Malá.")
        await pilot.press("ctrl+y")
        await see(pilot, "There is nothing to do again.")
    assert len(session.plan.people) == 3


async def test_who_still_stands_somewhere_is_not_removed(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A plan never points at somebody who is gone."""
    session.put("com-lead", {"lead": "p-jana", "deputies": []})
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4")
        await see(pilot, "Jana Kováč")
        await pilot.press("delete")
        await see(pilot, "is still named in")
        await pilot.press("f6", "down", "delete")
        await pilot.pause()
    assert session.plan.people["p-jana"].verified == "2026-11-22"
    assert "p-petr" not in session.plan.people


async def test_a_successor_takes_all_places_of_who_has_left(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """One command instead of a search through eight questions; and the way back."""
    session.put("com-lead", {"lead": "p-jana", "deputies": ["p-petr"]})
    session.ask("school", "p-jana")
    session.save()
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4")
        await see(pilot, "Jana Kováč")
        await see(pilot, "F9 Hand over")
        await pilot.press("f9")
        await see(pilot, "Who takes the places of Jana Kováč?")
        await paste(pilot, "petr")
        await pilot.press("enter")
        await see(pilot, "Petr Novák takes the place of Jana Kováč in: Spokesperson,")
        await pilot.press("enter")
        await see(pilot, "Petr Novák is in all places of Jana Kováč.")
        await pilot.press("delete")
        await see(pilot, "Taken out: Jana Kováč.")
        await pilot.press("ctrl+z", "ctrl+z")
        await see(pilot, "Undone: putting Petr Novák into the places of Jana Kováč.")
        await pilot.press("ctrl+y")
        await see(pilot, "Done again")
        await pilot.press("escape", "ctrl+q")
    held = read_plan(session.path).plan.roles["spokesperson"]
    assert held.people == ("p-petr",)
    asked = read_plan(session.path).plan.answer("school").asked
    assert asked is not None
    assert asked.whom == "p-petr"


async def test_a_hand_over_that_is_refused_says_why(
    app: CrisisPlanApp, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else may have taken the successor out; nothing ends over it."""

    def refuse(*_: str) -> None:
        raise CrisisPlanError("The plan is open [/for] reading only.")

    monkeypatch.setattr(session, "succeed", refuse)
    session.put("com-lead", {"lead": "p-jana", "deputies": []})
    async with app.run_test(size=BIG, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4", "f9")
        await see(pilot, "Who takes the places of Jana Kováč?")
        await paste(pilot, "petr")
        await pilot.press("enter")
        await see(pilot, "Put Petr Novák there")
        await pilot.press("enter")
        await see(pilot, "The plan is open [/for] reading only.")
        assert app.return_code is None


async def test_the_document_is_read_before_it_is_written(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """What is printed, and for whom, is no surprise."""
    session.answer("motto", "Stay together")
    async with app.run_test(size=(120, 60)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5")
        await see(pilot, "Full plan · for: City hall")
        await pilot.press("f6")
        await see(pilot, "Who may read it?")
        await paste(pilot, "public")
        await pilot.press("enter")
        shown = await see(pilot, "for: Public and council papers")
        assert "Stay together" not in shown
        await pilot.press("escape")
        await see(pilot, "Crisis words")


async def test_keys_struck_behind_f5_wait_for_the_document(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A long one takes a while, says so, and then does what was asked of it."""
    session.answer("motto", "Stay together")
    async with app.run_test(size=(120, 60)) as pilot:
        await see(pilot, "Crisis words")
        send(app, "f5", "f3", *"together", "enter")
        await see(pilot, "Stay together")
        assert isinstance(app.screen, PreviewScreen)
        assert "being made" not in words(app)


async def test_a_document_that_takes_long_can_be_left(
    app: CrisisPlanApp, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody sits before a screen that does not answer."""
    made = threading.Event()

    def slow(*_: object, **__: object) -> str:
        made.wait(PATIENCE_S)
        return "# At last"

    monkeypatch.setattr(preview, "render", slow)
    monkeypatch.setattr(preview, "_SOON_S", 0.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f5")
        await see(pilot, "The document is being made. Esc goes back at once.")
        await pilot.press("escape")
        await see(pilot, "Crisis words")
        await pilot.press("f5")
        await see(pilot, "being made")
        made.set()
        await see(pilot, "At last")


async def test_export_asks_for_whom_and_says_what_it_wrote(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Nothing goes out by an accident of a preset."""
    async with app.run_test(size=(120, 50)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8")
        await see(pilot, "Which documents?")
        await pilot.press("f8")
        await see(pilot, "Choose for whom the documents are.")
        await pilot.press("tab", "down", "down", "enter", "f8")
        await see(pilot, "Written for City hall")
    assert (session.path.parent / "hron-plan-amber.html").is_file()


async def test_what_was_chosen_for_the_last_documents_is_offered_again(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """All but the readers: those are chosen each time."""
    folder = session.path.parent / "papers"
    folder.mkdir()
    async with app.run_test(size=(120, 50)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8")
        await see(pilot, "Which documents?")
        await pilot.press(
            "enter", *(["down"] * list(DOCUMENTS).index("forms")), "enter"
        )
        app.screen.query_one("#audience").focus()
        await pilot.press("down", "down", "enter")
        app.screen.query_one("#folder", Input).value = str(folder)
        await pilot.press("f8")
        await see(pilot, "Written for City hall")
        await pilot.press("escape")
        await see(pilot, "Crisis words")
        await pilot.press("f8")
        await see(pilot, "Which documents?")
        assert app.screen.query_one("#folder", Input).value == str(folder)
        await pilot.press("f8")
        await see(pilot, "Choose for whom the documents are.")
        app.screen.query_one("#audience").focus()
        await pilot.press("enter", "f8")
        await see(pilot, "I confirm")
        await pilot.press(*"Ann", "enter")
        await see(pilot, "confirmed by Ann")
    written = sorted(path.name for path in folder.iterdir())
    assert written == ["hron-forms-amber.html", "hron-forms-clear.html"]


async def test_what_one_reads_is_what_is_written(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Whoever reads the brief and presses F8 wants the brief."""
    async with app.run_test(size=(120, 50)) as pilot:
        await see(pilot, "Crisis words")
        app.push_screen(PreviewScreen(session, "brief"))
        await see(pilot, "Brief for the mayor")
        await pilot.press("f8")
        await see(pilot, "Which documents?")
        assert app.screen.query_one("#documents", Boxes).chosen == ("brief",)


async def test_a_long_list_of_what_goes_out_leaves_room_for_the_name(
    app: CrisisPlanApp,
) -> None:
    """On a small screen it is read page by page, and the field stays in view."""
    chapters = tuple((f"Chapter {n}", ("An answer",)) for n in range(60))
    dialog = ReleaseDialog([Release(chapters, (), ("hron-plan-clear.html",))])
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        app.push_screen(dialog)
        assert "I confirm" in await see(pilot, "Chapter 3: An answer.")
        await pilot.press(*["pagedown"] * 7)
        assert "I confirm" in await see(pilot, "Chapter 59: An answer.")
        await pilot.press("enter")
        await see(pilot, "Write the name of who confirms.")


async def test_only_what_a_document_needs_is_asked(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Each role gets a handout in Word; a calendar of it does not exist: it is said."""
    async with app.run_test(size=(120, 60)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8")
        shown = await see(pilot, "Which documents?")
        assert "Whose questions?" not in shown
        boxes = app.screen.query("Boxes")
        await pilot.press(*(["down"] * list(DOCUMENTS).index("handout")), "enter")
        await see(pilot, "Whose questions?")
        await see(pilot, "What one role still has to answer, as a form")
        boxes.last().focus()
        html, ics = map(list(FORMATS).index, ("html", "ics"))
        await pilot.press(*["down"] * (ics - html), "enter")
        app.screen.query_one("#audience").focus()
        await pilot.press("down", "down", "enter", "f8")
        shown = await see(pilot, "Not made as ics, which is for data: handout.")
        assert "Whose questions?" in shown
        assert "to take it in again when it is filled in" not in shown
    names = {path.name for path in session.path.parent.glob("hron-*-amber.*")}
    assert names == {
        "hron-plan-amber.docx",
        "hron-plan-amber.ics",
        "hron-handout-mayor-amber.docx",
    }


async def test_a_handout_of_what_cannot_wait_is_a_tick_away(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The tick says how much shorter the form becomes, for the role that is chosen."""
    async with app.run_test(size=(120, 60)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8")
        assert "Only the essential" not in await see(pilot, "Which documents?")
        await pilot.press("enter", *["down"] * list(DOCUMENTS).index("handout"))
        await pilot.press("enter")
        few, every = 3, len(session.reading.gaps)
        await see(pilot, "[ ] Only the essential")
        app.screen.query_one("#audience").focus()
        await pilot.press("down", "down", "enter")
        await see(pilot, f"[ ] Only the essential ({few} of {every} questions")
        app.screen.query_one("#essential").focus()
        await pilot.press("enter")
        await see(pilot, "[x] Only the essential")
        app.screen.query_one("#back-by").focus()
        await paste(pilot, "1.2.1999")
        await pilot.press("f8")
        await see(pilot, "is past")
        await pilot.press("ctrl+a")
        await paste(pilot, "18.12.2026")
        await see(pilot, "= Friday, 18 December 2026")
        await pilot.press("f8")
        await see(pilot, "Nobody holds this role yet: Mayor.")
    (path,) = session.path.parent.glob("hron-*-amber.*")
    assert path.name == "hron-handout-mayor-essential-amber.docx"
    assert b"2026-12-18" in ZipFile(path).read("word/document.xml")


async def test_what_takes_long_is_stopped_and_leaves_nothing(
    app: CrisisPlanApp, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys work while a file is made, and nobody waits for its end."""
    go_on = Event()

    def slowly() -> Made:
        assert go_on.wait(10)
        return Made("plan", "one.md", b"one", "one")

    two = (Job("plan", "one.md", slowly), Job("plan", "two.md", slowly))
    monkeypatch.setattr("crisisplan.tui.screens.export.jobs", lambda *_: two)
    async with app.run_test(size=(120, 60)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8", "tab", "down", "down", "enter", "f8")
        await see(pilot, "Making 1 of 2: one.md.")
        await pilot.press("up", "enter")
        await see(pilot, "(o) Partners")
        await pilot.press("escape")
        await see(pilot, "Stopped. Nothing was written.")
        await pilot.press("escape")
        await see(pilot, "Crisis words")
        go_on.set()  # else its thread is waited for when the program ends
    assert not list(session.path.parent.glob("*.md"))


async def test_what_the_public_gets_is_confirmed_by_a_named_person(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Somebody has read the list of what goes out."""
    session.answer("inquiry", "112, or Jana Kováč")
    target = session.path.parent / "hron-plan-clear.html"
    target.write_text("mine", encoding="utf-8")
    async with app.run_test(size=(120, 50)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f8", "tab", "enter", "f8")
        shown = await see(pilot, "This leaves the house")
        assert "Inquiry line" in shown
        assert "Jana Kováč" in shown
        await paste(pilot, "The city clerk")
        await pilot.press("enter")
        await see(pilot, "Replace what is there?")
        await pilot.press("enter")
        await see(pilot, "Nothing was written.")
        assert target.read_text(encoding="utf-8") == "mine"
        await pilot.press("f8")
        await see(pilot, "This leaves the house")
        await paste(pilot, "The city clerk")
        await pilot.press("enter")
        await see(pilot, "Replace what is there?")
        await pilot.press("left", "enter")
        await see(pilot, "(TLP:CLEAR), confirmed by The city clerk:")


async def test_a_plan_is_begun_with_four_short_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small town is offered the short playbook, and is writing in a minute."""
    monkeypatch.chdir(tmp_path)
    app = CrisisPlanApp(None, by="Anna")
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Start a new plan")
        await pilot.press("f2")
        await see(pilot, "City or municipality")
        await pilot.press("f2")
        await see(pilot, "Write the name of the city")
        await paste(pilot, "Dolná Lehota")
        app.screen.query_one("#population").focus()
        await paste(pilot, "640")
        await see(
            pilot,
            "people we suggest First 24 hours: 8 questions to begin with, 28 in all,",
        )
        await pilot.press("f2")
        await see(pilot, "Eight answers for today")
    path = tmp_path / "dolna-lehota.plan.yaml"
    assert read_plan(path).plan.city.population == 640
    assert recent(recent_file()) == (path,)


async def test_a_playbook_that_another_city_sent_is_offered_at_home(
    own_data_folder: Path,
) -> None:
    """One line leads from it to the questions; what is shipped needs no line."""
    playbooks = own_data_folder / "crisisplan" / "playbooks"
    playbooks.mkdir(parents=True)
    shutil.copy(PLAYBOOK, playbooks / "floods.yaml")
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await see(pilot, "Start with  Small town")
        assert shown.count("Start with") == 1
        await pilot.press("end", "enter")
        await see(pilot, "(o) Small town")


async def test_whoever_waits_for_a_long_plan_is_told_so(
    session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The home screen stands there as if nothing had been pressed."""
    monkeypatch.setattr(home, "_SOON_S", 0.01)
    read = threading.Event()

    def slowly(path: Path, *, by: str) -> PlanSession:
        assert read.wait(PATIENCE_S)
        return session

    monkeypatch.setattr(opening, "open_file", slowly)
    remember(recent_file(), session.path)
    app = CrisisPlanApp(None)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await see(pilot, "Go on with")
        await pilot.press("enter")
        await see(pilot, "hron.plan.yaml is being opened.")
        read.set()
        await see(pilot, "Crisis words")


async def test_the_finished_example_is_one_line_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who wonders what comes out of all the questions looks at a plan that is done."""
    monkeypatch.chdir(tmp_path)
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Look at an example …  the plan of an invented town")
        send(app, "end", "enter", "enter", "enter")
        await see(pilot, "Ferrywick")
    (file,) = tmp_path.rglob("*.plan.yaml")
    assert read_plan(file).plan.city.name == "Ferrywick"


async def test_from_one_plan_to_another_by_way_of_home(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """Two plans need no second program, and the first is saved before."""
    async with app.run_test(size=BIG) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        await paste(pilot, "Together")
        await pilot.press("ctrl+o")
        await see(pilot, "Go on with  Hron")
        await see(pilot, "/hron.plan.yaml")
        assert read_plan(session.path).plan.answer("motto").value == "Together"
        await see(pilot, "1 of 8 answered, essential 0 of 3")
        await pilot.press("enter")
        await see(pilot, "✓  Motto")


async def test_a_faulty_file_is_told_with_all_its_problems(tmp_path: Path) -> None:
    """Its author can mend it in one go, and the program goes on."""
    path = tmp_path / "x.plan.yaml"
    path.write_text("format: crisisplan/plan/1\n---\nx: [\n", encoding="utf-8")

    def open_it() -> PlanSession:
        return PlanSession(read_plan(path))

    app = CrisisPlanApp(open_it)
    async with app.run_test(size=BIG) as pilot:
        await see(pilot, "This file cannot be opened")
        await see(pilot, "x.plan.yaml:")
        await pilot.press("escape")
        await see(pilot, "Start a new plan")


async def test_help_names_every_key_of_the_screen(app: CrisisPlanApp) -> None:
    """F1 is enough to find everything."""
    async with app.run_test(size=(120, 90)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f1")
        shown = await see(pilot, "Everything is saved by itself")
        shown = " ".join(shown.split())
        for line in ("F2 Next", "F7 State", "Ctrl+Z Undo", "Shift+F5 Where I was"):
            assert line in shown
        assert "On this screen" not in shown  # every command has its group
        _, by_words = shown.split("By words (Ctrl+P)")
        assert "Adopt: Freeze the plan" in by_words
        assert by_words.count("Ctrl+P") == 1  # of the line at the bottom
        await pilot.press("escape", "down", "enter")
        await see(pilot, "Type a name, or press Enter")
        await pilot.press("f1")
        shown = " ".join((await see(pilot, "Who leads communication?")).split())
        assert "Delete Remove: Take this person out of the answer" in shown


async def test_help_explains_the_dialog_that_is_open(app: CrisisPlanApp) -> None:
    """It is one question; marks of the list and keys of the page are none of it."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "shift+f9")
        await see(pilot, "Why does this not apply")
        await pilot.press("f1")
        shown = " ".join((await see(pilot, "Write it on the line")).split())
        assert "Does not apply" in shown
        assert "Esc leaves everything as it is" in shown
        assert "Marks" not in shown
        await pilot.press("escape")
        await see(pilot, "Why does this not apply")


def test_every_dialog_has_help_of_its_own() -> None:
    """F1 never opens an empty page."""
    for module in pkgutil.iter_modules(crisisplan.tui.screens.__path__):
        importlib.import_module(f"crisisplan.tui.screens.{module.name}")
    dialogs = Dialog.__subclasses__()
    without = [one.__name__ for one in dialogs if "HELP" not in vars(one)]
    assert without == ["TourScreen"]  # which explains itself


async def test_commands_are_found_by_ordinary_words(app: CrisisPlanApp) -> None:
    """Nobody has to know what we call it."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+p")
        await see(pilot, "Search for commands")
        for typed, found in (
            ("where we stand", "Status (F6)"),
            ("numbers", "People (F4)"),
            ("ask somebody", "State (F7)"),
            ("contrast", "Colours"),
        ):
            app.screen.query_one(Input).value = ""
            await paste(pilot, typed)
            await see(pilot, found)


@pytest.mark.parametrize("presses", [1, 2])
async def test_every_theme_shows_every_screen(app: CrisisPlanApp, presses: int) -> None:
    """Light and high contrast work as dark does, which all other tests show."""
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        for _ in range(presses):
            await app.run_action("next_theme")
        for key in ("f1", "f4", "f6") if presses == 1 else ("f3", "f8"):
            await pilot.press(key, "escape")
        await see(pilot, "Motto")


async def test_a_document_asked_for_is_shown_first(session: PlanSession) -> None:
    """The demo opens on the mayor's card, one key from the questions behind it."""
    app = CrisisPlanApp(lambda: session, start_on="card:mayor")
    async with app.run_test(size=BIG) as pilot:
        await see(pilot, "Action cards")
        await pilot.press("escape")
        await see(pilot, "Crisis words")


def test_only_the_web_and_mailboxes_are_opened(app: CrisisPlanApp) -> None:
    """A link in a playbook cannot start a program."""
    from crisisplan.tui.guards import may_open

    assert may_open("https://example.org")
    assert may_open("MAILTO:a@example.org")
    assert not may_open("file:///etc/passwd")
    assert not may_open("javascript:alert(1)")


COUNTRY = """\
format: crisisplan/overlay/1
id: test-city/xx
title: Xland
summary: Names in Xland.
licence: CC-BY-4.0
for: {id: test-city/small-town, editions: ">=1.0,<2"}
edition: 1.0.0
partners: {police: Gendarmes}
"""


async def test_what_a_country_changes_is_offered_and_can_be_declined(
    own_data_folder: Path, tmp_path: Path
) -> None:
    """The names and numbers of one's own country, without looking for them."""
    overlays = own_data_folder / "crisisplan" / "playbooks" / "overlays"
    overlays.mkdir(parents=True)
    (overlays / "xx.yaml").write_text(COUNTRY, encoding="utf-8")
    path = tmp_path / "x.plan.yaml"
    app = CrisisPlanApp(None)
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Start a new plan")
        entry = Entry("small_town", PLAYBOOK, shipped=False)
        app.push_screen(NewPlanScreen([entry], "small_town"))
        await see(pilot, "8 questions; 3 essential first.")
        await paste(pilot, "Hron")
        await pilot.press("tab", "X", "X")
        await see(pilot, "[x] As it is in Xland: Names in Xland.")
        send(app, "tab", "tab", "tab", "space")
        await see(pilot, "[ ] As it is in Xland")
        await pilot.press("space")
        app.screen.query_one("#file", Input).value = str(path)
        await pilot.press("f2")
        await pilot.pause()
    assert read_plan(path).playbook.name("police") == "Gendarmes"


async def test_a_page_with_nothing_to_go_to_takes_keys_at_once(
    app: CrisisPlanApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys waited for something to be in focus there, and nothing ever was."""
    monkeypatch.setattr(key_hold, "_PATIENCE_S", 60)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("shift+f7")
        await see(pilot, "Nobody was asked for anything.")
        await pilot.press("escape")
        await see(pilot, "Crisis words")


async def test_what_was_said_is_said_once_and_in_our_words(app: CrisisPlanApp) -> None:
    """Ctrl+C is pressed by habit; the same message twice would cover the page."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+c")
        await see(pilot, "Ctrl+Q saves and leaves.")
        for _ in range(2):
            app.notify("Somebody wrote.", title="Changed")
            await pilot.pause()
        shown = await see(pilot, "Somebody wrote.")
        assert shown.count("Somebody wrote.") == 1


async def test_a_message_does_not_follow_to_another_screen(app: CrisisPlanApp) -> None:
    """It would cover there what one came to see."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+l")
        await see(pilot, "Everything is shown already.")
        await pilot.press("f6")
        shown = await see(pilot, "where we stand")
        assert "Everything is shown already." not in shown


async def test_a_message_takes_the_place_of_the_one_before(app: CrisisPlanApp) -> None:
    """Messages do not pile up over the answer that they are about."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        for _ in range(3):
            await pilot.press("ctrl+l")
        assert (await see(pilot, "Everything is shown")).count("is shown already") == 1


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_a_message_lies_over_nothing(
    app: CrisisPlanApp, size: tuple[int, int]
) -> None:
    """What is read and written is seen while it is said that something was done."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await see(pilot, "Crisis words")
        app.notify("[/x] " + "Somebody else has changed the file. " * 4, markup=False)
        await see(pilot, "[/x] Somebody else has")
        message = app.screen.query_one("Toast").region
        assert message.width == size[0]
        for one in app.screen.query("ItemList, PaneHolder, KeyLine").results():
            assert not one.display or not one.region.overlaps(message)
        app.clear_notifications()
        bottom = size[1] - 1
        items = app.screen.query_one("ItemList")
        await until(pilot, lambda: items.region.bottom == bottom)


async def test_the_newest_of_many_messages_is_seen_and_leaves_its_room(
    app: CrisisPlanApp,
) -> None:
    """The tenth must not be told below the screen, nor leave ten empty lines."""
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        items = app.screen.query_one("ItemList")
        before = items.region
        for number in range(12):
            app.notify(f"Message {number}. " + "It is long. " * 20, markup=False)
            await see(pilot, f"Message {number}.")
        assert items.region.height > 10
        app.clear_notifications()
        await until(pilot, lambda: items.region == before)


async def test_no_screen_offers_more_than_eight_keys(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A line of twenty keys is read by nobody."""
    session.ask("school", "Schools")
    async with app.run_test(size=(300, 60)) as pilot:
        await see(pilot, "Crisis words")
        ways = (), ("enter",), ("f4",), ("f5",), ("f6",), ("f8",), ("shift+f7",)
        for way in ways:
            await pilot.press(*way)
            await pilot.pause()
            shown = app.screen.query_one(KeyLine)._fitting()
            assert 1 < len(shown) <= 8
            await pilot.press("escape")
