"""What can be done to an open plan, each deed with a sentence to undo it by."""

from collections.abc import Mapping

from crisisplan.domain import answering, edits
from crisisplan.domain.agreeing import agreement_mark
from crisisplan.domain.deed_words import answering_words
from crisisplan.domain.directory import called
from crisisplan.domain.half_known import is_half_known, lacks, lacks_number
from crisisplan.domain.items.table import Row, Table
from crisisplan.domain.plan import Agreement, Answer, Asked, State
from crisisplan.domain.playbook import Item
from crisisplan.domain.reviewing import review
from crisisplan.domain.rows import with_moved_row, with_row, without_row
from crisisplan.domain.text import tidy
from crisisplan.domain.values import Marking, Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.session.accepting_session import AcceptingSession
from crisisplan.session.adoption_session import AdoptionSession
from crisisplan.session.facts_session import FactsSession
from crisisplan.session.forgetting_session import ForgettingSession
from crisisplan.session.moving_session import MovingSession
from crisisplan.session.returning_session import ReturningSession
from crisisplan.session.seeing_session import SeeingSession
from crisisplan.session.taking_back_session import TakingBackSession
from crisisplan.session.tidying import tidied

Draft = bool | None
"""Whether a value is a draft; None keeps what was a draft, or asked for, as it is."""


