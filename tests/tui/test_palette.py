"""The palette: a command is found by what people call it, who do not know its name."""

from pathlib import Path

from textual.command import Hit

import crisisplan.tui
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.commands import BoundCommands
from crisisplan.tui.ordinary_words import ORDINARY
from tests.tui.acts import paste, see, until, words

CALLED = {
    "print": "Export (F8)",
    "PDF": "Export (F8)",
    "word": "Export (F8)",
    "calendar": "Export (F8)",
    "save": "Save",
    "telephone": "People (F4)",
    "deputy": "People (F4)",
    "mayor": "People (F4)",
    "delete": "Undo (Ctrl+Z)",
    "mistake": "Undo (Ctrl+Z)",
    "back": "Back (Esc)",
    "colour": "Colours",
    "color": "Colours",
    "workshop": "Workshop (Shift+F8)",
    "meeting": "Workshop (Shift+F8)",
    "police agreed": "Confirmed (Shift+F12)",
    "exercise": "Record an exercise",
    "drill": "Record an exercise",
    "council": "Adopt",
    "sign": "Adopt",
    "exit": "Quit (Ctrl+Q)",
    "excel": "Take in a form or list (Shift+F10)",
    "settings": "About this plan",
    "deadline": "Owner, due date, note, marking",
    "secret": "Owner, due date, note, marking",
    "missing": "Next (F2)",
    "where we stand": "Status (F6)",
    "statistics": "Status (F6)",
    "responsible": "Chapter leads",
    "skip": "This chapter",
    "keyboard": "Help (F1)",
    "whr": "Where I was (Shift+F5)",
}
"""By what is typed: a command that must be among what is offered first."""
FIRST = 4
TUI = Path(crisisplan.tui.__file__).parent


def _label(hit: Hit) -> str:
    return str(getattr(hit.match_display, "plain", hit.match_display))


async def test_commands_are_found_by_ordinary_words(app: CrisisPlanApp) -> None:
    """Whoever comes once a year says print, telephone, mayor."""
    async with app.run_test() as pilot:
        await see(pilot, "Crisis words")
        palette, offered = BoundCommands(app.screen), {}
        for words in CALLED:
            found = [hit async for hit in palette.search(words)]
            hits = [hit for hit in found if isinstance(hit, Hit)]
            best = sorted(hits, key=lambda hit: -hit.score)
            offered[words] = [_label(hit) for hit in best][:FIRST]
        missed = {w: said for w, said in offered.items() if CALLED[w] not in said}
        assert not missed


async def test_what_is_no_command_is_looked_for_in_the_plan(
    app: CrisisPlanApp,
) -> None:
    """Whoever types the name of a thing wants to go there."""
    async with app.run_test() as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("ctrl+p")
        await paste(pilot, "[/x]")
        await see(pilot, "Find in the plan: [/x]")
        await pilot.press("ctrl+u")
        await paste(pilot, "motto")
        await see(pilot, "Find in the plan: motto")
        await pilot.press("enter")
        await see(pilot, "Motto · Crisis words")
        await pilot.press("enter")
        await see(pilot, "What do you say first?")


async def test_on_every_screen_the_commands_of_the_plan_are_found(
    app: CrisisPlanApp,
) -> None:
    """Whoever looks at people and wants to print is not told that there is no such."""
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("f4")
        await see(pilot, "People, desks and roles")
        await pilot.press("ctrl+p")
        await paste(pilot, "print")
        await see(pilot, "Export (in the plan)")
        await pilot.press("enter")
        await see(pilot, "Which documents?")
        await pilot.press("ctrl+p")
        await paste(pilot, "say first")
        await see(pilot, "Find in the plan: say first")
        await pilot.press("enter")
        await see(pilot, "Motto")
        assert "say first" in await see(pilot, "Enter goes there.")


async def test_each_chapter_gets_its_lead(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A large city begins with those who will answer, not with answers."""
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await see(pilot, "Led by: Mayor, nobody yet")
        await see(pilot, "Say who leads it …")
        await pilot.press("enter", "enter")
        await see(pilot, "Mayor: who is it? Leads: Crisis words, Places at risk.")
        await paste(pilot, "jana")
        await pilot.press("enter")
        await see(pilot, "Mayor: who stands in?")
        await pilot.press("escape")
        await see(pilot, "Led by: Mayor, Jana Kováč")
        kept = session.plan.roles["mayor"].people
        assert list(kept) == ["p-jana"]  # what was said stays
        await pilot.press("enter")
        await see(pilot, "Mayor: who is it?")
        await paste(pilot, "jana")
        await pilot.press("enter")
        await see(pilot, "Mayor: who stands in?")
        await paste(pilot, "petr")
        await pilot.press("enter")
        await see(pilot, "1 so far.")
        await pilot.press("enter")
        await see(pilot, "Every chapter has a lead.")
        await see(pilot, "Led by: Mayor, Jana Kováč")
        await see(pilot, "Change who leads it …")
    assert session.plan.roles["mayor"].people == ("p-jana", "p-petr")
    assert not session.unsaved


async def test_due_date_and_note_are_one_command_away(app: CrisisPlanApp) -> None:
    """They are folded; whoever looks for a deadline must still find them."""
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "ctrl+p")
        await paste(pilot, "deadline")
        await see(pilot, "Owner, due date, note, marking")
        await pilot.press("enter")
        await see(pilot, "Due date")


def test_the_ordinary_words_belong_to_commands() -> None:
    """A command that was renamed would lose its words without anybody noticing."""
    source = "".join(one.read_text(encoding="utf-8") for one in TUI.rglob("*.py"))
    lost = [name for name in ORDINARY if f"def action_{name}(" not in source]
    assert not lost


async def test_steps_are_taken_back_from_within_a_text_box(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """The box keeps Ctrl+Z for its own words; the plan's steps need a way too."""
    session.put("beds", "12")
    session.put("motto", "Together")
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("down", "down", "enter")
        await see(pilot, "What do you say first?")
        await pilot.press("ctrl+p")
        await paste(pilot, "undo")
        await see(pilot, "Undo (Ctrl+Z)")
        await pilot.press("enter")
        await see(pilot, "Undone:")
        assert session.plan.answer("motto").value is None
        await pilot.press("ctrl+p")
        await paste(pilot, "redo")
        await see(pilot, "Redo (Ctrl+Y)")
        await pilot.press("enter")
        await see(pilot, "Done again:")
    assert session.plan.answer("motto").value == "Together"


async def test_what_waits_for_a_dialog_says_so(
    app: CrisisPlanApp, session: PlanSession
) -> None:
    """A key that does nothing, and a list of no commands, leave people guessing."""
    session.put("motto", "Together")
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await see(pilot, "Crisis words")
        await pilot.press("enter", "enter")
        await see(pilot, "Mayor: who is it?")
        await pilot.press("ctrl+p")
        await see(pilot, "Other commands wait until this is done")
        await pilot.press("f8")
        await see(pilot, "Export (F8) waits until this is done")
        await paste(pilot, "Pet")
        await pilot.press("ctrl+z")
        await see(pilot, "Undo (Ctrl+Z) waits until this is done")
        await pilot.press("escape")
        await until(pilot, lambda: "Mayor: who is it?" not in words(app))
        await pilot.press("f8")
        await see(pilot, "Write")
