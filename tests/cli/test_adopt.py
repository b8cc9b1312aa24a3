import os
from pathlib import Path

import pytest

from crisisplan.domain.version import checksum, in_short
from crisisplan.storage.plan_file import read_plan
from tests.cli.conftest import Ran, Run

KEPT = "town.v1.plan.yaml"
WHO = ("--by", "Eva Malá, mayor", "--body", "City council", "--resolution", "112/2026")


@pytest.fixture
def adopt(run: Run, plan: Path) -> Run:
    """Adopt the plan, with whatever else is said."""
    return lambda *more: run("adopt", plan, *WHO, *more)


def test_adoption_freezes_a_version_and_keeps_its_file(adopt: Run, plan: Path) -> None:
    """What the council voted on can be laid on the table years later."""
    ran = adopt("--on", "1.9.2020")
    assert ran.status == 0, ran.err
    kept = plan.with_name("town.v1.plan.yaml")
    now = read_plan(plan).plan
    assert kept.read_bytes() == plan.read_bytes()
    assert (now.status, now.version) == ("adopted", "1")
    assert now.adopted is not None
    assert (now.adopted.on, now.adopted.by) == ("2020-09-01", "Eva Malá, mayor")
    assert now.changes[0].what == ("First adoption: City council, resolution 112/2026.")
    assert f"Its checksum is {in_short(now.adopted.checksum)}." in ran.out
    assert "1 essential point is open. It is listed above the signature" in ran.out
    assert "kept in town.v1.plan.yaml" in ran.out
    assert os.name == "nt" or kept.stat().st_mode & 0o222 == 0


def test_the_record_says_what_changed_since_the_last_version(
    adopt: Run, run: Run, plan: Path
) -> None:
    """Nobody has to remember what they did in a year."""
    adopt()
    run("set", plan, "beds", "40")
    run("set", plan, "talks", "Jana Kováč")
    run("set", plan, "call", "--note", "Told in May")
    status = run("status", plan).out
    assert "It was changed since; the changes are not adopted yet." in status
    ran = adopt()
    assert ran.status == 0, ran.err
    lines = [one for one in read_plan(plan).plan.changes if one.version == "2"]
    assert [one.what for one in lines] == [
        "Adopted: City council, resolution 112/2026.",
        "An area: Answered: Talks, Beds; State, owner, date or note: Call.",
    ]
    assert lines[1].items == ("talks", "beds", "call")
    assert plan.with_name("town.v2.plan.yaml").is_file()


def test_a_version_whose_file_is_gone_is_said_to_be_so(
    adopt: Run, run: Run, plan: Path
) -> None:
    """A record that is not known is not invented."""
    adopt()
    plan.with_name("town.v1.plan.yaml").unlink()
    run("set", plan, "beds", "40")
    adopt()
    assert "no file of it was kept" in read_plan(plan).plan.changes[-1].what


def test_nothing_is_adopted_twice(adopt: Run, plan: Path) -> None:
    """A second line in the record would say that something had changed."""
    adopt()
    before = plan.read_bytes()
    again = adopt()
    assert again.status == 2
    assert "Nothing has changed since version 1 was adopted" in again.err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--body", " ", "--by", "A", "--resolution", "1"], "Say which body"),
        (["--body", "B", "--by", "", "--resolution", "1"], "Say who signed it"),
        (["--body", "B", "--by", "A", "--resolution", ""], "number of the resolution"),
        ([*WHO, "--on", "2099-01-01"], "still to come"),
        ([*WHO, "--on", "1/2/2026"], "for some, 2 January"),
        (WHO[:4], "--resolution"),
    ],
)
def test_half_an_adoption_is_none(
    words: list[str], said: str, run: Run, plan: Path
) -> None:
    """The council's minutes are looked up by exactly these facts."""
    before = plan.read_bytes()
    ran = run("adopt", plan, *words)
    assert ran.status == 2
    assert said in ran.err
    assert plan.read_bytes() == before
    assert len(list(plan.parent.glob("*.plan.yaml*"))) == 1


def test_the_next_version_was_not_adopted_before_this_one(
    adopt: Run, run: Run, plan: Path
) -> None:
    """A slip of the year would make the record contradict itself."""
    adopt("--on", "2020-09-01")
    run("set", plan, "beds", "40")
    ran = adopt("--on", "2019-09-01")
    assert ran.status == 2
    assert "cannot have been adopted before that" in ran.err


def test_problems_are_mended_before_a_plan_is_adopted(adopt: Run, plan: Path) -> None:
    """A council does not adopt a role that is held by nobody known."""
    text = plan.read_text(encoding="utf-8")
    roles = "roles: {boss: {lead: p-gone}}\nanswers:"
    plan.write_text(text.replace("answers:", roles, 1), encoding="utf-8")
    ran = adopt()
    assert ran.status == 2
    assert "'p-gone' is not in the directory" in ran.err
    assert read_plan(plan).plan.status == "draft"


