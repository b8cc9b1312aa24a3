"""The mark of what somebody has read: it tells when question or answer changed since.

A mark is `1:`, then the beginning of two sha256 sums with a dot between them: of the
question (title, wording, and kind with all its options and columns) and of the value
(for an action its state), both as JSON with sorted keys; rows keep their order.
"""

import re
from collections.abc import Mapping
from typing import Any

from crisisplan.domain.agreeing import sum_of, sum_of_value
from crisisplan.domain.plan import Review
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError

_MARK = re.compile(r"1:([0-9a-f]{16})\.([0-9a-f]{16})")
_SINCE: Mapping[tuple[bool, bool], str] = {
    (True, True): ", and it holds.",
    (False, True): "; the question has changed since.",
    (True, False): "; the answer has changed since.",
    (False, False): "; question and answer have changed since.",
}


def mark(item: Item, reading: Reading) -> str:
    """Give the mark of an item as it stands now."""
    return f"1:{sum_of(_question(item))}.{_answered(item, reading)}"


def _question(item: Item) -> Any:
    asks = item.asks.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {"title": item.title, "ask": item.ask, "asks": asks}


def _answered(item: Item, reading: Reading) -> str:
    if item.is_action:
        return sum_of(reading.plan.answer(item.id).state)
    return sum_of_value(reading.value(item))


def review(item: Item, reading: Reading, by: str) -> Review:
    """Give somebody's word that an answer was read today, and holds.

    Raises:
        NotAnAnswerError: There is nothing that could have been read.
    """
    if item.is_form:
        raise NotAnAnswerError("A blank sheet has no answer that could hold.")
    standing = reading.standing(item)
    if standing.refused:
        raise NotAnAnswerError("This still needs correcting, so it cannot hold yet.")
    state = standing.state
    if state in ("todo", "asked") and reading.value(item) is None:
        raise NotAnAnswerError("There is no answer yet that could hold.")
    on = reading.today.isoformat()
    return Review(by=by, on=on, mark=mark(item, reading))


def still_holds(item: Item, reading: Reading) -> bool:
    """Say whether an answer was read as it stands now."""
    known = reading.plan.answer(item.id).reviewed
    return known is not None and known.mark == mark(item, reading)


def say_review(item: Item, reading: Reading) -> str:
    """Say who read an answer, and whether it is what they read; nothing where nobody.

    A mark that this program did not make says only that somebody read something.
    """
    known = reading.plan.answer(item.id).reviewed
    if known is None:
        return ""
    by = f" by {known.by}" if known.by else ""
    said = f"Read through{by} on {known.on}"
    was, now = _MARK.fullmatch(known.mark), _MARK.fullmatch(mark(item, reading))
    if was is None or now is None:
        return f"{said}; what was read then cannot be told."
    return said + _SINCE[was[1] == now[1], was[2] == now[2]]
