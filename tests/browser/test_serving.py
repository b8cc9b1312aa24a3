"""The whole of it without a browser: nothing is lost, nothing stays behind."""

import signal
import socket
from importlib import util
from pathlib import Path

import pytest

from crisisplan.cli import main
from crisisplan.storage.plan_file import read_plan
from tests.browser.real import has_list_of_programs, runs, serving, until
from tests.browser.visitor import visitor
from tests.tui.conftest import new_session

DOWN, ENTER = "\x1b[B", "\r"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A new plan, with a name that a shell would trip over."""
    return new_session(tmp_path / "$(touch x) hron.plan.yaml").path


def motto(plan: Path) -> object:
    """Give what is saved as the motto."""
    return read_plan(plan).plan.answer("motto").value


@pytest.mark.skipif(not has_list_of_programs(), reason="no list of programs here")
@pytest.mark.parametrize(
    "name", ["SIGKILL", pytest.param("SIGINT", marks=pytest.mark.browser)]
)
async def test_whatever_ends_the_server_saves_and_leaves_nothing_behind(
    plan: Path, name: str
) -> None:
    """The terminal is closed, or the computer runs out of memory."""
    async with serving(plan) as server, visitor(server.address) as anna:
        await anna.enter()
        async with anna.window() as screen:
            await screen.see("Motto")
            await screen.type(DOWN + DOWN + ENTER)
            await screen.see("What do you say first?")
            await screen.type("\x1b[200~Together\x1b[201~")
            await screen.see("Together")
            (program,) = server.programs()
            status, said = await server.end(getattr(signal, name))
            await until(lambda: not runs(program))
    assert motto(plan) == "Together"
    assert "Traceback" not in said
    assert (status, "everything is saved" in said) in ((-9, False), (0, True))


@pytest.mark.browser
async def test_two_windows_on_one_plan_keep_what_both_wrote(plan: Path) -> None:
    """Two departments sit at one computer, or a window was forgotten."""
    async with serving(plan) as server, visitor(server.address) as anna:
        await anna.enter()
        async with anna.window() as first, anna.window() as second:
            for screen, keys, question in (
                (first, DOWN * 2, "What do you say first?"),
                (second, DOWN * 3, "Which number do families call?"),
            ):
                await screen.see("Motto")
                await screen.type(keys + ENTER)
                await screen.see(question)
                await screen.type("112")
                await screen.see("112")
            await server.end(signal.SIGTERM)
    answers = read_plan(plan).plan.answers
    assert {answers["motto"].value, answers["inquiry"].value} == {"112"}
    assert [one.name for one in plan.parent.glob("*conflict*")] == []


@pytest.mark.browser
async def test_the_usual_browser_is_opened_where_that_is_wished(
    plan: Path, tmp_path: Path
) -> None:
    """Nobody has to copy an address out of a terminal."""
    opened = tmp_path / "opened"
    script = tmp_path / "browser"
    script.write_text(
        f'#!/bin/sh\necho "$1" > {opened}.new; mv {opened}.new {opened}\n'
    )
    script.chmod(0o700)
    async with serving(plan, "--open", BROWSER=str(script)) as server:
        await until(opened.exists)
        assert opened.read_text().strip() == server.address


def test_a_port_that_is_in_use_is_said(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The person who started it twice learns what to type instead."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", str(plan), "--port", str(port)]) == 2
    assert f"Port {port} is in use by another program" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["aiohttp", "textual_serve"])
def test_a_missing_addition_is_said(
    plan: Path,
    missing: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One line to type is all that an administrator needs."""
    find = util.find_spec
    monkeypatch.setattr(
        util, "find_spec", lambda name: None if name == missing else find(name)
    )
    assert main(["serve", str(plan)]) == 2
    said = capsys.readouterr()
    assert "python3 -m pip install 'crisisplan[browser]'" in said.err
    assert not said.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "65536"], "no number from 0 to 65535"),
        (["--port", "x"], "no number from 0 to 65535"),
        (["--sessions", "0"], "no number from 1 to 50"),
    ],
)
def test_a_wrong_number_is_said(
    plan: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is started."""
    assert main(["serve", str(plan), *words]) == 2
    assert said in capsys.readouterr().err


def test_a_plan_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before an address is printed that would open on nothing."""
    assert main(["serve", str(tmp_path / "no.plan.yaml")]) == 2
    said = capsys.readouterr()
    assert "There is no file" in said.err
    assert not said.out
