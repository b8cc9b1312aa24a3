"""A list of contacts compared with the directory, row by row."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from crisisplan.domain.account import Entry, Outcome, Update
from crisisplan.domain.audience import MARKINGS, WORDS
from crisisplan.domain.dates import read_past_date
from crisisplan.domain.directory import Number, Person
from crisisplan.domain.entering import read_email, read_phone
from crisisplan.domain.sheets import (
    ID,
    contact_cells,
    contact_columns,
    is_phone,
    pairs_needed,
    unguarded,
)
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.wording import said_person
from crisisplan.domain.yes_no import hear_yes_no
from crisisplan.errors import NotAnAnswerError
from crisisplan.intake.grid import Grid, GridRow
from crisisplan.intake.people import folded, replaces

_WORKED_OUT = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
_BARE = re.compile(r"[1-9][0-9]{6,}")
_NUMBER = re.compile(r"number ([0-9]{1,2})")
_PAIR = re.compile(r"(?:number|for) [0-9]{1,2}")
_TIME = re.compile(r"[ T]00:00(?::00)?(?:\.0+)?$")
_TEXTS = ("name", "post", "organisation", "staffed")
OTHER = "The directory says something else."
NAMESAKE = (
    "Somebody of this name is in the directory already. Take this in where it is the "
    "same person; for somebody else of the same name, add them by hand."
)


@dataclass(frozen=True, slots=True)
class _Fault:
    column: str
    text: str
    because: str


def contacts_header(header: Mapping[str, int]) -> bool:
    """Say whether a header row is that of a list of contacts."""
    known, titles = {*contact_columns()}, {*header} - {ID}
    return "name" in titles and 2 * len(known & titles) >= len(titles)


class Contacts:
    """Reads a list of contacts."""

    def __init__(self, reading: Reading, new_id: Callable[[], str]) -> None:
        """Compare with the directory of one plan."""
        self._reading = reading
        self._people = reading.plan.people
        self._new_id = new_id
        self._seen: dict[str, int] = {}

    def entries(self, grid: Grid, header: Mapping[str, int]) -> Iterator[Entry]:
        """Give what each row says; `header` has the place of each column."""
        for row in grid.rows[1:]:
            place = f"row {row.number}"
            cells = {
                name: unguarded(row.cells[at]) if at < len(row.cells) else ""
                for name, at in header.items()
            }
            yield from self._row(cells, row, place)

    def _row(
        self, cells: Mapping[str, str], row: GridRow, place: str
    ) -> Iterator[Entry]:
        person_id, name = cells.get(ID, ""), one_line(cells.get("name", ""))
        before, because = self._known(person_id, name)
        if because and before is None:
            yield _refused(name, place, _row_text(row), because)
            return
        key, old = before or ("", Person(name=name))
        after, faults = self._changed(old, cells)
        yield from self._said(key, before, after, (place, because))
        for fault in faults:
            text = f"{fault.column}: {fault.text}"
            yield _refused(after.name, place, text, fault.because)

    def _known(
        self, person_id: str, name: str
    ) -> tuple[tuple[str, Person] | None, str]:
        """Give whom a row is about, and why that has to be asked."""
        if twice := self._twice(person_id or folded(name)):
            return None, twice
        if person_id:
            if person := self._people.get(person_id):
                return (person_id, person), ""
            return None, (
                f"Nobody in the directory has the id {person_id!r}. To add somebody "
                "new, leave the id empty."
            )
        if not any(map(str.isalpha, name)):
            return None, "The name is missing."
        same = [
            k for k, one in self._people.items() if folded(one.name) == folded(name)
        ]
        if len(same) > 1:
            return None, (
                f"{len(same)} people are called so. Write the id of the one that is "
                f"meant: {', '.join(same)}."
            )
        return ((same[0], self._people[same[0]]), NAMESAKE) if same else (None, "")

    def _twice(self, key: str) -> str:
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return "This row is in the list a second time." if key and count > 1 else ""

    def _said(
        self,
        key: str,
        before: tuple[str, Person] | None,
        after: Person,
        told: tuple[str, str],
    ) -> Iterator[Entry]:
        place, because = told
        old = before[1] if before else None
        outcome: Outcome = "new"
        if old is not None:
            outcome = "same" if after == old else "change"
            if outcome == "change" and (because or replaces(old, after)):
                outcome, because = "clash", because or OTHER
        if outcome == "same":
            because = ""
        person_id = key or f"p-{self._new_id()}"
        yield Entry(
            outcome,
            after.name,
            place=place,
            said=_told(after, old),
            before=_told(old, after) if old and outcome != "same" else "",
            because=because or _odd(after),
            update=None if outcome == "same" else Update(people={person_id: after}),
        )

    def _changed(
        self, old: Person, cells: Mapping[str, str]
    ) -> tuple[Person, list[_Fault]]:
        """Give somebody's entry as a row has it; columns that are missing stay."""
        parts: dict[str, Any] = {}
        faults: list[_Fault] = []
        edits = _edits(old, cells)
        for column, text in edits.items():
            try:
                parts |= _part(column, text, self._reading.today)
            except NotAnAnswerError as refusal:
                faults.append(_Fault(column, text, str(refusal)))
        refused = {fault.column for fault in faults}
        if any(_PAIR.fullmatch(one) for one in edits):
            parts["numbers"] = _numbers(old, cells, refused)
        if not parts.get("name", old.name):
            parts.pop("name")
        return old.model_copy(update=parts), faults


