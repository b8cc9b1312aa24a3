"""The places on a handout where people write: the same for who prints and who reads.

Each place has a key, and what stands printed there is a text that can be typed back.
From these texts comes the mark of a question: it tells, when the form returns, whether
anybody wrote on it, and whether the plan has changed since.
"""

import hashlib
import json
import re
from base64 import b32encode
from collections.abc import Callable, Iterable, Mapping

from crisisplan.domain.audience import NOT_PRINTED, WITHHELD
from crisisplan.domain.directory import Person
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.base import Around, Kind, line_of
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import Column, Columns
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Row, Table
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.rows import with_words
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value, read_yes_no
from crisisplan.errors import NotAnAnswerError

Fields = Mapping[str, str]
"""What stands at each place; a place that is not named is empty."""
Say = Callable[[str], str]
"""Fills in the terms of the playbook."""

MARKER = re.compile(
    r"\[\s*(?P<item>[a-z0-9]+(?:-[a-z0-9]+)*)(?:/(?P<part>[a-z]{2,8}))?\s*:"
    r"\s*(?P<mark>new|[a-z2-7]{4})\s*\]",
    re.IGNORECASE,
)
ROW_CODE = re.compile(r"\[([a-z2-7]{4}[0-9]*)\]", re.IGNORECASE)
NOTHING_YET = "new"
"""The mark of a question at which nothing stood printed."""
TICK = "+"
"""Begins the key of a box."""
SETTLED = "settled"
LEAD, DEPUTY = "lead", "deputy"
KNOWN = "known already"
"""Stands where the directory knows the post, or a number or address."""

ANSWER = "Answer"
SETTLED_BOX = "Settled: a named person will do it, and knows."
DRAFT_BOX = "This is only a draft."
RIGHT_BOX = "It is right as it stands."
ASK_BOX = "We do not know. Ask:"
NOT_FOR_US_BOX = "It does not apply to us, because:"
NOTE = "Note:"
FILLED_IN = ("Filled in by", "On", "Return to", "Return by")
PERSON = ("Who", "Name", "Post and organisation", "Numbers and e-mail")
RECORD = ("Part", "Answer")
NUMBER = "No."
FOOT = re.compile(
    r"Form for the plan of (?P<city>.+), from the playbook (?P<playbook>[a-z0-9/-]+), "
    r"edition (?P<edition>[0-9.]+), for .+, made on "
    r"(?P<made>[0-9]{4}-[0-9]{2}-[0-9]{2})\b"
    r"(?:, to come back by (?P<back>[0-9]{4}-[0-9]{2}-[0-9]{2})\b)?"
)
_LIKE_MARKER = re.compile(r"\[(?=[^\[\]]{1,80}:\s*\w{3,4}\s*\])")


def marker(item_id: str, mark: str, part: str = "") -> str:
    """Give the sign by which a place to write is known again."""
    return f"[{item_id}{f'/{part}' if part else ''}:{mark}]"


def mark_of(fields: Fields) -> str:
    """Give four letters that change when anything in `fields` does.

    What the directory comes to know of a person changes no answer.
    """
    written = {key: one_line(tidy(text)) for key, text in fields.items()}
    told = {k: text for k, text in sorted(written.items()) if text not in ("", KNOWN)}
    return _letters(json.dumps(told)) if told else NOTHING_YET


def row_codes(row_ids: Iterable[str]) -> Mapping[str, str]:
    """Give for each row the letters by which it is known again, each different."""
    codes: dict[str, str] = {}
    for row_id in row_ids:
        code = first = _letters(row_id)
        number = 2
        while code in codes.values():
            code, number = f"{first}{number}", number + 1
        codes[row_id] = code
    return codes


