"""What people install holds everything that the program needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the unpacked wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_playbooks_templates_and_stylesheets(installed: Path) -> None:
    """A program that was installed finds nothing of the checkout beside it."""
    package = installed / "crisisplan"
    for folder in ("playbooks", "examples", "export/templates"):
        source = ROOT if folder == "playbooks" else ROOT / "src/crisisplan"
        expected = {one.name for one in (source / folder).iterdir() if one.is_file()}
        assert expected <= {one.name for one in (package / folder).iterdir()}
    styles = {one.name for one in (ROOT / "src/crisisplan/tui").rglob("*.tcss")}
    assert styles == {one.name for one in (package / "tui").rglob("*.tcss")}
    assert list((package / "export/compiled").glob("t_*.py"))
    pages = {"page.html", "page.css", "page.js", "message.html", "doorstep.html"}
    assert pages <= {one.name for one in (package / "tui/browser").iterdir()}


def test_the_installed_program_runs_its_main_job(
    installed: Path, tmp_path: Path
) -> None:
    """Where there is no terminal, the demo writes the example and its documents."""
    done = subprocess.run(
        [sys.executable, "-m", "crisisplan", "demo"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    said = [*done.stderr.splitlines()]
    assert all(one.startswith("crisisplan: Register of sites") for one in said), said
    written = sorted(one.name for one in (tmp_path / "crisisplan-demo").iterdir())
    cards = "ferrywick-action-cards-amber.md"
    assert {cards, "ferrywick-plan-amber.md", "ferrywick.plan.yaml"} <= {*written}
    text = (tmp_path / "crisisplan-demo" / cards).read_text(encoding="utf-8")
    assert "## Mayor" in text
    assert "Decide how grave it is" in text
