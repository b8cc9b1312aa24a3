"""An open plan with a clock that stands still and ids that are known."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from crisisplan.domain.plan import Plan
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import checksum, read_plan, to_bytes
from crisisplan.storage.yaml_write import dump
from tests.build import item, plan_data, playbook_data

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PINNED = dump(
    playbook_data(
        item("beds", "number"),
        item("words", lines="many", agree_with=["police"]),
        item("say", "statement"),
        item("call", "action"),
        item("lead", "person", fills="spokesperson"),
        item("who", "person", marking="amber"),
        item(
            "sites",
            "table",
            columns=[
                {"id": "site", "kind": "text", "title": "Site"},
                {"id": "keeper", "kind": "person", "title": "Keeper"},
            ],
            rows={"school": {"site": "School"}, "hall": {"site": "Hall of {council}"}},
        ),
    )
)

Open = Callable[[], PlanSession]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a plan with one answer."""
    used = {"id": "example/floods", "edition": "1.0.0", "checksum": checksum(PINNED)}
    data = plan_data({"beds": {"value": "40", "state": "done"}})
    plan = Plan.model_validate({**data, "playbook": used})
    path = tmp_path / "town.plan.yaml"
    path.write_bytes(to_bytes(plan, PINNED))
    return path


@pytest.fixture
def open_plan(path: Path) -> Open:
    """Give what opens the plan, as another person would."""
    ids = count(1)

    def opened() -> PlanSession:
        return PlanSession(
            read_plan(path),
            by="Ann",
            clock=lambda: NOW,
            new_id=lambda: f"{next(ids):08}",
        )

    return opened


@pytest.fixture
def session(open_plan: Open) -> PlanSession:
    """Give the open plan."""
    return open_plan()
