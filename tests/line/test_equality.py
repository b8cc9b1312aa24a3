"""Whatever can be done on the screen can be done in lines."""

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from crisisplan.line.deeds import DEEDS
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.intake import forms
from tests.line.conftest import NOW, converse

ENTERED = ["p", "change", "front", "", "", "112", "", "b", "b"]
"""A number, without which nobody can be checked."""
CLASHED = ["450", "/take in form.md", "", "yes"]
"""An answer of a form that another one stood in the way of."""
EXERCISE = ["", "Police", "Too slow", "beds", "Spokesperson", "in 3 weeks", ""]
ADOPTION = ["City council", "112/2026", "", "", "yes"]
HANDED = ["p", "hand over", "jana", "front", "yes"]
REFUSED = {"keep_as_typed", "strangers", "enter_strangers"}
"""Deeds about what was typed and is not accepted."""
REACHED: dict[str, list[str]] = {
    "answer": ["450"],
    "keep_as_typed": ["many", "/keep"],
    "put": ["450", "b", "/clear"],
    "set_state": ["450", "b", "/draft"],
    "ask": ["/don't know, ask Fire brigade by in 1 week"],
    "set_note": ["/note Counted in May."],
    "set_owner": ["/owner Spokesperson"],
    "set_due": ["/due in 3 weeks"],
    "set_marking": ["/marking red"],
    "agree": ["g words", "/confirmed by Police with Ivan"],
    "disagree": ["g words", "/confirmed by Police", "/not confirmed by Police"],
    "day": ["/due 1.12.2026"],
    "put_row": ["g sites", "1", "Gym"],
    "put_rows": ["g sites", "paste", "Depot", "."],
    "new_row_id": ["g sites", "+", "Depot"],
    "move_row": ["g sites", "keep all", "up 2"],
    "drop_row": ["g sites", "- 1"],
    "put_person": ["p", "3", "Eva Malá", "Clerk"],
    "remove_person": ["p", "5", "front", "yes"],
    "assign": ["p", "roles", "Spokesperson", "jana"],
    "verify": [*ENTERED, "/verify front"],
    "succeed": ["p", "roles", "Spokesperson", "jana", *HANDED],
    "places": ["p", "roles", "Spokesperson", "jana", *HANDED],
    "join_people": ["p", "join", "driver", "1", "yes"],
    "strangers": ["g sites", "paste", "Depot\tOla", ".", "enter all"],
    "enter_strangers": ["g sites", "paste", "Depot\tOla", ".", "enter all"],
    "leave_out": ["/leave out because the region does it"],
    "set_review_by": ["/review by 1.12.2027"],
    "take_in": ["/take in form.md", "yes"],
    "new_key": ["/take in form.md", "yes"],
    "put_back": [*CLASHED, "/set aside", "1", "1"],
    "drop_set_aside": [*CLASHED, "/set aside", "1", "2", "yes"],
    "review": ["450", "b", "/read and holds"],
    "read_city": ["/about", "", "SK", "b"],
    "set_city": ["/about", "", "SK", "b"],
    "set_distribution": ["/distribution", "Mayor; plan; amber; 2"],
    "record": ["/record exercise", *EXERCISE],
    "take_out": ["/record exercise", "", "Police", "b", "/record", "2"],
    "mark": ["/record exercise", *EXERCISE],
    "back_to": ["/record exercise", *EXERCISE],
    "close_finding": ["/record exercise", *EXERCISE, "/findings", "1", "yes"],
    "reopen_finding": [
        *("/record exercise", *EXERCISE, "/findings", "1", "yes"),
        *("/findings", "1", "yes"),
    ],
    "need_adoptable": ["/adopt", *ADOPTION],
    "adopt": ["/adopt", *ADOPTION],
    "traces": ["/forget front", "yes"],
    "forget": ["p", "forget", "front", "yes"],
    "accept_playbook": ["/accept"],
    "undo": ["450", "u"],
    "redo": ["450", "u", "r"],
    "save": ["450"],
    "seal": ["450"],
    "save_elsewhere": ["450", "/save elsewhere another"],
}
"""For each deed of a session the lines that do it; the first question is "beds"."""
NOT_FOR_PEOPLE = {
    "save_soon": "the screen's way of saving; in lines every answer is saved at once",
    "retry": "goes with save_soon",
    "close": "goes with save_soon",
    "watch": "the screen's way of noticing others; lines look after every answer",
    "look": "done by itself after every answer",
    "catch_up": "goes with watch and look",
    "tell_clashes": "goes with upon",
    "seen": "what a form shows, while others' work comes in beside it",
    "upon": "goes with seen",
    "why_read_only": "a sentence; goes with accept_playbook",
}


class Noting(PlanSession):
    """A session that notes which of its deeds were done."""

    done: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in REACHED:
            object.__getattribute__(self, "done").add(name)
        return super().__getattribute__(name)


