"""A text that somebody else replaces while it is still being typed."""

from collections.abc import Mapping
from typing import Any

from crisisplan.domain.edits import value_in
from crisisplan.domain.history import Step
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.items.text import Text
from crisisplan.domain.plan import Plan, SetAside
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.setting_aside import answer_aside

WRITTEN_OVER = (
    "Somebody else wrote another text here while this one was still being typed. "
    "Theirs stands in the plan; this is what was there."
)
_TYPED = ("value", "note")
_WRITTEN = Record | Statement | Table | Text
"""What is written word by word; anything else is chosen, or typed in a moment."""


def written_over(
    typing: Step | None, mine: Plan, theirs: Plan, playbook: Playbook, *, at: str
) -> SetAside | None:
    """Give the answer that I am typing, where the plan holds those words no more.

    Whoever replaced them had read them. Whoever types has not read what came instead,
    and would look for their words in vain.

    Args:
        typing: The step in which I am; None where I type nothing.
        mine: What I have typed by now.
        theirs: The same, with what came in.
        playbook: What all are asked.
        at: When this happens, as it is kept.
    """
    kind, _, item_id = typing.key.partition(":") if typing else ("", "", "")
    spot = playbook.spots.get(item_id)
    if typing is None or spot is None or kind not in _TYPED:
        return None
    if kind == "value" and not isinstance(spot.item.asks, _WRITTEN):
        return None
    base, now, then = (one.answer(item_id) for one in (typing.before, mine, theirs))
    if not any(
        _lost(getattr(base, name), getattr(now, name), getattr(then, name))
        for name in _TYPED
    ):
        return None
    held = value_in(mine, spot.item)
    return answer_aside(item_id, spot.item, now, held=held, because=WRITTEN_OVER, at=at)


def _lost(base: Any, mine: Any, theirs: Any) -> bool:
    """Say whether something that I typed stands nowhere in what came instead."""
    if isinstance(mine, Mapping):
        return any(
            _lost(_inside(base, key), one, _inside(theirs, key))
            for key, one in mine.items()
        )
    if not isinstance(mine, str) or mine in ("", base):
        return False
    return not (isinstance(theirs, str) and mine in theirs)


def _inside(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, Mapping) else None
