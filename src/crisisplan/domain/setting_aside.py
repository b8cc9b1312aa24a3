"""How an answer is set aside: as it was, with all that was said about it."""

from typing import Any

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
    said: dict[str, Any] = answer.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"at"}
    )
    if held is not None and answer.value is None:
        said["value"] = held
    plain = said.keys() <= _PLAIN and said.get("state", "done") == "done"
    return SetAside(
        item=item_id,
        title=item.title if item else "",
        value=said.get("value") if plain else said,
        because=because,
        at=at,
    )
