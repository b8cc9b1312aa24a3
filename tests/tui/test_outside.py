"""What was written is opened by the computer's own program, where there is one."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crisisplan.errors import CannotReadError
from crisisplan.session.plan_session import PlanSession
from crisisplan.tui import outside
from crisisplan.tui.app import CrisisPlanApp
from crisisplan.tui.screens import export
from crisisplan.tui.screens.export import ExportScreen
from crisisplan.tui.widgets.export_chosen import Chosen
from tests.tui.acts import see, until

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="of a desktop")


@LINUX
def test_over_ssh_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that opens where nobody sits helps nobody."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not outside.can_open()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert outside.can_open()


@LINUX
def test_no_file_name_is_an_option_or_a_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It goes to the program whole and with its folder; no shell reads it."""
    called: list[Any] = []
    monkeypatch.setattr(subprocess, "Popen", lambda line, **_: called.append(line))
    monkeypatch.chdir(tmp_path)
    outside.open_outside(Path("-x; rm.html"))
    assert called == [["xdg-open", str(tmp_path / "-x; rm.html")]]


@LINUX
def test_a_computer_without_such_a_program_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder is named on the screen already."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotReadError, match="does not say what opens"):
        outside.open_outside(tmp_path / "a.html")


async def test_the_paper_that_was_written_is_one_key_away(
    app: CrisisPlanApp, session: PlanSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever wants to print it does not look for a folder first."""
    opened: list[Path] = []
    monkeypatch.setattr(export, "can_open", lambda: True)
    monkeypatch.setattr(export, "open_outside", opened.append)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "Crisis words")
        app.push_screen(ExportScreen(session, Chosen(("gaps",)), at_once="amber"))
        await see(pilot, "F6 opens it, to read and print it.")
        await pilot.press("f6")
        await until(pilot, lambda: bool(opened))
    (path,) = opened
    assert path.is_file()
    assert "gaps" in path.name
