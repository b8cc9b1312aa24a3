"""Partners' confirmations: each counts for the answer that it was given for.

The mark of a confirmation is `1:` and the beginning of the sha256 sum of the value, as
JSON with sorted keys; rows keep their order. An action has no value that could change,
so its confirmations have no mark. One without a mark counts where the answer was not
touched after its day.
"""

import hashlib
import json
from typing import Any

from crisisplan.domain.items.table import stored_rows
from crisisplan.domain.plan import Agreement, Answer
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value


def sum_of(data: Any) -> str:
    """Give what tells one thing from another: the beginning of its sha256 sum."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def sum_of_value(value: Value | None) -> str:
    """Give the sum of a value; the same rows in another order have another."""
    return sum_of([value, list(stored_rows(value or ""))])


def agreement_mark(item: Item, value: Value | None) -> str:
    """Give the mark of what is confirmed now."""
    return "" if item.is_action else f"1:{sum_of_value(value)}"


def still_agreed(
    one: Agreement, item: Item, answer: Answer, value: Value | None
) -> bool:
    """Say whether a confirmation was given for the answer as it stands."""
    if item.is_action:
        return True
    if one.mark:
        return one.mark == agreement_mark(item, value)
    return not one.on or answer.at[:10] <= one.on


def lapsed_of(answer: Answer, item: Item, value: Value | None) -> tuple[Agreement, ...]:
    """Give the confirmations of what stood here before it was changed."""
    return tuple(
        one for one in answer.agreed if not still_agreed(one, item, answer, value)
    )


def sealed(answer: Answer, item: Item, value: Value | None) -> Answer:
    """Give the answer with a mark on each confirmation that counts and has none.

    Done before an answer is touched, for then its time tells nothing any more.
    """
    if item.is_action or all(one.mark for one in answer.agreed):
        return answer
    mark = {"mark": agreement_mark(item, value)}
    marked = (
        one.model_copy(update=mark)
        if not one.mark and still_agreed(one, item, answer, value)
        else one
        for one in answer.agreed
    )
    return answer.model_copy(update={"agreed": tuple(marked)})