@pytest.fixture(autouse=True)
def form(path: Path) -> None:
    """Put a list beside the plan that came back."""
    reading = forms.plan()
    empty = "(beds) |\n| --- |\n| <br>"
    text = forms.handout(reading).replace(empty, empty.replace("<br>", "40"))
    text = text.replace("| Lead | <br>", "| Lead | Eva Malá")
    path.with_name("form.md").write_text(text, encoding="utf-8")


@pytest.fixture
def noting(path: Path, request: pytest.FixtureRequest) -> Noting:
    """Give the open plan; its playbook was changed where it is to be accepted."""
    if request.node.callspec.params["deed"] == "accept_playbook":
        text = path.read_text(encoding="utf-8").replace("title: Beds", "title: Cots")
        path.write_text(text, encoding="utf-8")
    ids = count(1)
    Noting.done = set()
    return Noting(
        read_plan(path), by="Ann", clock=lambda: NOW, new_id=lambda: f"{next(ids):08}"
    )


@pytest.mark.parametrize("deed", REACHED)
def test_what_the_screen_can_do_lines_can_do(noting: Noting, deed: str) -> None:
    """A public body may not shut out those who cannot see the screen."""
    before = noting.plan
    said = converse(noting, *REACHED[deed])
    assert deed in noting.done
    assert said.left.refused == (deed in REFUSED), said.text
    assert noting.plan is not before or deed == "undo"
    assert not noting.unsaved


def test_no_deed_of_a_session_is_forgotten() -> None:
    """A new deed of the screen has to be thought of here too."""
    public = {
        name
        for name in dir(PlanSession)
        if not name.startswith("_") and callable(getattr(PlanSession, name))
    }
    assert public == REACHED.keys() | NOT_FOR_PEOPLE.keys()


MENU = {
    "don't know, ask": ["m", "1", "Somebody else", "Fire brigade", ""],
    "not applicable": ["m", "2", "We have none."],
    "draft": ["450", "b", "m", "draft"],
    "done": ["450", "b", "m", "done"],
    "open": ["450", "b", "m", "open"],
    "confirmed by": ["g words", "m", "confirmed by", "1", "Ivan"],
    "not confirmed by": [
        "g words",
        "/confirmed by Police",
        "m",
        "not confirmed by",
        "1",
    ],
    "read and holds": ["450", "b", "m", "read and holds"],
    "note": ["m", "note", "One.", "Two.", "."],
    "owner": ["m", "owner", "Spokesperson"],
    "due": ["m", "due", "in 3 weeks"],
    "marking": ["m", "marking", "3"],
    "clear": ["450", "b", "m", "clear"],
    "keep": ["many", "m", "keep"],
    "find": ["m", "find", "soon"],
    "only": ["m", "only", "weight essential"],
    "everything": ["m", "everything"],
    "ask list": ["m", "ask list"],
    "workshop": ["m", "workshop", "1"],
    "parked": ["m", "parked"],
    "next essential": ["m", "next essential"],
    "next asked": ["m", "next asked"],
    "forward": ["g words", "b", "m", "forward"],
    "again": ["m", "again"],
    "preview": ["m", "preview"],
    "chapter": ["m", "chapter"],
    "lead": ["m", "lead", "jana"],
    "leads": ["m", "leads", "jana"],
    "begin": ["m", "begin", "jana"],
    "leave out": ["m", "leave out", "The region does it."],
    "bring in": ["/leave out because no", "m", "bring in", "An area"],
    "export": ["m", "export", "plan", "3", "", ""],
    "read": ["m", "read", "action-cards", "1"],
    "take in": ["m", "take in", "form.md", "yes"],
    "set aside": ["m", "set aside"],
    "about": ["m", "about", "", "SK", "b"],
    "distribution": ["m", "distribution", "Mayor"],
    "record": ["m", "record", "Exercise", *EXERCISE],
    "findings": ["/record exercise", *EXERCISE, "m", "findings", "1", "yes"],
    "adopt": ["m", "adopt", *ADOPTION],
    "save elsewhere": ["450", "m", "save elsewhere", "another"],
    "forget": ["m", "forget", "front", "yes"],
    "review by": ["m", "review by", "1.12.2027"],
    "verify": [*ENTERED, "m", "verify", "front"],
}
LOOKS = {"ask list", "only", "everything", "workshop", "parked"}
MOVES = {"find", "next essential", "next asked", "forward"}
READS = {"again", "preview", "chapter", "export", "read", "set aside"} | MOVES | LOOKS


@pytest.mark.parametrize("word", MENU)
def test_every_command_is_found_without_knowing_its_words(
    session: PlanSession, word: str
) -> None:
    """Nobody who comes once a year remembers commands; the menu asks for the rest."""
    before = session.plan
    said = converse(session, *MENU[word])
    assert said.left.refused == (word == "keep"), said.text
    assert (session.plan is before) is (word in READS)


def test_the_menu_is_tried_whole() -> None:
    """`accept` is offered only where it is needed, and tried above."""
    assert {deed.words[0] for deed in DEEDS} == MENU.keys() | {"accept"}