def _edits(old: Person, cells: Mapping[str, str]) -> Mapping[str, str]:
    """Give the cells that say something else than the plan, however odd that is."""
    pairs = max(len(cells), pairs_needed({"": old}))
    written = contact_cells("", old, pairs)
    shown = dict(zip(contact_columns(pairs), written, strict=True))
    return {
        column: text
        for column, text in cells.items()
        if one_line(text) != one_line(shown.get(column, ""))
    }


def _told(person: Person, other: Person | None) -> str:
    """Say who somebody is, with what else is different from another version."""
    said = [said_person(person)]
    if other and person.verified != other.verified:
        said.append(f"checked on {person.verified or 'no day'}")
    if other and person.marking != other.marking:
        said.append(f"for: {WORDS[person.marking]}")
    return "; ".join(said)


def _part(column: str, text: str, today: date) -> Mapping[str, Any]:
    """Give what a cell says of somebody.

    Raises:
        NotAnAnswerError: It cannot be understood.
    """
    if column in _TEXTS:
        return {column: one_line(tidy(text))}
    if column == "note":
        return {"note": tidy(text).strip("\n")}
    if column == "desk":
        return {"desk": hear_yes_no(text)} if text else {}
    if column == "verified":
        day = _TIME.sub("", text)
        return {"verified": read_past_date(day, today).isoformat() if day else ""}
    if column == "marking":
        return {"marking": _marking(text)} if text else {}
    if column == "email":
        return {"email": read_email(text) if text else ""}
    if _NUMBER.fullmatch(column) and text:
        _check_number(text)
    return {}


def _marking(text: str) -> str:
    label = text.strip().casefold().removeprefix("tlp:")
    if label not in MARKINGS:
        raise NotAnAnswerError(f"The labels are: {', '.join(MARKINGS)}.")
    return label


def _check_number(text: str) -> None:
    if _WORKED_OUT.fullmatch(text):
        raise NotAnAnswerError(
            "The spreadsheet made this of a telephone number, and digits are lost. "
            "Make the column text, and type the number again."
        )
    read_phone(text)


def _numbers(
    old: Person, cells: Mapping[str, str], refused: set[str]
) -> tuple[Number, ...]:
    """Give the numbers of a row; what is refused leaves all of them as they were."""
    columns = [one for one in cells if _NUMBER.fullmatch(one)]
    if not columns or refused & {*columns}:
        return old.numbers
    pairs = sorted(int(one.split()[1]) for one in columns)
    told = (
        (cells[f"number {pair}"], one_line(cells.get(f"for {pair}", "")))
        for pair in pairs
    )
    given = [Number(number=one_line(one), for_=use) for one, use in told if one]
    return (*given, *old.numbers[len(pairs) :])


def _odd(person: Person) -> str:
    """Say which numbers may have lost their beginning in a spreadsheet."""
    bare = [one.number for one in person.numbers if _BARE.fullmatch(one.number)]
    strange = [one.number for one in person.numbers if not is_phone(one.number)]
    said = [
        f"{number} has neither plus nor zero in front: is it whole?" for number in bare
    ]
    said += [f"{number!r} is no plain number: is it right?" for number in strange]
    return " ".join(said)


def _refused(name: str, place: str, text: str, because: str) -> Entry:
    return Entry(
        "refused",
        name or "A row without a name",
        place=place,
        said=text,
        because=because,
        kept=f"{name}: {text}" if name else text,
    )


def _row_text(row: GridRow) -> str:
    return " | ".join(filter(None, row.cells))
