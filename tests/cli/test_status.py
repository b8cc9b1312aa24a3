import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DESIGN = {
    "items",
    "answered",
    "settled",
    "confirmed",
    "essential",
    "asked",
    "overdue",
    "parked",
    "set_aside",
    "chapters",
}
"""What was promised to programs; `gaps` is looked at by itself."""


def test_the_shape_for_programs_is_kept(run: Run, plan: Path) -> None:
    """A region's script reads the numbers of forty cities."""
    run("set", plan, "beds", "40", "--due", "2020-01-01")
    run("set", plan, "who", "p-jana", "--due", "2020-01-01")
    run("set", plan, "say", "--ask", "Police")
    run("set", plan, "words", "Wait", "--agree", "police")
    found = json.loads(run("status", plan, "--json").out)
    gaps = found.pop("gaps")
    counts = {"items": 9, "answered": 2, "settled": 2}
    assert {key: found[key] for key in DESIGN} == {
        "items": 9,
        "answered": 2,
        "settled": 2,
        "confirmed": 1,
        "essential": {"items": 1, "answered": 0, "settled": 0},
        "asked": 1,
        "overdue": 1,
        "parked": 1,
        "set_aside": 0,
        "chapters": [{"id": "area", "title": "An area", **counts}],
    }
    assert gaps[0] == {
        "item": "who",
        "title": "Who",
        "chapter": "area",
        "owner": "boss",
        "due": "2020-01-01",
        "state": "draft",
    }
    states = {gap["item"]: gap["state"] for gap in gaps}
    assert states["say"] == "asked"
    assert states["call"] == "todo"
    assert "beds" not in states


def test_programs_read_what_to_do_next_and_how_old_the_plan_is(
    run: Run, plan: Path
) -> None:
    """A region sees which of its cities has not tried its plan for a year."""
    run("set", plan, "who", "p-jana", "--due", "2020-01-01")
    found = json.loads(run("status", plan, "--json").out)
    assert found["next"][0] == {
        "sentence": "Finish “Who” (Head of crisis): it was due on 2020-01-01.",
        "kind": "item",
        "id": "who",
    }
    assert found["people"][0]["kind"] == "person"
    assert [one["kind"] for one in found["upkeep"]] == ["review_by", "record"]
    assert found["last"] == {"exercise": None, "review": None, "activation": None}
    assert (found["version"], found["status"]) == ("0", "draft")
    assert (found["adopted_on"], found["review_by"]) == (None, None)
    assert found["to_confirm"] == 1
    for key in found.keys() - DESIGN:
        assert f'"{key}"' in run("status", "--help").out


def test_people_read_the_same_in_words(run: Run, plan: Path) -> None:
    """The numbers are read out in the meeting."""
    run("set", plan, "beds", "40")
    out = run("status", plan).out
    assert "All, 11 percent: 1 of 9 answered, 1 settled." in out
    assert "Essential, 0 percent: 0 of 1 answered, 0 settled." in out
    assert " 1. Answer “Who” (Head of crisis): it is essential, and open." in out
    assert "An area: 1 of 9 answered, 1 settled." in out
    assert out.index("* who") < out.index("words  Words")
    for word in ("ready", "compliant"):
        assert word not in out.casefold()


@pytest.mark.parametrize(("strict", "status"), [((), 0), (("--strict",), 1)])
def test_only_strict_makes_gaps_a_status(
    strict: tuple[str, ...], status: int, run: Run, plan: Path
) -> None:
    """A script that only wants the numbers must not fail on them."""
    assert run("status", plan, *strict).status == status


def test_strict_is_content_when_nothing_is_open(run: Run, plan: Path) -> None:
    """There is a way to the end."""
    run("set", plan, "beds", "40")
    for item in ("who", "talks", "words", "say", "call", "level", "sites", "card"):
        run("set", plan, item, "--state", "not-applicable", "--reason", "No")
    ran = run("status", plan, "--strict")
    assert ran.status == 0
    assert "Nothing is open." in ran.out


def test_strict_minds_a_review_that_is_overdue(run: Run, plan: Path) -> None:
    """Numbers that nobody checked since spring are no plan."""
    test_strict_is_content_when_nothing_is_open(run, plan)
    text = plan.read_text(encoding="utf-8")
    late = text.replace("answers:", 'review_by: "2020-01-01"\nanswers:', 1)
    plan.write_text(late, encoding="utf-8")
    assert run("status", plan, "--strict").status == 1


def test_a_plan_with_problems_is_not_counted(run: Run, plan: Path) -> None:
    """Numbers from half a file would be wrong numbers."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("city:", "citty:", 1), encoding="utf-8")
    ran = run("status", plan, "--json")
    assert ran.status == 2
    assert ran.out == ""
    assert f"{plan}:2: citty: The key 'citty' is not known here." in ran.err


def test_a_changed_playbook_inside_a_plan_is_for_a_person_to_decide(
    run: Run, plan: Path
) -> None:
    """A script must not go on with questions that somebody altered unnoticed."""
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("Count them.", "Count it."), encoding="utf-8")
    for words in (("status", plan), ("show", plan), ("export", plan, "--to", "-")):
        ran = run(*words)
        assert ran.status == 3
        assert "Somebody changed the playbook" in ran.err
        assert ran.out
