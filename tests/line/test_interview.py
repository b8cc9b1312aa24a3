"""How a conversation goes: where one is, the way to other places, saving, leaving."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from crisisplan.domain.plan import Answer
from crisisplan.line import exporting
from crisisplan.line.interview import UNFINISHED, Interview
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.example import fresh_example
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.whereabouts import Whereabouts
from tests.line.conftest import NOW, Talked, converse

Saved = Callable[[str], Answer]
HOSTILE = "[/x] \x1b[2J\u202e # APPROVED | ``` {council} \u2028 " + "w" * 200


def test_the_first_minutes_read_well_aloud(talk: Talked) -> None:
    """Where one is, what is asked, how it is answered: in short plain lines."""
    assert talk("many", "450", "q").lines == (
        "Bratislava. Floods, edition 1.0.0.",
        "0 of 16 questions are answered.",
        "A question mark explains a question, two list all commands.",
        "/begin leads through what comes first.",
        "",
        "1 of 16, An area.",
        "Beds. Useful.",
        "How many?",
        "Not answered yet.",
        "Write a number, beds.",
        "Write a plain number, like 1200.",
        "/keep keeps what you wrote as it is, as a draft.",
        "  450 beds",
        "Written.",
        "",
        "2 of 16, An area.",
        "Words. Useful.",
        "Not answered yet.",
        "Write your lines; a line with a single dot ends the text. A line that",
        "begins with a dot is written with two.",
        "Everything is saved in town.plan.yaml.",
    )


def test_a_question_mark_says_why(talk: Talked) -> None:
    """Every question says why it is asked, here too."""
    text = talk("?", "g words", "?").text
    assert "Count them." in text
    assert "Why: A lesson: Ask early. [L1, A report" in text
    assert "Seen to by: Head of crisis. Due: no date." in text
    assert "Its id is words." in text


def test_two_question_marks_list_everything(talk: Talked) -> None:
    """With how a command is told from an answer."""
    text = talk("??").text
    assert "/don't know, ask WHOM by DAY." in text
    assert "\\n answers n, and \\/maps answers /maps." in text


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("g 3", "3 of 15, An area. Motto."),
        ("g sites", "14 of 15, An area. Sites."),
        ("g end", "1 of 1, The end. Last."),
        ("g how many", "1 of 15, An area. Beds."),
        ("g", "Where to?"),
        ("g nowhere at all", "Nothing is found."),
        ("g o", "Several are found:"),
    ],
)
def test_one_gets_anywhere_by_number_id_or_words(
    talk: Talked, words: str, place: str
) -> None:
    """The number is the one that is said, "3 of 15"."""
    assert place in talk("1", "g level", words).text


def test_a_question_that_is_not_asked_says_why(talk: Talked) -> None:
    """It is in the list of ids, and somebody will look for it."""
    said = talk("1", "g more")
    assert 'More: Not asked now. It is asked only where "Beds" is at least' in said.text
    said = talk("/leave out because the region does it", "g beds")
    assert "its chapter is left out. the region does it" in said.text


def test_back_goes_where_one_was(talk: Talked) -> None:
    """Somebody looks something up, and goes on where the work was."""
    lines = talk("g last", "g sites", "b", "b", "b").lines
    heads = [line for line in lines if line.startswith(("1 of", "14 of"))]
    assert heads == [
        "1 of 16, An area.",
        "1 of 1, The end.",
        "14 of 16, An area.",
        "1 of 1, The end.",
        "1 of 16, An area.",
    ]
    assert "nowhere to go back to" in " ".join(lines)


def test_enter_goes_through_all_and_changes_nothing(talk: Talked, path: Path) -> None:
    """Reading a plan to its end leaves its file alone, to the byte."""
    before = path.read_bytes()
    said = talk(*[""] * 40)
    assert "That was the last question." in said.text
    assert path.read_bytes() == before


def test_when_nothing_is_open_it_is_said(talk: Talked) -> None:
    """An end is an end."""
    ids = "beds words motto open level ways day long who map call say card sites more"
    typed = [line for key in ids.split() for line in (f"g {key}", "/na no")]
    said = talk(*typed, "g last", "/na no")
    assert "Nothing is open. Every question has an answer." in said.text


def test_undo_says_what_was_undone_and_is_saved(talk: Talked, saved: Saved) -> None:
    """The file is what the person was told."""
    said = talk("450", "u")
    assert "Undone: the answer to “Beds”." in said.text
    assert saved("beds").value is None
    assert "There is nothing to undo." in talk("u", "u", "u", "u").text


def test_an_answer_that_brings_a_question_into_play_leads_there(talk: Talked) -> None:
    """What depends on an answer is asked, or not asked any more."""
    said = talk("g more", "/na we have none", "g beds", "12", "g more")
    assert "More: Not asked now." in said.text


def test_a_question_that_goes_out_of_play_is_left(talk: Talked) -> None:
    """Undoing takes away the ground one stands on."""
    said = talk("12", "g beds", "450", "g more", "u")
    assert "Last. Useful." in said.text


def test_a_plan_of_which_nothing_is_asked_can_still_be_worked_on(
    talk: Talked,
) -> None:
    """Somebody left everything out; the way back is said."""
    said = talk("/leave out no", "/leave out no", "450", "?", "s", "", "/bring in end")
    assert "Nothing is asked: every chapter is left out." in said.text
    assert "In the plan again: The end. 1 of 1, The end." in said.text


def test_the_people_of_the_directory(talk: Talked, path: Path) -> None:
    """Enter, change, verify, list, remove, give a role: as on the screen."""
    entry = [
        "Eva Malá",
        "Clerk",
        "+421 1",
        "night",
        "yes",
        "",
        "yes",
        "24 h",
        "City",
        "e@x.sk",
    ]
    said = talk("p", "3", *entry, "today", "1", "2", "eva", "Eva Nová", "-", "b")
    plan = read_plan(path).plan
    eva = plan.people["p-00000001"]
    assert (eva.name, eva.post, eva.staffed) == ("Eva Nová", "", "24 h")
    assert (eva.numbers[0].number, eva.numbers[0].for_) == ("+421 1", "night")
    assert (eva.email, eva.verified) == ("e@x.sk", "2026-11-22")
    assert "It is dialled like this: +4211" in said.text
    assert "1. Eva Malá, Clerk, City, desk, 24 h, +421 1" in said.text
    said = talk(
        "p", "6", "2", "eva; jana", "4", "eva", "4", "jana", "5", "front", "yes"
    )
    assert "Jana Kováč has no number and no address that could be checked." in said.text
    plan = read_plan(path).plan
    assert plan.roles["spokesperson"].people == ("p-00000001", "p-jana")
    assert set(plan.people) == {"p-00000001", "p-jana", "p-ivan", "p-ivan2", "p-desk"}


def test_one_person_entered_twice_is_offered_and_joined_by_a_person(
    talk: Talked, path: Path
) -> None:
    """Two numbers for one man are two chances to call the old one."""
    said = talk("g who", "horák", "2", "p", "join", "driver", "1", "yes", "b", "u")
    assert "2 entries are called Ivan Horák. Are they one person?" in said.text
    assert "Joined. What stood for the other entry is Ivan Horák's now." in said.text
    assert "Undone: joining the entries of Ivan Horák and Ivan Horák." in said.text
    assert {"p-ivan", "p-ivan2"} <= set(read_plan(path).plan.people)


def test_somebody_new_is_entered_where_they_are_needed(
    talk: Talked, path: Path
) -> None:
    """The answer is not left for the directory, and comes back to it by itself."""
    said = talk("g who", "+ Eva Malá", "b", "+ Jana Kovác", "1")
    plan = read_plan(path).plan
    assert plan.answers["who"].value == {"lead": "p-00000001", "deputies": ["p-jana"]}
    assert "Eva Malá is in the directory now." in said.text


def test_documents_are_written_for_an_audience(talk: Talked, path: Path) -> None:
    """What goes to partners is confirmed by name, and nothing is replaced unasked."""
    folder = path.parent
    said = talk("/export plan", "3", "", "", "/export plan", "2", "", "", "")
    assert (folder / "bratislava-plan-amber.html").exists()
    assert not (folder / "bratislava-plan-green.html").exists()
    assert "Nothing was written." in said.text
    talk("/export plan", "2", "", "", "Ann")
    assert (folder / "bratislava-plan-green.html").exists()
    (folder / "bratislava-plan-amber.html").write_text("mine", encoding="utf-8")
    talk("/export plan", "3", "", "", "no")
    assert (folder / "bratislava-plan-amber.html").read_text("utf-8") == "mine"
    talk("/export plan", "3", "", str(folder / "none"), "", "yes")
    assert (folder / "bratislava-plan-amber.html").read_text("utf-8") != "mine"


@pytest.mark.parametrize("lines", [["g {}"], ["g level", "{}"], ["g card", "{}"]])
def test_a_number_of_any_length_is_one_that_is_not_there(
    talk: Talked, lines: list[str]
) -> None:
    """A cat on the keyboard ends no program."""
    said = talk(*(line.format("1" * 5000) for line in lines), "g motto")
    assert "Motto." in said.text
    assert said.left.saved


def test_what_is_parked_is_looked_at_without_losing_what_one_goes_through(
    talk: Talked,
) -> None:
    """Whoever turns back goes on among the same few."""
    few = ["5", "/only essential", "s", "8", "5"]
    said = talk(*few, "", "s", "8", "5", "1")
    assert "1 is parked. Why is it not asked?" in said.text
    assert said.text.count("All 15 questions are gone through again.") == 1
    assert said.text.count("Only: essential. 1 of 15 questions.") == 3


def test_many_files_are_told_one_by_one_only_where_they_take_long(
    talk: Talked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is heard twice is heard for nothing."""
    lines = ["/export brief contacts md", "1", "", ""]
    assert "1 of 2: bratislava-brief-" not in talk(*lines).text
    monkeypatch.setattr(exporting, "_LONG_S", -1.0)
    said = talk(*lines).text
    assert said.index("1 of 2: bratislava-brief-") < said.index("2 of 2: bratislava-")


