"""A text that somebody else replaces while it is still being typed."""

from collections.abc import Iterator, Mapping
from typing import Any

from crisisplan.domain.edits import value_in
from crisisplan.domain.history import Step
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.items.text import Text
from crisisplan.domain.merge import went_on
from crisisplan.domain.merge_heard import Heard
from crisisplan.domain.plan import Answer, Plan, SetAside
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.setting_aside import answer_aside
from crisisplan.domain.values import Value

WRITTEN_OVER = (
    "Somebody else wrote another text here while this one was still being typed. "
    "Theirs stands in the plan; this is what was there."
)
_TYPED = ("value", "note")
_WRITTEN = Record | Statement | Table | Text
"""What is written word by word; anything else is chosen, or typed in a moment."""


def keep_typed(
    typing: Step | None, plan: Plan, told: Heard, playbook: Playbook, *, at: str
) -> tuple[Plan, Heard]:
    """Give `plan` with what I am typing set aside, where it holds my words no more.

    Whoever replaced them had read them. Whoever types has not read what came instead,
    and would look for their words in vain.

    Args:
        typing: The step in which I am; None where I type nothing.
        plan: What there is, with what came in.
        told: What is said of it; what was set aside is told too.
        playbook: What all are asked.
        at: When this happens, as it is kept.
    """
    kept = written_over(typing, plan, playbook, at=at) if typing else None
    if kept is None:
        return plan, told
    others = (one for one in plan.set_aside if not went_on(one, kept))
    status = "draft" if plan.status == "adopted" else plan.status
    return (
        plan.changed(set_aside=(*others, kept), status=status),
        told.then(Heard(yours=(kept,), others=told.others)),
    )


def written_over(
    typing: Step, theirs: Plan, playbook: Playbook, *, at: str
) -> SetAside | None:
    """Give the answer that I am typing, where words of mine stand nowhere any more.

    Nothing where somebody was forgotten meanwhile: nobody knows whether by my words.
    """
    kind, _, item_id = typing.key.partition(":")
    spot = playbook.spots.get(item_id)
    if spot is None or kind not in _TYPED or theirs.forgotten != typing.after.forgotten:
        return None
    if kind == "value" and not isinstance(spot.item.asks, _WRITTEN):
        return None
    base, mine = (one.answer(item_id) for one in (typing.before, typing.after))
    aside = " ".join(
        text
        for one in theirs.set_aside
        if one.item == item_id
        for text in _all(one.value)
    )
    if all(text in aside for text in _lost(base, mine, theirs.answer(item_id))):
        return None
    held = value_in(typing.after, spot.item)
    return answer_aside(
        item_id, spot.item, mine, held=held, because=WRITTEN_OVER, at=at
    )


def _lost(base: Answer, mine: Answer, theirs: Answer) -> Iterator[str]:
    for name in _TYPED:
        yield from _gone(*(getattr(one, name) for one in (base, mine, theirs)))


def _gone(base: Any, mine: Any, theirs: Any) -> Iterator[str]:
    """Give the texts that I typed and of which more than a slip was taken out."""
    if isinstance(mine, Mapping):
        for key, one in mine.items():
            yield from _gone(_inside(base, key), one, _inside(theirs, key))
    elif isinstance(mine, str) and mine not in ("", base):
        words = {*mine.split()}
        gone = words - {*(theirs.split() if isinstance(theirs, str) else ())}
        gone -= {*(base.split() if isinstance(base, str) else ())}
        if len(gone) > 1 or gone == words:
            yield mine


def _inside(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, Mapping) else None


def _all(value: Value | None) -> Iterator[str]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _all(one)
    elif isinstance(value, str):
        yield value
