"""Stories of the screen on which a plan is begun."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input

from crisisplan.domain.standing import Reading
from crisisplan.storage.plan_file import read_plan
from crisisplan.tui.app import CrisisPlanApp
from tests.build import TODAY
from tests.tui.acts import paste, see, send, until, words

_SAID = re.compile(r"(?:up to )?(\d+)\s+in\s+all,\s+about")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin in an empty folder, where the file is proposed."""
    monkeypatch.chdir(tmp_path)


async def begun(pilot: Pilot[None]) -> str:
    """Go from the home screen to the questions, once the playbooks are read."""
    await see(pilot, "Start a new plan")
    await pilot.press("f2")
    return await see(pilot, "For a small place we suggest First 24 hours")


def said(pilot: Pilot[None]) -> int:
    """Give how many questions the screen says there are; 0 where it says nothing."""
    found = _SAID.search(words(pilot.app))
    return int(found[1]) if found else 0


async def changed(pilot: Pilot[None], before: int) -> int:
    """Wait until another number stands there."""
    await until(pilot, lambda: said(pilot) not in (0, before))
    return said(pilot)


async def test_the_number_of_questions_is_that_of_the_plan(
    tmp_path: Path,
) -> None:
    """Size, country and chapters each change it at once, and F2 makes it true."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        short = said(pilot)
        await paste(pilot, "Hron")
        await pilot.press("enter", "enter")
        await paste(pilot, "30000")
        fewer = await changed(pilot, short)
        assert fewer > short
        await pilot.press("shift+tab")
        await paste(pilot, "Slovakia")
        shown = await see(pilot, "[x] As it is in Slovakia")
        assert "Begin (F2)" in shown
        assert "Slovak (sk), unless you write others" in shown
        with_country = await changed(pilot, fewer)
        assert with_country > fewer
        send(app, "tab", "tab", "tab", "space")
        await see(pilot, "[ ] As it is in Slovakia")
        assert await changed(pilot, with_country) == fewer
        await pilot.press("space")
        assert await changed(pilot, fewer) == with_country
        send(app, "tab", "space")
        more = await changed(pilot, with_country)
        assert more > with_country
        await pilot.press("f2")
        path = tmp_path / "hron.plan.yaml"
        await until(pilot, path.exists)
    file = read_plan(path)
    assert len(Reading(file.plan, file.playbook, TODAY).counted) == more


async def test_enter_alone_leads_through_the_questions(
    tmp_path: Path,
) -> None:
    """It ends on the button; what seldom differs is folded below."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await begun(pilot)
        assert "(o)" not in shown
        await paste(pilot, "Brno")
        await pilot.press(*["enter"] * 4)
        await see(pilot, "that is all; Enter begins")
        assert app.focused is app.screen.query_one("Button")
        await pilot.press("enter")
        await until(pilot, (tmp_path / "brno.plan.yaml").exists)


async def test_another_playbook_and_another_file_are_one_line_away(
    tmp_path: Path,
) -> None:
    """A small town with much ahead of it takes the long one at once."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        await paste(pilot, "Brno")
        await pilot.press("shift+tab", "enter")
        await see(pilot, "(o) First 24 hours")
        await pilot.press("up", "enter")
        await see(pilot, "(o) City response")
        await until(pilot, lambda: app.focused is app.screen.query_one("#file"))
        await pilot.press("ctrl+u")
        await paste(pilot, "ours")
        await pilot.press("f2")
        await until(pilot, (tmp_path / "ours.plan.yaml").exists)
    used = read_plan(tmp_path / "ours.plan.yaml").plan.playbook
    assert used.id == "crisisplan/city-incident-response"


async def test_who_leaves_while_the_country_is_looked_up_is_left_alone() -> None:
    """What is found afterwards is for nobody, and no fault."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await begun(pilot)
            app.screen.query_one("#country", Input).focus()
            send(app, "S", "K", "escape")
        await begun(pilot)
        await pilot.press("tab", "S", "K", "tab", *"30000")
        await see(pilot, "As it is in Slovakia")
    assert not app.return_code


async def test_what_is_missing_is_said_beside_the_question_until_it_is_there(
    tmp_path: Path,
) -> None:
    """Keys that come faster than the screen is drawn are not lost either."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await begun(pilot)
        send(app, "tab", "S", "K", "tab", *"30000", "f2")
        shown = await see(pilot, "Write the name of the city")
        assert "City or municipality" in shown
        await pilot.press("B")
        await until(pilot, lambda: "Write the name" not in words(app))
        send(app, *"rno", "f2")
        await until(pilot, (tmp_path / "brno.plan.yaml").exists)
    used = read_plan(tmp_path / "brno.plan.yaml").plan.playbook.overlays
    assert [one.id for one in used] == ["crisisplan/sk"]


async def test_a_name_that_no_disk_takes_is_refused_with_a_sentence(
    tmp_path: Path,
) -> None:
    """A pasted paragraph is no name of a city, and it ends no program."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 40)) as pilot:
        await begun(pilot)
        await paste(pilot, "Hron " * 60)
        for typed, sentence in (
            ("~no-such-user/a", "this computer does not know"),
            ("a" * 300, "is too long for a file"),
        ):
            app.screen.query_one("#file", Input).value = typed
            await pilot.pause()
            app.screen.query_one(Button).press()
            await see(pilot, sentence)
        assert list(tmp_path.iterdir()) == []


async def test_a_file_that_is_not_there_is_said_before_it_is_opened(
    tmp_path: Path,
) -> None:
    """Whatever is typed for it."""
    app = CrisisPlanApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Start a new plan")
        await pilot.press("f3")
        line = app.screen.query_one(Input)
        for typed, said in (
            ("a" * 5000, "There is no such file."),
            ("~no-such-user/a", "this computer does not know"),
            (" ", "Write its name."),
        ):
            line.value = typed
            await pilot.press("enter")
            await see(pilot, said)
