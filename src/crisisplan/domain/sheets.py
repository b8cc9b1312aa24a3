"""What spreadsheets hold: their columns, and how a text stands in a cell.

Whoever writes a spreadsheet and whoever reads it back goes by this one page.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from itertools import chain

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.items.base import Around
from crisisplan.domain.items.column import Column, asked
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.table import Row, Table
from crisisplan.errors import NotAnAnswerError

ID = "id"
"""The first column of every sheet; what it holds never changes."""
PAIRS = 3
"""Pairs of a number and what it is for that every list of contacts has."""
SITES = "sites"
"""The register whose tables are sheets of their own, each named by its item's id."""
CONTACTS = "contacts"
"""The name of the sheet of contacts."""
LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""

_LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""
_BEFORE = (ID, "name", "post", "organisation", "desk", "staffed")
_AFTER = ("email", "verified", "marking", "note")
_DANGEROUS = tuple("=+-@\t\r")
"""With one of these a spreadsheet may take a text for something to work out."""
_PHONE = re.compile(r"\+?[0-9(][0-9 ()/.\-\u00a0\u2011]*")
_UNHARMED = re.compile("[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A number or day that means the same when a spreadsheet gives it back."""
_DIGITS = 2
"""The least digits of a telephone number."""


def sheet_name(item_id: str) -> str:
    """Give the name of the sheet that holds a table: its item's id, if that fits."""
    if len(item_id) <= _LONGEST_NAME:
        return item_id
    mark = hashlib.sha256(item_id.encode()).hexdigest()[:6]
    return f"{item_id[: _LONGEST_NAME - 7]}-{mark}"


def contact_columns(pairs: int = PAIRS) -> tuple[str, ...]:
    """Give the header row of a list of contacts with some pairs of number and use."""
    numbered = ((f"number {one}", f"for {one}") for one in range(1, pairs + 1))
    return (*_BEFORE, *chain.from_iterable(numbered), *_AFTER)


def pairs_needed(people: Mapping[str, Person]) -> int:
    """Give how many pairs of number and use hold the numbers of all these people."""
    return max([PAIRS, *(len(person.numbers) for person in people.values())])


def contact_cells(person_id: str, person: Person, pairs: int = PAIRS) -> Sequence[str]:
    """Give one row of a list of contacts."""
    blank = Number(number="")
    numbers = [*person.numbers, *[blank] * (pairs - len(person.numbers))]
    return (
        person_id,
        person.name,
        person.post,
        person.organisation,
        "yes" if person.desk else "no",
        person.staffed,
        *chain.from_iterable((one.number, one.for_) for one in numbers),
        person.email,
        person.verified,
        person.marking,
        person.note,
    )


def row_columns(table: Table) -> tuple[str, ...]:
    """Give the header row of a sheet that holds the rows of a table."""
    return (ID, *(column.title for column in table.columns))


def row_cells(table: Table, row_id: str, row: Row, around: Around) -> Sequence[str]:
    """Give one row of such a sheet; people and rows stand in it by their names.

    People of one cell are separated by semicolons, the lead first, as they are typed.
    """
    shown = {column.id for column in asked(table.columns, row, around)}
    return (
        row_id,
        *(
            _cell(column, row, around) if column.id in shown else ""
            for column in table.columns
        ),
    )


def _cell(column: Column, row: Row, around: Around) -> str:
    if isinstance(column.asks, PersonQuestion):
        try:
            people = holders(row.get(column.id, "")).people
        except NotAnAnswerError:
            return ""
        return "; ".join(around.name(one) for one in people)
    return column.cell(row, around)


def is_phone(text: str) -> bool:
    """Say whether a text is a telephone number and nothing else."""
    digits = sum(character.isdecimal() for character in text)
    return digits >= _DIGITS and _PHONE.fullmatch(text) is not None


def guarded(text: str) -> str:
    """Give a text as it stands in a text cell: no spreadsheet works it out.

    What could be taken for a formula gets an apostrophe in front, and so does what
    begins with the apostrophe of another such text; a telephone number stays as it is.
    """
    bare = text.lstrip("'")
    marked = bare != text and (_is_taken(bare) or is_phone(bare))
    return f"'{text}" if marked or _is_taken(text) else text


def guarded_untyped(text: str) -> str:
    """Give a text as it stands where nothing says that it is text, as in CSV.

    There a telephone number without spaces would lose its plus sign or its zeros, or
    be taken for a date, so it gets an apostrophe too.
    """
    eaten = is_phone(text) and " " not in text and not _UNHARMED.fullmatch(text)
    return f"'{text}" if eaten else guarded(text)


def unguarded(cell: str) -> str:
    """Give the text that was guarded in one way or the other."""
    bare = cell.lstrip("'")
    if bare != cell and (_is_taken(bare) or is_phone(bare)):
        return cell[1:]
    return cell


def _is_taken(text: str) -> bool:
    return text.startswith(_DANGEROUS) and not is_phone(text)
