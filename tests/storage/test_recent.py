"""The plans that were opened last."""

from pathlib import Path

from crisisplan.storage.recent import MOST, is_example, last_opened, recent, remember


def made(folder: Path, name: str) -> Path:
    """Make a file."""
    path = folder / name
    path.write_text("", encoding="utf-8")
    return path


def test_the_plan_opened_last_stands_first_and_once(tmp_path: Path) -> None:
    """What one works on is the first line of the home screen."""
    first, second = made(tmp_path, "a.plan.yaml"), made(tmp_path, "žár: b.plan.yaml")
    file = tmp_path / "data" / "recent.yaml"
    for path in (first, second, first):
        remember(file, path)
    assert recent(file) == (first, second)


def test_plans_that_are_gone_are_not_offered(tmp_path: Path) -> None:
    """No line of the home screen leads nowhere."""
    path = made(tmp_path, "a.plan.yaml")
    file = tmp_path / "recent.yaml"
    remember(file, path)
    path.unlink()
    assert recent(file) == ()


def test_the_list_stays_short(tmp_path: Path) -> None:
    """It is a list of what one works on, not a history."""
    file = tmp_path / "recent.yaml"
    for number in range(MOST + 3):
        remember(file, made(tmp_path, f"{number}.plan.yaml"))
    assert len(recent(file)) == MOST


def test_a_damaged_list_is_an_empty_one(tmp_path: Path) -> None:
    """It must never keep anybody from a plan."""
    file = tmp_path / "recent.yaml"
    for text in ("[", "- a\n", "plans: x\n", "plans: [[a]]\n", "\0"):
        file.write_text(text, encoding="utf-8")
        assert recent(file) == ()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """The list is a comfort, not a need."""
    blocked = made(tmp_path, "data")
    remember(blocked / "recent.yaml", made(tmp_path, "a.plan.yaml"))
    assert recent(blocked / "recent.yaml") == ()


def test_an_example_stands_behind_what_is_ones_own(tmp_path: Path) -> None:
    """Whoever looked at it yesterday goes on with their own city today."""
    (tmp_path / "crisisplan-demo-2").mkdir()
    example = made(tmp_path / "crisisplan-demo-2", "ferrywick.plan.yaml")
    own, file = made(tmp_path, "a.plan.yaml"), tmp_path / "recent.yaml"
    for path in (own, example):
        remember(file, path)
    assert recent(file) == (own, example)
    assert last_opened(file) == example
    assert [is_example(path) for path in recent(file)] == [False, True]
