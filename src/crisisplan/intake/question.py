"""One question of a handout as it came back: what stands at its places."""

import re
from dataclasses import dataclass, field

from crisisplan.domain import handout as paper
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Table
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.intake.flow import TableRow

JOINED = "Cells of this row were made one, so that nobody can tell which is which."
NO_PLACE = "This row has other cells than the form."
NEW_ROW = "new "
"""Begins the key of a row that was added on the form."""
_NUMBER = re.compile(r"\d{1,4}")
_DEPUTY = re.compile(r"deputy (\d{1,2})")
_PARTS = ("name", "post", "numbers")


@dataclass
class Stray:
    """Something that was written where no answer is asked for."""

    text: str
    place: str
    because: str


@dataclass
class Question:
    """What stands on the form at one question."""

    item: Item
    reading: Reading
    place: str
    mark: str = paper.NOTHING_YET
    """As it stands printed; that of an empty form where the sign is gone."""
    part: str = ""
    """The language or nothing: where what follows is written."""
    fields: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """Where each field stands, those of a row under the key of the row too."""
    draft: bool = False
    right: bool = False
    asked: bool = False
    whom: str = ""
    inapplicable: bool = False
    reason: str = ""
    note: str = ""
    strays: list[Stray] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    """Boxes of which only the words are left."""
    opened: bool = False
    """Whether any place for an answer is left."""
    framed: set[str] = field(default_factory=set)
    """Boxes of the answer that are left."""
    _columns: list[str] = field(default_factory=list)
    _keys: set[str] = field(default_factory=set)
    """Rows that were read from one sheet of a table."""

    @property
    def boxes(self) -> dict[str, str]:
        """The words of each box of the answer, by the key of its field."""
        kind, say = self.item.asks, self.reading.playbook.say
        labels: dict[str, str] = {}
        if isinstance(kind, Action):
            labels = {paper.SETTLED: paper.SETTLED_BOX}
        elif isinstance(kind, YesNoQuestion):
            labels = {"yes": "Yes", "no": "No"}
        elif isinstance(kind, Choice):
            labels = dict(paper.option_labels(kind, say))
        return {f"{paper.TICK}{key}": label for key, label in labels.items()}

    def begin(self, mark: str, part: str) -> None:
        """Go to the place behind a sign."""
        self.mark, self.part = mark, part

    def ends(self) -> None:
        """Take what stands at the question where no place for an answer is left."""
        if self.opened or isinstance(self.item.asks, (Table, Record)):
            return
        for stray in self.strays:
            self.write(stray.text, stray.place)
        self.strays.clear()

    def write(self, text: str, place: str) -> None:
        """Take words at the place where one is."""
        before = self.fields.get(self.part)
        self.fields[self.part] = f"{before}\n{text}" if before is not None else text
        self.places.setdefault(self.part, place)

    def go_on(self, text: str, *, note: bool) -> None:
        """Take another line of the note, or a line without words of the answer."""
        if note:
            self.note = f"{self.note}\n{text}".strip("\n") if text else self.note
        elif self.part in self.fields:
            self.fields[self.part] += "\n"

    def stray(self, text: str, place: str, because: str) -> None:
        """Keep words that stand at no place of an answer."""
        last = self.strays[-1] if self.strays else None
        if last and last.because == because:
            last.text += f"\n{text}"
        else:
            self.strays.append(Stray(text, place, because))

    def say(self, label: str, *, ticked: bool) -> None:
        """Take a box below the answer."""
        if label == paper.DRAFT_BOX:
            self.draft = ticked
        else:
            self.right = ticked

    def box_called(self, text: str) -> tuple[str, bool]:
        """Give the box with these words, and whether an x stands behind them."""
        labels = {paper.normal(label): key for key, label in self.boxes.items()}
        words = paper.normal(text)
        if words in labels:
            return labels[words], False
        return labels.get(words.removesuffix(" x"), ""), words.endswith(" x")

    def tick(self, key: str, place: str, *, ticked: bool | None) -> None:
        """Take a box of the answer; None stands for its words without the box.

        Where the box stands there too, somebody wrote the words as the answer.
        """
        if ticked is None and key in self.framed:
            self.write(self.boxes[key], place)
        elif ticked is None:
            self.bare.append(key)
        else:
            self.framed.add(key)
            if ticked:
                self.fields[key] = "x"

    def take(self, row: TableRow) -> None:
        """Take a row of the tables in which an answer is written."""
        kind = self.item.asks
        if row.first:
            self._keys = set()
        if row.joined and not isinstance(kind, Record) and len(row.cells) > 1:
            self._misfit(row, JOINED)
        elif isinstance(kind, Table):
            self._table_row(kind, row)
        elif isinstance(kind, PersonQuestion):
            self._person(row)
        elif isinstance(kind, Record):
            self._record(kind, row)
        elif text := "\n".join(filter(None, row.cells)):
            self.write(text, row.place)

    def _misfit(self, row: TableRow, because: str) -> None:
        if any(row.cells):
            text = " | ".join(cell.replace("\n", " ") for cell in row.cells)
            self.strays.append(Stray(text, row.place, because))

    def _record(self, kind: Record, row: TableRow) -> None:
        labels = paper.column_labels(kind.columns, self.reading.playbook.say)
        by_words = {paper.normal(label): key for key, label in labels.items()}
        key = by_words.get(paper.normal(row.cells[0]), "")
        text = "\n".join(filter(None, row.cells[1:]))
        if key and text:
            self.fields[key] = text
            self.places[key] = row.place
        elif not key and paper.normal(row.cells[0]) != paper.RECORD[0].casefold():
            self._misfit(row, NO_PLACE)

    def _person(self, row: TableRow) -> None:
        rank = paper.normal(row.cells[0])
        if rank == paper.PERSON[0].casefold():
            return
        known = [key.partition(".")[0] for key in self.fields]
        if rank != paper.LEAD and not _DEPUTY.fullmatch(rank):
            rank = f"{paper.DEPUTY} {len({*known} - {paper.LEAD}) + 1}"
        texts = (*row.cells[1:3], "; ".join(filter(None, row.cells[3:])))
        for part, text in zip(_PARTS, texts, strict=False):
            if text:
                self.fields[f"{rank}.{part}"] = text
        self.places[rank] = row.place

    def _table_row(self, kind: Table, row: TableRow) -> None:
        labels = paper.column_labels(kind.columns, self.reading.playbook.say)
        by_words = {paper.normal(label): key for key, label in labels.items()}
        found = [by_words.get(paper.normal(cell), "") for cell in row.cells]
        if 2 * sum(map(bool, found)) > sum(map(bool, row.cells[1:])) and any(found):
            numbered = paper.normal(row.cells[0]) == "no"
            self._columns = ["#", *found[1:]] if numbered else found
            self._keys = set()
        elif len(row.cells) != len(self._columns):
            self._misfit(row, NO_PLACE)
        else:
            self._cells(row)

    def _cells(self, row: TableRow) -> None:
        first = row.cells[0] if self._columns[0] == "#" else ""
        key = self._row_key(first)
        self.places[key] = row.place
        for column, text in zip(self._columns, row.cells, strict=True):
            if column and column != "#" and text:
                self.fields[f"{key}.{column}"] = text
            elif not column and text:
                self.stray(text, row.place, NO_PLACE)

    def _row_key(self, first: str) -> str:
        """Give the key of a row; one that was copied with its sign is another row."""
        code, number = paper.ROW_CODE.search(first), _NUMBER.match(first.strip())
        if code and code[1].lower() not in self._keys:
            key = code[1].lower()
        elif number and not code:
            key = f"{NEW_ROW}{number[0]}"
        else:
            key = f"{NEW_ROW}unnumbered {len(self._keys) + 1}"
        self._keys.add(key)
        return key
