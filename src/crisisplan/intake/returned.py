"""All that came back on one handout: its questions, and what belongs to none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.intake.copies import joined
from crisisplan.intake.flow import TableRow
from crisisplan.intake.question import Question, Stray

NO_QUESTION = "This plan asks no such question."
IN_HEAD = "It stands in the head of the form, where no answer is asked for."


@dataclass
class Form:
    """A whole handout as it came back."""

    reading: Reading
    questions: dict[str, Question] = field(default_factory=dict)
    """By the id of the item, in the order of the form."""
    copies: list[Question] = field(default_factory=list)
    """Questions that stand on the form a second time."""
    loose: list[Stray] = field(default_factory=list)
    """What belongs to no question."""
    foot: Mapping[str, str] = field(default_factory=dict)
    """City, playbook, edition, day and until when; empty where the foot is gone."""
    by: str = ""
    """Who filled it in, and when where that is written."""

    def question(self, item: Item, place: str) -> Question:
        """Give the question of an item, which begins here where it was not there."""
        return self.questions.setdefault(item.id, Question(item, self.reading, place))

    def signed(
        self, item: Item, part: str, place: str, *, here: Question | None
    ) -> Question:
        """Give the question to which a sign belongs; a second sign begins a copy."""
        for one in (here, self.question(item, place)):
            if one and one.item is item and one.fits(part):
                return one
        return self.copy(item, place)

    def copy(self, item: Item, place: str) -> Question:
        """Begin a question that was there already."""
        made = Question(item, self.reading, place)
        self.copies.append(made)
        return made

    def head(self, row: TableRow, *, is_printed: Callable[[str], bool]) -> None:
        """Take who filled the form in, and when; the rest is for who handed it out."""
        by, on, *rest = (*row.cells, "", "")
        if by and not self.by:
            self.by = ", ".join(filter(None, (by, on)))
        else:
            rest = [by, on, *rest]
        for text in filter(None, rest):
            if not is_printed(text):
                self.stray(text, row.place, IN_HEAD)

    def _without_printed_day(self) -> None:
        """Leave out the day that stands printed last in the head, as the foot says."""
        for one in [one for one in self.loose if one.because == IN_HEAD]:
            before, _, last = f"\n{one.text}".rpartition("\n")
            if last and last == self.foot.get("back"):
                one.text = before.removeprefix("\n")
        self.loose = [one for one in self.loose if one.text]

    def stray(self, text: str, place: str, because: str) -> None:
        """Keep words that belong to no question."""
        last = self.loose[-1] if self.loose else None
        if last and last.because == because and because in (NO_QUESTION, IN_HEAD):
            last.text += f"\n{text}"
        else:
            self.loose.append(Stray(text, place, because))

    def ends(self) -> None:
        """Make one of each question and its copies, once all of the form is read."""
        self._without_printed_day()
        for question in (*self.questions.values(), *self.copies):
            question.ends()
        for copy in self.copies:
            key = copy.item.id
            self.questions[key] = joined(self.questions[key], copy)
