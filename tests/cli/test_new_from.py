"""A plan from an older plan, and a plan with overlays."""

from pathlib import Path
from typing import Any

import pytest

from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.yaml_write import dump
from tests.build import item, playbook_data
from tests.cli.conftest import ITEMS, Run
from tests.domain.overlays import overlay_data


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the user's own folder, which is not made yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "crisisplan" / "playbooks"


def write(path: Path, data: Any) -> Path:
    """Write a playbook or overlay."""
    path.write_text(dump(data), encoding="utf-8")
    return path


def test_overlays_are_pinned_and_named_in_the_plan(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """The plan opens anywhere, and says which country's words it was made with."""
    country = overlay_data({"reword": "beds", "unit": "places"}, checked="2026-11-01")
    city = overlay_data(
        {"reword": "beds", "unit": "mats", "over": "example/sk"},
        {"add": [item("nitra-boats", "number")], "after": "beds"},
        id="example/nitra",
        title="Nitra",
    )
    first = write(tmp_path / "sk.yaml", country)
    second = write(tmp_path / "nitra.yaml", city)
    plan = tmp_path / "a.plan.yaml"
    words = ("new", plan, "--city", "A", "--playbook", playbook_path)
    ran = run(*words, "--overlay", first, "--overlay", second)
    assert (ran.status, ran.err) == (0, "")
    first.unlink()
    file = read_plan(plan)
    assert file.trusted
    assert getattr(file.playbook.item("beds").asks, "unit", "") == "mats"
    assert "nitra-boats" in file.playbook.spots
    used = [(one.id, one.edition, one.checked) for one in file.plan.playbook.overlays]
    assert used == [
        ("example/sk", "1.0.0", "2026-11-01"),
        ("example/nitra", "1.0.0", ""),
    ]
    assert run("check", plan).status == 0


def test_overlays_that_clash_start_no_plan(
    run: Run, playbook_path: Path, tmp_path: Path
) -> None:
    """Which of two words is right, a program cannot decide."""
    change = {"reword": "beds", "unit": "places"}
    first = write(tmp_path / "sk.yaml", overlay_data(change))
    other = overlay_data(change, id="example/nitra", title="Nitra")
    second = write(tmp_path / "nitra.yaml", other)
    plan = tmp_path / "a.plan.yaml"
    words = ("--playbook", playbook_path, "--overlay", first, "--overlay", second)
    ran = run("new", plan, "--city", "A", *words)
    assert ran.status == 2
    assert f"{second}:" in ran.err
    assert "over: example/sk" in ran.err
    assert not plan.exists()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("--country", "sk", "--population", "30000"), True),
        (("--country", "sk"), True),
        (("--country", "SK", "--overlay", "sk"), False),
        (("--country", "FR"), False),
        ((), False),
        (("--country", "SK", "--playbook", "first-24-hours"), True),
    ],
)
def test_the_overlay_of_the_country_is_offered(
    words: tuple[str, ...], offered: bool, run: Run, tmp_path: Path
) -> None:
    """A city should not find out in a year that its laws were there all along."""
    ran = run("new", tmp_path / "a.plan.yaml", "--city", "A", *words)
    assert ran.status == 0, ran.err
    assert ("There is an overlay 'sk'" in ran.err) is offered
    assert "--overlay" not in ran.out
    assert ran.err.count("\n") == int(offered)


@pytest.mark.parametrize(
    ("residents", "playbook"),
    [("3000", "first-24-hours"), ("30000", "city-incident-response")],
)
def test_the_offer_can_be_taken_up_as_it_is_typed(
    residents: str, playbook: str, run: Run, tmp_path: Path
) -> None:
    """Nothing that was answered meanwhile is lost, and it stays the same playbook."""
    plan = tmp_path / "a.plan.yaml"
    ran = run("new", plan, "--city", "A", "--country", "SK", "--population", residents)
    typed = ran.err.partition("crisisplan new ")[2].split()
    said = ("com-say-reported", "Something was reported at [place].")
    assert run("set", plan, *said).status == 0
    again = run("new", tmp_path / "b.plan.yaml", *typed[1:])
    assert again.status == 0, again.err
    file = read_plan(tmp_path / "b.plan.yaml")
    assert [one.id for one in file.plan.playbook.overlays] == ["crisisplan/sk"]
    assert list(file.plan.answers) == ["com-say-reported"]
    assert file.playbook.id == f"crisisplan/{playbook}"


def test_an_unknown_overlay_names_the_nearest(run: Run, tmp_path: Path) -> None:
    """Names of overlays are typed from memory."""
    words = ("--city", "A", "--overlay", "skk")
    ran = run("new", tmp_path / "a.plan.yaml", *words)
    assert ran.status == 2
    assert "There is no overlay 'skk'. Did you mean 'sk'?" in ran.err


