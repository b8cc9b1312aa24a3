from pathlib import Path

import pytest

from crisisplan.export import formats
from crisisplan.export.formats import FORMATS
from crisisplan.line.deeds import understood
from crisisplan.session.plan_session import PlanSession
from tests.line.conftest import Talked


@pytest.mark.parametrize(
    ("typed", "word", "rest"),
    [
        ("don’t know, ask Fire brigade", "don't know, ask", "Fire brigade"),
        ("ask Police by in 1 week", "don't know, ask", "Police by in 1 week"),
        ("Not applicable, because none", "not applicable", "because none"),
        ("not confirmed by police", "not confirmed by", "police"),
        ("confirmed by police", "confirmed by", "police"),
        ("settled", "done", ""),
        ("note: Called on Monday", "note", "Called on Monday"),
        ("leave  out because", "leave out", "because"),
    ],
)
def test_commands_are_ordinary_words(typed: str, word: str, rest: str) -> None:
    """Nobody should have to learn a spelling."""
    meant = understood(typed)
    assert meant is not None
    assert (meant[0].words[0], meant[1]) == (word, rest)


@pytest.mark.parametrize("typed", ["", "notebook", "srv/maps", "opened"])
def test_what_only_begins_like_a_command_is_none(typed: str) -> None:
    """It may be an answer that wants a backslash."""
    assert understood(typed) is None


@pytest.mark.parametrize(
    ("lines", "noted"),
    [
        (["/draft"], "Noted: a draft."),
        (["/done"], "Noted: final, once it is mended."),
        (["/open"], "Noted: open."),
        (
            ["/ask Police by friday"],
            "Noted: asked Police, reply by Friday, 27 November 2026.",
        ),
    ],
)
def test_what_is_noted_of_a_refused_answer_is_told_too(
    talk: Talked, lines: list[str], noted: str
) -> None:
    """Its fault alone would leave open whether the command was heard."""
    said = talk("many", "/keep", *lines)
    assert f"{noted} Kept as it was typed" in said.text


def test_a_confirmation_is_told_whatever_the_answer_is(talk: Talked) -> None:
    """Also where nothing is written yet, as on the screen."""
    said = talk("g words", "/confirmed by police with Ivan", "/not confirmed by police")
    assert "Noted: confirmed by Police, Ivan. Not answered yet." in said.text
    assert "Noted: not confirmed by Police. Not answered yet." in said.text


def test_nothing_is_no_draft_and_cannot_be_taken_out(
    talk: Talked, session: PlanSession
) -> None:
    """The same sentence as on the screen."""
    before = session.plan
    said = talk("/draft", "/clear")
    assert "Write the answer first; then it can be a draft." in said.text
    assert "There is no answer here that could be taken out." in said.text
    assert session.plan is before


def test_what_was_taken_out_can_be_brought_back_and_this_is_said(talk: Talked) -> None:
    """Whoever wrote a hyphen by mistake need not fear for the text."""
    said = talk("450", "b", "/clear", "g words", "Long text", ".", "b", "-")
    assert "Taken out. u brings it back. Not answered yet." in said.text
    assert "The text is taken out. u brings it back." in said.text


def test_a_day_that_is_not_understood_is_no_part_of_a_name(
    talk: Talked, session: PlanSession
) -> None:
    """Nobody is asked who is called: Police by next week."""
    before = session.plan
    said = talk("/don't know, ask Police by next week")
    assert "The day 'next week' was not understood, and nobody is noted" in said.text
    assert session.plan is before
    said = talk("/ask", "Somebody else", "Stand by team", "tomorrow")
    assert "Stand by team is to say by 2026-11-23; noted on" in said.text


def test_the_facts_that_were_changed_are_said(talk: Talked) -> None:
    """They are asked one after the other, and each is heard as it is kept."""
    said = talk("/about", "", "SK", "b")
    assert "Country: SK Residents?" in said.text


def test_a_row_at_the_end_moves_no_further(talk: Talked) -> None:
    """Silence would leave open whether it was understood."""
    said = talk("g sites", "keep all", "up 1", "down 2")
    assert "This is the first of the rows in your plan already." in said.text
    assert "This is the last of the rows in your plan already." in said.text


def test_a_kind_of_file_is_chosen_by_its_word(talk: Talked, path: Path) -> None:
    """As everywhere else some letters will do."""
    said = talk("/export brief", "3", "HTML, markdown", "")
    assert said.text.count("Written for") == 1
    assert {one.suffix for one in path.parent.glob("*-brief-*")} == {".html", ".md"}
    assert "There is no kind of file 'wurd'." in talk("/export brief", "3", "wurd").text


def test_a_kind_of_file_that_cannot_be_made_says_so_in_the_list(
    talk: Talked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three questions are too many to hear of it afterwards."""
    monkeypatch.setitem(formats._PACKAGES, "pdf", "no_such_package")
    said = talk("/export brief", "3")
    assert f"{FORMATS['pdf'].title} (not installed)" in said.text


def test_a_role_that_is_none_is_answered_with_the_names_of_all(talk: Talked) -> None:
    """Nobody knows the ids that a playbook gives to its roles."""
    said = talk("/owner king")
    assert "'king' is no role. There are: Head of crisis, Spokesperson." in said.text