def test_every_kind_of_file_is_there_in_lines_too(talk: Talked, path: Path) -> None:
    """Several are named at once, and only what a document needs is asked."""
    said = talk("/export handout", "spokes", "1", "", "0", "wrod", "1, docx", "")
    assert "Whose questions?" in said.text
    assert "There is no kind of file '0'." in said.text
    assert "There is no kind of file 'wrod'." in said.text
    said = talk("/export handout html", "spokes", "1", "1.2.1999", "18.12.2026", "")
    assert "Until when do you want the handouts back?" in said.text
    assert "is past" in said.text
    assert "to take it in again when it is filled in, make it in Word" in said.text
    said = talk("/export handout md", "each role", "1", "", "", "")
    assert "Only the essential (1 of " in said.text
    assert "Nobody holds this role yet: Head of crisis." in said.text
    talk("/export handout md", "each role", "1", "yes", "18.12.2026", "")
    form = path.with_name("bratislava-handout-boss-essential-amber.md")
    assert "| <br> | <br> | <br> | 2026-12-18 |" in form.read_text("utf-8")
    said = talk("/export plan brief csv md", "1", "")
    assert "Not made as csv, which is for data: brief." in said.text
    said = talk("/export follow-up ics", "2.3.2027", "1", "")
    names = {one.name.partition("-")[2] for one in path.parent.glob("bratislava-*")}
    assert names >= {
        "handout-boss-amber.md",
        "handout-boss-essential-amber.md",
        "handout-spokesperson-amber.md",
        "handout-spokesperson-amber.docx",
        "brief-amber.md",
        "plan-amber.md",
        "contacts-amber.csv",
        "follow-up-2027-03-02-amber.ics",
    }


