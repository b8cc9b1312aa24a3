"""An answer that is set aside in words: what differs from the one in the plan."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from crisisplan.domain.audience import WORDS
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.plan import Agreement, Answer
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Value
from crisisplan.domain.wording import in_words, reads

_GONE: Mapping[str, str] = {
    "value": "nothing written",
    "note": "no note",
    "owner": "no owner of its own",
    "due": "no date",
    "marking": "no circle of its own",
}
"""How something is said that is there now, and was not."""


def said_answer(reading: Reading, item: Item | None, answer: Answer) -> str:
    """Say of an answer what differs from the one in the plan; all if nothing does."""
    if item is None:
        return "; ".join(dict(_parts(reading, None, answer, answer.value)).values())
    now = reading.plan.answer(item.id)
    value = reading.value(item)
    live = dict(_parts(reading, item, now, value))
    whole = dict(_parts(reading, item, answer, answer.value))
    differs = [key for key, words in whole.items() if live.get(key) != words]
    if "value" in differs and answer.value is not None:
        whole["value"] = said_value(reading, item, answer.value)
    said = [whole[key] for key in differs]
    gone = [_gone(key, words) for key, words in live.items() if key not in whole]
    return "; ".join(said or gone or whole.values())


def said_value(reading: Reading, item: Item, value: Value) -> str:
    """Say a value as its question shows it; of rows and parts those that differ."""
    return _reads(reading, item, _unlike(item, value, reading.value(item)))


def said_piece(reading: Reading, value: Value | None) -> str:
    """Say what was kept of an answer without the rest of it, or of no question."""
    agreed = value.get("agreed") if isinstance(value, Mapping) else None
    try:
        return _confirmed(reading, Agreement.model_validate(agreed))
    except ValidationError:
        return in_words(value)


def _unlike(item: Item, value: Value, live: Value | None) -> Value:
    """Give what differs of a value with rows or parts; the whole if nothing does."""
    if not isinstance(value, Mapping) or not isinstance(live, Mapping):
        return value
    if isinstance(item.asks, Table):
        known, rows = stored_rows(live), stored_rows(value)
        other = {key: row for key, row in rows.items() if known.get(key) != row}
        return {"rows": other} if other else value
    if "lead" in value:  # a lead and deputies are one answer
        return value
    parts = {key: one for key, one in value.items() if live.get(key) != one}
    return parts or value


def _parts(
    reading: Reading, item: Item | None, answer: Answer, value: Value | None
) -> Iterator[tuple[str, str]]:
    """Give all that an answer says, in words, by what it is about."""
    book = reading.playbook
    yield "state", _state(reading, item, answer, value)
    if value:
        yield "value", _reads(reading, item, value)
    if answer.note:
        yield "note", f"note: {answer.note}"
    if answer.owner:
        yield "owner", f"owner: {book.name(answer.owner)}"
    if answer.due:
        yield "due", f"due: {answer.due}"
    if answer.marking:
        yield "marking", f"for: {WORDS[answer.marking]}"
    for one in answer.agreed:
        yield f"agreed {one.partner}", _confirmed(reading, one)


def _confirmed(reading: Reading, one: Agreement) -> str:
    how = ", ".join(filter(None, (reading.around.name(one.with_), one.on)))
    words = f"confirmed by {reading.playbook.name(one.partner)}"
    return f"{words} ({how})" if how else words


def _state(
    reading: Reading, item: Item | None, answer: Answer, value: Value | None
) -> str:
    if answer.state == "not-applicable":
        return f"does not apply: {answer.reason}"
    if answer.state == "asked" and answer.asked:
        asked = answer.asked
        until = f", reply by {asked.reply_by}" if asked.reply_by else ""
        return f"not known yet, ask: {reading.around.name(asked.whom)}{until}"
    if item and item.is_action:
        return "settled" if answer.state == "done" else "not settled yet"
    if answer.state == "draft":
        return "a draft"
    return "done" if value or answer.state == "done" else "not answered"


def _reads(reading: Reading, item: Item | None, value: Value) -> str:
    if item is None:
        return in_words(value)
    return reads(item, value, reading.around, reading.playbook.say)


def _gone(key: str, words: str) -> str:
    return _GONE.get(key, f"not {words}")
