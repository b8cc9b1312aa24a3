from pathlib import Path

import pytest

from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run


@pytest.fixture
def named(run: Run, plan: Path) -> Path:
    """Give a plan, its copy and an adopted version, all of which name Jana Kováč."""
    run("set", plan, "talks", "Jana Kováč; p-desk")
    run("set", plan, "words", "Call Jana Kováč", "--by", "Jana Kováč")
    run("adopt", plan, "--by", "A", "--body", "B", "--resolution", "1")
    run("set", plan, "beds", "40", "--note", "Jana knows")
    return plan


def test_first_it_only_says_where_somebody_stands(run: Run, named: Path) -> None:
    """Nobody is taken out of a plan by a slip of the keyboard."""
    before = named.read_bytes()
    ran = run("forget", named, "jana kováč")
    assert ran.status == 3
    assert "Jana Kováč stands in: Spokesperson" in ran.out
    assert "  “Words”: Call Jana Kováč" in ran.out
    assert "town.v1.plan.yaml" in ran.out
    assert "Nothing was changed" in ran.err
    assert named.read_bytes() == before


def test_whoever_is_forgotten_is_gone_from_plan_and_copy(run: Run, named: Path) -> None:
    """A copy that still holds the number is a plan that still holds it."""
    copy = named.with_name("town.plan.yaml.bak")
    assert "p-jana" in copy.read_text(encoding="utf-8")
    ran = run("forget", named, "p-jana", "--yes")
    assert ran.status == 0, ran.err
    for path in (named, copy):
        kept = read_plan(path).plan
        assert "p-jana" not in path.read_text(encoding="utf-8")
        assert kept.roles["spokesperson"].people == ("p-desk",)
        assert kept.answer("words").value == "Call Jana Kováč"
    assert read_plan(named).plan.answer("words").by == ""
    assert read_plan(named).plan.status == "draft"
    assert "  “Words”: Call Jana Kováč" in ran.out
    assert "These files still name them, and are left as they are:" in ran.out
    assert "town.v1.plan.yaml" in ran.out
    assert "exported, printed or sent before" in ran.out


def test_free_text_can_be_cleared_of_the_name_too(run: Run, named: Path) -> None:
    """Somebody who asks to be forgotten means the notes as well."""
    ran = run("forget", named, "p-jana", "--yes", "--also-text")
    assert "Look for other forms of the name" in ran.out
    for path in (named, named.with_name("town.plan.yaml.bak")):
        assert read_plan(path).plan.answer("words").value == "Call [removed]"
        assert "Kováč" not in path.read_text(encoding="utf-8")


def test_where_there_was_no_copy_none_is_made(run: Run, plan: Path) -> None:
    """A copy of what was to be forgotten would be the first thing to be found."""
    assert run("forget", plan, "p-jana", "--yes").status == 0
    assert not list(plan.parent.glob("*.bak"))
    assert "p-jana" not in plan.read_text(encoding="utf-8")


def test_a_copy_that_cannot_be_read_stops_it_before_anything_is_written(
    run: Run, named: Path
) -> None:
    """Half forgotten is not forgotten."""
    named.with_name("town.plan.yaml.bak").write_text("Jana: [", encoding="utf-8")
    before = named.read_bytes()
    ran = run("forget", named, "p-jana", "--yes")
    assert ran.status == 2
    assert "town.plan.yaml.bak cannot be read as a plan" in ran.err
    assert named.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Jana Kovac", "Did you mean 'Jana Kováč'?"),
        ("Ivan Horák", "write an id: p-ivan, p-ivan2"),
        ("", "not in the directory"),
    ],
)
def test_nobody_is_guessed(typed: str, said: str, run: Run, plan: Path) -> None:
    """The wrong person forgotten cannot be brought back."""
    before = plan.read_bytes()
    ran = run("forget", plan, typed, "--yes")
    assert ran.status == 2
    assert said in ran.err
    assert plan.read_bytes() == before