def test_what_an_item_refuses_is_open_and_stops_nobody(
    adopt: Run, run: Run, plan: Path
) -> None:
    """It prints as open, like everything that is not known yet."""
    run("set", plan, "beds", "40")
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('value: "40"', "value: many"), encoding="utf-8")
    assert read_plan(plan).plan.answer("beds").value == "many"
    assert adopt().status == 0


def test_a_file_that_is_there_already_is_never_overwritten(
    adopt: Run, plan: Path
) -> None:
    """Two cities' plans in one folder, or somebody's copy: it stays as it is."""
    kept = plan.with_name("town.v1.plan.yaml")
    kept.write_text("mine", encoding="utf-8")
    before = plan.read_bytes()
    ran = adopt()
    assert ran.status == 2
    assert "never overwritten" in ran.err
    assert kept.read_text(encoding="utf-8") == "mine"
    assert plan.read_bytes() == before


def test_a_changed_playbook_is_accepted_first(adopt: Run, plan: Path) -> None:
    """What was asked must be known before the answers are adopted."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("title: Beds", "title: Cots"), encoding="utf-8")
    ran = adopt()
    assert ran.status == 3
    assert "crisisplan edit" in ran.err


def test_who_leads_now_is_compared_with_the_version_that_was_kept(
    adopt: Run, run: Run, plan: Path
) -> None:
    """A new head of communication must know that the old plan names another."""
    run("set", plan, "talks", "Jana Kováč")
    adopt()
    run("set", plan, "talks", "Operations centre")
    said = "Spokesperson was Jana Kováč in version 1 and is Operations centre now."
    assert said in run("status", plan).out
    plan.with_name("town.v1.plan.yaml").unlink()
    assert said not in run("status", plan).out


def checked(run: Run, path: Path) -> Ran:
    """Look a file through."""
    return run("check", path)


def test_a_clerk_can_tell_whether_a_kept_file_is_still_the_same(
    adopt: Run, run: Run, plan: Path
) -> None:
    """The number on the paper and the number of the file are compared by hand."""
    adopt()
    kept = plan.with_name("town.v1.plan.yaml")
    short = in_short(checksum(read_plan(kept).plan))
    run("set", plan, "beds", "40")
    same = checked(run, kept)
    assert same.status == 0
    assert f"Version 1 is as it was adopted; its checksum is {short}." in same.err
    assert f"checksum {short}" in run("show", kept).out
    kept.chmod(0o600)
    text = kept.read_text(encoding="utf-8").replace("Jana", "Jane")
    kept.write_text(text, encoding="utf-8")
    other = checked(run, kept)
    assert other.status == 3
    assert "it was changed after the adoption" in other.err
    assert "Draft after version 1" in run("show", kept).out


def test_comments_and_quotation_marks_change_no_checksum(
    adopt: Run, run: Run, plan: Path
) -> None:
    """An editor that saves the file in its own way has changed nothing."""
    adopt()
    text = plan.read_text(encoding="utf-8")
    other = text.replace("status: adopted", 'status: "adopted"')
    plan.write_text(f"# read on Monday\n{other}", encoding="utf-8", newline="\r\n")
    ran = run("check", plan)
    assert "as it was adopted" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("set", KEPT, "beds", "40"),
        ("forget", KEPT, "Jana Kováč", "--yes"),
        ("record", KEPT, "review"),
        ("merge", KEPT, "town.plan.yaml", "--to", KEPT),
    ],
)
def test_a_kept_version_is_for_reading_only(
    adopt: Run, run: Run, plan: Path, words: tuple[str, ...]
) -> None:
    """Whoever opens the wrong file does not change what the council voted on."""
    adopt()
    run("set", plan, "beds", "50")
    before = {path: path.read_bytes() for path in plan.parent.iterdir()}
    files = (KEPT, plan.name)
    ran = run(*(plan.with_name(one) if one in files else one for one in words))
    assert ran.status == 2
    assert "for reading only" in ran.err
    assert {path: path.read_bytes() for path in plan.parent.iterdir()} == before
    assert run("status", plan.with_name(KEPT)).status == 0


def test_a_copy_of_a_kept_version_can_be_changed(
    adopt: Run, run: Run, plan: Path
) -> None:
    """What was adopted years ago is the beginning of another plan."""
    adopt()
    copy = plan.with_name("other.plan.yaml")
    copy.write_bytes(plan.with_name(KEPT).read_bytes())
    assert run("set", copy, "beds", "40").status == 0
