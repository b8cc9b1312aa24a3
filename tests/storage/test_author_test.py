"""An author's sample answers make a plan whose documents can be compared."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crisisplan.errors import CannotReadError, ProblemsError
from crisisplan.storage.author_test import sample_plan
from crisisplan.storage.plan_file import checksum
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook, playbook_data

ITEMS = [item("beds", "number"), item("notes", lines="many")]
PLAYBOOK = playbook(*ITEMS)
DATA = playbook_data(*ITEMS)
ANSWERS: dict[str, Any] = {
    "city": {"name": "Sample", "languages": ["en"]},
    "answers": {"beds": {"value": "40", "state": "done"}},
}


def _write(path: Path, data: Any) -> Path:
    path.write_text(data if isinstance(data, str) else dump(data), encoding="utf-8")
    return path


def test_sample_answers_make_a_plan_that_pins_the_playbook(tmp_path: Path) -> None:
    """Documents are made from it exactly as from a city's own plan."""
    _write(tmp_path / "answers.yaml", ANSWERS)
    sample = sample_plan(PLAYBOOK, DATA, tmp_path)
    assert sample.plan.answers["beds"].value == "40"
    assert sample.plan.playbook.id == "example/floods"
    assert sample.plan.playbook.checksum == checksum(sample.pinned)
    assert sample.trusted
    assert sample.playbook is PLAYBOOK


def test_a_file_does_as_well_as_a_folder(tmp_path: Path) -> None:
    """Authors with one set of answers need no folder."""
    path = _write(tmp_path / "small-town.yaml", ANSWERS)
    assert sample_plan(PLAYBOOK, DATA, path).plan.city.name == "Sample"


@pytest.mark.parametrize(
    ("keys", "day"),
    [({}, date(2026, 1, 1)), ({"today": "2027-03-04"}, date(2027, 3, 4))],
)
def test_the_day_is_fixed_so_that_documents_never_change(
    tmp_path: Path, keys: dict[str, str], day: date
) -> None:
    """A golden file that is wrong tomorrow teaches nothing."""
    path = _write(tmp_path / "answers.yaml", ANSWERS | keys)
    assert sample_plan(PLAYBOOK, DATA, path).today == day


def test_answers_that_do_not_fit_are_problems_with_their_lines(tmp_path: Path) -> None:
    """The author's mistake must not look like a mistake of the program."""
    text = (
        "city: {name: Sample}\n"
        "today: soon\n"
        "statos: draft\n"
        "answers:\n"
        "  beds: {value: many}\n"
        "  nots: {value: x}\n"
    )
    path = _write(tmp_path / "answers.yaml", text)
    with pytest.raises(ProblemsError) as caught:
        sample_plan(PLAYBOOK, DATA, path)
    found = {one.line: one for one in caught.value.problems}
    assert sorted(found) == [2, 3, 5, 6]
    assert found[3].nearest == "status"
    assert found[6].nearest == "notes"


def test_what_leads_nowhere_in_the_answers_is_named_as_in_a_plan(
    tmp_path: Path,
) -> None:
    """Sample answers are a plan: the same slips have the same sentences."""
    data = ANSWERS | {"roles": {"bos": {"lead": "p-anna"}}}
    path = _write(tmp_path / "answers.yaml", data)
    with pytest.raises(ProblemsError) as caught:
        sample_plan(PLAYBOOK, DATA, path)
    assert {one.key for one in caught.value.problems} == {"roles.bos", "roles.bos.lead"}
    assert "boss" in {one.nearest for one in caught.value.problems}


@pytest.mark.parametrize("text", ["", "[]", "a: b"])
def test_no_answers_at_all_are_problems(tmp_path: Path, text: str) -> None:
    """An empty file is the first thing an author tries."""
    path = _write(tmp_path / "answers.yaml", text)
    with pytest.raises(ProblemsError):
        sample_plan(PLAYBOOK, DATA, path)


def test_a_folder_without_answers_is_named(tmp_path: Path) -> None:
    """The sentence says which file is missing."""
    with pytest.raises(CannotReadError, match=r"answers\.yaml"):
        sample_plan(PLAYBOOK, DATA, tmp_path)
