"""A plan with every kind of question, and a conversation about it in lines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from crisisplan.domain.plan import Answer, Plan
from crisisplan.line.interview import Interview
from crisisplan.line.keeping import Left
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import checksum, read_plan, to_bytes
from crisisplan.storage.yaml_write import dump
from tests.build import item, plan_data, playbook_data

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
COLUMNS = [
    {"id": "site", "kind": "text", "title": "Site", "required": "yes"},
    {"id": "keeper", "kind": "person", "title": "Keeper"},
    {"id": "open", "kind": "yes-no", "title": "Open at night"},
    {
        "id": "beds",
        "kind": "number",
        "title": "Beds",
        "when": {"column": "open", "is": "yes"},
    },
]
ITEMS = (
    item("beds", "number", unit="beds", ask="How many?", help="Count them."),
    item("words", lines="many", agree_with=["police"], lessons=["L1"]),
    item("motto", most="20", why="People forget."),
    item("open", "yes-no", weight="essential", phase=["first-hour", "first-day"]),
    item("level", "choice", options={"low": "Low", "high": "High"}),
    item("ways", "choice", many="yes", options={"sms": "Text", "web": "Page"}),
    item("day", "date"),
    item("long", "duration"),
    item("who", "person"),
    item("map", "link"),
    item("call", "action", within="60 min", does="spokesperson"),
    item("say", "statement", placeholders=["time"], starter="At [time] we heard."),
    item(
        "card",
        "record",
        columns=[
            {"id": "at", "kind": "date", "title": "Checked on", "required": "yes"},
            {"id": "where", "kind": "row", "of": "sites", "title": "Where"},
            {"id": "hotline", "kind": "phone", "title": "Number for families"},
        ],
    ),
    item(
        "sites",
        "table",
        columns=COLUMNS,
        rows={"school": {"site": "Main school"}, "hall": {"site": "Hall"}},
    ),
    item("log", "form", columns=[{"id": "what", "kind": "text", "title": "What"}]),
    item("more", when={"item": "beds", "at_least": "100"}),
)


@dataclass(frozen=True)
class Said:
    """What was said in a conversation, and how it ended."""

    lines: tuple[str, ...]
    left: Left

    @property
    def text(self) -> str:
        """Everything, as one line, so that wrapping does not matter."""
        return " ".join(" ".join(self.lines).split())


Talked = Callable[..., Said]


def chapters() -> list[dict[str, Any]]:
    """Give two chapters; the second has one question."""
    (first,) = playbook_data(*ITEMS)["chapters"]
    section = {"id": "rest", "title": "The rest", "items": [item("last")]}
    second = {"id": "end", "title": "The end", "intro": "Soon.", "sections": [section]}
    return [first, second]


BEGINNING = {"leads": "yes", "items": ["motto", "words"]}
PINNED = dump(playbook_data(chapters=chapters(), begin_with=BEGINNING))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a plan in which nothing is answered."""
    used = {"id": "example/floods", "edition": "1.0.0", "checksum": checksum(PINNED)}
    path = tmp_path / "town.plan.yaml"
    plan = Plan.model_validate({**plan_data(), "playbook": used})
    path.write_bytes(to_bytes(plan, PINNED))
    return path


@pytest.fixture
def session(path: Path) -> PlanSession:
    """Give the open plan."""
    ids = count(1)
    return PlanSession(
        read_plan(path), by="Ann", clock=lambda: NOW, new_id=lambda: f"{next(ids):08}"
    )


def converse(session: PlanSession, *typed: str | Callable[[], object]) -> Said:
    """Type some lines, then end the input as a pipe does.

    What is no line is done while a line is waited for.
    """
    waiting, said = iter(typed), list[str]()

    def read() -> str:
        line = next(waiting, None)
        while callable(line):
            line()
            line = next(waiting, None)
        if line is None:
            raise EOFError
        return f"{line}\n"

    left = Interview(session, read, said.append).run()
    return Said(tuple(said), left)


@pytest.fixture
def talk(session: PlanSession) -> Talked:
    """Give what holds a conversation about the plan."""
    return lambda *typed: converse(session, *typed)


@pytest.fixture
def saved(path: Path) -> Callable[[str], Answer]:
    """Give what reads an answer back from the file."""
    return lambda item_id: read_plan(path).plan.answer(item_id)
