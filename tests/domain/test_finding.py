"""Finding by words: everywhere, at once, whatever the accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.finding import Finder, Finds
from crisisplan.domain.folding import fold
from crisisplan.domain.standing import Reading
from tests.build import TODAY, item, plan, playbook, playbook_data

JANA = {
    "name": "Jana Kováč",
    "post": "Press officer",
    "numbers": [{"number": "+421 9"}],
}
DESK = {"name": "Žilina dispatch", "desk": "yes", "organisation": "Fire brigade"}
(AREA,) = playbook_data(
    item("voice", "person", title="One voice", ask="Who speaks first?"),
    item("beds", title="Beds", help="Count cots too.", example="About forty."),
    item("sites", title="Sites", why="Schools were forgotten elsewhere."),
    item("hall", title="Speaking in the hall", when={"item": "beds", "answered": "no"}),
    item(
        "calls",
        "table",
        title="Calls",
        columns=[{"id": "whom", "kind": "person", "title": "Whom", "required": "yes"}],
    ),
)["chapters"]
BOOK = playbook(chapters=[AREA | {"intro": "Where people wait for news."}])
PLAN = plan(
    {
        "voice": {"value": {"lead": "p-jana"}, "state": "done"},
        "beds": {"value": "Sixty at the Łódź gymnasium", "state": "done"},
        "sites": {
            "state": "not-applicable",
            "reason": "Straße gesperrt",
            "note": "Ask again.",
        },
        "hall": {"state": "asked", "asked": {"whom": "Harbour master"}},
        "calls": {"value": {"rows": {"r-1": {"whom": "p-desk"}}}, "state": "done"},
    },
    people={"p-jana": JANA, "p-desk": DESK},
)


def read(plan: object = PLAN) -> Reading:
    """Read a plan."""
    return Reading(plan, BOOK, TODAY)  # type: ignore[arg-type]


def found(typed: str, reading: Reading | None = None) -> Finds:
    """Look for words in a plan."""
    finder = Finder()
    finder.read(reading or read())
    return finder.find(typed)


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ("voice", [("voice", "")]),
        ("speak", [("voice", "question"), ("hall", "")]),
        ("who first", [("voice", "question")]),
        ("kovac", [("p-jana", ""), ("voice", "answer")]),
        ("KOVÁČ jana", [("p-jana", ""), ("voice", "answer")]),
        ("zilina", [("p-desk", ""), ("calls", "answer")]),
        ("fire brigade", [("p-desk", "post")]),
        ("+421", [("p-jana", "numbers")]),
        ("press officer", [("p-jana", "post")]),
        ("lodz", [("beds", "answer")]),
        ("cots", [("beds", "help")]),
        ("forty", [("beds", "example")]),
        ("forgotten", [("sites", "why")]),
        ("strasse", [("sites", "why it does not apply")]),
        ("ask again", [("sites", "note")]),
        ("harbour", [("hall", "who was asked")]),
        ("beds sixty", [("beds", "answer")]),
        ("people wait", [("area", "introduction")]),
        ("nowhere", []),
        ("kovac beds", []),
        ("", []),
        (" ", []),
        ("[/x] \x1b[2J", []),
    ],
)
def test_words_are_found_wherever_they_stand(
    typed: str, where: list[tuple[str, str]]
) -> None:
    """Somebody remembers a word, and not where it was; titles come first."""
    assert [(one.id, one.where) for one in found(typed).best] == where


def test_what_stands_around_the_words_is_said() -> None:
    """One sees at a glance whether it is the right place."""
    long = plan({"beds": "x" * 100 + " Straße and Kováč " + "y" * 100})
    (one,) = found("and kovac", read(long)).best
    assert one.said.startswith("…")
    assert "Straße and Kováč yyy" in one.said
    assert len(one.said) < 90


def test_a_table_with_a_cell_to_correct_is_read_as_people_read_it() -> None:
    """Whoever looks for a name finds no codes of rows, and misses no row."""
    rows = {"r-1": {"whom": "p-jana"}, "r-2": {"whom": "Mr Bell"}}
    wrong = plan({"calls": {"value": {"rows": rows}}}, people={"p-jana": JANA})
    (_, jana), (bell,) = (found(typed, read(wrong)).best for typed in ("jana", "bell"))
    assert (jana.id, jana.said) == ("calls", "Jana Kováč; Mr Bell")
    assert bell.said == "Jana Kováč; Mr Bell"
    assert not found("p-jana", read(wrong)).best
    kept = plan({"calls": {"value": "whoever is there", "state": "draft"}})
    (one,) = found("whoever", read(kept)).best
    assert one.id == "calls"


def test_a_change_of_the_plan_is_found_at_once() -> None:
    """What was written a moment ago counts, and what was taken out does not."""
    finder = Finder()
    finder.read(read())
    finder.read(read(PLAN.with_answer("beds", plan({"beds": "ninety"}).answer("beds"))))
    assert [one.id for one in finder.find("ninety").best] == ["beds"]
    assert not finder.find("gymnasium").count
    married = PLAN.people["p-jana"].model_copy(update={"name": "Jana Malá"})
    finder.read(read(PLAN.changed(people={"p-jana": married})))
    assert [one.id for one in finder.find("mala").best] == ["p-jana", "voice"]
    assert not finder.find("zilina").count


@given(st.lists(st.sampled_from("abek os"), min_size=1, max_size=6))
def test_typing_on_finds_the_same_as_typing_at_once(letters: list[str]) -> None:
    """What is narrowed down letter by letter loses and adds nothing."""
    finder = Finder()
    finder.read(read())
    typed = ""
    for letter in letters:
        typed += letter
        assert finder.find(typed) == found(typed)


def test_what_is_not_asked_comes_behind_what_is() -> None:
    """The first find is one that can be answered."""
    hidden = item("line-parked", when={"item": "line-of-help", "is": "yes"})
    book = playbook(hidden, item("line-of-help", "yes-no", title="The line"))
    told = plan({"line-of-help": {"value": "no", "state": "done"}})
    finds = found("line", Reading(told, book, TODAY))
    assert [one.id for one in finds.best] == ["line-of-help", "line-parked"]


def test_many_finds_are_counted_and_the_first_are_given() -> None:
    """A long list is never read."""
    book = playbook(*(item(f"point-{number}") for number in range(5000)))
    finder = Finder()
    finder.read(Reading(plan(), book, TODAY))
    finds = finder.find("point", most=3)
    assert finds.count == 5000
    assert [one.id for one in finds.best] == ["point-0", "point-1", "point-2"]


def test_nothing_takes_long_at_a_time() -> None:
    """Keys are worked off between the slices, however long the playbook."""
    book = playbook(*(item(f"point-{number}") for number in range(5000)))
    finder = Finder()
    assert sum(1 for _ in finder.read_in_slices(Reading(plan(), book, TODAY))) > 50
    assert sum(1 for _ in finder.find_in_slices("point")) > 4


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is typed and what is searched meet in one form."""
    assert fold(fold(text)) == fold(text)
