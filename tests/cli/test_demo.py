from pathlib import Path

import pytest

from crisisplan.export.making import ALL, choose
from crisisplan.export.options import NO_OPTIONS
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run


def test_without_a_terminal_the_example_is_written_with_its_documents(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who tries the program in a pipe still sees what it makes."""
    monkeypatch.chdir(tmp_path)
    ran = run("demo")
    written = sorted((tmp_path / "crisisplan-demo").iterdir())
    assert ran.status == 0, ran.err
    plan, documents = 1, choose([ALL], "amber", NO_OPTIONS).documents
    assert len(written) == plan + len(documents)
    assert all(f"Wrote {path.relative_to(tmp_path)}" in ran.out for path in written)


def test_a_second_example_overwrites_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People try things out in the first example, and want to keep them."""
    monkeypatch.chdir(tmp_path)
    run("demo")
    (plan,) = (tmp_path / "crisisplan-demo").glob("*.plan.yaml")
    run("set", plan, "com-time-to-first", "12")
    mine = plan.read_bytes()
    assert run("demo").status == 0
    assert plan.read_bytes() == mine
    assert (tmp_path / "crisisplan-demo-2" / plan.name).is_file()


def test_the_example_fits_the_shipped_playbook(run: Run, tmp_path: Path) -> None:
    """The first plan that anybody sees has no problems in it."""
    run("demo", "--to", tmp_path / "d")
    (plan,) = (tmp_path / "d").glob("*.plan.yaml")
    ran = run("check", plan)
    assert (ran.status, ran.out) == (0, "No problems in 1 file.\n")
    assert read_plan(plan).trusted


def test_a_place_that_cannot_be_written_is_said(run: Run, tmp_path: Path) -> None:
    """The remedy is another folder."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = run("demo", "--to", tmp_path / "file" / "d")
    assert ran.status == 2
    assert "It has to be where you may write." in ran.err
