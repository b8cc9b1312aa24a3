"""A handout read back: what stands at each of its places, and what stands elsewhere."""

import re

from crisisplan.domain import handout as paper
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.intake.flow import Flow, Line, TableRow, boxed, without_dots
from crisisplan.intake.printed import Printed
from crisisplan.intake.question import NO_BOX, Question
from crisisplan.intake.returned import NO_QUESTION, Form
from crisisplan.intake.rows import Rows

_HEADING = re.compile(r"\d{1,4}[.)]\s+(?P<title>.+)", re.DOTALL)
_NO_SIGN = re.compile(
    rf"^\W*{paper.ANSWER}\b(?:[\s*]*(?:`[^`]*`|[\[(][^\])]{{0,80}}[\])]))*",
    re.IGNORECASE,
)
"""The beginning of an answer whose sign is damaged."""
_HINT = re.compile(r"^[\s`*]*\([^()]{0,80}\)")
_LONGEST_FOOT = 2_000
_STRUCTURE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_BELOW = ("ask", "not-for-us", "note")
ABOVE = "It stands above the place for the answer."
BESIDE = "It stands at no place where an answer is asked for."


def read_form(flow: Flow, reading: Reading) -> Form:
    """Give what a handout says, question by question."""
    reader = _Reader(reading)
    for part in flow.parts:
        if isinstance(part, TableRow):
            reader.row(part)
        else:
            reader.line(part)
    reader.form.ends()
    return reader.form


