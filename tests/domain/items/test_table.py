from typing import Any

import pytest

from crisisplan.domain.items.base import Grid, Pairs
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind

COLUMNS: list[dict[str, Any]] = [
    {"id": "topic", "kind": "text", "title": "Topic", "required": "yes"},
    {"id": "speaker", "kind": "person", "title": "Speaks", "required": "yes"},
    {"id": "since", "kind": "date", "title": "Since"},
]
STARTERS = {"safety": {"topic": "Public safety"}, "help": {"topic": "Help"}}


def table(**keys: Any) -> Table:
    """Give a table of who speaks on what."""
    keys = {"columns": COLUMNS, "rows": STARTERS, "at_least": "2"} | keys
    made = kind("table", **keys)
    assert isinstance(made, Table)
    return made


FULL: dict[str, Any] = {
    "rows": {
        "safety": {"topic": "Public safety", "speaker": "p-jana"},
        "r-abc": {"topic": "Help", "speaker": "p-desk", "since": "2026-01-31"},
    },
    "dropped": ["help"],
}


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        (FULL["rows"], ""),
        ({"safety": {"topic": "Safety"}}, "2 complete rows are needed; none so far."),
        (
            {"a": {"topic": "A", "speaker": "p-jana"}},
            "2 complete rows are needed; 1 so far.",
        ),
        (
            {"a": {"topic": "A", "speaker": "p-gone"}, "b": {}},
            "2 complete rows are needed; none so far.",
        ),
    ],
)
def test_a_table_is_whole_when_enough_rows_have_what_is_required(
    rows: Any, missing: str
) -> None:
    """Half a row helps nobody at night."""
    assert table().missing({"rows": rows}, AROUND) == missing


def test_it_is_said_which_part_of_which_row_is_missing() -> None:
    """Nobody goes through forty rows to find the empty cell."""
    value = {"rows": {"r-x": {"topic": "Fire"}, "r-y": {"since": "2026-01-31"}}}
    assert tuple(table().lacks(value, AROUND)) == (
        "Fire (row 3): Speaks is missing.",
        "2026-01-31 (row 4): Topic, Speaks are missing.",
    )


@pytest.mark.parametrize(
    ("stored", "view"),
    [
        ((), "a b c d"),
        (("c",), "a b c d"),
        (("own",), "a b c d own"),
        (("own", "c"), "own a b c d"),
        (("c", "own"), "a b c d own"),
        (("d", "a"), "d a b c"),
    ],
)
def test_a_starter_row_that_waits_stands_where_it_stood(
    stored: tuple[str, ...], view: str
) -> None:
    """Taking up the third row makes no first row of it."""
    starters = {key: {"topic": key} for key in "abcd"}
    value = {"rows": {key: {"topic": key} for key in stored}}
    seen = table(rows=starters).in_view(value)
    assert list(seen) == view.split()


def test_an_empty_row_of_optional_columns_counts_for_nothing() -> None:
    """Three empty lines are not three rows."""
    free = table(columns=[{"id": "a", "kind": "text", "title": "A"}], rows={})
    assert free.missing({"rows": {"x": {}, "y": {"a": ""}}}, AROUND) != ""


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ({"rows": {"a": {"since": "soon"}}}, "Row 3, Since: Write a date"),
        (
            {"rows": {"r-x": {"topic": "Fire", "since": "soon"}}},
            "Fire (row 3), Since: Write a date",
        ),
        ({"rows": {"a": {"tpic": "x"}}}, "Row 3, 'tpic' is no column here."),
        ({"rows": {"a": "x"}}, "Keys with values"),
        ({"rows": "x"}, "Keys with values"),
        ({"row": {}}, "'row' is neither 'rows' nor 'dropped'."),
        ({"dropped": {"a": "b"}}, "A text or a list of texts"),
        ("x", "Keys with values"),
    ],
)
def test_what_is_refused_names_row_and_column(value: Any, fault: str) -> None:
    """Among forty rows the official finds the cell to mend."""
    assert any(fault in one for one in table().faults(value, AROUND))


@pytest.mark.parametrize("value", ["x", ["x"], {"rows": "x", "dropped": {"a": "b"}}])
def test_a_refused_table_still_offers_its_starter_rows(value: Any) -> None:
    """A slip in the file must not stop the whole plan from being read."""
    assert set(table().waiting(value)) == set(STARTERS)
    assert set(table().labels(value, AROUND)) == set(STARTERS)
    assert stored_rows(value) == {}


def test_a_row_is_not_named_by_a_bare_number() -> None:
    """Nobody knows which row "Row 1, 3" is."""
    columns = [
        {"id": "order", "kind": "number", "title": "Order"},
        {"id": "post", "kind": "text", "title": "Post"},
    ]
    calls = table(columns=columns, rows={})
    assert calls.label({"order": "3", "post": "Mayor"}, AROUND) == "Mayor"
    assert calls.label({"order": "3"}, AROUND) == "3"


def test_starter_rows_wait_until_they_are_taken_up_or_dropped() -> None:
    """What the playbook begins is no answer yet, and what was dropped stays away."""
    assert table().waiting(FULL) == {}
    assert set(table().waiting({"dropped": "help"})) == {"safety"}
    assert table().labels({"rows": {"a": {}}}, AROUND) == {
        "a": "Row 3",
        "safety": "Public safety",
        "help": "Help",
    }


def test_rows_are_shown_in_the_order_of_the_city() -> None:
    """Starter rows that wait are not printed as answers."""
    assert table().show(FULL, AROUND) == Grid(
        headings=("Topic", "Speaks", "Since"),
        rows=(
            ("Public safety", "Jana Kováč", ""),
            ("Help", "Operations centre", "2026-01-31"),
        ),
    )


def test_a_refused_cell_prints_empty_beside_its_neighbours() -> None:
    """One bad date does not take the speaker off the page."""
    shown = table().show({"rows": {"a": {"topic": "A", "since": "soon"}}}, AROUND)
    assert shown == Grid(("Topic", "Speaks", "Since"), (("A", "", ""),))


def test_six_columns_print_beside_each_other_and_the_rest_below() -> None:
    """A table of eight columns cannot be read on paper."""
    columns = [
        {"id": f"c{n}", "kind": "text", "title": f"C{n}", "print": p}
        for n, p in enumerate(["yes", "no", *["yes"] * 6])
    ]
    row = {f"c{n}": f"v{n}" for n in range(8)}
    shown = table(columns=columns, rows={}).show({"rows": {"a": row}}, AROUND)
    assert isinstance(shown, Grid)
    assert shown.headings == ("C0", "C2", "C3", "C4", "C5", "C6")
    assert shown.rows == (("v0", "v2", "v3", "v4", "v5", "v6"),)
    assert shown.below == (Pairs((("C1", "v1"), ("C7", "v7"))),)


def test_a_condition_counts_the_rows() -> None:
    """`at_least: 3` on a table asks for three rows."""
    assert table().measure(FULL) == 2
    assert table().limit("3") == 3
    with pytest.raises(NotAnAnswerError):
        table().limit("three")


def test_a_table_is_not_typed_as_one_text() -> None:
    """It is filled in row by row."""
    with pytest.raises(NotAnAnswerError, match="one by one"):
        table().parse("x", AROUND)
