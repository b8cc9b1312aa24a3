from collections.abc import Mapping
from pathlib import Path
from threading import Event

import pytest

from crisisplan.domain.adoption import TypedAdoption
from crisisplan.domain.plan import Plan
from crisisplan.errors import CannotWriteError
from crisisplan.session.open_plan import OVERTAKEN
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.outcomes import Diverted, Joined, NotSaved, Outcome, Saved
from crisisplan.storage.plan_file import read_plan
from crisisplan.storage.plan_writer import PlanWriter
from crisisplan.storage.saver import Saver
from tests.session.conftest import Open


def test_saving_writes_what_was_said(session: PlanSession, path: Path) -> None:
    """The file is the plan."""
    unsaved = [session.unsaved]
    session.answer("words", "Call 112\nthen wait")
    unsaved.append(session.unsaved)
    assert isinstance(session.save(), Saved)
    assert [*unsaved, session.unsaved] == [False, True, False]
    assert read_plan(path).plan == session.plan


def test_the_newest_version_is_what_stays_on_disk(
    session: PlanSession, path: Path
) -> None:
    """Fast typing never leaves an older answer behind."""
    outcomes: list[Outcome] = []
    for number in range(200):
        session.answer("beds", str(number))
        session.save_soon(outcomes.append)
    session.close()
    assert read_plan(path).plan.answer("beds").value == "199"
    assert all(isinstance(one, Saved) for one in outcomes)
    kept = [one.plan.answer("beds").value for one in outcomes]
    assert kept == sorted(kept, key=lambda value: int(str(value)))


def test_saving_now_waits_for_what_is_being_saved(
    session: PlanSession, path: Path
) -> None:
    """A closing terminal gets the last word onto the disk."""
    outcomes: list[Outcome] = []
    session.answer("beds", "1")
    session.save_soon(outcomes.append)
    session.answer("beds", "2")
    session.save()
    session.close()
    assert read_plan(path).plan.answer("beds").value == "2"


def test_nothing_new_is_not_written_again(session: PlanSession, path: Path) -> None:
    """Looking at a plan does not change its file."""
    before = path.read_bytes()
    session.save_soon(lambda _: None)
    session.close()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_two_people_on_one_plan_lose_nothing(open_plan: Open, path: Path) -> None:
    """Both answers are in the file, and in both windows once they look."""
    mine, theirs = open_plan(), open_plan()
    theirs.answer("words", "Call 113")
    theirs.save()
    mine.answer("beds", "60")
    assert isinstance(mine.save(), Joined)
    assert not mine.unsaved
    for one in (read_plan(path).plan, mine.plan):
        assert one.answer("words").value == "Call 113"
        assert one.answer("beds").value == "60"
    assert isinstance(theirs.look(), Joined)
    assert theirs.plan == mine.plan
    assert not theirs.unsaved
    assert theirs.look() is None


def test_two_answers_to_one_question_are_both_kept_and_both_are_told(
    open_plan: Open, path: Path
) -> None:
    """The newer stands; the other waits where it can be put back from."""
    mine, theirs = open_plan(), open_plan()
    theirs.answer("beds", "50")
    theirs.save()
    mine.answer("beds", "60")
    outcome = mine.save()
    assert isinstance(outcome, Joined)
    assert outcome.sentence.endswith(
        "You both changed “Beds”: yours is newer and stands; the other is kept among "
        "what is set aside."
    )
    assert read_plan(path).plan.answer("beds").value == "60"
    assert [one.value for one in mine.plan.set_aside] == ["50"]
    seen = theirs.look()
    assert isinstance(seen, Joined)
    assert seen.sentence.endswith(
        "You both changed “Beds”: the other is newer and stands; yours is kept among "
        "what is set aside."
    )
    assert theirs.plan.answer("beds").value == "60"
    assert [one.value for one in theirs.plan.set_aside] == ["50"]


def test_who_saved_first_hears_by_name_whose_answer_stands(open_plan: Open) -> None:
    """In the same words as the other, whichever kind of answer it is."""
    mine, theirs = open_plan(), open_plan()
    theirs.by = "Ben"
    mine.set_state("call", "done")
    mine.save()
    theirs.set_state("call", "not-applicable", "The region does it")
    theirs.save()
    seen = mine.look()
    assert isinstance(seen, Joined)
    assert seen.sentence.endswith(
        "You both changed “Call”: Ben's is newer and stands; yours is kept among what "
        "is set aside."
    )
    mine.put_back(0)
    assert mine.plan.answer("call").state == "done"
    assert mine.plan.set_aside[0].value == {
        "state": "not-applicable",
        "reason": "The region does it",
        "by": "Ben",
    }


