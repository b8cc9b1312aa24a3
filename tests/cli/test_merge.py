from pathlib import Path

import pytest

from crisisplan.cli.plans import open_session
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Run


def versions(run: Run, plan: Path) -> tuple[Path, Path, Path]:
    """Give a plan as it was, mine and theirs: two changes each, one on both sides."""
    base, mine, theirs = (plan.with_name(f"{n}.plan.yaml") for n in ("old", "a", "b"))
    for path in (base, mine, theirs):
        path.write_bytes(plan.read_bytes())
    for path, words, other in ((mine, "Mine", "beds"), (theirs, "Theirs", "")):
        session = open_session(str(path), "Ann")
        session.answer("words", words)
        if other:
            session.answer(other, "40")
        else:
            session.set_note("beds", "Counted in May")
        session.save()
    return base, mine, theirs


def test_without_a_target_it_is_only_told(run: Run, plan: Path) -> None:
    """Whoever merges looks first."""
    base, mine, theirs = versions(run, plan)
    before = {path: path.read_bytes() for path in (base, mine, theirs)}
    ran = run("merge", mine, theirs, "--base", base)
    assert ran.status == 3
    assert "Counted in May" in ran.out
    assert "Both changed" in ran.out
    assert "Nothing was written" in ran.err
    assert {path: path.read_bytes() for path in before} == before


def test_a_new_file_holds_what_both_wrote(run: Run, plan: Path) -> None:
    """Nothing of either is lost; what gave way is set aside."""
    base, mine, theirs = versions(run, plan)
    target = plan.with_name("both.plan.yaml")
    assert run("merge", mine, theirs, "--base", base, "--to", target).status == 3
    both = read_plan(target).plan
    assert both.answer("beds").value == "40"
    assert both.answer("beds").note == "Counted in May"
    kept = {str(both.answer("words").value), *(str(x.value) for x in both.set_aside)}
    assert kept == {"Mine", "Theirs"}
    assert run("check", target).status == 0


def test_mine_can_be_the_target_and_is_kept_as_it_was(run: Run, plan: Path) -> None:
    """The copy that ends in .bak is the way back."""
    base, mine, theirs = versions(run, plan)
    before = mine.read_bytes()
    run("merge", mine, theirs, "--base", base, "--to", mine)
    assert read_plan(mine).plan.answer("beds").note == "Counted in May"
    assert mine.with_name(mine.name + ".bak").read_bytes() == before


def test_another_file_is_never_overwritten(run: Run, plan: Path) -> None:
    """Not even the other version."""
    _, mine, theirs = versions(run, plan)
    before = theirs.read_bytes()
    ran = run("merge", mine, theirs, "--to", theirs)
    assert ran.status == 2
    assert "exists and is left alone" in ran.err
    assert theirs.read_bytes() == before


def test_other_questions_are_not_put_together(run: Run, plan: Path) -> None:
    """Answers belong to their questions."""
    _, mine, theirs = versions(run, plan)
    theirs.write_bytes(theirs.read_bytes() + b"\n")
    ran = run("merge", mine, theirs)
    assert ran.status == 2
    assert "Somebody changed the playbook inside" in ran.err


def test_the_same_plan_twice_has_nothing_new(run: Run, plan: Path) -> None:
    """A quiet answer to a needless question."""
    ran = run("merge", plan, plan)
    assert (ran.status, ran.out) == (0, f"Nothing new for {plan}.\n")


def test_a_plan_of_another_city_is_asked_about(run: Run, plan: Path) -> None:
    """The wrong attachment was opened; neither name nor letterhead is replaced."""
    theirs = plan.with_name("other.plan.yaml")
    text = plan.read_text(encoding="utf-8").replace("Bratislava", "Košice")
    theirs.write_text(text, encoding="utf-8")
    target = plan.with_name("both.plan.yaml")
    ran = run("merge", plan, theirs, "--to", target)
    assert ran.status == 3
    assert "plans of two cities, Bratislava and Košice" in ran.out
    both = read_plan(target).plan
    assert both.city.name == "Bratislava"
    assert [one.value for one in both.set_aside] == ["Košice"]


def test_a_base_of_which_neither_was_made_loses_nothing(run: Run, plan: Path) -> None:
    """Somebody names the wrong copy; what both say is there all the same."""
    base, mine, theirs = versions(run, plan)
    run("set", base, "beds", "7", "--note", "Of the base")
    target = plan.with_name("both.plan.yaml")
    assert run("merge", mine, theirs, "--base", base, "--to", target).status == 3
    both = read_plan(target).plan
    kept = [str(both.answer("words").value), *(str(x.value) for x in both.set_aside)]
    assert {"Mine", "Theirs"} <= set(kept)
    beds = both.answer("beds")  # whose second is later is the newer
    assert "40" in f"{beds.value} {kept}"
    assert "Counted in May" in f"{beds.note} {kept}"


@pytest.mark.parametrize("target", ["-", "folder", "theirs.plan.yaml"])
def test_what_is_no_new_file_is_left_alone(
    run: Run, plan: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hyphen is no file, a folder no plan, and another plan nobody's to replace."""
    monkeypatch.chdir(plan.parent)
    plan.with_name("folder").mkdir()
    plan.with_name("theirs.plan.yaml").write_bytes(plan.read_bytes())
    before = sorted(plan.parent.rglob("*"))
    ran = run("merge", plan.name, "theirs.plan.yaml", "--to", target)
    assert ran.status == 2
    assert sorted(plan.parent.rglob("*")) == before
