import time
from typing import Any

import pytest

from crisisplan.domain.check import flaws
from tests.build import item, playbook

YES_NO = item("press", "yes-no")
TABLE = item(
    "sites", "table", columns=[{"id": "name", "kind": "text", "title": "Name"}]
)
OPTIONS = {"a": "Alpha", "b": "Beta"}


def found(*items: dict[str, Any], **keys: Any) -> list[tuple[str, str, str]]:
    """Give owner, first part of the key, and nearest word of every flaw."""
    return [
        (flaw.owner, ".".join(map(str, flaw.key)), flaw.nearest)
        for flaw in flaws(playbook(*items, **keys))
    ]


def test_a_playbook_that_holds_together_has_no_flaw() -> None:
    """Everything that is declared may be used."""
    assert (
        found(
            YES_NO,
            TABLE,
            item("lead", "person", fills="spokesperson", role="boss"),
            item(
                "act",
                "action",
                does="police",
                agree_with="hospitals",
                lessons="L1",
                sources="report",
                see="lead",
                when={
                    "all": [
                        {"item": "press", "is": "yes"},
                        {"city": "country", "is": "SK"},
                    ]
                },
                ask="Ask {council}; braces {Like This} stay.",
                advice=[{"when": {"answered": "no"}, "text": "Do."}],
            ),
            item("log", "form", columns=TABLE["columns"], keeper="boss"),
            item("say", "statement", clears_with=["police", "boss"]),
        )
        == []
    )


@pytest.mark.parametrize(
    ("keys", "flaw"),
    [
        ({"role": "spokeperson"}, ("x", "role", "spokesperson")),
        ({"role": "police"}, ("x", "role", "")),
        ({"agree_with": "polic"}, ("x", "agree_with", "police")),
        ({"agree_with": "boss"}, ("x", "agree_with", "")),
        ({"lessons": "L2"}, ("x", "lessons", "")),
        ({"sources": "reports"}, ("x", "sources", "report")),
        ({"see": "pres"}, ("x", "see", "press")),
        ({"ask": "Ask {counsil}."}, ("x", "ask", "council")),
        ({"help": "{nobody}"}, ("x", "help", "")),
        ({"when": {"item": "pres", "is": "yes"}}, ("x", "when", "press")),
        ({"when": {"is": "yes"}}, ("x", "when", "")),
        ({"when": {"column": "press", "is": "yes"}}, ("x", "when", "")),
        ({"when": {"item": "press", "is": "maybe"}}, ("x", "when", "")),
        ({"when": {"item": "press", "at_least": "1"}}, ("x", "when", "")),
        ({"when": {"city": "population", "at_least": "many"}}, ("x", "when", "")),
        ({"when": {"city": "country", "includes": "SK"}}, ("x", "when", "")),
        (
            {"advice": [{"when": {"is": "yes"}, "text": "t"}]},
            ("x", "advice.0.when", ""),
        ),
        (
            {"advice": [{"when": {"item": "pres", "is": "yes"}, "text": "t"}]},
            ("x", "advice.0.when", "press"),
        ),
    ],
)
def test_what_leads_nowhere_is_named_with_the_nearest_word(
    keys: dict[str, Any], flaw: tuple[str, str, str]
) -> None:
    """An author finds the slip in one look, not in a search of ten files."""
    assert found(YES_NO, item("x", **keys)) == [flaw]


@pytest.mark.parametrize(
    ("word", "keys", "flaw"),
    [
        ("action", {"does": "polce"}, ("x", "does", "police")),
        ("person", {"fills": "bos"}, ("x", "fills", "boss")),
        ("form", {"keeper": "bos", "columns": []}, ("x", "keeper", "boss")),
        ("statement", {"clears_with": "polce"}, ("x", "clears_with", "police")),
        (
            "table",
            {"columns": TABLE["columns"], "rows": {"r": {"nam": "x"}}},
            ("x", "rows.r", "name"),
        ),
        ("table", {"columns": TABLE["columns"] * 2}, ("x", "columns.1.id", "")),
    ],
)
def test_what_belongs_to_a_kind_is_checked_too(
    word: str, keys: dict[str, Any], flaw: tuple[str, str, str]
) -> None:
    """Roles, partners and columns are declared once and spelled right everywhere."""
    assert flaw in found(item("x", word, **keys))