def test_answers_carry_over_and_the_rest_is_set_aside(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """A city that starts again starts with what it knows."""
    run("set", plan, "beds", "40")
    run("set", plan, "words", "Call the school")
    run("set", plan, "talks", "Jana Kováč")
    before = plan.read_bytes()
    other = [item("beds", "number"), item("words", "yes-no"), ITEMS[1]]
    book = write(tmp_path / "b.yaml", playbook_data(*other))
    path = tmp_path / "new.plan.yaml"
    ran = run("new", path, "--from", plan, "--playbook", book, "--country", "SK")
    assert ran.status == 3, ran.err
    assert "Taken over: 2 answers. Set aside: 1." in ran.out
    assert "words (Words): It was asked as 'text'" in ran.out
    found = read_plan(path).plan
    old = read_plan(plan).plan
    assert found.city.name == "Bratislava"
    assert (found.city.languages, found.city.country) == (("sk", "en"), "SK")
    assert found.people == old.people
    assert found.roles == old.roles
    assert found.answers["beds"] == old.answers["beds"]
    assert [one.value for one in found.set_aside] == ["Call the school"]
    assert plan.read_bytes() == before
    assert run("check", path).status == 0


def test_the_short_plan_becomes_the_full_one(run: Run, tmp_path: Path) -> None:
    """Whoever began with one evening has not worked for nothing."""
    short, full = tmp_path / "short.plan.yaml", tmp_path / "full.plan.yaml"
    run("new", short, "--city", "Březová", "--population", "4000")
    said = ("com-say-reported", "Something was reported at [place].")
    assert run("set", short, *said).status == 0
    count = len(read_plan(short).plan.answers)
    assert count == 1
    ran = run("new", full, "--from", short)
    assert ran.status == 0, ran.err
    assert f"Taken over: {count} answer" in ran.out
    assert "Set aside: 0." in ran.out
    file = read_plan(full)
    assert file.playbook.id == "crisisplan/city-incident-response"
    assert file.plan.city.population == 4000
    assert run("check", full).status == 0


def test_what_a_country_asks_in_both_playbooks_is_carried_over(
    run: Run, tmp_path: Path
) -> None:
    """The numbers that a small town looked up hold in the long plan as well."""
    short, full = tmp_path / "short.plan.yaml", tmp_path / "full.plan.yaml"
    run("new", short, "--city", "A", "--population", "900", "--overlay", "sk")
    rows = "{rows: {police: {need: State police, number: 555 0100}}}"
    assert run("set", short, "sk-numbers", rows).status == 0
    ran = run("new", full, "--from", short)
    assert (ran.status, ran.err) == (0, "")
    file = read_plan(full)
    assert file.playbook.id == "crisisplan/city-incident-response"
    assert [one.id for one in file.plan.playbook.overlays] == ["crisisplan/sk"]
    assert list(file.plan.answers) == ["sk-numbers"]


def test_the_overlays_of_the_older_plan_are_put_on_again(
    run: Run, plan: Path, tmp_path: Path, own: Path
) -> None:
    """What a country asked is not set aside because nobody named it twice."""
    (own / "overlays").mkdir(parents=True)
    write(own / "floods.yaml", playbook_data(*ITEMS))
    added = {"add": [item("hills-boats", "number")], "after": "beds"}
    hills = overlay_data(added, id="example/hills")
    overlay = write(own / "overlays" / "hills.yaml", hills)
    old, new = tmp_path / "old.plan.yaml", tmp_path / "new.plan.yaml"
    words = ("--playbook", "floods", "--overlay", "hills")
    assert run("new", old, "--city", "A", *words).status == 0
    assert run("set", old, "hills-boats", "3").status == 0
    ran = run("new", new, "--from", old)
    assert (ran.status, ran.err) == (0, "")
    assert read_plan(new).plan.answers["hills-boats"].value == "3"
    overlay.unlink()
    ran = run("new", tmp_path / "third", "--from", old)
    assert "The overlay example/hills of the older plan is not here" in ran.err
    assert "Taken over: 0 answers. Set aside: 1." in ran.out


def test_an_older_plan_of_an_unknown_playbook_asks_for_one(
    run: Run, plan: Path, tmp_path: Path, own: Path
) -> None:
    """The same playbook is used again where it is among one's own."""
    path = tmp_path / "new.plan.yaml"
    ran = run("new", path, "--from", plan)
    assert ran.status == 2
    assert "example/floods, is not here" in ran.err
    own.mkdir(parents=True)
    write(own / "floods.yaml", playbook_data(*ITEMS))
    assert run("new", path, "--from", plan).status == 0


def test_without_a_city_and_an_older_plan_the_city_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    """A plan is somebody's."""
    ran = run("new", tmp_path / "a.plan.yaml")
    assert ran.status == 2
    assert "--city NAME" in ran.err
