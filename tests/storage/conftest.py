"""Files of a playbook and a plan, in a folder of their own."""

from pathlib import Path

import pytest
import yaml

from crisisplan.domain.plan import Plan
from crisisplan.storage import yaml_text
from crisisplan.storage.plan_file import checksum, to_bytes
from crisisplan.storage.yaml_write import dump
from tests.build import item, plan_data, playbook_data

PINNED = dump(playbook_data(item("words", lines="many"), item("beds", "number")))
"""The second document of every plan here."""


@pytest.fixture(params=[yaml_text.LOADER, yaml.SafeLoader], ids=["c", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with the parser in C, and with the one in Python."""
    monkeypatch.setattr(yaml_text, "LOADER", request.param)


def first_plan(**answers: object) -> Plan:
    """Give a plan whose checksum is that of `PINNED`."""
    used = {"id": "example/floods", "edition": "1.0.0", "checksum": checksum(PINNED)}
    data = plan_data({key: {"value": one} for key, one in answers.items()})
    return Plan.model_validate({**data, "playbook": used})


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    """Give the path of a plan with two answers."""
    path = tmp_path / "town.plan.yaml"
    path.write_bytes(
        to_bytes(first_plan(words="Call 112\nthen wait", beds="40"), PINNED)
    )
    return path
