from collections.abc import Callable
from pathlib import Path

import pytest

from crisisplan.domain.directory import Holders, Number, Person
from crisisplan.domain.plan import Agreement, State
from crisisplan.errors import CannotWriteError, NotAnAnswerError, UnknownItemError
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import read_plan
from tests.session.conftest import Open


def test_an_answer_is_signed_and_done(session: PlanSession) -> None:
    """Whoever reads it later knows whom to ask."""
    session.answer("beds", " 50 ")
    kept = session.plan.answer("beds")
    assert (kept.value, kept.state, kept.by) == ("50", "done", "Ann")
    assert kept.at == "2026-11-22T12:00:00Z"


def test_a_refused_answer_changes_nothing(session: PlanSession) -> None:
    """The answer that was there is better than half of another."""
    before = session.plan
    with pytest.raises(NotAnAnswerError, match="plain number"):
        session.answer("beds", "many")
    assert session.plan is before


def test_a_refused_answer_can_be_kept_as_typed(session: PlanSession) -> None:
    """What an official typed is never thrown away by the form."""
    session.keep_as_typed("beds", "many, ask Eva")
    assert session.plan.answer("beds").value == "many, ask Eva"
    assert session.plan.answer("beds").state == "draft"
    assert session.playbook.item("beds") in session.reading.gaps


def test_an_empty_answer_is_open_again(session: PlanSession) -> None:
    """Deleting the text says that there is no answer."""
    session.answer("beds", "  ")
    assert session.plan.answer("beds").value is None
    assert session.plan.answer("beds").state == "todo"


def test_an_unknown_item_is_refused(session: PlanSession) -> None:
    """An answer to nothing would be lost in the file."""
    with pytest.raises(UnknownItemError, match="Did you mean 'beds'"):
        session.answer("bets", "1")


def test_somebody_asked_is_waited_for_until_the_answer_is_done(
    session: PlanSession,
) -> None:
    """A guess noted meanwhile does not end the waiting; an answer does."""
    session.ask("words", " Fire brigade ", "in 2 weeks")
    asked = session.plan.answer("words").asked
    assert asked is not None
    assert (asked.whom, asked.on) == ("Fire brigade", "2026-11-22")
    assert asked.reply_by == "2026-12-06"
    session.answer("words", "Perhaps 12", draft=True)
    assert session.plan.answer("words").state == "asked"
    session.answer("words", "12")
    assert session.plan.answer("words").state == "done"
    assert session.plan.answer("words").asked is None


def test_asked_for_the_rest_of_an_answer_what_is_known_holds(
    session: PlanSession,
) -> None:
    """A guess is not known: not one before, and not one while somebody is asked."""
    eva, ida = (session.put_person(Person(name=one)) for one in ("Eva", "Ida"))

    def is_tentative() -> bool:
        return session.reading.standing(session.playbook.item("who")).tentative

    session.put("who", {"lead": eva}, draft=True)
    session.ask("who", "Mayor")
    assert is_tentative()
    session.put("who", {"lead": eva})
    session.ask("who", "Mayor")
    session.ask("who", "The mayor's office")
    assert not is_tentative()
    session.put("who", {"lead": ida}, draft=True)
    assert session.plan.answer("who").state == "asked"
    assert is_tentative()


def test_whoever_is_asked_for_a_number_is_waited_for_until_there_is_one(
    session: PlanSession,
) -> None:
    """Another row was written, and nobody remembered who had no number."""
    row = {"site": "Hall", "keeper": "p-jana"}
    session.put("sites", {"rows": {"r-1": row}})
    session.ask("sites", "Hana")
    session.put("sites", {"rows": {"r-1": row, "r-2": {"site": "Pool"}}})
    assert session.plan.answer("sites").state == "asked"
    jana = session.plan.people["p-jana"]
    number = Number(number="0555 100 101")
    session.put_person(jana.model_copy(update={"numbers": (number,)}), "p-jana")
    session.put("sites", {"rows": {"r-1": row}})
    assert session.plan.answer("sites").state == "done"


def test_somebody_can_be_asked_without_a_day(session: PlanSession) -> None:
    """Often nobody knows when the other office replies."""
    session.ask("words", "Fire brigade")
    asked = session.plan.answer("words").asked
    assert asked is not None
    assert asked.reply_by == ""


def test_whoever_is_known_by_name_is_asked_as_the_one_in_the_directory(
    session: PlanSession,
) -> None:
    """The number stands on the list of calls, and one person stands there once."""
    for key, name in (("p-a", "Zora Malá"), ("p-b", "Petr"), ("p-c", "Petr")):
        session.put_person(Person(name=name), key)
    noted = []
    for name in ("Zora Malá", "Petr", "Fire brigade"):
        session.ask("words", name)
        asked = session.plan.answer("words").asked
        noted.append(asked and asked.whom)
    assert noted == ["p-a", "Petr", "Fire brigade"]