@pytest.mark.parametrize(
    ("column", "flaw"),
    [
        ({"kind": "row", "of": "site"}, ("x", "columns.0.of", "sites")),
        ({"kind": "row", "of": "press"}, ("x", "columns.0.of", "")),
        ({"kind": "person", "fills": "boss"}, ("x", "columns.0.fills", "")),
        (
            {"kind": "text", "when": {"column": "exist", "is": "yes"}},
            ("x", "columns.0.when", "exists"),
        ),
        (
            {"kind": "text", "when": {"item": "press", "is": "yes"}},
            ("x", "columns.0.when", ""),
        ),
        (
            {"kind": "text", "when": {"column": "exists", "is": "maybe"}},
            ("x", "columns.0.when", ""),
        ),
    ],
)
def test_a_column_refers_to_its_row_and_to_tables(
    column: dict[str, Any], flaw: tuple[str, str, str]
) -> None:
    """A column sees its own row; a reference needs a table."""
    columns = [
        {"id": "a", "title": "A", **column},
        {"id": "exists", "title": "E", "kind": "yes-no"},
    ]
    asked = item("x", "table", columns=columns)
    assert found(YES_NO, TABLE, asked) == [flaw]


def test_an_id_is_given_once_among_chapters_sections_and_items() -> None:
    """Two things under one id would share one answer."""
    assert ("part", "id", "") in found(item("part"))
    assert ("x", "id", "") in found(item("x"), item("x"))


def test_a_role_is_filled_by_one_item() -> None:
    """Two items would overwrite each other's answer."""
    one, two = (item(key, "person", fills="boss") for key in ("one", "two"))
    assert found(one, two) == [("two", "fills", "")]


def test_leads_lessons_and_titles_are_checked() -> None:
    """Whatever prints is looked at, not only items."""
    section = {"id": "s", "title": "{counsil}", "items": []}
    chapter = {"id": "c", "title": "{x}", "lead": "bos", "sections": [section]}
    lessons = {"L1": {"text": "t", "source": "repot"}}
    assert found(chapters=[chapter], lessons=lessons, title="{y}") == [
        ("", "lessons.L1.source", "report"),
        ("c", "lead", "boss"),
        ("s", "title", "council"),
        ("c", "title", ""),
        ("", "title", ""),
    ]


def waiting(name: str, *needs: str) -> dict[str, Any]:
    """Give an item that is asked when others are answered yes."""
    tests = [{"item": one, "is": "yes"} for one in needs]
    return item(name, "yes-no", when={"any": tests})


def cycles(*items: dict[str, Any]) -> list[str]:
    """Give what is said about conditions that wait for each other."""
    said = [flaw.sentence for flaw in flaws(playbook(*items))]
    return [one for one in said if "wait for each other" in one]


def test_conditions_that_wait_for_each_other_are_named_once() -> None:
    """The author sees the whole round, wherever it is entered."""
    around = [waiting("a", "b"), waiting("b", "c"), waiting("c", "b")]
    assert cycles(*around) == ["These conditions wait for each other: b → c → b."]
    assert cycles(waiting("a", "a")) == ["These conditions wait for each other: a → a."]
    two = [waiting("a", "b", "c"), waiting("b", "a"), waiting("c", "c")]
    assert len(cycles(*two)) == 2
    assert cycles(waiting("a", "b", "c"), waiting("b", "c"), YES_NO | {"id": "c"}) == []


def test_many_roads_to_one_item_are_walked_once() -> None:
    """A crafted playbook must not keep the check busy for ever."""
    layers = 60
    items = [
        waiting(f"{side}{n}", f"a{n + 1}", f"b{n + 1}")
        for n in range(layers)
        for side in "ab"
    ]
    ends = [item(f"{side}{layers}", "yes-no") for side in "ab"]
    started = time.perf_counter()
    assert cycles(*items, *ends) == []
    assert time.perf_counter() - started < 5


def test_an_id_that_could_not_be_read_is_no_second_problem() -> None:
    """One slip gives one sentence."""
    book = playbook(item("x", see="broken"))
    assert len(flaws(book)) == 1
    assert flaws(book, frozenset({"broken"})) == ()


def test_whoever_keeps_the_plan_is_a_role_that_is_declared() -> None:
    """Forms would come back to nobody."""
    assert found(item("x"), keeper="bos") == [("", "keeper", "boss")]