def test_a_clash_with_what_is_not_saved_yet_is_told(open_plan: Open) -> None:
    """Somebody else's answer came in between two key presses."""
    mine, theirs = open_plan(), open_plan()
    mine.answer("beds", "60")
    theirs.answer("beds", "50")
    theirs.save()
    seen = mine.look()
    assert isinstance(seen, Joined)
    assert "You both changed “Beds”: yours is newer" in seen.sentence
    assert [one.value for one in mine.plan.set_aside] == ["50"]


def test_undoing_my_step_leaves_what_others_wrote(open_plan: Open) -> None:
    """Ctrl+Z takes back what I did, not what a colleague did meanwhile."""
    mine, theirs = open_plan(), open_plan()
    mine.answer("beds", "60")
    theirs.answer("words", "Call 113")
    theirs.save()
    mine.save()
    assert mine.undo() == "Undone: the answer to “Beds”."
    assert mine.plan.answer("beds").value == "40"
    assert mine.plan.answer("words").value == "Call 113"
    mine.redo()
    assert mine.plan.answer("beds").value == "60"
    assert mine.plan.answer("words").value == "Call 113"


def test_a_step_that_somebody_overtook_is_left_and_said(open_plan: Open) -> None:
    """What they wrote since is theirs; nobody wonders why nothing happened."""
    mine, theirs = open_plan(), open_plan()
    mine.answer("beds", "60")
    mine.save()
    theirs.look()
    theirs.answer("beds", "70")
    theirs.save()
    mine.look()
    assert mine.undo() == OVERTAKEN
    assert mine.plan.answer("beds").value == "70"


def test_a_row_that_was_moved_is_saved_and_moved_back_by_the_clock_of_one_second(
    open_plan: Open,
) -> None:
    """Nothing but the order is different, and an order is what somebody did."""
    mine = open_plan()
    for row in ("school", "hall"):
        mine.put_row("sites", {"site": row.title()}, row)
    mine.save()
    mine.move_row("sites", "hall", -1)
    mine.save()
    assert _rows(open_plan()) == ["hall", "school"]
    assert mine.undo() == "Undone: the order of the rows in “Sites”."
    mine.save()
    assert _rows(mine) == _rows(open_plan()) == ["school", "hall"]


def _rows(session: PlanSession) -> list[str]:
    value = session.plan.answer("sites").value
    assert isinstance(value, Mapping)
    assert isinstance(value["rows"], Mapping)
    return list(value["rows"])


def test_typing_after_others_work_came_in_is_a_step_of_its_own(
    open_plan: Open,
) -> None:
    """Undoing what I typed must not reach back behind what they wrote."""
    mine, theirs = open_plan(), open_plan()
    mine.answer("beds", "6")
    theirs.answer("words", "Call 113")
    theirs.save()
    mine.save()
    mine.answer("beds", "60")
    for _ in range(2):
        mine.undo()
        assert mine.plan.answer("words").value == "Call 113"
    assert mine.plan.answer("beds").value == "40"
    assert not mine.plan.set_aside


def test_whom_somebody_forgot_does_not_come_back_through_my_window(
    open_plan: Open, path: Path
) -> None:
    """Neither by saving, nor by undoing, nor by doing again."""
    mine, theirs = open_plan(), open_plan()
    jana = mine.plan.people["p-jana"]
    mine.put_person(jana.model_copy(update={"email": "jana@x.sk"}), "p-jana")
    mine.put("who", {"lead": "p-jana", "deputies": ["p-ivan"]})
    theirs.forget("p-jana")
    outcome = mine.save()
    assert isinstance(outcome, Joined)
    assert "Jana Kováč was forgotten" in outcome.sentence
    for deed in (mine.undo, mine.undo, mine.redo, mine.redo, mine.undo):
        assert "p-jana" not in mine.plan.people
        deed()
        mine.save()
        assert b"p-jana" not in path.read_bytes()
        assert b"Jana" not in path.read_bytes()


def test_an_adopted_version_is_untouched_by_who_types_meanwhile(
    open_plan: Open,
) -> None:
    """The council adopted one text; what comes in is a draft of the next."""
    mine, theirs = open_plan(), open_plan()
    theirs.answer("words", "typed while the council sat")
    kept = mine.adopt(TypedAdoption("Mayor", "Council", "12/2026"))
    frozen = kept.read_bytes()
    theirs.save()
    mine.look()
    for one in (mine, theirs):
        assert (one.plan.version, one.plan.status) == ("1", "draft")
        assert one.plan.answer("words").value == "typed while the council sat"
        assert one.undo().startswith("Undone") is (one is theirs)
    assert kept.read_bytes() == frozen


