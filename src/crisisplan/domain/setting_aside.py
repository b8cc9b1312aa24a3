"""How an answer is set aside, with all that was said about it, and read from there."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from crisisplan.domain.agreeing import sealed
from crisisplan.domain.items.record import Record
from crisisplan.domain.plan import Answer, SetAside
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value

_PLAIN = {"value", "state", "by"}
"""What stands beside the value of an answer about which nothing more was said."""


def answer_aside(
    item_id: str,
    item: Item | None,
    answer: Answer,
    *,
    held: Value | None = None,
    because: str,
    at: str,
) -> SetAside:
    """Give an answer with all that was said about it, and why it has no place.

    Args:
        item_id: What it answers.
        item: The item, where the playbook knows it.
        answer: What was said.
        held: Its value where that stands elsewhere: who holds a role.
        because: The reason, in a sentence.
        at: When this happens, as it is kept.
    """
    if answer.value is None:
        answer = answer.model_copy(update={"value": held})
    if item:
        answer = sealed(answer, item, answer.value)
    said: dict[str, Any] = answer.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"at"}
    )
    done = "value" in said and answer.state in ("done", "todo")
    plain = done and said.keys() <= _PLAIN
    return SetAside(
        item=item_id,
        title=item.title if item else "",
        value=said["value"] if plain else {"state": answer.state, **said},
        because=because,
        at=at,
    )


def whole_answer(kept: SetAside, item: Item | None) -> Answer | None:
    """Give the whole answer that is set aside; None where it is only a value.

    Args:
        kept: What is set aside.
        item: What it answers, where the playbook knows it.
    """
    value = kept.value
    if not value and item and item.is_action:  # as it was kept before it had a state
        return Answer(state="done")
    if not says_it_all(value, item):
        return None
    try:
        return Answer.model_validate(value)
    except ValidationError:
        return None


def says_it_all(value: Value | None, item: Item | None) -> bool:
    """Say whether a value is an answer by its keys, and no record with such columns."""
    if not value or not isinstance(value, Mapping):
        return False
    if not value.keys() <= Answer.model_fields.keys():
        return False
    if item is None:
        return "state" in value
    columns = item.asks.columns if isinstance(item.asks, Record) else ()
    return not value.keys() <= {column.id for column in columns}