def test_all_documents_are_all_that_the_audience_may_have(
    talk: Talked, path: Path
) -> None:
    """What needs to be told more is named, and made when it is asked for."""
    said = talk("/export all md", "2", "", "Ann")
    assert (
        "Left out; ask for them by name where you need them: First page, Brief"
        in said.text
    )
    names = {one.name for one in path.parent.glob("*-green.md")}
    assert names >= {"bratislava-plan-green.md", "bratislava-statements-green.md"}


def test_the_preview_draws_no_table(talk: Talked) -> None:
    """Bars and dashes read aloud are noise."""
    said = talk("g sites", "keep all", "/preview")
    assert "Site: Main school" in said.text
    assert not any("|" in line or "---" in line for line in said.lines)


def test_what_others_write_meanwhile_is_told_and_comes_in(
    session: PlanSession, path: Path
) -> None:
    """Two people work at once, and each sees what the other wrote."""
    other = PlanSession(read_plan(path))
    other.answer("motto", "Calm")
    other.save()
    said = converse(session, "450", "g motto")
    assert not said.left.to_decide
    assert f"Somebody else changed {path.name} while you had it open." in said.text
    assert "Calm" in said.text
    on_disk = read_plan(path).plan.answers
    assert (on_disk["beds"].value, on_disk["motto"].value) == ("450", "Calm")


