"""What is set aside: put back where it stood, or dropped by a person's word."""

from collections.abc import Callable, Mapping

from crisisplan.domain import answering, edits
from crisisplan.domain.agreeing import sealed
from crisisplan.domain.aside_people import released
from crisisplan.domain.aside_words import said_answer, said_piece, said_value
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.part_words import said_part
from crisisplan.domain.plan import Answer, Plan, SetAside
from crisisplan.domain.plan_parts import PersonEntry, PlanPart, RoleHolders, part_of
from crisisplan.domain.playbook import Item
from crisisplan.domain.rows import with_row
from crisisplan.domain.setting_aside import answer_aside, says_it_all, whole_answer
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

REPLACED = "It stood in the plan until another one was put back."
_NO_ITEM = "It belongs to no question of this plan. Copy what you need, then drop it."
_NOTHING = "Nothing was kept here that could be the answer again. You can drop it."
_A_PART = (
    "It is only a part of an answer, and this plan has no place for it. Copy what you "
    "need, then drop it."
)
_SAID = ("reason", "asked", "note", "owner", "due", "marking")
"""What is said beside a value, and set aside with it."""


def said(reading: Reading, kept: SetAside) -> str:
    """Say what is kept, as its question shows it: what differs from the plan."""
    reading, kept = released(reading, _placed(reading, kept))
    if part := part_of(reading.playbook, kept.item):
        return said_part(part, reading, kept.value or "")
    spot = reading.playbook.spots.get(kept.item)
    item = spot.item if spot else None
    if whole := whole_answer(kept, item):
        return said_answer(reading, item, whole)
    if item is None or not kept.value or says_it_all(kept.value, item):
        return said_piece(reading, kept.value)
    return said_value(reading, item, kept.value)


def title(reading: Reading, kept: SetAside) -> str:
    """Give the words for what it answered, or for what else of the plan it was."""
    kept = _placed(reading, kept)
    spot = reading.playbook.spots.get(kept.item)
    if spot:
        return reading.playbook.say(spot.item.title)
    part = part_of(reading.playbook, kept.item)
    known = part.title(reading.plan, reading.playbook) if part else ""
    return known or kept.title or kept.item or "Without a question"


def heading(reading: Reading, kept: SetAside) -> str:
    """Give the title, with the id of the question by which it is found in the file."""
    words, key = title(reading, kept), _placed(reading, kept).item
    return f"{words} [{key}]" if key and not part_of(reading.playbook, key) else words


def put_back(reading: Reading, index: int, sign: Callable[[Answer], Answer]) -> Plan:
    """Give the plan in which something set aside stands again where it stood.

    What it replaces is set aside in its place, so that nothing is lost.

    Raises:
        NotAnAnswerError: The plan has no place for it; the text says why.
    """
    kept = _placed(reading, reading.plan.set_aside[index])
    reading, kept = released(reading, kept)
    if part := part_of(reading.playbook, kept.item):
        return _exchanged(reading, index, part, kept.value, at=sign(Answer()).at)
    spot = reading.playbook.spots.get(kept.item)
    if spot is None or spot.item.is_form:
        raise NotAnAnswerError(_NO_ITEM)
    item, held = spot.item, reading.value(spot.item)
    now = sealed(reading.plan.answer(item.id), item, held)
    now = now.model_copy(update={"value": held})
    if whole := whole_answer(kept, item):
        answer = _whole(reading, item, whole)
    else:
        answer = _valued(reading, item, now, kept.value)
    plan, signed = dropped(reading.plan, index), sign(answer)
    if _loses(now, answer):
        old = answer_aside(item.id, item, now, because=REPLACED, at=signed.at)
        plan = plan.changed(set_aside=(*plan.set_aside, old))
    return edits.with_value(plan, item, answer.value, signed)


