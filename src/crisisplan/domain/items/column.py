"""A column of a table, a record or a form: a small item of its own."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field, model_validator

from crisisplan.domain.conditions import Condition, holds
from crisisplan.domain.items.base import Around, Kind, line_of
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.link import LinkQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion, one_person
from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.text import Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.model import Model
from crisisplan.domain.values import Slug, Value, YesNo
from crisisplan.errors import NotAnAnswerError

CellKind = (
    Text
    | YesNoQuestion
    | Choice
    | NumberQuestion
    | DateQuestion
    | DurationQuestion
    | PhoneQuestion
    | PersonQuestion
    | LinkQuestion
    | RowReference
)
"""The kinds whose value fits into a cell."""

PRINTED = 6
"""Columns that stand beside each other on paper; more are listed under the row."""


def gather(data: Any, kinds: Mapping[str, type[Kind]]) -> Any:
    """Move the keys that belong to the kind of an item under `asks`.

    Authors write one flat mapping; the facts about the item and the facts about
    its kind are two values here.
    """
    if not isinstance(data, dict) or isinstance(data.get("asks"), Kind):
        return data
    if "asks" in data:
        raise ValueError("The key 'asks' is not known here.")
    kind = kinds.get(str(data.get("kind")))
    own = set(kind.model_fields) if kind else {"kind"}
    rest = {key: value for key, value in data.items() if key not in own}
    return rest | {"asks": {key: data[key] for key in data if key in own}}


def kinds_of(union: Any) -> Mapping[str, type[Kind]]:
    """Give the classes of a union of kinds by the word that authors write."""
    return {kind.model_fields["kind"].annotation.__args__[0]: kind for kind in union}


CELL_KINDS = kinds_of(CellKind.__args__)


class Column(Model):
    """One column, with the kind of its cells."""

    id: Slug
    title: str
    help: str = ""
    required: YesNo = False
    """Whether a row without it is incomplete."""
    print: YesNo = True
    """Whether it stands beside the others on paper, or under the row."""
    when: Condition | None = None
    """Tests columns of the same row."""
    asks: Annotated[CellKind, Field(discriminator="kind")]

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, data: Any) -> Any:
        return gather(data, CELL_KINDS)

    def fault(self, row: Mapping[str, Value], around: Around) -> str:
        """Say why the cell is refused; nothing where it is accepted or empty."""
        if not (value := row.get(self.id)):
            return ""
        return "; ".join(self.asks.faults(value, around))

    def cell(self, row: Mapping[str, Value], around: Around) -> str:
        """Give the cell as one text; nothing where it is empty or refused."""
        value = row.get(self.id)
        if not value or self.fault(row, around):
            return ""
        return line_of(self.asks.show(value, around))

    def written(self, row: Mapping[str, Value], around: Around) -> str:
        """Give the cell as one text, also where it is refused."""
        return self.cell(row, around) or self.asks.written(row.get(self.id) or "")


Columns = tuple[Column, ...]


def asked(columns: Columns, row: Mapping[str, Value], around: Around) -> Columns:
    """Give the columns that are in play for `row`; unknown shows the column."""
    if all(column.when is None for column in columns):
        return columns
    by_id = {column.id: column for column in columns}

    def lookup(test: Condition) -> tuple[Kind, Value] | None:
        column = by_id.get(test.column or "")
        value = row.get(test.column or "")
        if not column or not value or column.fault(row, around):
            return None
        return column.asks, value

    return tuple(
        column
        for column in columns
        if column.when is None or holds(column.when, lookup) is not False
    )


def row_faults(
    columns: Columns, row: Mapping[str, Value], around: Around
) -> tuple[str, ...]:
    """Say what is refused in one row, cell by cell, and which keys are unknown."""
    known = {column.id for column in columns}
    unknown = [f"{key!r} is no column here." for key in row if key not in known]
    found = [(column.title, column.fault(row, around)) for column in columns]
    return (*unknown, *(f"{title}: {fault}" for title, fault in found if fault))


def lacking(
    columns: Columns, row: Mapping[str, Value], around: Around
) -> tuple[str, ...]:
    """Name the required columns of `row` that are empty or refused."""
    return tuple(
        column.title
        for column in asked(columns, row, around)
        if column.required and not column.cell(row, around)
    )


def can_wait(columns: Columns, row: Mapping[str, Value]) -> Columns:
    """Give the empty columns that nothing needs, where they are two or more."""
    if not any(one.required for one in columns):
        return ()
    later = tuple(
        one for one in columns if not (one.required or one.when or row.get(one.id))
    )
    return later if later[1:] else ()


def numberless(
    columns: Columns, row: Mapping[str, Value], around: Around
) -> Iterator[str]:
    """Name those in a row of whom nobody knows the number."""
    for column in asked(columns, row, around):
        value = row.get(column.id)
        if value and isinstance(column.asks, PersonQuestion):
            yield from column.asks.without_number(value, around)


def parse_cell(column: Column, typed: str, around: Around) -> Value:
    """Read what was typed into a cell; an empty cell is an empty text.

    Somebody without deputies is kept by the id alone.

    Raises:
        NotAnAnswerError: The column's kind refuses it.
    """
    try:
        value = column.asks.parse(typed, around) if typed.strip() else ""
    except NotAnAnswerError as refusal:
        raise NotAnAnswerError(f"{column.title}: {refusal}") from None
    return one_person(value) if isinstance(column.asks, PersonQuestion) else value