def test_another_playbook_in_the_file_is_told_and_both_versions_stay(
    session: PlanSession, path: Path
) -> None:
    """Answers to other questions cannot be put together with these."""
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    said = converse(session, "450")
    assert said.left.to_decide
    assert "which somebody else changed while you had it open" in said.text
    assert f"Everything is saved in {session.path.name}." in said.text
    assert path.read_bytes() == before + b"\n"
    assert read_plan(session.path).plan.answers["beds"].value == "450"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_disk_that_refuses_is_told_and_tried_again(
    session: PlanSession, path: Path
) -> None:
    """The answers stay in memory, and leaving is asked about."""
    content = path.read_bytes()
    path.unlink()
    path.symlink_to("gone/town.plan.yaml")
    said = converse(session, "450", "q", "no", "g motto", "Calm", "q", "yes")
    assert not said.left.saved
    assert "Not saved." in said.text
    assert "Leave all the same?" in said.text
    path.unlink()
    path.write_bytes(content)
    assert session.plan.answer("motto").value == "Calm"


def test_ctrl_c_saves_and_goes_on_up(session: PlanSession, saved: Saved) -> None:
    """The shell is told that it was interrupted; the answers are on disk."""
    lines = iter(["450", "First line"])

    def read() -> str:
        if (line := next(lines, None)) is None:
            raise KeyboardInterrupt
        return line

    said: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        Interview(session, read, said.append).run()
    assert saved("beds").value == "450"
    assert saved("words").value == "First line"
    assert said[-1] == "Everything is saved in town.plan.yaml."


@pytest.mark.parametrize(
    ("carried", "is_told"), [(("Half a li",), True), ((), True), (("",), False)]
)
def test_a_line_that_ctrl_c_cuts_off_is_not_said_to_be_saved(
    session: PlanSession, carried: tuple[str, ...], is_told: bool
) -> None:
    """Everything is saved, but for what the person has just typed."""

    def read() -> str:
        raise KeyboardInterrupt(*carried)

    said: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        Interview(session, read, said.append).run()
    assert (UNFINISHED in said) is is_told


def test_a_text_that_ctrl_c_cuts_off_is_kept_with_its_last_line(
    session: PlanSession, saved: Saved
) -> None:
    """A long text is never lost half-way, so nothing has to be told."""
    lines = iter(["g words", "First line"])

    def read() -> str:
        if (line := next(lines, None)) is None:
            raise KeyboardInterrupt("and half")
        return line

    said: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        Interview(session, read, said.append).run()
    assert saved("words").value == "First line\nand half"
    assert UNFINISHED not in said


