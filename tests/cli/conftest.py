"""A small playbook, a plan made from it, and commands run in the same process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from crisisplan.cli import main
from crisisplan.storage.yaml_write import dump
from tests.build import PEOPLE, item, playbook_data

ITEMS = (
    item("who", "person", ask="Who leads?", weight="essential"),
    item("talks", "person", fills="spokesperson"),
    item("beds", "number", unit="beds", help="Count them.", lessons=["L1"]),
    item("words", lines="many", agree_with=["police"], why="People forget."),
    item("say", "statement", placeholders=["time"]),
    item("call", "action", within="60 min"),
    item("level", "choice", options={"low": "Low", "high": "High"}),
    item(
        "sites",
        "table",
        columns=[
            {"id": "site", "kind": "text", "title": "Site", "required": "yes"},
            {"id": "keeper", "kind": "person", "title": "Keeper"},
        ],
        rows={"school": {"site": "Main school"}},
    ),
    item("card", "record", columns=[{"id": "at", "kind": "date", "title": "At"}]),
    item("log", "form", columns=[{"id": "what", "kind": "text", "title": "What"}]),
    item("more", when={"item": "beds", "at_least": "100"}),
)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as if it had been typed, by a person called Ann."""
    monkeypatch.setenv("CRISISPLAN_BY", "Ann")

    def typed(*words: object) -> Ran:
        capsys.readouterr()
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return typed


@pytest.fixture
def playbook_path(tmp_path: Path) -> Path:
    """Give the file of the small playbook."""
    path = tmp_path / "floods.yaml"
    path.write_text(dump(playbook_data(*ITEMS)), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def new_plan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a plan in which nothing is answered, with some people."""
    folder = tmp_path_factory.mktemp("new-plan")
    playbook, path = folder / "floods.yaml", folder / "town.plan.yaml"
    playbook.write_text(dump(playbook_data(*ITEMS)), encoding="utf-8")
    words = ("--city", "Bratislava", "--languages", "sk,en", "--playbook", playbook)
    assert main([str(word) for word in ("new", path, *words)]) == 0
    people = dump({"people": PEOPLE})
    text = path.read_text(encoding="utf-8")
    return text.replace("answers:", people + "answers:", 1).encode()


@pytest.fixture
def plan(new_plan: bytes, run: Run, playbook_path: Path, tmp_path: Path) -> Path:
    """Give a plan in which nothing is answered, with a directory of people."""
    path = tmp_path / "town.plan.yaml"
    path.write_bytes(new_plan)
    return path
