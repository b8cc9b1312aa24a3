"""What the words at one question come to: a value, and what is no answer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crisisplan.domain import handout as paper
from crisisplan.domain.audience import NOT_PRINTED, WITHHELD
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import Column
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.text import is_count, one_line, place_in_list, tidy
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.intake.people import People
from crisisplan.intake.question import Question, Stray
from crisisplan.intake.rows import NEW_ROW
from crisisplan.intake.values import read_value

GONE = "This row is no longer in the plan."
BOTH = "Yes and No are both ticked."
ONE = "Tick one box; here there are several."


@dataclass
class Proposal:
    """What one question comes to."""

    value: Value | None = None
    rows: dict[str, Row] = field(default_factory=dict)
    settled: bool = False
    """Whether an action was ticked as settled."""
    refused: list[Stray] = field(default_factory=list)
    unplaced: bool = False
    """Whether a row that stood printed has lost its sign."""
    details: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Post and numbers that were written, by the id of a person."""

    @property
    def says_something(self) -> bool:
        """Whether there is an answer in it."""
        return self.value is not None or bool(self.rows) or self.settled


class Proposer:
    """Makes a proposal of what differs between the form and the plan."""

    def __init__(
        self, question: Question, people: People, new_row: Callable[[], str]
    ) -> None:
        """Look at one question; `new_row` gives ids for rows that are added."""
        self._question = question
        self._people = people
        self._new_row = new_row
        self._say = question.reading.playbook.say
        self._now = question.reading.value(question.item)
        self._made = Proposal()
        around = question.reading.around
        self.base = paper.fields(question.item.asks, self._now, around, self._say)

    def differing(self) -> dict[str, str]:
        """Give what stands on the form and not in the plan, by its place."""
        written = self._question.fields
        return {key: text for key, text in written.items() if self._differs(key, text)}

    def _differs(self, key: str, text: str) -> bool:
        seen = one_line(tidy(text))
        return bool(seen) and seen != one_line(self.base.get(key, ""))

    def made(self, edits: Mapping[str, str]) -> Proposal:
        """Give what some words come to."""
        kind: Kind = self._question.item.asks
        by_kind: dict[type, Callable[[Any, Mapping[str, str]], None]] = {
            Action: self._action,
            YesNoQuestion: self._boxes,
            Choice: self._boxes,
            Statement: self._statement,
            PersonQuestion: self._person,
            Record: self._record,
            Table: self._table,
        }
        by_kind.get(type(kind), self._single)(kind, edits)
        return self._made

    def everything(self) -> Proposal:
        """Give what stands printed as it is, the playbook's rows taken up."""
        kind = self._question.item.asks
        if isinstance(kind, Table):
            known = paper.known_rows(kind, self._now, self._say)
            stored = stored_rows(self._now or {})
            self._made.rows = {k: row for k, row in known.items() if k not in stored}
        if not self._made.rows:
            self._made.value = self._now
        return self._made

    def _refuse(self, key: str, text: str, because: str) -> None:
        places = self._question.places
        place = places.get(key) or places.get(key.partition(".")[0], "")
        self._made.refused.append(Stray(text, place or self._question.place, because))

    def _single(self, kind: Kind, edits: Mapping[str, str]) -> None:
        text = edits.get("", "")
        try:
            if text.strip():
                self._made.value = read_value(kind, text, self._people, self._say)
        except NotAnAnswerError as refusal:
            self._refuse("", text, str(refusal))

    def _action(self, _: Kind, edits: Mapping[str, str]) -> None:
        self._made.settled = f"{paper.TICK}{paper.SETTLED}" in edits
        if text := edits.get("", ""):
            self._refuse("", text, "An action has no other answer than its box.")

    def _boxes(self, kind: Kind, edits: Mapping[str, str]) -> None:
        written = self._question.fields
        chosen = [key[1:] for key in self._question.boxes if key in written]
        bare = self._question.bare
        if not chosen and len(bare) == 1 and not self._question.framed:
            chosen = [bare[0][1:]]
        if {f"{paper.TICK}{one}" for one in chosen} == self.base.keys():
            chosen = []
        many = isinstance(kind, Choice) and kind.many
        if len(chosen) > 1 and not many:
            labels = [self._question.boxes[f"{paper.TICK}{one}"] for one in chosen]
            yes_no = isinstance(kind, YesNoQuestion)
            self._refuse("", "; ".join(labels), BOTH if yes_no else ONE)
        elif chosen:
            self._made.value = chosen if many else chosen[0]
            if edits.get(""):
                self._refuse("", edits[""], "It stands beside the boxes.")
        else:
            self._single(kind, edits)

    def _statement(self, kind: Statement, edits: Mapping[str, str]) -> None:
        before = self._now if isinstance(self._now, Mapping) else {}
        texts = {key: text.strip("\n ") for key, text in edits.items()}
        try:
            kind.check(texts, self._people.around)
        except NotAnAnswerError as refusal:
            self._refuse(
                next(iter(texts), ""), "\n\n".join(texts.values()), f"{refusal}"
            )
        else:
            self._made.value = {**before, **texts} if texts else None

    def _record(self, kind: Record, edits: Mapping[str, str]) -> None:
        before = self._now if isinstance(self._now, Mapping) else {}
        read = dict(self._read(kind.columns, edits, ""))
        self._made.value = {**before, **read} if read else None

    def _read(
        self, columns: tuple[Column, ...], edits: Mapping[str, str], row: str
    ) -> Iterator[tuple[str, Value]]:
        for column in columns:
            key = f"{row}.{column.id}" if row else column.id
            text = edits.get(key, "")
            if not text.strip() or text.strip() in (WITHHELD, NOT_PRINTED):
                continue
            try:
                value = read_value(column.asks, text, self._people, self._say)
            except NotAnAnswerError as refusal:
                self._refuse(key, text, f"{self._say(column.title)}: {refusal}")
            else:
                yield column.id, value

    def _table(self, kind: Table, edits: Mapping[str, str]) -> None:
        known = paper.known_rows(kind, self._now, self._say)
        by_code = {code: row_id for row_id, code in paper.row_codes(known).items()}
        for key in dict.fromkeys(one.rpartition(".")[0] for one in edits):
            if not key.startswith(NEW_ROW) and key not in by_code:
                cells = [t for k, t in edits.items() if k.rpartition(".")[0] == key]
                self._refuse(key, " | ".join(cells), GONE)
                continue
            read = dict(self._read(kind.columns, edits, key))
            row_id = by_code.get(key, "")
            number = key.removeprefix(NEW_ROW)
            printed = is_count(number) and int(number) <= len(known)
            self._made.unplaced |= printed and bool(read)
            if row_id and read:
                self._made.rows[row_id] = {**known[row_id], **read}
            elif read and read not in known.values():
                self._made.rows[self._new_row()] = read

    def _person(self, _: PersonQuestion, edits: Mapping[str, str]) -> None:
        written = self._question.fields
        ranks = {key.partition(".")[0] for key in (*self.base, *written)}
        held: dict[str, str] = {}
        for rank in sorted(ranks, key=_rank):
            if found := self._holder(rank, edits):
                held[rank] = found
        lead = held.pop(paper.LEAD, "")
        value: Value = {"lead": lead, "deputies": list(held.values())}
        before = holders(self._now) if isinstance(self._now, Mapping) else None
        if (lead or held) and (before is None or holders(value) != before):
            self._made.value = value

    def _holder(self, rank: str, edits: Mapping[str, str]) -> str:
        written = self._question.fields
        name = written.get(f"{rank}.name", "") or self.base.get(f"{rank}.name", "")
        post, numbers = (
            edits.get(f"{rank}.{part}", "") for part in ("post", "numbers")
        )
        if not name and not post and not numbers:
            return ""
        try:
            known = self._people.known(name)
            found = self._people.named(name, post, numbers)
        except NotAnAnswerError as refusal:
            texts = ", ".join(filter(None, (name, post, numbers)))
            self._refuse(rank, texts, str(refusal))
            return ""
        if known and (post or numbers):
            self._made.details[found] = (post, numbers)
        return found


def _rank(rank: str) -> tuple[bool, int]:
    number = rank.rpartition(" ")[2]
    return rank != paper.LEAD, place_in_list(number)