def test_a_plan_with_a_changed_playbook_is_read_until_it_is_accepted(
    path: Path,
) -> None:
    """Nobody writes on a playbook that somebody else changed without saying yes."""
    text = path.read_text(encoding="utf-8").replace("title: Beds", "title: Cots")
    path.write_text(text, encoding="utf-8")
    session = PlanSession(read_plan(path), by="Ann")
    assert converse(session, "q").left.to_decide
    said = converse(session, "450", "/accept", "450")
    assert "/accept accepts it." in said.text
    assert said.left.refused == 1
    assert not said.left.to_decide
    assert read_plan(path).plan.answers["beds"].value == "450"


@pytest.mark.parametrize("item_id", ["motto", "words", "who", "say", "sites", "card"])
def test_hostile_text_stays_text(talk: Talked, item_id: str) -> None:
    """No control character reaches the terminal, and no line is long."""
    typed = ["+", HOSTILE, "", "", HOSTILE, "."]
    said = talk(f"g {item_id}", *typed, "?", "s", "/note " + HOSTILE, "?", "/preview")
    for line in said.lines:
        assert len(line) <= 72
        assert line.isprintable()


def test_a_byte_that_is_no_letter_is_told(talk: Talked, saved: Saved) -> None:
    """An answer is not altered silently."""
    said = talk("g motto", "caf\ufffd")
    assert "could not be read" in said.text
    assert saved("motto").value == "caf\ufffd"


def test_an_unknown_command_is_no_answer(talk: Talked, saved: Saved) -> None:
    """A slip in a command is not printed in the plan."""
    said = talk("g motto", "/nto applicable", "/confirmed by Police")
    assert "There is no such command." in said.text
    assert "Nobody has to confirm this answer." in said.text
    assert saved("motto") == Answer()


def test_commands_inside_a_question_lead_out_of_it(talk: Talked) -> None:
    """The letter b goes back, q leaves, everything else is explained."""
    said = talk("/due", "s", "b", "/due", "q", "450")
    assert "Here you can write your answer, b to go back, or q to leave." in said.text
    assert "Back to the question." in said.text
    assert said.lines[-1] == "Nothing was changed."


def test_a_long_answer_is_not_read_back_whole(talk: Talked) -> None:
    """A few lines are enough to hear that it was understood."""
    said = talk("g words", *[f"Line {number}." for number in range(9)], ".")
    assert "Line 3. And 5 more lines. Written." in said.text
    said = talk("g words", *[f"Line {number}." for number in range(5)], ".")
    assert "Line 4. Written." in said.text


def test_who_was_meant_is_said(talk: Talked) -> None:
    """Some letters of a name were typed; the person hears which name it became."""
    assert (
        "Jana Kováč; stands in: Front office Written."
        in talk("g who", "jana; front").text
    )


def test_no_line_of_a_text_is_a_command_where_nothing_can_be_written(
    path: Path,
) -> None:
    """The plan is read only: the text is refused whole, not line by line."""
    text = path.read_text(encoding="utf-8").replace("title: Beds", "title: Cots")
    path.write_text(text, encoding="utf-8")
    session = PlanSession(read_plan(path), by="Ann")
    said = converse(session, "g words", "First.", "/accept", "q", ".")
    assert session.read_only
    assert said.left.refused == 1


def test_one_goes_forth_again_and_to_what_cannot_wait(talk: Talked) -> None:
    """The same ways as on the screen."""
    said = talk("g last", "b", "/forward", "/forward", "/next essential")
    assert "You are at the newest place." in said.text
    assert said.text.count("1 of 1, The end.") == 2
    assert "4 of 16, An area. Open. Essential." in said.text
    assert "Nobody was asked" in talk("/next asked").text
    assert (
        "Police is to say; noted on"
        in talk("g sites", "/ask Police", "/next asked").text
    )


