"""A spreadsheet that came back: which of its sheets is what, and what they say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from crisisplan.domain.account import Account, Entry
from crisisplan.domain.handout import normal
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item
from crisisplan.domain.sheets import ID, SITES, contact_columns, sheet_name
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import first_words
from crisisplan.errors import CannotReadError
from crisisplan.intake.contacts import Contacts, contacts_header
from crisisplan.intake.grid import Grid
from crisisplan.intake.people import People
from crisisplan.intake.table_rows import TableRows

_UNREAD = 8
"""Columns that are named where they are not known."""


def list_account(
    grids: Sequence[Grid],
    reading: Reading,
    *,
    source: str,
    new_id: Callable[[], str],
    remarks: tuple[str, ...] = (),
) -> Account:
    """Give what the sheets of contacts and sites say, and what would become of it.

    Args:
        grids: The sheets.
        reading: The plan they are compared with.
        source: The name of the file.
        new_id: Gives the random part of ids of people and rows.
        remarks: What was noticed already.

    Raises:
        CannotReadError: No sheet is a list that can be taken in.
    """
    lists = _Lists(reading, new_id)
    entries = [entry for grid in grids if grid.rows for entry in lists.entries(grid)]
    if not lists.found:
        raise CannotReadError(
            "No list was found in this file. The first row of a list names its "
            f"columns: {', '.join(contact_columns())} for contacts, and 'id' with the "
            "titles of the table's columns for sites, as 'crisisplan export' writes "
            "them."
        )
    return Account(
        source=source,
        plan=reading.plan,
        entries=tuple(entries),
        remarks=(*remarks, *lists.remarks),
    )


class _Lists:
    def __init__(self, reading: Reading, new_id: Callable[[], str]) -> None:
        self._reading = reading
        self._new_id = new_id
        self._people = People(reading.around, new_id)
        self._contacts = Contacts(reading, new_id)
        self.remarks: list[str] = []
        self.found = False

    def entries(self, grid: Grid) -> Iterator[Entry]:
        header = _header(grid)
        table = self._table(grid, header)
        contacts = _with_phones(header)
        plain = contacts_header(header) and not (table and _is_named(grid.name, table))
        if plain or (table is None and contacts_header(contacts)):
            self._told(grid, contacts, set(contact_columns(len(header))))
            yield from self._contacts.entries(grid, contacts)
            return
        if table is None:
            self.remarks.append(
                f"The sheet {grid.name!r} was not read: its first row has neither the "
                "columns of contacts nor those of a table of sites."
            )
            return
        rows = TableRows(table, self._reading, self._people, self._new_id)
        known = rows.header(header)
        places = set(known.values())
        self._told(grid, header, {key for key, at in header.items() if at in places})
        yield from rows.entries(grid, header)

    def _table(self, grid: Grid, header: Mapping[str, int]) -> Item | None:
        """Give the table that a sheet holds: by its name, else by its columns."""
        playbook = self._reading.playbook
        tables = [one for one in playbook.items if isinstance(one.asks, Table)]
        named = [one for one in tables if _is_named(grid.name, one)]
        sites = [one for one in tables if one.register_ == SITES]
        fitting = [one for one in named or sites if self._fits(one, header)]
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, item: Item, header: Mapping[str, int]) -> bool:
        columns = getattr(item.asks, "columns", ())
        titles = {normal(self._reading.playbook.say(one.title)) for one in columns}
        found = titles & header.keys()
        return 2 * len(found) >= len({*header} - {ID}) and bool(found)

    def _told(self, grid: Grid, header: Mapping[str, int], known: set[str]) -> None:
        """Remember that a list was found, and name what is not read of it."""
        self.found = True
        first = grid.rows[0].cells
        unread = [first[at] for key, at in header.items() if key not in known]
        if unread:
            named = ", ".join(repr(first_words(one)) for one in unread[:_UNREAD])
            self.remarks.append(f"Columns that are not known were not read: {named}.")


def _header(grid: Grid) -> Mapping[str, int]:
    """Give the place of each column by its title, whatever its capitals."""
    places: dict[str, int] = {}
    for at, title in enumerate(grid.rows[0].cells):
        if title:
            word = normal(title)
            places.setdefault(_ALSO.get(word, word), at)
    return places


def _with_phones(header: Mapping[str, int]) -> Mapping[str, int]:
    """Call each column of telephone numbers as the list of contacts calls it."""
    free = (f"number {one}" for one in count(1) if f"number {one}" not in header)
    return {
        next(free) if title.rstrip(".") in _PHONES else title: at
        for title, at in header.items()
    }


_PHONES = frozenset(
    f"{word}{number}"
    for word in ("tel", "telephone", "phone", "mobile", "cell", "telefon", "telefón")
    for number in ("", " number")
) | {"number", "mobile phone", "cell phone"}
"""What a column of telephone numbers is called; the first that is free is meant."""
_ALSO = {
    "e-mail": "email",
    "mail": "email",
    "e-mail address": "email",
    "organization": "organisation",
    "position": "post",
    "function": "post",
}


def _is_named(name: str, item: Item) -> bool:
    return (
        name == sheet_name(item.id) or f"-{SITES}-{sheet_name(item.id)}" in f"-{name}"
    )