def _letters(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
    return b32encode(digest)[:4].decode().lower()


def fields(kind: Kind, value: Value | None, around: Around, say: Say) -> Fields:
    """Give what stands printed at the places of one question.

    What the kind refuses is left out, in a table or record cell by cell.
    """
    if isinstance(kind, Table):
        return _table_fields(kind, value, around, say)
    if value is None or isinstance(kind, Action):
        return {}
    try:
        kind.check(value, around)
    except NotAnAnswerError:
        return {}
    if isinstance(kind, Record):
        row = value if isinstance(value, Mapping) else {}
        return {one.id: cell_text(one, row, around, say) for one in kind.columns}
    return _single(kind, value, around, say)


def _single(kind: Kind, value: Value, around: Around, say: Say) -> Fields:
    if isinstance(kind, YesNoQuestion):
        return {f"{TICK}{'yes' if read_yes_no(str(value)) else 'no'}": "x"}
    if isinstance(kind, Choice):
        chosen = [value] if isinstance(value, str) else list(value)
        return {f"{TICK}{one}": "x" for one in chosen}
    if isinstance(kind, Statement) and isinstance(value, Mapping):
        return {key: plain(str(text)) for key, text in value.items()}
    if isinstance(kind, PersonQuestion):
        return _people(value, around)
    return {"": typed(kind, value, around, say)}


def _people(value: Value, around: Around) -> Fields:
    held = holders(value)
    ranks = {LEAD: held.lead} if held.lead else {}
    ranks |= {f"{DEPUTY} {n}": one for n, one in enumerate(held.deputies, start=1)}
    made: dict[str, str] = {}
    for rank, person_id in ranks.items():
        made[f"{rank}.name"] = name_of(person_id, around)
        person = around.people.get(person_id, Person(name=""))
        if person.post or person.organisation:
            made[f"{rank}.post"] = KNOWN
        if person.numbers or person.email:
            made[f"{rank}.numbers"] = KNOWN
    return made


def _table_fields(kind: Table, value: Value | None, around: Around, say: Say) -> Fields:
    rows = known_rows(kind, value, say)
    codes = row_codes(rows)
    return {
        f"{codes[row_id]}.{column.id}": text
        for row_id, row in rows.items()
        for column in kind.columns
        if (text := cell_text(column, row, around, say))
    }


def known_rows(kind: Table, value: Value | None, say: Say) -> Mapping[str, Row]:
    """Give the rows that stand printed: those taken up, and the playbook's."""
    return with_words(kind, say).in_view(value or {})


def cell_text(column: Column, row: Row, around: Around, say: Say) -> str:
    """Give one cell as it can be typed back; nothing where it is refused."""
    cell = row.get(column.id)
    if not cell or column.fault(row, around):
        return ""
    return typed(column.asks, cell, around, say)


def typed(kind: Kind, value: Value, around: Around, say: Say) -> str:
    """Give an accepted value of one text as it can be typed back."""
    if isinstance(kind, Choice):
        chosen = [value] if isinstance(value, str) else [str(one) for one in value]
        labels = option_labels(kind, say)
        return "; ".join(labels[one] for one in chosen)
    if isinstance(kind, PersonQuestion):
        return "; ".join(name_of(one, around) for one in holders(value).people)
    if isinstance(kind, RowReference):
        labels = around.rows.get(kind.of, {})
        label = labels.get(str(value), "")
        covered = label in (WITHHELD, NOT_PRINTED)
        return label if covered else _apart(str(value), labels)
    if isinstance(kind, NumberQuestion):
        return str(value)
    return plain(line_of(kind.show(value, around)))


def name_of(person_id: str, around: Around) -> str:
    """Give somebody's name, with the id where others have the same."""
    names = {key: one.name for key, one in around.people.items()}
    return _apart(person_id, names)


def _apart(key: str, names: Mapping[str, str]) -> str:
    name = one_line(names.get(key, key)) or key
    wanted = name.casefold()
    same = sum(one_line(one).casefold() == wanted for one in names.values())
    return plain(name) if same < 2 and ";" not in name else f"{plain(name)} ({key})"


def plain(text: str) -> str:
    """Give a text in which nothing can be taken for one of our signs."""
    return _LIKE_MARKER.sub("(", tidy(text)) or ("\u00a0" if text else "")


def option_labels(kind: Choice, say: Say) -> Mapping[str, str]:
    """Give the words of each option, each different."""
    return apart({key: say(one.label) for key, one in kind.options.items()})


def column_labels(columns: Columns, say: Say) -> Mapping[str, str]:
    """Give the words above each column, each different, with the unit counted."""
    return apart({one.id: _with_unit(one, say) for one in columns})


def _with_unit(column: Column, say: Say) -> str:
    unit = column.asks.unit if isinstance(column.asks, NumberQuestion) else ""
    return say(f"{column.title} ({unit})" if unit else column.title)


def apart(labels: Mapping[str, str]) -> Mapping[str, str]:
    """Give labels with the id where two would read the same."""
    read = [normal(label) for label in labels.values()]
    return {
        key: one_line(label) if read.count(normal(label)) == 1 else f"{label} ({key})"
        for key, label in labels.items()
    }


_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"}
)
_SIGNS = re.compile(r"[*_`\\|]+")


def normal(text: str) -> str:
    """Give a printed text as it is known again whatever a word processor made of it."""
    text = _SIGNS.sub("", tidy(text).translate(_STRAIGHT).replace("…", "..."))
    return one_line(text).casefold().strip(" .:*")
