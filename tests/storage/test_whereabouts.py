"""Where a person was, for the next time."""

from pathlib import Path

import pytest

from crisisplan.storage.whereabouts import (
    MOST,
    NOWHERE,
    Whereabouts,
    remember_whereabouts,
    whereabouts,
)


def test_where_one_was_is_kept_for_each_plan(tmp_path: Path) -> None:
    """People are interrupted; they go on where they were."""
    file = tmp_path / "data" / "whereabouts.yaml"
    first, second = tmp_path / "a.plan.yaml", tmp_path / "žár: [x].plan.yaml"
    remember_whereabouts(file, first, Whereabouts("beds", "mayor"))
    remember_whereabouts(file, second, Whereabouts("motto", beginning=True))
    remember_whereabouts(file, first, Whereabouts("sites", "mayor"))
    assert whereabouts(file, first) == Whereabouts("sites", "mayor")
    assert whereabouts(file, second) == Whereabouts("motto", beginning=True)
    assert whereabouts(file, tmp_path / "c.plan.yaml") == NOWHERE


def test_lines_that_were_cut_off_are_kept(tmp_path: Path) -> None:
    """Whatever somebody types: a colon, another script, a very long line."""
    file, plan = tmp_path / "whereabouts.yaml", tmp_path / "a.plan.yaml"
    lines = ("/adopt", "City: council", "- žár [x] \ufffd", "no")
    remember_whereabouts(file, plan, Whereabouts(lines=lines))
    assert whereabouts(file, plan) == Whereabouts(lines=lines)
    remember_whereabouts(file, plan, Whereabouts("beds"))
    assert whereabouts(file, plan) == Whereabouts("beds", lines=lines)
    remember_whereabouts(file, plan, Whereabouts("beds", lines=()))
    assert whereabouts(file, plan) == Whereabouts("beds")
    remember_whereabouts(file, plan, Whereabouts(lines=("x" * 10_000,) * 60))
    assert whereabouts(file, plan).lines == ("x" * 4096,) * 50


def test_the_newest_plans_are_remembered(tmp_path: Path) -> None:
    """The file does not grow for ever."""
    file = tmp_path / "whereabouts.yaml"
    plans = [tmp_path / f"{number}.plan.yaml" for number in range(MOST + 2)]
    for plan in plans:
        remember_whereabouts(file, plan, Whereabouts("beds"))
    assert whereabouts(file, plans[0]) == NOWHERE
    assert whereabouts(file, plans[-1]) == Whereabouts("beds")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plans",
        "plans: {}",
        "plans: [x, {item: y}, {plan: [z]}]",
        "plans: [{plan: P, item: [a], role: {b: c}}]",
        f"plans: [{{plan: P, item: {'x' * 10_000}}}]",
        "plans: &a [*a]",
        "plans: [{plan: P, lines: {a: b}}]",
        "plans: [{plan: P, lines: [[a], {b: c}]}]",
        "\0",
    ],
)
def test_a_damaged_or_hostile_file_is_an_empty_one(tmp_path: Path, text: str) -> None:
    """Nothing depends on it, so it may not keep a plan from opening."""
    file, plan = tmp_path / "whereabouts.yaml", tmp_path / "p.plan.yaml"
    file.write_text(text.replace("P", f"'{plan}'"), encoding="utf-8")
    assert whereabouts(file, plan) == NOWHERE
    remember_whereabouts(file, plan, Whereabouts("beds"))
    assert whereabouts(file, plan) == Whereabouts("beds")


def test_where_it_cannot_be_kept_it_is_not_kept(tmp_path: Path) -> None:
    """A home folder that is write-protected is no reason to stop."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    file = blocked / "whereabouts.yaml"
    remember_whereabouts(file, tmp_path / "p.plan.yaml", Whereabouts("beds"))
    assert blocked.read_text(encoding="utf-8") == ""