class PlanSession(
    ReturningSession,
    AdoptionSession,
    ForgettingSession,
    FactsSession,
    SeeingSession,
    TakingBackSession,
    AcceptingSession,
    MovingSession,
):
    """An open plan, and the deeds that change its answers; all others are inherited."""

    def answer(self, item_id: str, typed: str, *, draft: bool = False) -> None:
        """Take what was typed as the answer; empty text clears it.

        Raises:
            NotAnAnswerError: The item's kind refuses it; nothing was changed.
        """
        item = self.playbook.item(item_id)
        text = tidy(typed)
        value = item.asks.parse(text, self.reading.around) if text.strip() else None
        self.put(item_id, value, draft=draft)

    def keep_as_typed(self, item_id: str, typed: str) -> None:
        """Keep what the item's kind refuses, as a draft that somebody must mend."""
        self.put(item_id, typed, draft=True)

    def put(self, item_id: str, value: Value | None, *, draft: Draft = False) -> None:
        """Take a value as the answer: done, or a draft; None or empty clears it."""
        item = self.playbook.item(item_id)
        value = (tidied(value) if value else None) or None
        now, around = self._answer(item), self.reading.around
        asked = now.asked if now.state == "asked" else None
        lacking = bool(asked) and lacks(item, value, around)
        if asked and asked.rest:  # for a number, perhaps
            lacking = lacking or lacks_number(item, value, around)
        answer = answering.valued(now, value, draft=draft, lacking=lacking)
        plan = edits.with_value(self.plan, item, value, self._signed(answer))
        self._do(answering_words(item, self.reading, value), plan, f"value:{item_id}")

    def set_state(self, item_id: str, state: State, reason: str = "") -> None:
        """Say how far an item stands.

        Raises:
            NotAnAnswerError: `not-applicable` has no reason, or `done` or `draft` no
                value.
        """
        item = self.playbook.item(item_id)
        written = self.reading.value(item) is not None
        ready = written or (item.is_action and state == "done")
        after = answering.stated(self._answer(item), state, reason, ready=ready)
        self._describe(item, "the state of", after)

    def ask(self, item_id: str, whom: str, reply_by: str = "") -> None:
        """Note that somebody was asked: we do not know yet.

        Raises:
            NotAnAnswerError: Nobody is named, or the day is none, or past.
        """
        item, today = self.playbook.item(item_id), self.reading.today.isoformat()
        day, rest = self.day(reply_by, coming=True), is_half_known(item, self.reading)
        known = called(self.plan.people, tidy(whom).strip())
        asked = Asked(whom=known, on=today, reply_by=day, rest=rest)
        after = answering.questioned(self._answer(item), asked)
        self._describe(item, "asking about", after)

    def set_note(self, item_id: str, note: str) -> None:
        """Keep a note beside the answer."""
        parts = {"note": tidy(note).strip("\n")}
        item = self.playbook.item(item_id)
        after = self._answer(item).model_copy(update=parts)
        self._describe(item, "the note on", after, key=f"note:{item_id}")

    def set_owner(self, item_id: str, role: str) -> None:
        """Give the item to a role; to the playbook's own where `role` is empty.

        Raises:
            NotAnAnswerError: The playbook knows no such role.
        """
        item = self.playbook.item(item_id)
        after = answering.owned(self._answer(item), role, self.playbook)
        self._describe(item, "the owner of", after)

    def set_due(self, item_id: str, day: str) -> None:
        """Say until when it should be answered; no date where `day` is empty.

        Raises:
            NotAnAnswerError: It is no day.
        """
        parts = {"due": self.day(day)}
        item = self.playbook.item(item_id)
        after = self._answer(item).model_copy(update=parts)
        self._describe(item, "the due date of", after)

    def set_marking(self, item_id: str, marking: Marking | None) -> None:
        """Raise the marking of an answer; None goes back to the playbook's.

        Raises:
            NotAnAnswerError: It is wider than the playbook's.
        """
        item = self.playbook.item(item_id)
        after = answering.marked(self._answer(item), marking, item)
        self._describe(item, "the marking of", after)

    def agree(self, item_id: str, partner: str, with_: str = "", on: str = "") -> None:
        """Note that a partner has confirmed the answer, with whom and when.

        Raises:
            NotAnAnswerError: This partner is not asked to agree, or it is no day.
        """
        item = self.playbook.item(item_id)
        day = self.day(on) or self.reading.today.isoformat()
        whom = tidy(with_).strip()
        mark = agreement_mark(item, self.reading.value(item))
        agreement = Agreement(partner=partner, with_=whom, on=day, mark=mark)
        after = answering.agreed(self._answer(item), agreement, item)
        self._describe(item, "the confirmation of", after)

    def review(self, item_id: str) -> None:
        """Note that the answer was read through and holds.

        Raises:
            NotAnAnswerError: There is no answer that could hold.
        """
        item = self.playbook.item(item_id)
        parts = {"reviewed": review(item, self.reading, self.by)}
        after = self.plan.answer(item_id).model_copy(update=parts)
        plan = self.plan.with_answer(item_id, after)
        self._do(f"the review of “{item.title}”", plan)

    def disagree(self, item_id: str, partner: str) -> None:
        """Take a partner's confirmation back."""
        item = self.playbook.item(item_id)
        after = answering.disagreed(self._answer(item), partner)
        self._describe(item, "the confirmation of", after)

    def put_row(
        self, item_id: str, cells: Row, row_id: str = "", *, draft: Draft = None
    ) -> str:
        """Replace a row of a table, or add one; give its id."""
        row_id = row_id or self.new_row_id()
        self.put_rows(item_id, {row_id: cells}, draft=draft)
        return row_id

    def put_rows(
        self, item_id: str, rows: Mapping[str, Row], *, draft: Draft = None
    ) -> None:
        """Replace or add several rows of a table, as one step.

        Where it is said whether the table is a draft, the rows are still coming in,
        and are one step with those that came before.
        """
        table, value = self._table(item_id)
        for row_id, cells in rows.items():
            value = with_row(table, value, row_id, cells)
        self._put_table(item_id, value, draft=draft)

    def new_row_id(self) -> str:
        """Give an id for a row that the city adds."""
        return f"r-{self._new_id()}"

    def move_row(self, item_id: str, row_id: str, by: int) -> None:
        """Move a row of a table up (negative) or down.

        Raises:
            NotAnAnswerError: It cannot move; the text says why.
        """
        table, value = self._table(item_id)
        self._put_table(item_id, with_moved_row(table, value, row_id, by))

    def drop_row(self, item_id: str, row_id: str) -> None:
        """Take a row out of a table; a starter row is remembered as dropped."""
        table, value = self._table(item_id)
        self._put_table(item_id, without_row(table, value, row_id))

    def _put_table(self, item_id: str, value: Value, *, draft: Draft = None) -> None:
        """Take a table whose rows changed; a draft stays a draft."""
        if draft is None:
            self.seal()
        self.put(item_id, value, draft=draft)

    def _table(self, item_id: str) -> tuple[Table, Value]:
        """Give a table and its value."""
        item = self.playbook.item(item_id)
        if not isinstance(item.asks, Table):
            raise NotAnAnswerError(f"“{item.title}” is no table.")
        return item.asks, self.reading.value(item) or {}

    def leave_out(self, chapter_id: str, reason: str) -> None:
        """Leave a chapter out of the plan, for a reason; bring it in without one."""
        reason = tidy(reason).strip()
        plan = edits.with_chapter(self.plan, chapter_id, reason)
        book = self.playbook
        title = next(one.title for one in book.chapters if one.id == chapter_id)
        deed = "leaving out" if reason else "bringing in"
        self._do(f"{deed} “{book.say(title)}”", plan)

    def _describe(self, item: Item, what: str, answer: Answer, key: str = "") -> None:
        plan = self.plan.with_answer(item.id, self._signed(answer))
        self._do(f"{what} “{item.title}”", plan, key=key)