def test_an_interview_goes_on_where_it_was_left(session: PlanSession) -> None:
    """People are interrupted; a place that is gone is the first open one."""
    places: list[Whereabouts] = []

    def begun(was: Whereabouts) -> str:
        said: list[str] = []

        def read() -> str:
            raise EOFError

        Interview(session, read, said.append, was=was, remember=places.append).run()
        return " ".join(said)

    assert "You were here last.  14 of 16, An area." in begun(Whereabouts("sites"))
    assert "1 of 16, An area. Beds" in begun(Whereabouts("\x1b[2J"))
    assert [one.item for one in places] == ["sites", "beds"]


def test_what_comes_first_is_asked_first(talk: Talked) -> None:
    """Ten minutes are enough for the leads and two questions."""
    said = talk("/begin", "jana", "One.", ".", "n", "Together", "n")
    first, _, rest = said.text.partition("Only: to begin with. 2 of 16 questions.")
    assert "Head of crisis (An area)." in first
    assert "1 of 2, An area. Words." in rest
    assert "You have been through what comes first." in rest
    assert "/export brief and /export handout" in rest


def test_behind_what_comes_first_one_word_writes_the_paper(
    talk: Talked, session: PlanSession, path: Path
) -> None:
    """Nobody who needs ten minutes knows the name of a document."""
    session.set_owner("beds", "spokesperson")  # whom nobody is yet
    said = talk("/begin", "jana", "One.", ".", "n", "Together", "")
    assert "Brief for the mayor and Handout" in said.text
    assert "q leaves, and n goes on with what is open." in said.text
    *_, last, _ = said.lines
    assert last.startswith("That was all"), "what is done is not asked again"
    assert "Written for City hall and named partners" in said.text
    written = [one.name for one in path.parent.iterdir() if "brief" in one.name]
    assert written == ["bratislava-brief-amber.docx"]
    forms = [one.name for one in path.parent.iterdir() if "handout" in one.name]
    assert forms == ["bratislava-handout-boss-essential-amber.docx"], (
        "of roles that are held"
    )


def test_behind_the_first_paper_one_goes_on_with_all_that_is_open(
    talk: Talked,
) -> None:
    """It was offered for ever, and only /everything led out."""
    for key in ("n", ""):
        said = talk("/begin", "jana", "One.", ".", "n", "Together", "no", key)
        first, _, rest = said.text.partition("and n goes on with what is open.")
        assert first.count("You have been through what comes first.") == 1
        assert "All 16 questions are gone through again." in rest
        assert "of 16, An area." in rest
        assert "You have been through" not in rest


@pytest.mark.parametrize("led", [True, False])
def test_whoever_wants_no_leads_now_stays_in_the_plan(
    session: PlanSession, led: bool
) -> None:
    """Going back at the first question of all ended the program."""
    typed = ["b", "q"] if led else ["/begin", "b", "q"]
    waiting, said = iter(typed), list[str]()
    Interview(session, lambda: next(waiting), said.append, led=led).run()
    text = " ".join(" ".join(said).split())
    assert ("/begin leads through what comes first." if led else "Back to the") in text
    assert "Only:" not in text
    assert text.endswith("Nothing was changed.")


def test_the_answer_to_a_question_that_is_not_found_is_nobodys(
    session: PlanSession, path: Path
) -> None:
    """Six lines of a file became the mayor's first words."""
    lines = ("g nowhere", "40", "", "n", "/draft", "g beds", "50", "g words", "One.")
    text, refused = from_a_file(session, *lines, ".", "g 99", "Two.", ".")
    assert refused == 7
    answers = read_plan(path).plan.answers
    assert {key: one.value for key, one in answers.items()} == {
        "beds": "50",
        "words": "One.",
    }
    assert "Left out, because the question before it was not found: “40”." in text


def from_a_file(session: PlanSession, *lines: str) -> tuple[str, int]:
    """Give what is said to a file of lines, and how many of them were refused."""
    waiting, said = iter(lines), list[str]()

    def read() -> str:
        if (line := next(waiting, None)) is None:
            raise EOFError
        return f"{line}\n"

    left = Interview(session, read, said.append, by_hand=False).run()
    return " ".join(" ".join(said).split()), left.refused