class _Reader:
    """Goes down the form, and knows at which question and place it is."""

    def __init__(self, reading: Reading) -> None:
        self.form = Form(reading)
        self._reading = reading
        self._printed = Printed(reading)
        self._rows: dict[int, Rows] = {}
        self._here: Question | None = None
        self._zone = "head"
        """head, question, answer, ask, not-for-us, note, filled-in, lost or end."""

    def line(self, line: Line) -> None:
        if line.beside:
            if text := self._printed.in_margin(line.text):
                self.form.stray(text, line.place, BESIDE)
        elif not line.text.strip():
            self._blank()
        elif _STRUCTURE.match(line.text):
            pass
        elif found := paper.FOOT.search(line.text[:_LONGEST_FOOT]):
            self.form.foot = found.groupdict("")
            self._zone = "end"
        elif not (self._sign(line.text, line) or self._title(line)):
            self._words(line)

    def _blank(self) -> None:
        if self._here and self._zone in ("answer", "note"):
            self._here.go_on("", note=self._zone == "note")

    def _sign(self, text: str, line: Line | TableRow) -> bool:
        """Begin the answer whose sign stands in a line, or in the head of a box."""
        found = paper.MARKER.search(text)
        before = paper.normal(text[: found.start()]) if found else ""
        if not found or before not in ("", paper.ANSWER.casefold()):
            return False
        spot = self._reading.playbook.spots.get(found["item"].lower())
        if spot is None or spot.item.is_form:
            self._here, self._zone = None, "lost"
            rest = _HINT.sub("", text[found.end() :]).strip(" `*:")
            if without_dots(rest):
                self.form.stray(rest, line.place, NO_QUESTION)
            return True
        part = (found["part"] or "").lower()
        self._here = question = self.form.signed(
            spot.item, part, line.place, here=self._here
        )
        self._open()
        question.begin(found["mark"].lower(), part)
        if rest := self._printed.behind_sign(question, text[found.end() :]):
            question.write(rest, line.place)
        return True

    def _title(self, line: Line) -> bool:
        """Begin the question whose heading this is, for the case that its sign went."""
        found = _HEADING.match(line.text.lstrip("#* "))
        items = self._printed.titled(found["title"]) if found else []
        if self._turn(items, line):
            return True
        if again := bool(items) and self._zone in _BELOW:
            self._here, self._zone = self.form.copy(items[0], line.place), "question"
        return again

    def _turn(self, items: list[Item], line: Line) -> bool:
        """Go to the first of some questions that was not there yet."""
        fresh = [one for one in items if one.id not in self.form.questions]
        if not fresh:
            return False
        self._here = self.form.question(fresh[0], line.place)
        self._zone = "question"
        return True

    def _untitled(self, question: Question, line: Line) -> bool:
        """Leave a question where the next one begins without its title."""
        below = self._zone in _BELOW
        asked = self._printed.asked_with(line.text, below=below)
        if asked and question.item not in asked:
            return self._turn(asked, line)
        if below and self._printed.begins(line.text):
            self._here, self._zone = None, "head"
            return True
        return False

    def _words(self, line: Line) -> None:
        question = self._here
        if question is None:
            if not self._turn(self._printed.asked_with(line.text), line):
                self._outside(line)
        elif self._zone != "end" and self._untitled(question, line):
            pass
        elif not (self._status(question, line) or self._box(question, line)):
            self._inside(question, line)

    def _outside(self, line: Line) -> None:
        text = line.text.strip()
        if self._zone == "lost":
            if not self._printed.below(text):
                self.form.stray(text, line.place, NO_QUESTION)
        elif boxed(text)[0] is False:  # nobody ticked it
            pass
        elif without_dots(text) and not self._printed.in_head(text):
            self.form.stray(text, line.place, BESIDE)

    def _inside(self, question: Question, line: Line) -> None:
        text = line.text.strip()
        if self._zone == "end":
            self.form.stray(text, line.place, BESIDE)
        elif self._printed.with_more(text):
            question.stray(text, line.place, BESIDE)
        elif self._printed.at(question.item, text):
            pass
        elif self._zone == "question":
            if not self._without_sign(question, line):
                question.stray(text, line.place, ABOVE)
        elif self._zone == "answer":
            question.write(text, line.place)
        elif not self._printed.below(text):
            question.go_below(self._zone, line)

    def _without_sign(self, question: Question, line: Line | TableRow) -> bool:
        """Begin an answer whose sign is damaged."""
        text = line.text if isinstance(line, Line) else line.cells[0]
        found = _NO_SIGN.match(text)
        if found:
            self._open()
            if rest := without_dots(text[found.end() :].strip(" `*:")):
                question.write(rest, line.place)
        return bool(found)

    def _open(self) -> None:
        self._zone = "answer"
        if self._here:
            self._here.opened = True

    def _status(self, question: Question, line: Line) -> bool:
        """Take what is ticked and written below the answer."""
        ticked, text = boxed(line.text)
        label, rest = self._printed.status(text)
        if not label or self._zone == "end":
            return False
        rest = without_dots(rest)
        if label == paper.NOTE:
            question.go_on(rest, note=True)
            self._zone = "note"
        elif label == paper.ASK_BOX:
            question.ask(rest, line.place, ticked=bool(ticked))
            self._zone = "ask"
        elif label == paper.NOT_FOR_US_BOX:
            question.not_for_us(rest, line.place, ticked=bool(ticked))
            self._zone = "not-for-us"
        else:
            question.say(label, ticked=bool(ticked))
            if rest:
                question.go_on(rest, note=True)
            self._zone = "note"
        return True

    def _box(self, question: Question, line: Line) -> bool:
        """Take a box of the answer itself."""
        ticked, text = boxed(line.text)
        if not question.boxes or self._zone not in ("question", "answer"):
            return False
        key, also = question.box_called(text)
        if ticked is None and (not key or self._zone == "question"):
            return False
        self._open()
        if key:
            on = None if ticked is None else ticked or also
            question.tick(key, line.place, ticked=on)
        elif text or ticked:
            question.stray(line.text.strip(), line.place, NO_BOX)
        return True

    def row(self, row: TableRow) -> None:
        if len(row.cells) == 1 and self._sign(row.cells[0], row):
            return
        if paper.normal(row.cells[0]) == paper.FILLED_IN[0].casefold():
            self._zone, self._here = "filled-in", None
        elif self._zone == "filled-in":
            self.form.head(row, is_printed=self._printed.is_keeper)
        elif self._here is None or self._zone == "end":
            text = " | ".join(filter(None, row.cells))
            lost = NO_QUESTION if self._zone == "lost" else BESIDE
            if text:
                self.form.stray(text, row.place, lost)
        else:
            self._take(self._here, row)

    def _take(self, question: Question, row: TableRow) -> None:
        fresh = self._zone == "question" and len(row.cells) == 1 and row.first
        if fresh and self._without_sign(question, row):
            return
        self._open()
        if question.boxes:
            for cell in row.cells:
                self.line(Line(cell, row.place))
        else:
            self._rows.setdefault(id(question), Rows(question)).take(row)