def test_what_is_typed_while_others_work_comes_in_is_kept(
    open_plan: Open, path: Path
) -> None:
    """The saver is slow, the person is fast, and a third hand wrote into the file."""
    mine, theirs = open_plan(), open_plan()
    theirs.answer("words", "Call 113")
    theirs.save()
    outcomes: list[Outcome] = []
    mine.answer("beds", "60")
    mine.save_soon(outcomes.append)
    mine.answer("beds", "61")
    mine.save_soon(outcomes.append)
    mine.close()
    mine.catch_up()
    assert mine.plan.answer("beds").value == "61"
    assert mine.plan.answer("words").value == "Call 113"
    mine.save()
    assert read_plan(path).plan == mine.plan


def test_mine_goes_beside_where_theirs_cannot_be_read(
    session: PlanSession, path: Path
) -> None:
    """What a person broke by hand is left for that person to mend."""
    path.write_text("answers: [", encoding="utf-8")
    session.answer("beds", "60")
    outcome = session.save()
    assert isinstance(outcome, Diverted)
    assert outcome.other == path
    assert "Their version is untouched" in outcome.sentence
    assert session.path.name in outcome.sentence
    session.answer("beds", "70")
    assert isinstance(session.save(), Saved)
    assert read_plan(session.path).plan.answer("beds").value == "70"


def test_what_could_not_be_saved_is_kept_and_tried_again(
    session: PlanSession, path: Path
) -> None:
    """A network drive that went away comes back."""
    outcomes: list[Outcome] = []
    folder = path.parent
    away = folder.with_name(f"{folder.name}-away")
    session.answer("beds", "50")
    folder.rename(away)
    session.save_soon(outcomes.append)
    session.close()
    (failed,) = outcomes
    assert isinstance(failed, NotSaved)
    assert "could not be written" in failed.sentence
    assert session.plan.answer("beds").value == "50"
    away.rename(folder)
    session.retry()
    assert session.unsaved
    session.save_soon(outcomes.append)
    session.close()
    assert read_plan(path).plan.answer("beds").value == "50"


def test_saving_now_says_why_it_could_not(session: PlanSession, path: Path) -> None:
    """Whoever closes the program must know before it is gone."""
    session.answer("beds", "50")
    path.parent.rename(path.parent.with_name(f"{path.parent.name}-away"))
    with pytest.raises(CannotWriteError, match="could not be written"):
        session.save()
    assert session.unsaved


def test_a_plan_whose_place_is_gone_goes_on_in_another_file(
    session: PlanSession, path: Path, tmp_path: Path
) -> None:
    """A stick was pulled out; nobody has to wait for it with the window open."""
    session.answer("beds", "50")
    away = path.parent.with_name(f"{path.parent.name}-away")
    path.parent.rename(away)
    other = tmp_path.with_name(f"{tmp_path.name}-other") / "mine.plan.yaml"
    with pytest.raises(CannotWriteError, match="could not be written"):
        session.save_elsewhere(other)
    assert session.path == path
    other.parent.mkdir()
    outcome = session.save_elsewhere(other)
    assert outcome.sentence == (
        f"You go on in {other}. {path} stays as it was last saved."
    )
    session.answer("beds", "60")
    assert isinstance(session.save(), Saved)
    assert read_plan(other).plan.answer("beds").value == "60"
    assert read_plan(away / path.name).plan.answer("beds").value == "40"
    with pytest.raises(CannotWriteError, match="exists already"):
        session.save_elsewhere(other)


def test_what_waits_to_be_saved_does_not_come_after_the_new_file(
    session: PlanSession, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older version would stand in the file that the person goes on with."""
    slow, write, flush = Event(), PlanWriter.write, Saver.flush

    def write_slowly(writer: PlanWriter, plan: Plan, knows: int = 0) -> Outcome:
        slow.wait(10)
        return write(writer, plan, knows)

    def flush_now(saver: Saver, patience_s: float = 10.0) -> bool:
        slow.set()
        return flush(saver, patience_s)

    monkeypatch.setattr(PlanWriter, "write", write_slowly)
    monkeypatch.setattr(Saver, "flush", flush_now)
    session.answer("beds", "50")
    session.save_soon(lambda _: None)
    session.answer("beds", "60")
    other = tmp_path / "other.plan.yaml"
    session.save_elsewhere(other)
    session.close()
    assert read_plan(other).plan.answer("beds").value == "60"
    assert read_plan(path).plan.answer("beds").value == "50"