def test_a_file_that_says_neither_yes_nor_no_goes_on(
    session: PlanSession, path: Path
) -> None:
    """What comes next is an answer, and no word to a question nobody foresaw."""
    from_a_file(session, "p", "remove", "front", "Forty", "g beds", "12")
    plan = read_plan(path).plan
    assert plan.answer("beds").value == "12"
    assert "Front office" in [one.name for one in plan.people.values()]


def test_behind_the_first_paper_a_line_is_no_answer(talk: Talked, saved: Saved) -> None:
    """The question before it was answered, and is not read out again."""
    said = talk("/begin", "jana", "One.", ".", "Together", "no", "Call the police")
    assert "Nothing is asked just now." in said.text
    assert saved("motto").value == "Together"


def test_a_number_that_no_question_has_leads_nowhere(talk: Talked) -> None:
    """99 was found in the middle of some guidance."""
    said = talk("g 99", "g 0", "g 2")
    assert "There is no 99 here: the last is 16. /find 99 searches for it." in said.text
    assert "There is no 0 here" in said.text
    assert "2 of 16, An area. Words." in said.text


def test_a_chapter_is_left_out_for_a_reason_that_is_one(talk: Talked) -> None:
    """“Because” alone is none."""
    said = talk("/leave out because", "The region does it")
    assert "Why does your city leave out An area?" in said.text
    assert "Left out: An area." in said.text


def test_whoever_begins_at_the_start_is_led(session: PlanSession) -> None:
    """Nobody needs to know a command to begin; what is skipped is told at the end."""
    waiting, said = iter(["jana", "", "n", "n", "q"]), list[str]()
    Interview(session, lambda: next(waiting), said.append, led=True).run()
    text = " ".join(" ".join(said).split())
    assert "First you name who leads the chapters" in text
    assert "Only: to begin with. 2 of 16 questions." in text
    assert "You have been through what comes first." in text
    assert "Words: Not answered yet." in text


def test_whoever_was_cut_off_is_led_on(session: PlanSession) -> None:
    """The telephone rings; the next morning it goes on where it stopped."""
    remembered: list[Whereabouts] = []

    def begun(*lines: str) -> str:
        waiting, said = iter([*lines, "q"]), list[str]()
        was = remembered[-1] if remembered else Whereabouts("beds")
        Interview(
            session,
            lambda: next(waiting),
            said.append,
            was=was,
            remember=remembered.append,
        ).run()
        return " ".join(" ".join(said).split())

    begun("/begin", "q")
    said = begun("jana", "")
    assert "Head of crisis (An area)." in said
    assert remembered[-1].beginning
    said = begun()
    assert "You were here last. Only: to begin with. 2 of 16 questions." in said
    begun("/everything")
    assert "Only:" not in begun()


def test_one_goes_through_some_questions_only(talk: Talked) -> None:
    """In a room with one department the others wait; what is kept back is said."""
    said = talk("/only essential", "n", "yes", "", "s", "b", "/everything", "")
    assert "Only: essential. 1 of 16 questions. /everything shows all." in said.text
    assert "1 of 1, An area. Open. Essential." in said.text
    assert said.text.count("Nothing is open.") == 2
    assert "All 16 questions are gone through again." in said.text
    assert "5 of 16, An area. Level." in said.text


def test_only_mine_asks_once_whose_they_are(talk: Talked) -> None:
    """Everybody sees what is theirs."""
    said = talk("/only mine, overdue", "Head of crisis", "/only mine")
    assert said.text.count("Which role is yours?") == 1
    assert "Only: overdue, Head of crisis. 0 of 16 questions." in said.text
    assert "Only: Head of crisis. 15 of 16 questions." in said.text
    assert "Nothing is called 'nonsense' here." in talk("/only nonsense").text
    said = talk("/only mine Spokesperson", "/only mine")
    assert said.text.count("Only: Spokesperson. 0 of 16 questions.") == 2


