"""One question of a handout as it came back: what stands at its places."""

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
from crisisplan.domain.text import one_line
from crisisplan.intake.flow import Line, boxed, without_dots

NO_BOX = "There is no such box at this question."
BESIDE_FRAME = "It stands beside the cells in which the answer is asked for."
TWICE = "It is written a second time, and differently. The first was taken."


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
    signs: set[str] = field(default_factory=set)
    """The parts whose sign is there; with none, nobody knows what stood printed."""
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

    @property
    def in_cells(self) -> bool:
        """Whether the answer is asked for in the cells of a table."""
        return isinstance(self.item.asks, (Table, Record, PersonQuestion))

    @property
    def edited(self) -> bool:
        """Whether anything else stands at its places than what was printed."""
        return paper.mark_of(self.fields) != self.mark

    @property
    def untouched(self) -> bool:
        """Whether nobody wrote anything here."""
        boxes = (self.draft, self.right, self.asked, self.inapplicable)
        words = (self.whom, self.reason, self.note, self.strays)
        bare = self.bare and not self.framed
        return not (any(boxes) or any(words) or bare or self.edited)

    def fits(self, part: str) -> bool:
        """Say whether the sign of a part may belong here, and is no second one."""
        return part not in self.signs and bool(self.signs or not self.opened)

    def begin(self, mark: str, part: str) -> None:
        """Go to the place behind a sign."""
        self.mark, self.part = mark, part
        self.signs.add(part)

    def ends(self) -> None:
        """Take what stands at the question where no place for an answer is left."""
        self.whom, self.reason = one_line(self.whom), one_line(self.reason)
        if self.opened or self.in_cells:
            return
        for stray in self.strays:
            self.write(stray.text, stray.place)
        self.strays.clear()

    def write(self, text: str, place: str) -> None:
        """Take words at the place where one is; beside cells there is none."""
        if self.in_cells:
            self.stray(text, place, BESIDE_FRAME)
            return
        before = self.fields.get(self.part)
        self.fields[self.part] = f"{before}\n{text}" if before is not None else text
        self.places.setdefault(self.part, place)

    def fill(self, key: str, text: str, place: str) -> None:
        """Take the words of a cell; other words in a cell that is full are kept."""
        before = self.fields.get(key, "")
        if before and one_line(before) != one_line(text):
            self.stray(text, place, TWICE)
        else:
            self.fields[key] = text

    def ask(self, whom: str, place: str, *, ticked: bool) -> None:
        """Take whom to ask."""
        self.asked |= ticked
        self.whom = self._once(paper.ASK_BOX, self.whom, whom, place)

    def not_for_us(self, reason: str, place: str, *, ticked: bool) -> None:
        """Take why it does not apply."""
        self.inapplicable |= ticked
        self.reason = self._once(paper.NOT_FOR_US_BOX, self.reason, reason, place)

    def _once(self, label: str, before: str, text: str, place: str) -> str:
        if before and text and one_line(before) != one_line(text):
            self.stray(f"{label} {text}", place, TWICE)
        return before or text

    def go_on(self, text: str, *, note: bool) -> None:
        """Take another line of the note, or a line without words of the answer."""
        if note:
            self.note = f"{self.note}\n{text}".strip("\n") if text else self.note
        elif self.part in self.fields:
            self.fields[self.part] += "\n"

    def go_below(self, zone: str, line: Line) -> None:
        """Take a line below the answer; a box there belongs to another question."""
        ticked, text = boxed(line.text)
        if ticked:
            self.stray(line.text.strip(), line.place, NO_BOX)
        elif ticked is None:
            text = without_dots(text)
            if zone == "ask":
                self.whom = f"{self.whom} {text}"
            elif zone == "not-for-us":
                self.reason = f"{self.reason} {text}"
            else:
                self.go_on(text, note=True)

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
