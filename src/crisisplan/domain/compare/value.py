"""How one value became another, said in the words of its kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crisisplan.domain.items.base import line_of
from crisisplan.domain.items.column import Columns
from crisisplan.domain.items.table import Row, Table, dropped_rows, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import first_words, one_line
from crisisplan.domain.values import Value, in_words

NOTHING = "nothing"
_LONGEST = 60
"""Characters of a value that are said; of a longer one the part that changed."""
_MOST_SAID = 160
"""Characters that are said of anything; the file itself has the rest."""
_BEFORE = 20
"""Characters that are said before the place of a change."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is different about something."""

    what: str
    """What it is, without a word of what anybody wrote."""
    how: str = ""
    """How it was and how it is, with what was written."""

    @property
    def said(self) -> str:
        """Say it in full."""
        how = first_words(self.how, _MOST_SAID)
        return f"{self.what}: {how}" if how else self.what


def turned(before: str, after: str) -> str:
    """Say how a text became another, shortened to what differs."""
    old, new = one_line(before), one_line(after)
    if old == new:
        return "only spaces or line ends differ" if before != after else ""
    start = 0
    if max(len(old), len(new)) > _LONGEST:
        pairs = enumerate(zip(old, new, strict=False))
        same = next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))
        start = max(0, same - _BEFORE)
    return f"{_cut(old, start)} → {_cut(new, start)}"


def _cut(text: str, start: int) -> str:
    if not text:
        return NOTHING
    part = first_words(text[start:], _LONGEST)
    return f"…{part}" if start else part


def shown(item: Item, reading: Reading, value: Value | None) -> str:
    """Give a value as people read it; as it is written where its kind refuses it."""
    if not value:
        return ""
    if item.asks.faults(value, reading.around):
        return in_words(value)
    return line_of(item.asks.show(value, reading.around))


def value_parts(
    item: Item, old: Reading, new: Reading, before: Value, after: Value
) -> tuple[Part, ...]:
    """Say how the value of an item changed; values that are the same give nothing."""
    if before == after and [*stored_rows(before)] == [*stored_rows(after)]:
        return ()
    parts: tuple[Part, ...] = ()
    if isinstance(item.asks, Table):
        parts = tuple(_rows(item.asks, old, new, before, after))
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        columns: Columns = getattr(item.asks, "columns", ())
        if columns:
            parts = tuple(_cells(columns, old, new, before, after))
        elif item.asks.kind == "statement":
            parts = tuple(_entries(before, after, "the text in "))
    if parts:
        return parts
    said = turned(shown(item, old, before), shown(item, new, after))
    return (Part("answer", said or "another one that reads the same"),)


def _entries(before: Row, after: Row, words: str) -> Iterator[Part]:
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            was, now = in_words(before.get(key)), in_words(after.get(key))
            yield Part(f"{words}{key}", turned(was, now))


def _cells(
    columns: Columns, old: Reading, new: Reading, before: Row, after: Row
) -> Iterator[Part]:
    known = {column.id: column for column in columns}
    for key in {**before, **after}:
        if before.get(key) == after.get(key):
            continue
        column = known.get(key)
        cells = [
            (column.cell(row, reading.around) if column else "")
            or in_words(row.get(key))
            for row, reading in ((before, old), (after, new))
        ]
        title = new.playbook.say(column.title) if column else key
        said = turned(*cells) or "another one that reads the same"
        yield Part(title, said)


def _rows(
    table: Table, old: Reading, new: Reading, before: Value, after: Value
) -> Iterator[Part]:
    was, now = stored_rows(before), stored_rows(after)

    def label(row_id: str, row: Row, reading: Reading) -> str:
        return first_words(table.label(row, reading.around) or row_id, _LONGEST)

    for row_id, row in now.items():
        if row_id not in was:
            yield Part("row added", label(row_id, row, new))
        elif was[row_id] != row:
            cells = _cells(table.columns, old, new, was[row_id], row)
            said = ", ".join(one.said for one in cells)
            yield Part("row changed", f"{label(row_id, row, new)} ({said})")
    for row_id, row in was.items():
        if row_id not in now:
            yield Part("row taken out", label(row_id, row, old))
    if [one for one in was if one in now] != [one for one in now if one in was]:
        yield Part("order of the rows")
    gone, come = was.keys() - now.keys(), now.keys() - was.keys()
    dropped, kept = {*dropped_rows(before)}, {*dropped_rows(after)}
    for what, keys in (
        ("suggested row dropped", kept - dropped - gone),
        ("suggested row offered again", dropped - kept - come),
    ):
        for key in sorted(keys):
            yield Part(what, label(key, table.rows.get(key, {}), new))