def test_what_is_parked_is_said_with_its_reason(talk: Talked) -> None:
    """Nobody looks for a question that is not asked."""
    said = talk("/parked", "1", "g motto", "/parked", "1")
    assert "Nothing is parked" in said.text
    assert "1 is parked. Why is it not asked?" in said.text
    assert 'It is asked only where "Beds" is at least 100 beds.' in said.text
    assert "g beds goes to: Beds." in said.text


def test_a_workshop_takes_one_role_after_the_other(talk: Talked) -> None:
    """One scribe, many departments in a room."""
    said = talk("/workshop", "1", "/workshop Nobody")
    assert "1. Head of crisis, 15 of 15 open" in said.text
    assert "Only: Head of crisis." in said.text
    assert "The roles with something to answer are: Head of crisis." in said.text


def test_the_ask_list_says_who_must_tell_what_by_when(
    session: PlanSession, path: Path, talk: Talked
) -> None:
    """In a workshop half of the answers are: ask the fire brigade."""
    a_month_ago = NOW - timedelta(days=30)
    early = PlanSession(read_plan(path), by="Ann", clock=lambda: a_month_ago)
    early.ask("sites", "Jana Kováč", "2026-11-01")
    early.save()
    session.save()
    said = talk(
        "/ask Fire brigade by 2026-12-01",
        "/ask list",
        "2",
        "g beds",
        "450",
        "s",
    )
    assert "1. Jana Kováč, by Sunday, 1 November 2026, overdue: Sites" in said.text
    assert "2. Fire brigade, by Tuesday, 1 December 2026: Beds" in said.text
    assert "Decided today: 1." in said.text
    assert (
        "Nobody was asked for anything." in talk("g sites", "/na no", "/ask list").text
    )


def test_whoever_was_asked_before_is_named_when_another_is(talk: Talked) -> None:
    """Two departments would wait for each other."""
    said = talk("/ask Police by 2026-12-01", "g beds", "/ask Fire brigade")
    assert "In place of Police, who was asked before." in said.text


def test_a_step_back_says_where_one_is(talk: Talked) -> None:
    """The next digit would answer another question than the one that was named."""
    said = talk("450", "u")
    assert "Undone: the answer to “Beds”. You are at 2 of 16, An area: Words." in (
        said.text
    )


def test_a_day_without_a_name_asks_whom(talk: Talked, saved: Saved) -> None:
    """Nobody is called "by friday"."""
    said = talk("g motto", "/don't know, ask by friday", "1", "Fire brigade")
    assert "Who is asked?" in said.text
    asked = saved("motto").asked
    assert asked
    assert (asked.whom, asked.reply_by) == ("Fire brigade", "2026-11-27")


def test_a_file_that_ends_inside_a_command_was_not_done(talk: Talked) -> None:
    """A script learns that no document was written."""
    assert talk("/export").left.refused == 1
    assert talk("s").left.refused == 0


def test_a_clash_is_for_somebody_to_decide(session: PlanSession, path: Path) -> None:
    """Two people answered the same thing differently: a script is told by status 3."""
    other = PlanSession(read_plan(path))
    other.answer("beds", "12")
    assert converse(session, "g beds", other.save, "450").left.to_decide


def test_what_does_not_apply_says_how_it_does_again(talk: Talked) -> None:
    """A reason that was wrong is no dead end."""
    said = talk("/not applicable because: nobody sleeps here.", "g beds", "/open")
    assert "Does not apply: nobody sleeps here. /open opens it again." in said.text
    assert said.text.rstrip(".").endswith("Everything is saved in town.plan.yaml")


def test_what_can_be_gone_through_is_said_part_by_part(tmp_path: Path) -> None:
    """Fifty-one lines are no list for the ear, and letters find each of them."""
    example = fresh_example(tmp_path / "demo").path
    said = converse(PlanSession(read_plan(example)), "/only", "phase", "hour", "q")
    assert "Role, one of" in said.text
    assert "Only: first hour." in said.text
    said = converse(PlanSession(read_plan(example)), "/only", "spokesperson", "q")
    assert "Only: Spokesperson." in said.text
