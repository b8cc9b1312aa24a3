from typing import Any

import pytest
from pydantic import ValidationError

from crisisplan.domain.items.column import Column, asked, lacking, parse_cell
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND

DATA: list[dict[str, Any]] = [
    {"id": "kind", "kind": "choice", "title": "Kind", "options": {"a": "A", "b": "B"}},
    {
        "id": "size",
        "kind": "number",
        "title": "Size",
        "required": "yes",
        "when": {"column": "kind", "is": "a"},
    },
]
COLUMNS = tuple(Column.model_validate(data) for data in DATA)


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ({"kind": "a"}, ["kind", "size"]),
        ({"kind": "b"}, ["kind"]),
        ({}, ["kind", "size"]),
        ({"kind": "zzz"}, ["kind", "size"]),
    ],
)
def test_a_column_is_hidden_only_where_its_condition_is_known_to_be_false(
    row: dict[str, str], ids: list[str]
) -> None:
    """Unknown shows; a refused cell is unknown too."""
    assert [column.id for column in asked(COLUMNS, row, AROUND)] == ids


@pytest.mark.parametrize(
    ("row", "titles"),
    [
        ({"kind": "a"}, ("Size",)),
        ({"kind": "a", "size": "x"}, ("Size",)),
        ({"kind": "b"}, ()),
    ],
)
def test_a_required_column_lacks_what_is_empty_or_refused(
    row: dict[str, str], titles: tuple[str, ...]
) -> None:
    """A number that is no number does not complete a row."""
    assert lacking(COLUMNS, row, AROUND) == titles


def test_a_refused_cell_names_its_column() -> None:
    """The sentence stands at the foot of the row, so it says where it belongs."""
    with pytest.raises(NotAnAnswerError, match=r"Size: Write a plain number"):
        parse_cell(COLUMNS[1], "x", AROUND)
    assert parse_cell(COLUMNS[1], "  ", AROUND) == ""


@pytest.mark.parametrize("word", ["table", "record", "form", "action", "statement"])
def test_large_kinds_do_not_fit_into_a_cell(word: str) -> None:
    """No tables in tables."""
    with pytest.raises(ValidationError):
        Column.model_validate({"id": "a", "title": "A", "kind": word, "columns": []})


def test_an_author_cannot_write_the_inner_key() -> None:
    """The flat form is the only one, so every file looks alike."""
    with pytest.raises(ValidationError, match="'asks' is not known"):
        Column.model_validate({"id": "a", "title": "A", "asks": {"kind": "text"}})
