"""Lines of a spreadsheet become rows, all of them or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Column
from crisisplan.domain.pasted import read_pasted
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND

COLUMNS = tuple(
    Column.model_validate({"id": key, "kind": kind, "title": key.title()})
    for key, kind in (("place", "text"), ("beds", "number"))
)


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ("", []),
        ("\r\n\t\r\n", []),
        ("A\t1\rB\t2", [{"place": "A", "beds": "1"}, {"place": "B", "beds": "2"}]),
        ("place\tBEDS\nA\t1\t\t", [{"place": "A", "beds": "1"}]),
        ("Place\nA", [{"place": "Place"}, {"place": "A"}]),
        ("A\tmany", [{"place": "A", "beds": "many"}]),
        ('"Hall ""B"""\t3', [{"place": 'Hall "B"', "beds": "3"}]),
        ("\t7", [{"beds": "7"}]),
        ("A\x1b[2J", [{"place": "A\ufffd[2J"}]),
    ],
)
def test_each_line_is_a_row(pasted: str, rows: list[dict[str, str]]) -> None:
    """Headings and empty lines are none; what a column refuses stays as typed."""
    assert list(read_pasted(pasted, COLUMNS, Around())) == rows


@pytest.mark.parametrize("pasted", ["A\t1\textra", '"' + "x" * 140_000 + '"'])
def test_what_does_not_fit_is_refused_whole(pasted: str) -> None:
    """The lines are still in the spreadsheet; half of them here would mislead."""
    with pytest.raises(NotAnAnswerError, match="nothing was pasted"):
        read_pasted(pasted, COLUMNS, Around())


@given(st.lists(st.text(st.characters(exclude_characters='\t"'), max_size=8)))
def test_every_word_of_a_first_column_arrives(names: list[str]) -> None:
    """Nothing that was copied is lost on the way."""
    rows = read_pasted("\n".join(names), COLUMNS, Around())
    kept = "".join(str(row["place"]) for row in rows)
    for name in names:
        if name.isalnum() and name.isascii():
            assert name in kept


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        *((yes, "yes") for yes in ("yes", "TRUE", "1", "x", "✓", "áno", "Ja", "tak")),
        *((no, "no") for no in ("n", "False", "0", "-", "nie", "NE", "nein")),
        ("maybe", "maybe"),
    ],
)
def test_a_tick_is_understood_as_spreadsheets_and_cities_write_it(
    cell: str, kept: str
) -> None:
    """A hundred cells are not typed anew for the sake of two English words."""
    told = Column.model_validate({"id": "told", "kind": "yes-no", "title": "Told"})
    assert list(read_pasted(cell, (told,), Around())) == [{"told": kept}]


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Jana", "p-jana"),
        ("jana kovac", "p-jana"),
        ("Ivan", "Ivan"),
        ("Ivan Horák", "Ivan Horák"),
        ("Nobody", "Nobody"),
    ],
)
def test_a_pasted_name_is_whoever_it_would_be_when_typed(
    pasted: str, kept: str
) -> None:
    """A first name is enough where one person has it; two are not guessed between."""
    column = Column.model_validate({"id": "who", "kind": "person", "title": "Who"})
    assert read_pasted(pasted, (column,), AROUND) == ({"who": kept},)
