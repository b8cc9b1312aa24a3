"""From what was typed on the command line to a value of the plan."""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.column import Column, parse_cell
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest
from crisisplan.domain.values import Value
from crisisplan.errors import CannotReadError, NotAnAnswerError, ProblemsError
from crisisplan.storage.yaml_text import LARGEST, read_document

ADD_PEOPLE = "People are added with 'crisisplan edit', key F4."
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def read_input() -> str:
    """Read the value from standard input.

    Raises:
        CannotReadError: It is not UTF-8 text, or too much of it.
    """
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        size = LARGEST // 1024 // 1024
        raise CannotReadError(f"Standard input gave more than {size} MB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotReadError(
            "Standard input is not UTF-8 text. Save the text as UTF-8 and try again."
        ) from None


def value_of(typed: str, item: Item, reading: Reading) -> Value:
    """Give the value that `typed` stands for.

    Raises:
        NotAnAnswerError: It is no answer to the item; the text says what would be.
    """
    value = _parsed(typed, item, reading)
    if refused := item.asks.faults(value, reading.around):
        raise NotAnAnswerError(" ".join(refused))
    return value


def _parsed(typed: str, item: Item, reading: Reading) -> Value:
    kind = item.asks
    if item.is_action:
        raise NotAnAnswerError(
            "An action has no value. Write '--state done' when a named person will do "
            "it and knows."
        )
    if isinstance(kind, Statement):
        return _statement(typed, kind, item, reading)
    if isinstance(kind, Record):
        return _cells(_mapping(typed), kind.columns, reading)
    if isinstance(kind, Table):
        return _table(_mapping(typed), kind, reading)
    with _people_hint(kind):
        return kind.parse(typed, reading.around)


@contextmanager
def _people_hint(kind: Kind) -> Iterator[None]:
    """Where a name is refused, say how people get into the directory."""
    try:
        yield
    except NotAnAnswerError as refusal:
        if not isinstance(kind, PersonQuestion):
            raise
        raise NotAnAnswerError(f"{refusal} {ADD_PEOPLE}") from None


def _statement(typed: str, kind: Statement, item: Item, reading: Reading) -> Value:
    """Read texts by language, or one text in the city's first language.

    The texts in other languages stay where only one is given.
    """
    data = _quietly(typed)
    languages = reading.around.languages
    if isinstance(data, dict) and all(
        key in languages or (typed.lstrip()[0] == "{" and _LANGUAGE.fullmatch(key))
        for key in data
    ):
        return data
    before = reading.value(item)
    texts: Any = kind.parse(typed, reading.around)
    return {**before, **texts} if isinstance(before, Mapping) else texts


def _quietly(typed: str) -> Any:
    try:
        return read_document(typed, "VALUE").data
    except ProblemsError:
        return None


def _mapping(typed: str) -> dict[str, Any]:
    try:
        data = read_document(typed, "VALUE").data
    except ProblemsError as fault:
        raise NotAnAnswerError(str(fault)) from None
    if not isinstance(data, dict):
        raise NotAnAnswerError(
            "Write keys with values in YAML, as in '{column: value}' for a record or "
            "'{rows: {row: {column: value}}}' for a table."
        )
    return data


def _table(data: dict[str, Any], kind: Table, reading: Reading) -> Value:
    rows = data.get("rows", {})
    if not isinstance(rows, dict) or not data.keys() <= {"rows", "dropped"}:
        raise NotAnAnswerError("A table is written {rows: {row: {column: value}}}.")
    for row_id, row in rows.items():
        if not isinstance(row, dict):
            raise NotAnAnswerError(f"Row {row_id!r} is written {{column: value}}.")
    read = {key: _cells(row, kind.columns, reading) for key, row in rows.items()}
    return {**data, "rows": read}


def _cells(
    row: dict[str, Any], columns: tuple[Column, ...], reading: Reading
) -> dict[str, Value]:
    """Read the cells of one row as they would be typed into the form."""
    by_id = {column.id: column for column in columns}
    cells: dict[str, Value] = {}
    for key, typed in row.items():
        if key not in by_id:
            hint = nearest(key, by_id)
            raise NotAnAnswerError(
                f"{key!r} is no column here. "
                + (f"Did you mean {hint!r}? " if hint else "")
                + f"The columns are: {', '.join(by_id)}."
            )
        if isinstance(typed, str):
            with _people_hint(by_id[key].asks):
                cells[key] = parse_cell(by_id[key], typed, reading.around)
        else:
            cells[key] = typed
    return cells
