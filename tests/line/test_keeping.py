"""Whatever was entered is on disk while the next line is waited for."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest

from crisisplan.domain.plan import Answer, Plan
from crisisplan.line.interview import Interview
from crisisplan.line.waiting import in_a_moment
from crisisplan.session.plan_session import PlanSession
from crisisplan.storage.plan_file import checksum, read_plan, to_bytes
from crisisplan.storage.whereabouts import Whereabouts
from crisisplan.storage.yaml_write import dump
from tests.build import item, plan_data, playbook_data
from tests.line.conftest import NOW, PINNED, Talked, converse

Saved = Callable[[str], Answer]
Entered = list[tuple[str, str]]
"""Lines, each with what must then be in the file; nothing where it says nothing."""
ENTERED: dict[str, Entered] = {
    "a record": [
        ("/record", ""),
        ("review", ""),
        ("2026-05-04", "2026-05-04"),
        ("Police; the neighbour", "the neighbour"),
        ("Too slow", "Too slow"),
        ("beds", "- beds"),
        ("Spokesperson", "owner: spokesperson"),
        ("2027-05-04", "2027-05-04"),
        ("No map", "No map"),
    ],
    "a paste": [
        ("g sites", ""),
        ("paste", ""),
        ("Depot\tJana Kováč", "Depot"),
        ("Barn", "Barn"),
        ('"Gym', "Gym"),
        ('with a yard"', "with a yard"),
    ],
    "a long text": [("g words", ""), ("One", "One"), ("Two", "Two"), ("q", "q")],
    "a statement": [("g say", ""), ("1", ""), ("One", "One"), ("Two", "Two")],
    "a note": [("/note", ""), ("One", "One"), ("Two", "Two")],
    "a row": [("g sites", ""), ("+", ""), ("Depot", "Depot"), ("jana", "p-jana")],
    "somebody new": [
        ("g who", ""),
        ("+Eva Malá", "Eva Malá"),
        ("Clerk", "Clerk"),
        ("112", '"112"'),
        ("at night", "at night"),
        ("yes", ""),
        ("", ""),
        ("yes", "desk:"),
        ("24 h", "24 h"),
        ("City", "City"),
        ("a@b.eu", "a@b.eu"),
    ],
    "somebody asked": [
        ("/ask", ""),
        ("Somebody else", ""),
        ("Fire brigade", "Fire brigade"),
    ],
    "a confirmation": [("g words", ""), ("/confirmed", ""), ("1", "partner: police")],
    "the city": [
        ("/about", ""),
        ("Atlantis", "Atlantis"),
        ("SK", "SK"),
        ("475503", "475503"),
        ("sk, hu", "hu"),
        ("City office", "City office"),
    ],
    "the distribution": [("/distribution", ""), ("Mayor; plan", "to: Mayor")],
    "a reason": [("/leave out", ""), ("The region does it", "The region does it")],
}


@pytest.mark.parametrize("what", ENTERED)
def test_a_killed_program_loses_no_line(
    session: PlanSession, path: Path, what: str
) -> None:
    """A laptop that goes dark says nothing first."""
    lines, left = iter(ENTERED[what]), list[str]()

    def read() -> str:
        left.append(path.read_text(encoding="utf-8").partition(PINNED)[0])
        line = next(lines, None)
        if line is None:
            raise EOFError
        return f"{line[0]}\n"

    Interview(session, read, lambda _: None).run()
    for (line, mark), (before, after) in zip(
        ENTERED[what], pairwise(left), strict=True
    ):
        assert after.count(mark) > before.count(mark) or not mark, line


def test_a_file_that_is_moved_away_is_told(session: PlanSession, path: Path) -> None:
    """Whoever cannot see a status line is told at the next question."""
    away, said = path.with_name("elsewhere"), list[str]()

    def moved() -> Iterator[str]:
        path.rename(away)
        yield from "???"
        away.rename(path)
        yield from "???q"

    typed = moved()
    Interview(session, lambda: next(typed), said.append).run()
    text = " ".join(" ".join(said).split())
    assert "is not there any more: somebody moved, renamed or deleted it" in text
    assert "The file is there again, as it was." in text


TAKEN_BACK = [
    ["/record exercise", "", "b"],
    ["/record exercise", "", "q"],
    ["/ask", "Somebody else", "Fire brigade", "b"],
    ["g words", "/confirmed", "1", "b"],
    ["g sites", "paste", "Depot", "a\tb\tc\td\te", "."],
]


@pytest.mark.parametrize("typed", TAKEN_BACK)
def test_whoever_goes_back_leaves_nothing_behind(
    talk: Talked, path: Path, typed: list[str]
) -> None:
    """What stood in the plan for a moment is neither there nor to be undone."""
    before = read_plan(path).plan
    said = talk(*typed, *(["u"] if typed[-1] != "q" else []))
    assert read_plan(path).plan == before
    assert "Nothing was changed." in said.text
    assert "There is nothing to undo." in said.text or typed[-1] == "q"


ONE_STEP = [
    ["/record exercise", "", "Police", "Too slow", "beds", "", "", "No map", "b"],
    ["/record exercise", "", "Police", "Too slow", "beds", "", "", ""],
    ["/record exercise", "", "Police", "b", "/record", "1", "No map", "", "", "", ""],
    ["g sites", "paste", "Depot", "Barn", "Gym", "."],
    ["g words", "One", "Two", "Three", "."],
    ["/ask", "Somebody else", "Fire brigade", "in 1 week"],
    ["g words", "/confirmed", "1", "Ivan"],
]


@pytest.mark.parametrize("typed", ONE_STEP)
def test_what_was_kept_bit_by_bit_is_undone_at_once(
    talk: Talked, session: PlanSession, path: Path, typed: list[str]
) -> None:
    """It was one thing to the person who did it."""
    before = read_plan(path).plan
    talk(*typed)
    steps = 2 if "1" in typed and "/record" in typed else 1
    for _ in range(steps):
        assert read_plan(path).plan != before
        assert session.undo().startswith("Undone: ")
        session.save()
    assert read_plan(path).plan == before
    assert session.undo() == ""


@pytest.mark.parametrize(
    ("item_id", "typed"),
    [("sites", ["paste", "Depot", "Barn"]), ("words", ["One", "Two"])],
)
def test_what_was_cut_off_is_a_draft_and_what_was_ended_is_none(
    talk: Talked, saved: Saved, item_id: str, typed: list[str]
) -> None:
    """Others see in the plan that something may be missing."""
    said = talk(f"g {item_id}", *typed)
    assert saved(item_id).state == "draft"
    assert "as a draft" in said.text
    talk("u", f"g {item_id}", *typed, ".")
    assert saved(item_id).state == "done"


TOLD = ("/record exercise", "2026-05-04", "Police", "Too slow", "beds")


def test_a_record_that_was_cut_off_is_told_and_gone_on_with(
    talk: Talked, path: Path
) -> None:
    """The next day somebody else opens the plan."""
    talk(*TOLD)
    (kept,) = read_plan(path).plan.activity
    assert kept.unfinished
    said = converse(
        PlanSession(read_plan(path)),
        *("/record", "go on", "Head of crisis", "", "No map", "", "", "", ""),
    )
    told = "Exercise on 2026-05-04 was not told to its end."
    assert f"{told} /record goes on with it." in said.text
    assert "Recorded: Exercise on 2026-05-04, 2 findings." in said.text
    (kept,) = read_plan(path).plan.activity
    assert (kept.with_, kept.unfinished) == (("police",), False)
    assert [one.text for one in kept.findings] == ["Too slow", "No map"]
    assert "The last one was: Too slow." in said.text
    assert (kept.findings[0].items, kept.findings[0].owner) == (("beds",), "boss")
    assert told not in converse(PlanSession(read_plan(path))).text


def test_a_record_that_was_cut_off_is_taken_out_or_left(
    talk: Talked, path: Path
) -> None:
    """It was the wrong day; or another exercise comes first."""
    talk(*TOLD)
    said = talk("/record review", "", "", "", "")
    assert "Recorded: Review on 2026-11-22, 0 findings." in said.text
    talk("/record", "something else", "activation", "", "", "")
    assert len(read_plan(path).plan.activity) == 3
    said = talk("/record exercise", "take it out")
    assert "Taken out: Exercise on 2026-05-04. u brings it back." in said.text
    kinds = [one.kind for one in read_plan(path).plan.activity]
    assert kinds == ["review", "activation"]


@pytest.fixture
def long_cell(path: Path) -> PlanSession:
    """Open a plan with a row of which one part is a long text."""
    columns = [{"id": "said", "kind": "text", "title": "Said", "lines": "many"}]
    columns[0]["most"] = "20"
    playbook = dump(playbook_data(item("calls", "table", columns=columns)))
    used = {"id": "example/floods", "edition": "1.0.0", "checksum": checksum(playbook)}
    plan = Plan.model_validate({**plan_data(), "playbook": used})
    path.write_bytes(to_bytes(plan, playbook))
    return PlanSession(read_plan(path), clock=lambda: NOW, new_id=lambda: "1")


LONG_CELLS = [
    (["+", "One", "Two"], "One\nTwo", "draft"),
    (["+", "One", "Two", "."], "One\nTwo", "done"),
    (
        ["+", "One", "Two is too long a line", ".", ""],
        "One\nTwo is too long a line",
        "",
    ),
]


@pytest.mark.parametrize(("typed", "value", "state"), LONG_CELLS)
def test_a_long_text_in_a_row_is_kept_line_by_line(
    long_cell: PlanSession, saved: Saved, typed: list[str], value: str, state: str
) -> None:
    """Be it cut off, ended, or longer than there is room for."""
    said = converse(long_cell, *typed)
    assert saved("calls").value == {"rows": {"r-1": {"said": value}}}
    assert saved("calls").state == state or "It is kept as a draft." in said.text
    assert long_cell.undo()
    assert long_cell.plan.answer("calls").value is None


def ask(session: PlanSession, *typed: str, was: Whereabouts) -> tuple[str, Whereabouts]:
    """Give what was said, and what was remembered last."""
    waiting, said, known = iter(typed), list[str](), list[Whereabouts]()

    def read() -> str:
        if (line := next(waiting, None)) is None:
            raise EOFError
        return line

    Interview(session, read, said.append, was=was, remember=known.append).run()
    return " ".join(said), known[-1]


CUT_OFF = [
    (["/adopt", "Council", "1/2026"], ("/adopt", "Council", "1/2026")),
    (["/adopt", "Council", "q"], ()),
    (["/adopt", "Council", "b"], ()),
    (["g who", "+;jana", "Eva"], ()),
    (["g words", "One", "Two"], ()),
    (["/record exercise", "", "Police"], ()),
    (["450"], ()),
]


@pytest.mark.parametrize(("typed", "lines"), CUT_OFF)
def test_what_the_plan_cannot_hold_yet_is_read_out_the_next_time(
    session: PlanSession, typed: list[str], lines: tuple[str, ...]
) -> None:
    """Nobody has adopted half a plan; but nobody looks up twice what they typed."""
    _, known = ask(session, *typed, was=Whereabouts())
    assert known.lines == lines
    said, after = ask(session, "q", was=known)
    assert ("You were interrupted last time." in said) is bool(lines)
    assert all(f"  {line}" in said for line in lines)
    assert after.lines == ()


def test_a_finished_text_stands_when_the_one_in_its_place_is_cut_off(
    session: PlanSession, saved: Saved
) -> None:
    """The mayor's words are whole or not there; half a sentence is read out later."""
    session.answer("words", "Stay at home.")
    lines, known = iter(["g words", "Come out.", "All is"]), list[Whereabouts]()

    def read() -> str:
        if (line := next(lines, None)) is None:
            raise KeyboardInterrupt("all is w")
        return line

    said = list[str]()
    talk = Interview(session, read, said.append, remember=known.append)
    with pytest.raises(KeyboardInterrupt):
        talk.run()
    assert "What stood there before stands" in " ".join(said)
    assert (saved("words").value, saved("words").state) == ("Stay at home.", "done")
    assert known[-1].lines == ("Come out.", "All is", "all is w")


def test_what_comes_in_at_once_is_kept_at_rest() -> None:
    """A page that is pasted is not written line by line."""
    done = Event()
    with in_a_moment(done.set, after_s=60):
        pass
    assert not done.is_set()
    with in_a_moment(done.set, after_s=0):
        assert done.wait(30)


def test_what_fails_at_rest_is_not_passed_over() -> None:
    """A bug there is a bug, as anywhere."""
    begun = Event()

    def fail() -> None:
        begun.set()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), in_a_moment(fail, after_s=0):
        assert begun.wait(30)
