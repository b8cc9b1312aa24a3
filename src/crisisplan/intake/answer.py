"""One question that came back: what was understood, and what the plan says to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from crisisplan.domain import handout as paper
from crisisplan.domain.account import Entry, Outcome, Update
from crisisplan.domain.items.table import Table
from crisisplan.domain.plan import State
from crisisplan.domain.telling import said_update
from crisisplan.domain.values import Value
from crisisplan.domain.wording import reads, said_person
from crisisplan.intake.people import People, entry, folded, replaces
from crisisplan.intake.proposal import Proposal, Proposer
from crisisplan.intake.question import Question, Stray

_CHANGED = "The plan says something else by now than when the form was made."
_UNSIGNED = (
    "It is not said which question this belongs to: its sign in square brackets is "
    "gone, so nobody can tell what the plan said when the form was made."
)
_NO_ROW = (
    "It is not said which row of the plan each of these belongs to: signs in square "
    "brackets are gone."
)
_NOT_ASKED = "This question is not asked of the city at the moment."
_OTHER_ENTRY = "The directory says something else about this person."
_NOBODY = "The box is ticked, but nobody is named who is to be asked."
_NO_REASON = "The box is ticked, but it is not said why it does not apply."
_TWO_WAYS = "An answer is written as well, and that was understood."
_ASKED_TOO = "Somebody is to be asked as well, and that was understood."


class Understood:
    """One question, read, compared and put into words."""

    def __init__(
        self, question: Question, people: People, new_id: Callable[[], str]
    ) -> None:
        """Compare one question with the plan."""
        self._question = question
        self._people = people
        self._reading = question.reading
        self._item = question.item
        self._say = self._reading.playbook.say
        self._proposer = Proposer(question, people, lambda: f"r-{new_id()}")
        self._plan_moved = paper.mark_of(self._proposer.base) != question.mark
        self._standing = self._reading.standing(self._item)

    def add_rows(self) -> None:
        """Let the other questions of the form refer to the rows that this one adds."""
        kind, around = self._item.asks, self._people.around
        if isinstance(kind, Table):
            rows = self._proposal.rows.items()
            labels = {key: kind.label(row, around) for key, row in rows}
            self._people.add_rows(self._item.id, labels)

    @property
    def untouched(self) -> bool:
        """Whether nobody wrote anything at this question."""
        return self._question.untouched

    @cached_property
    def _proposal(self) -> Proposal:
        edits = self._proposer.differing() if self._question.edited else {}
        if edits or (self._question.bare and not self._question.framed):
            return self._proposer.made(edits)
        return self._proposer.everything() if self._question.right else Proposal()

    def entries(self) -> Iterator[Entry]:
        """Give what was understood, and what was not, each by itself."""
        if self.untouched:
            return
        update, said = self._update()
        if update:
            yield self._main(update, said)
        elif self._question.edited and not self._proposal.refused:
            yield self._entry("same", said=self._before)
        yield from self._details()
        unclear = _unclear(self._question, answered=self._proposal.says_something)
        strays = (*self._proposal.refused, *unclear, *self._question.strays)
        yield from map(self._refused, strays)

    def _main(self, update: Update, said: str) -> Entry:
        clash = self._clash(update)
        before = self._before
        outcome: Outcome = "clash" if clash else "change" if before else "new"
        return self._entry(
            outcome,
            said=said,
            before=before,
            because=clash,
            update=update,
        )

    def _clash(self, update: Update) -> str:
        if not self._reading.in_play(self._item):
            return _NOT_ASKED
        only_note = update == Update(note=update.note)
        if only_note or not (self._plan_moved or self._standing.answered):
            return ""
        if not self._question.signs:
            return _UNSIGNED
        return _NO_ROW if self._proposal.unplaced else _CHANGED

    @property
    def _before(self) -> str:
        """Say what the plan says now; nothing where it says nothing."""
        value = self._reading.value(self._item)
        if self._standing.state == "not-applicable":
            reason = self._reading.plan.answer(self._item.id).reason
            return f"Does not apply: {reason}"
        if self._item.is_action:
            return "Settled" if self._standing.state == "done" else ""
        if value is None:
            return ""
        return reads(self._item, value, self._reading.around, self._say)

    def _update(self) -> tuple[Update | None, str]:
        """Give what is to be done, and say it; nothing where nothing is."""
        made, state = self._proposal, self._state()
        note = self._new_note()
        if not (made.says_something or state or note):
            return None, ""
        people = dict(self._people.added_in(_all(made)))
        question = self._question
        update = Update(
            value=made.value,
            rows=made.rows,
            state=state,
            whom=self._whom if state == "asked" else "",
            reason=question.reason if state == "not-applicable" else "",
            note=note,
            people=people,
        )
        return update, said_update(self._item, update, self._people.around, self._say)

    def _state(self) -> State | None:
        question, made = self._question, self._proposal
        answer = self._reading.plan.answer(self._item.id)
        if question.whom and not (answer.asked and answer.asked.whom == self._whom):
            return "asked"
        if question.reason and not made.says_something:
            same = self._standing.state == "not-applicable"
            return (
                None if same and answer.reason == question.reason else "not-applicable"
            )
        if question.whom or not made.says_something:
            return None
        return "draft" if question.draft or made.refused else "done"

    @property
    def _whom(self) -> str:
        """The person of the directory who is meant, else the words as written."""
        whom = self._question.whom
        people = self._reading.plan.people.items()
        same = [key for key, one in people if folded(one.name) == folded(whom)]
        return same[0] if len(same) == 1 else whom

    def _new_note(self) -> str:
        note = self._question.note.strip()
        known = self._reading.plan.answer(self._item.id).note
        return "" if note in known else note

    def _details(self) -> Iterator[Entry]:
        """Give what was written about people whom the directory knows."""
        for person_id, (post, numbers) in self._proposal.details.items():
            before = self._people.around.people[person_id]
            after = entry(before, post, numbers)
            if after == before:
                continue
            lost = replaces(before, after)
            yield Entry(
                "clash" if lost else "change",
                before.name,
                place=self._question.place,
                said=said_person(after),
                before=said_person(before),
                because=_OTHER_ENTRY if lost else "",
                kept=said_person(after),
                update=Update(people={person_id: after}),
            )

    def _refused(self, stray: Stray) -> Entry:
        text = stray.text.strip("\n ")
        made = self._entry("refused", said=text, because=stray.because, kept=text)
        return replace(made, place=stray.place)

    def _entry(
        self,
        outcome: Outcome,
        *,
        said: str = "",
        before: str = "",
        because: str = "",
        kept: Value | None = None,
        update: Update | None = None,
    ) -> Entry:
        return Entry(
            outcome,
            self._say(self._item.title),
            self._item.id,
            self._question.place,
            said=said,
            before=before,
            because=because,
            kept=kept,
            update=update,
        )


def _unclear(question: Question, *, answered: bool) -> Iterator[Stray]:
    """Give the boxes that say too little, or something else than what was taken."""
    if question.asked and not question.whom:
        yield Stray(paper.ASK_BOX, question.place, _NOBODY)
    if question.inapplicable and not question.reason:
        yield Stray(paper.NOT_FOR_US_BOX, question.place, _NO_REASON)
    elif question.reason and (question.whom or answered):
        text = f"{paper.NOT_FOR_US_BOX} {question.reason}"
        because = _ASKED_TOO if question.whom else _TWO_WAYS
        yield Stray(text, question.place, because)
    if question.whom and question.item.is_action and answered:
        yield Stray(paper.SETTLED_BOX, question.place, _ASKED_TOO)


def _all(made: Proposal) -> Value:
    """Give everything in which a person may be named."""
    return [made.value or "", {key: dict(row) for key, row in made.rows.items()}]
