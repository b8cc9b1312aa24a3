"""What is set aside: put back as the answer, or dropped by a person's word."""

from collections.abc import Callable, Mapping

from crisisplan.domain import answering, edits
from crisisplan.domain.agreeing import sealed
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.plan import Answer, Plan, SetAside
from crisisplan.domain.playbook import Item
from crisisplan.domain.rows import with_row
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Value
from crisisplan.domain.wording import in_words, reads
from crisisplan.errors import NotAnAnswerError

REPLACED = "It was the answer until another one was put back."
_NO_ITEM = "It belongs to no question of this plan. Copy what you need, then drop it."


def said(reading: Reading, kept: SetAside) -> str:
    """Say what is kept, as its question shows it where there is one."""
    spot = reading.playbook.spots.get(kept.item)
    if spot is None or kept.value is None:
        return in_words(kept.value)
    return reads(spot.item, kept.value, reading.around, reading.playbook.say)


def title(reading: Reading, kept: SetAside) -> str:
    """Give the words for what it answered."""
    spot = reading.playbook.spots.get(kept.item)
    if spot:
        return reading.playbook.say(spot.item.title)
    return kept.title or kept.item or "Without a question"


def put_back(reading: Reading, index: int, sign: Callable[[Answer], Answer]) -> Plan:
    """Give the plan in which something set aside is the answer again.

    What it replaces is set aside in its place, so that nothing is lost.

    Raises:
        NotAnAnswerError: No question takes it as its answer; the text says why.
    """
    kept = reading.plan.set_aside[index]
    spot = reading.playbook.spots.get(kept.item)
    if spot is None or spot.item.is_form or kept.value is None:
        raise NotAnAnswerError(_NO_ITEM)
    item, before = spot.item, reading.value(spot.item)
    value = _value(reading, item, kept.value)
    plan = dropped(reading.plan, index)
    if before is not None and before != value and _loses(before, value):
        signed = sign(Answer())
        old = SetAside(
            item=item.id,
            title=reading.playbook.say(item.title),
            value=before,
            because=REPLACED,
            at=signed.at,
        )
        plan = plan.changed(set_aside=(*plan.set_aside, old))
    answer = sealed(plan.answer(item.id), item, before)
    answer = answering.valued(answer, value, draft=False)
    return edits.with_value(plan, item, value, sign(answer))


def dropped(plan: Plan, index: int) -> Plan:
    """Give the plan without one of the things that are set aside."""
    kept = plan.set_aside
    return plan.changed(set_aside=(*kept[:index], *kept[index + 1 :]))


def _value(reading: Reading, item: Item, value: Value) -> Value:
    """Give what is kept as the item takes it.

    Raises:
        NotAnAnswerError: It does not.
    """
    if isinstance(value, str) and value.strip():
        value = item.asks.parse(value, reading.around)
    if isinstance(item.asks, Table):
        table: Value = reading.value(item) or {}
        for row_id, row in stored_rows(value).items():
            table = with_row(item.asks, table, row_id, row)
        value = table
    if faults := item.asks.faults(value, reading.around):
        raise NotAnAnswerError(" ".join(faults))
    return value


def _loses(before: Value, after: Value) -> bool:
    """Say whether anything of an answer is gone in another."""
    old, new = stored_rows(before), stored_rows(after)
    if old and isinstance(before, Mapping):
        return any(new.get(key) != row for key, row in old.items())
    return True
