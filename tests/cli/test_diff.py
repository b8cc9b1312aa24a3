from pathlib import Path

from tests.cli.conftest import Run


def test_what_is_different_is_printed_by_chapter(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """Who was away for a month reads what the others did."""
    before = tmp_path / "before.plan.yaml"
    before.write_bytes(plan.read_bytes())
    run("set", plan, "beds", "40", "--due", "2027-01-01")
    run("set", plan, "talks", "Jana Kováč")
    ran = run("diff", before, plan)
    assert ran.status == 0
    assert ran.out == (
        "An area\n"
        "  Talks: answered: Jana Kováč\n"
        "  Beds: answered: 40 beds; due date: nothing → 2027-01-01\n"
    )


def test_two_copies_hold_the_same(run: Run, plan: Path) -> None:
    """Nothing different is said in words, and not by silence."""
    ran = run("diff", plan, plan)
    assert (ran.status, ran.out) == (0, "Both plans hold the same.\n")


def test_a_file_that_cannot_be_read_is_named(
    run: Run, plan: Path, playbook_path: Path
) -> None:
    """Of two files the person must know which one is meant."""
    missing = run("diff", plan, "gone.plan.yaml")
    assert (missing.status, missing.out) == (2, "")
    assert "There is no file gone.plan.yaml" in missing.err
    assert run("diff", playbook_path, plan).status == 2


def test_a_changed_playbook_is_said_and_the_plans_are_compared(
    run: Run, plan: Path, tmp_path: Path
) -> None:
    """A person must know that one of them was asked something else."""
    other = tmp_path / "other.plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("title: Beds", "title: Cots")
    other.write_text(text, encoding="utf-8")
    ran = run("diff", plan, other)
    assert ran.status == 3
    assert "Somebody changed the playbook" in ran.err
    assert ran.out == "Both plans hold the same.\n"