def test_nobody_is_asked_for_an_answer_by_a_day_that_is_past(
    session: PlanSession,
) -> None:
    """It is a slip, and would be overdue at once."""
    with pytest.raises(NotAnAnswerError, match="The day 2020-01-01 is past"):
        session.ask("words", "Fire brigade", "2020-01-01")
    session.ask("words", "Fire brigade", "today")


def test_asking_nobody_is_refused(session: PlanSession) -> None:
    """An open question without a name is nobody's."""
    with pytest.raises(NotAnAnswerError, match="who is asked"):
        session.ask("words", "  ")


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        ("done", "", "Write the answer first"),
        ("not-applicable", " ", "Say why"),
    ],
)
def test_a_state_that_is_not_so_is_refused(
    state: State, reason: str, said: str, session: PlanSession
) -> None:
    """The counts must mean something."""
    with pytest.raises(NotAnAnswerError, match=said):
        session.set_state("words", state, reason)


def test_what_does_not_apply_keeps_its_value(session: PlanSession) -> None:
    """Next year it may apply again."""
    session.set_state("beds", "not-applicable", "No hospital")
    kept = session.plan.answer("beds")
    assert (kept.value, kept.reason) == ("40", "No hospital")
    session.set_state("beds", "done")
    assert session.plan.answer("beds").reason == ""


def test_who_holds_a_role_is_stored_once(session: PlanSession) -> None:
    """Two places for one name are one too many."""
    session.answer("lead", "Jana Kováč; p-desk")
    assert session.plan.roles["spokesperson"].people == ("p-jana", "p-desk")
    assert session.plan.answer("lead").value is None
    assert session.reading.value(session.playbook.item("lead")) == {
        "lead": "p-jana",
        "deputies": ["p-desk"],
    }
    session.assign("spokesperson", Holders())
    assert session.reading.standing(session.playbook.item("lead")).state == "todo"


def test_everything_said_about_an_answer_is_kept(session: PlanSession) -> None:
    """Owner, date, note, marking and confirmation belong to the answer."""
    session.answer("words", "Wait")
    session.set_note("words", "See the annex\n")
    session.set_owner("words", "spokesperson")
    session.set_due("words", "in 1 week")
    session.set_marking("words", "red")
    session.agree("words", "police", "p-desk")
    kept = session.plan.answer("words")
    assert (kept.note, kept.owner) == ("See the annex", "spokesperson")
    assert (kept.due, kept.marking) == ("2026-11-29", "red")
    assert kept.agreed[0].model_dump(exclude={"mark"}) == {
        "partner": "police",
        "with_": "p-desk",
        "on": "2026-11-22",
    }
    session.disagree("words", "police")
    session.set_due("words", "")
    assert session.plan.answer("words").agreed == ()
    assert session.plan.answer("words").due == ""


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (lambda s: s.set_owner("beds", "king"), "no role here"),
        (lambda s: s.set_marking("beds", "clear"), "not wider"),
        (lambda s: s.agree("beds", "police"), "must agree"),
        (lambda s: s.set_due("beds", "soon"), "Write a date"),
        (lambda s: s.put_row("beds", {}), "no table"),
    ],
)
def test_what_makes_no_sense_is_refused(
    deed: Callable[[PlanSession], object], said: str, session: PlanSession
) -> None:
    """A refusal with a reason, and the plan as it was."""
    before = session.plan
    with pytest.raises(NotAnAnswerError, match=said):
        deed(session)
    assert session.plan is before


def test_rows_are_added_moved_and_dropped(session: PlanSession) -> None:
    """A table grows row by row; a starter row that went does not come back."""
    added = session.put_row("sites", {"site": "Library", "keeper": ""})
    assert added == "r-00000001"
    session.put_row("sites", {"site": "School"}, "school")
    session.move_row("sites", added, -5)
    session.drop_row("sites", "hall")
    value = session.plan.answer("sites").value
    assert isinstance(value, dict)
    assert list(value["rows"]) == [added, "school"]
    assert value["rows"][added] == {"site": "Library"}
    assert value["dropped"] == ["hall"]