def _placed(reading: Reading, kept: SetAside) -> SetAside:
    """Give it under the key of what it belongs to in this plan.

    Who holds a role that an item asks for is that item's answer. An entry of the
    directory was once kept by its name alone.
    """
    key = kept.item
    if key == PersonEntry.name and key not in reading.playbook.spots:
        people = reading.plan.people.items()
        same = [one for one, person in people if person.name == kept.title]
        key = PersonEntry(same[0] if len(same) == 1 else "?").key
    part = part_of(reading.playbook, key)
    if isinstance(part, RoleHolders) and (
        item := reading.playbook.filled_by.get(part.id)
    ):
        key = item.id
    return kept.model_copy(update={"item": key})


def _exchanged(
    reading: Reading, index: int, part: PlanPart, value: Value | None, *, at: str
) -> Plan:
    """Give the plan with a part as it was set aside, and what stood there set aside.

    Raises:
        NotAnAnswerError: The plan has no place for it; the text says why.
    """
    before, playbook = reading.plan, reading.playbook
    plan = part.put(dropped(before, index), playbook, value or "")
    old = part.held(before)
    if not _loses_value(old, part.held(plan)):
        return plan
    kept = SetAside(
        item=part.key,
        title=part.title(before, playbook),
        value=old,
        because=REPLACED,
        at=at,
    )
    return plan.changed(set_aside=(*plan.set_aside, kept))


def dropped(plan: Plan, index: int) -> Plan:
    """Give the plan without one of the things that are set aside."""
    kept = plan.set_aside
    return plan.changed(set_aside=(*kept[:index], *kept[index + 1 :]))


def _valued(reading: Reading, item: Item, now: Answer, value: Value | None) -> Answer:
    """Give the answer of the plan with a value that was kept alone.

    Raises:
        NotAnAnswerError: Nothing was kept, or the question does not take it.
    """
    if not value:
        raise NotAnAnswerError(_NOTHING)
    if says_it_all(value, item):
        raise NotAnAnswerError(_A_PART)
    if isinstance(value, str) and value.strip():
        value = item.asks.parse(value, reading.around)
    value = _taken(reading, item, value)
    answer = answering.valued(now, value, draft=False)
    return answer.model_copy(update={"value": value})


def _whole(reading: Reading, item: Item, kept: Answer) -> Answer:
    """Give an answer that was kept with all that was said about it.

    What was kept as it was typed is a draft again. Who holds a role stays where only
    the rest was kept.

    Raises:
        NotAnAnswerError: The question does not take it, or a part of it.
    """
    answering.owned(kept, kept.owner or "", reading.playbook)
    answering.marked(kept, kept.marking, item)
    for one in kept.agreed:
        answering.agreed(kept, one, item)
    value = kept.value
    if value is None and getattr(item.asks, "fills", None):
        value = reading.value(item)
    elif value and not (isinstance(value, str) and kept.state == "draft"):
        value = _taken(reading, item, value)
    return kept.model_copy(update={"value": value})


def _taken(reading: Reading, item: Item, value: Value) -> Value:
    """Give a value as the item takes it; rows join those that are in the plan.

    Raises:
        NotAnAnswerError: It does not.
    """
    if isinstance(item.asks, Table):
        table: Value = reading.value(item) or {}
        for row_id, row in stored_rows(value).items():
            table = with_row(item.asks, table, row_id, row)
        value = table
    if faults := item.asks.faults(value, reading.around):
        raise NotAnAnswerError(" ".join(faults))
    return value


def _loses(before: Answer, after: Answer) -> bool:
    """Say whether anything that was said is gone in another answer."""
    if before.state == "done" != after.state:
        return True
    if any(one not in after.agreed for one in before.agreed):
        return True
    if any(
        getattr(before, name) not in (None, "", getattr(after, name)) for name in _SAID
    ):
        return True
    return before.value is not None and _loses_value(before.value, after.value)


def _loses_value(before: Value, after: Value | None) -> bool:
    """Say whether anything of a value is gone in another one."""
    old, new = stored_rows(before), stored_rows(after or "")
    if old and isinstance(before, Mapping):
        return any(new.get(key) != row for key, row in old.items())
    return before != after
