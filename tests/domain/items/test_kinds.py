"""What holds for every kind in the register."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.items import ITEM_KINDS
from crisisplan.domain.items.base import Grid, Kind, Pairs, Prose, line_of
from crisisplan.domain.items.column import CELL_KINDS
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind

COLUMN = {"id": "a", "title": "A", "kind": "text"}
KEYS: dict[str, dict[str, Any]] = {
    "choice": {"options": {"a": "Alpha", "b": "Beta"}},
    "record": {"columns": [COLUMN]},
    "table": {"columns": [COLUMN]},
    "form": {"columns": [COLUMN]},
    "row": {"of": "sites"},
}
ALL = [kind(word, **KEYS.get(word, {})) for word in {**ITEM_KINDS, **CELL_KINDS}]
VALUES = st.recursive(
    st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner)
    ),
    max_leaves=6,
)
TABLES = st.fixed_dictionaries(
    {}, optional={"rows": VALUES, "dropped": VALUES, "lead": VALUES, "deputies": VALUES}
)


def test_the_words_of_kinds_are_kept() -> None:
    """An author's word for a kind is a promise to every playbook."""
    assert set(ITEM_KINDS) == {
        "action", "text", "statement", "yes-no", "choice", "number", "date",
        "duration", "phone", "person", "link", "record", "table", "form",
    }  # fmt: skip
    assert set(CELL_KINDS) - set(ITEM_KINDS) == {"row"}


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.kind)
@given(value=VALUES | TABLES)
def test_no_value_whatsoever_stops_a_kind(one: Kind, value: Any) -> None:
    """A value written by hand is refused in words, or shown; it is never a crash."""
    faults = one.faults(value, AROUND)
    assert all(isinstance(fault, str) and fault for fault in faults)
    if not faults:
        assert isinstance(one.missing(value, AROUND), str)
        assert isinstance(line_of(one.show(value, AROUND)), str)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.kind)
@given(typed=st.text(max_size=30))
def test_what_parse_gives_is_what_check_accepts(one: Kind, typed: str) -> None:
    """What was accepted in the field is not refused when the file is read again."""
    try:
        value = one.parse(typed, AROUND)
    except NotAnAnswerError as refusal:
        faults: tuple[str, ...] = ()
        said = str(refusal)
    else:
        faults = one.faults(value, AROUND)
        said = "accepted"
    assert faults == ()
    assert said.strip()


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (Prose("as it is"), "as it is"),
        (Pairs((("File", "a.pdf"), ("By", "Jana"))), "File: a.pdf; By: Jana"),
        (Grid(("A", "B"), (("1", ""), ("2", "3"))), "1; 2, 3"),
    ],
)
def test_everything_shown_has_a_form_of_one_line(
    shown: Prose | Pairs | Grid, line: str
) -> None:
    """Lists and cells have one line for an answer of any kind."""
    assert line_of(shown) == line
