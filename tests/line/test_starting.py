"""Beginning in lines: the same ways as on the home screen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from crisisplan.domain.standing import Reading
from crisisplan.line.hearing import Leave
from crisisplan.line.starting import Start
from crisisplan.line.voice import Voice
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.recent import recent_file, remember
from tests.build import TODAY

Begin = Callable[..., tuple[PlanSession | None, str]]
SMALL_TOWN = ["Březová", "Czechia", "4 000", ""]


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: Path) -> Begin:
    """Give what types some lines at the start; what is open then, and what was said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def typed(*lines: str, new: bool = False) -> tuple[PlanSession | None, str]:
        waiting, said = iter(lines), list[str]()
        start = Start(
            Voice(lambda: next(waiting), said.append),
            open_session=lambda one: PlanSession(read_plan(one), by="Ann"),
            example=lambda: path,
        )
        try:
            session = start.new() if new else start.home()
        except Leave:
            session = None
        return session, " ".join(" ".join(said).split())

    return typed


def test_a_plan_is_begun_by_a_few_questions(begin: Begin, tmp_path: Path) -> None:
    """Whoever cannot see the screen is asked the same, with the same suggestion."""
    session, said = begin("1", *SMALL_TOWN, "", "", "")
    assert session is not None
    assert session.path == tmp_path / "brezova.plan.yaml"
    city = session.plan.city
    assert (city.name, city.country, city.population) == ("Březová", "CZ", 4000)
    assert city.languages == ("cs",)
    assert "Languages you speak to people in? Enter takes Czech." in said
    assert session.playbook.id.endswith("/first-24-hours")
    count = len(Reading(session.plan, session.playbook, TODAY).counted)
    assert (
        "people we suggest First 24 hours: 8 questions to begin with, "
        f"{count} in all, about an hour" in said
    )
    assert session.playbook.item("cz-numbers")


def test_what_cannot_be_read_is_asked_again_and_one_goes_back(begin: Begin) -> None:
    """A slip in the third question does not begin the first anew."""
    session, said = begin(
        *("", "Brno", "b", "Graz", "Nowhere", "AT", "many", "b", "AT", "80000", ""),
        *("b", "de", "9", "2", "/x/none/plan", "b", "de", "2", "town", "ours"),
        new=True,
    )
    assert session is not None
    assert (session.plan.city.name, session.path.name) == ("Graz", "ours.plan.yaml")
    assert "Write the name of the city or municipality." in said
    assert "Write the country as two letters" in said
    assert "Write one number, or press Enter." in said
    assert "town.plan.yaml exists already and is left alone." in said


def test_going_back_passes_no_question_by(begin: Begin) -> None:
    """From the file to the country's words, and what was typed before stays."""
    session, said = begin(
        *("Nitra", "SK", "80000", "sk", "", "", "1", "b", "b", "ano", "2", "ours"),
        new=True,
    )
    assert session is not None
    assert session.playbook.item("sk-numbers")
    assert said.count("Languages you speak to people in?") == 1
    assert said.count("Use it?") == 2
    assert said.count("Chapters that can be added later too:") == 3
    _, said = begin("Nitra", "g 5", "SK", "80000", "", "", "n", "1", "b", "q", new=True)
    assert "Enter keeps those that you chose, a hyphen takes none." in said
    _, said = begin("Nitra", "SK", "80000", "sk", "b", "", "b", "b", "q", new=True)
    assert "Languages you speak to people in? Enter keeps sk." in said
    assert "How many people live there? Enter keeps 80000." in said
    assert said.endswith("Nothing was begun, and nothing was changed.")


@pytest.mark.parametrize(("residents", "chapters"), [("80000", [""]), ("800", [])])
def test_what_a_country_changes_is_used_until_somebody_says_no(
    begin: Begin, residents: str, chapters: list[str]
) -> None:
    """The words and numbers of one's own country are there without asking for them."""
    town = ["Nitra", "SK", residents, "sk"]
    used, said = begin("new", *town, "", "", *chapters, "")
    declined, _ = begin("new", *town, "", "no", *chapters, "")
    assert used is not None
    assert declined is not None
    assert "As it is in Slovakia" in said
    assert [one.id for one in used.plan.playbook.overlays] != []
    assert declined.plan.playbook.overlays == ()


def test_a_plan_that_was_open_is_the_first_line(begin: Begin, path: Path) -> None:
    """Most people come to go on."""
    remember(recent_file(), path)
    session, said = begin("1")
    assert session is not None
    assert session.path == path
    assert f"1. Go on with {path.name} in " in said
    assert "0 of 16 answered" in said


def test_a_file_is_named_without_a_backslash(begin: Begin, path: Path) -> None:
    """No line is a command where a path is asked for."""
    session, said = begin("2", "none.plan.yaml", "2", "b", "2", "", str(path))
    assert session is not None
    assert session.path == path
    assert "Back to the start." in said


def test_the_example_is_opened_and_one_may_leave(begin: Begin, path: Path) -> None:
    """Looking costs nothing."""
    session, _ = begin("3")
    assert session is not None
    assert session.path == path
    for words in (["4"], ["q"], [""], ["1", "q"]):
        assert begin(*words)[0] is None
    assert begin("b", "4", new=True)[0] is None
