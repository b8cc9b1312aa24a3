import json
from pathlib import Path

import pytest

from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.yaml_write import dump
from tests.cli.conftest import Run
from tests.domain.overlays import overlay_data


def test_a_new_plan_carries_city_and_playbook(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """The file opens on another computer, years later."""
    path = tmp_path / "lviv.plan.yaml"
    words = ["--city", " Lviv ", "--country", "ua", "--population", "717000"]
    more = ["--languages", "uk, en", "--playbook", playbook_path]
    ran = run("new", path, *words, *more)
    file = read_plan(path)
    assert ran.status == 0
    assert str(path) in ran.out
    assert file.plan.city.model_dump(exclude_defaults=True) == {
        "name": "Lviv",
        "country": "UA",
        "population": 717000,
        "languages": ("uk", "en"),
    }
    assert file.playbook.id == "example/floods"
    assert file.trusted


@pytest.mark.parametrize(
    ("population", "playbook", "work"),
    [
        (
            "19999",
            "first-24-hours",
            "That is 8 questions to begin with, 28 in all, about an hour.",
        ),
        ("20000", "city-incident-response", "3 questions to begin with,"),
    ],
)
def test_a_small_town_gets_the_short_playbook(
    population: str, playbook: str, work: str, run: Run, tmp_path: Path
) -> None:
    """Two hundred questions would end the attempt on the first evening."""
    path = tmp_path / "a.plan.yaml"
    ran = run("new", path, "--city", "A", "--population", population)
    assert work in ran.out
    assert read_plan(tmp_path / "a.plan.yaml").plan.playbook.id.endswith(playbook)


@pytest.mark.parametrize(
    ("words", "playbook"),
    [
        (("--overlay", "sk"), "first-24-hours"),
        (("--overlay", "sk", "--population", "20000"), "city-incident-response"),
        (("--overlay", "sk", "--chapters", "police"), "city-incident-response"),
    ],
)
def test_a_country_changes_the_playbook_that_fits_the_size(
    words: tuple[str, ...], playbook: str, run: Run, tmp_path: Path
) -> None:
    """A small town that names its country is not sent to the long playbook."""
    path = tmp_path / "a.plan.yaml"
    assert run("new", path, "--city", "A", *words).status == 0
    used = read_plan(path).plan.playbook
    assert (used.id, len(used.overlays)) == (f"crisisplan/{playbook}", 1)


def test_an_overlay_for_the_long_playbook_alone_brings_that_one(
    run: Run, tmp_path: Path
) -> None:
    """Whoever named it wants it used, in a town of any size."""
    target = {"id": "crisisplan/city-incident-response", "editions": ">=1"}
    overlay = tmp_path / "ours.yaml"
    overlay.write_text(dump(overlay_data(**{"for": target})), encoding="utf-8")
    path = tmp_path / "a.plan.yaml"
    words = ("--overlay", overlay, "--population", "3000")
    assert run("new", path, "--city", "A", *words).status == 0
    assert read_plan(path).plan.playbook.id == target["id"]


def test_the_work_said_at_the_start_is_what_the_plan_then_asks(
    run: Run, tmp_path: Path
) -> None:
    """A village that takes the long playbook is asked a fifth of it."""
    path = tmp_path / "a.plan.yaml"
    words = ["--population", "4000", "--playbook", "city-incident-response"]
    said = run("new", path, "--city", "A", *words).out
    asked = json.loads(run("status", path, "--json").out)["items"]
    assert f", {asked} in all, about 4 hours" in said
    unknown = run("new", tmp_path / "b", "--city", "A", *words[2:]).out
    assert " to begin with, up to " in unknown


def test_a_name_without_an_ending_gets_one(run: Run, tmp_path: Path) -> None:
    """The file is found by its ending later."""
    run("new", tmp_path / "brezova", "--city", "Březová", "--population", "900")
    assert (tmp_path / "brezova.plan.yaml").is_file()


def test_chapters_that_are_not_named_are_left_out(run: Run, tmp_path: Path) -> None:
    """A city starts with what it can finish."""
    path = tmp_path / "a.plan.yaml"
    chosen = ("--chapters", "governance,police")
    run("new", path, "--city", "A", "--playbook", "city-incident-response", *chosen)
    file = read_plan(path)
    kept = [c.id for c in file.playbook.chapters if not file.plan.left_out(c.id)]
    assert kept == ["governance", "police"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--city", "  "], "name of the city"),
        (["--city", "A", "--country", "Atlantis"], "two letters"),
        (["--city", "A", "--languages", "sk,englisch"], "each language as two letters"),
        (["--city", "A", "--population", "many"], "plain number"),
        (["--city", "A", "--population", "-4"], "how many people"),
        (["--city", "A", "--playbook", "first-24-hour"], "'first-24-hours'"),
        (["--city", "A", "--chapters", "polise"], "Did you mean 'police'?"),
        (["--city", "A", "--chapters", ","], "at least one"),
    ],
)
def test_what_is_not_understood_starts_no_plan(
    words: list[str], said: str, run: Run, tmp_path: Path
) -> None:
    """A plan of the wrong city is worse than none."""
    ran = run("new", tmp_path / "a.plan.yaml", *words)
    assert ran.status == 2
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_left_alone(run: Run, tmp_path: Path) -> None:
    """Last year's plan must survive this year's start."""
    path = tmp_path / "a.plan.yaml"
    path.write_text("mine", encoding="utf-8")
    ran = run("new", path, "--city", "A")
    assert ran.status == 2
    assert "exists already" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    """The remedy is to make the folder, or to mend the name."""
    ran = run("new", tmp_path / "no" / "a.plan.yaml", "--city", "A")
    assert ran.status == 2
    assert "could not be written" in ran.err