def test_moving_a_row_makes_no_answer_of_a_suggestion(session: PlanSession) -> None:
    """What the playbook suggests becomes the city's word by a deed of its own."""
    before = session.plan
    with pytest.raises(NotAnAnswerError, match="Keep the row first"):
        session.move_row("sites", "hall", -1)
    assert session.plan is before
    session.put_row("sites", {"site": "Hall"}, "hall")
    with pytest.raises(NotAnAnswerError, match="first of the rows in your plan"):
        session.move_row("sites", "hall", -1)
    session.put_row("sites", {"site": "Library"})
    session.move_row("sites", "hall", 1)
    value = session.plan.answer("sites").value
    assert isinstance(value, dict)
    assert list(value["rows"]) == ["r-00000001", "hall"]


def test_who_undoes_a_row_is_told_which(session: PlanSession) -> None:
    """“The answer to Sites” is thirty rows, and one of them came back."""
    added = session.put_row("sites", {"site": "Library"})
    session.put_row("sites", {"keeper": "p-jana"}, added)
    session.drop_row("sites", "hall")
    session.put_row("sites", {"site": "School"}, "school")
    session.move_row("sites", added, -1)
    session.drop_row("sites", added)
    session.put_rows("sites", {"r-8": {"site": "Pool"}, "r-9": {"site": "Park"}})
    session.seal()
    session.put("sites", None)
    assert [session.undo() for _ in range(8)] == [
        "Undone: 4 rows in “Sites”.",
        "Undone: 2 rows in “Sites”.",
        "Undone: taking “Jana Kováč” out of “Sites”.",
        "Undone: the order of the rows in “Sites”.",
        "Undone: the row “School” in “Sites”.",
        "Undone: taking “Hall of the city council” out of “Sites”.",
        "Undone: the row “Jana Kováč” in “Sites”.",
        "Undone: the row “Library” in “Sites”.",
    ]
    assert session.redo() == "Done again: the row “Library” in “Sites”."


FOREIGN = "a\x1b[2J\u202eb\r\nc"
KEPT = "a\ufffd[2J\ufffdb\nc"


def test_every_text_that_is_taken_in_is_made_harmless(session: PlanSession) -> None:
    """Whoever hands a text over: no control sign of it reaches the file."""
    session.put("words", FOREIGN)
    session.put("say", {"sk": FOREIGN})
    row_id = session.put_row("sites", {"site": FOREIGN})
    number = Number(number=FOREIGN, for_=FOREIGN)
    person = Person(name=FOREIGN, note=FOREIGN, numbers=(number,))
    person_id = session.put_person(person)
    eva = session.plan.people[person_id]
    line = KEPT.replace("\n", " ")
    assert session.plan.answer("words").value == KEPT
    assert session.plan.answer("say").value == {"sk": KEPT}
    assert session.plan.answer("sites").value == {"rows": {row_id: {"site": KEPT}}}
    assert (eva.name, eva.note) == (line, KEPT)
    assert eva.numbers == (Number(number=line, for_=line),)


def test_the_typing_of_one_entry_is_undone_in_one_step(session: PlanSession) -> None:
    """An entry is kept letter by letter, and taken back as a whole."""
    session.seal()
    before = session.plan
    eva = session.put_person(Person(name="E"))
    session.put_person(Person(name="Eva"), eva)
    assert session.undo() == "Undone: the entry of Eva."
    assert session.plan is before


def test_people_are_added_changed_and_removed(session: PlanSession) -> None:
    """Somebody is removed only when nobody counts on them."""
    eva = session.put_person(Person(name="Eva Nová"))
    session.answer("who", "Eva Nová")
    session.put_person(Person(name="Eva Stará"), eva)
    assert session.plan.people[eva].name == "Eva Stará"
    with pytest.raises(NotAnAnswerError, match="is still named in: Who"):
        session.remove_person(eva)
    session.answer("who", "")
    session.remove_person(eva)
    assert eva not in session.plan.people


def test_a_check_is_noted_only_where_there_is_something_to_check(
    session: PlanSession,
) -> None:
    """A date of a check beside no number at all would be believed."""
    eva = session.put_person(Person(name="Eva"))
    with pytest.raises(NotAnAnswerError, match="Eva has no number and no address"):
        session.verify(eva)
    session.put_person(Person(name="Eva", numbers=(Number(number="1"),)), eva)
    session.verify(eva)
    assert session.plan.people[eva].verified == "2026-11-22"
    assert session.undo() == "Undone: the note that Eva was reached today."
    assert session.plan.people[eva].verified == ""


def test_two_entries_are_joined_and_parted_again(session: PlanSession) -> None:
    """A joining that was a mistake is taken back with all its places."""
    session.assign("boss", Holders(lead="p-ivan2"))
    before = session.plan
    with pytest.raises(NotAnAnswerError, match="one entry already"):
        session.join_people("p-ivan", "p-ivan")
    session.join_people("p-ivan", "p-ivan2")
    assert session.plan.roles["boss"].lead == "p-ivan"
    said = "Undone: joining the entries of Ivan Horák and Ivan Horák."
    assert session.undo() == said
    assert session.plan is before


def test_a_chapter_is_left_out_for_a_reason_and_brought_in(
    session: PlanSession,
) -> None:
    """The answers inside wait until it is in again."""
    session.leave_out("area", "The region does it")
    assert session.reading.counted == ()
    session.leave_out("area", "")
    assert session.undo() == "Undone: bringing in “An area”."
    assert session.undo() == "Undone: leaving out “An area”."
    assert session.redo() == "Done again: leaving out “An area”."
    session.leave_out("area", "")
    assert session.plan.answer("beds").value == "40"
    assert session.reading.counted


def test_each_deed_is_undone_and_done_again_with_a_sentence(
    session: PlanSession,
) -> None:
    """Who undoes must know what."""
    session.answer("beds", "50")
    session.set_due("beds", "2026-12-01")
    assert session.undo() == "Undone: the due date of “Beds”."
    assert session.undo() == "Undone: the answer to “Beds”."
    assert session.plan.answer("beds").value == "40"
    assert session.undo() == ""
    assert session.redo() == "Done again: the answer to “Beds”."
    assert session.plan.answer("beds").value == "50"
    session.answer("words", "Wait")
    assert session.redo() == ""


def test_typing_one_answer_is_undone_at_once(session: PlanSession) -> None:
    """Forty letters are one deed, not forty."""
    for typed in ("W", "Wa", "Wait"):
        session.answer("words", typed)
    session.seal()
    session.answer("words", "Wait!")
    session.undo()
    assert session.plan.answer("words").value == "Wait"
    session.undo()
    assert session.plan.answer("words").value is None


def test_an_adopted_plan_becomes_a_draft_when_it_is_changed(
    path: Path, open_plan: Open
) -> None:
    """What the council adopted is not what stands there now."""
    text = path.read_text(encoding="utf-8")
    adopted = 'status: adopted\nversion: "3"\nanswers:'
    path.write_text(text.replace("answers:", adopted, 1), encoding="utf-8")
    session = open_plan()
    session.answer("beds", "50")
    assert (session.plan.status, session.plan.version) == ("draft", "3")
    session.undo()
    assert session.plan.status == "adopted"


def test_a_plan_with_a_changed_playbook_is_read_only_until_accepted(
    path: Path, open_plan: Open
) -> None:
    """Nobody answers questions that somebody else rewrote unseen."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Floods", "Fires"), encoding="utf-8")
    changed = open_plan()
    with pytest.raises(CannotWriteError, match="somebody changed it"):
        changed.answer("beds", "50")
    changed.accept_playbook()
    changed.answer("beds", "50")
    changed.save()
    assert read_plan(path).trusted
    assert read_plan(path).playbook.title == "Fires"


def test_a_confirmation_falls_with_the_answer_and_comes_back_with_it(
    session: PlanSession,
) -> None:
    """A partner confirmed these words, and neither others nor a note beside them."""
    words = session.playbook.item("words")
    session.answer("words", "Wait")
    session.agree("words", "police")
    session.set_note("words", "By telephone")
    assert session.reading.standing(words).settled
    session.answer("words", "Run")
    assert session.reading.standing(words).unconfirmed == ("police",)
    session.undo()
    assert session.reading.standing(words).settled


def test_an_old_confirmation_outlives_what_is_said_beside_the_answer(
    session: PlanSession,
) -> None:
    """It has no mark, so that its day alone tells what it was given for."""
    words = session.playbook.item("words")
    session.answer("words", "Wait")
    old = Agreement(partner="police", on="2026-11-22")
    answer = session.plan.answer("words").model_copy(update={"agreed": (old,)})
    session._plan = session.plan.with_answer("words", answer)
    session.set_due("words", "2027-01-01")
    later = session.plan.answer("words").model_copy(update={"at": "2026-12-01T00:00Z"})
    session._plan = session.plan.with_answer("words", later)
    assert session.reading.standing(words).settled
    session.answer("words", "Run")
    assert not session.reading.standing(words).settled


def test_a_confirmation_survives_the_joining_of_two_entries(
    session: PlanSession,
) -> None:
    """It is the same person, under one entry less."""
    session.answer("words", "Wait")
    session.agree("words", "police", "p-ivan2")
    session.join_people("p-ivan", "p-ivan2")
    assert session.reading.standing(session.playbook.item("words")).settled
