"""Two people's versions of one plan made into one, so that nothing of either is lost.

Merged item by item, person by person, and in tables row by row and column by column.
Where both changed the same thing, the newer stands and the other is set aside.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.text import Text
from crisisplan.domain.merge_people import with_people_settled
from crisisplan.domain.merge_plans import PlanMerge
from crisisplan.domain.plan import City, Plan, SetAside
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.three_way import Side, same
from crisisplan.domain.values import Value


@dataclass(frozen=True, slots=True)
class Merged:
    """Two versions made into one."""

    plan: Plan
    clashes: tuple[SetAside, ...] = ()
    """What gave way where both changed the same thing; it is in the plan too."""
    yours: tuple[SetAside, ...] = ()
    """What of it was in `mine`."""


def merge(
    base: Plan | None,
    mine: Plan,
    theirs: Plan,
    playbook: Playbook,
    *,
    at: str,
    wins: Side | None = None,
) -> Merged:
    """Make one plan of two that came from `base`.

    Without a base, whatever only one side has stays.

    Args:
        base: What both came from; None where nobody knows.
        mine: One version; it wins where no time tells who was last.
        theirs: The other version, of the same playbook.
        playbook: What both are asked.
        at: When this happens, as it is kept.
        wins: Who does where both changed the same; whoever wrote last if nobody.
    """
    if same(mine, theirs) or same(base, theirs):
        return Merged(mine)
    if same(base, mine):
        return Merged(theirs)
    old = base or Plan(city=City(name=""), playbook=mine.playbook)
    work = PlanMerge(old, mine, theirs, playbook, at=at, wins=wins)
    plan = work.plan()
    known = [apart(one) for one in plan.set_aside]  # from merging it before
    new = [one for one in work.clashes if apart(one) not in known]
    grown = [one for one in new if _is_written(playbook, one.item)]
    kept = (one for one in plan.set_aside if not any(went_on(one, to) for to in grown))
    plan = plan.changed(set_aside=(*kept, *new))
    plan = with_people_settled(plan, (mine, theirs), playbook)
    plan = _as_adopted(plan, (mine, theirs))
    return Merged(plan, tuple(work.clashes), tuple(work.yours))


def caught_up(
    plan: Plan, before: Plan, merged: Merged, playbook: Playbook, *, at: str
) -> Merged:
    """Give a version on which I have gone on writing, with what came in meanwhile.

    Args:
        plan: What I have by now.
        before: What I had, and to which others' work was merged.
        merged: What came of that. A text of mine that gave way there is not kept where
            I have gone on with it: what I have by now holds it.
        playbook: What all are asked.
        at: When this happens, as it is kept.
    """
    both = merge(before, plan, merged.plan, playbook, at=at)
    left = [
        one
        for one in merged.clashes
        if isinstance(one.value, str)
        and one.value == before.answer(one.item).value
        and plan.answer(one.item).value not in (None, one.value)
    ]
    kept = tuple(one for one in both.plan.set_aside if one not in left)
    return replace(both, plan=both.plan.changed(set_aside=kept)) if left else both


def stepped(plan: Plan, before: Plan, after: Plan, playbook: Playbook) -> Plan:
    """Give `plan` with the step that once led from `before` to `after`.

    What was changed otherwise since then, by whomever, stays as it is in `plan`.
    """
    if same(plan, before):
        return after
    if same(before, after):
        return plan
    made = PlanMerge(before, plan, after, playbook, at="", wins="mine always").plan()
    made = with_people_settled(made, (plan, after), playbook)
    return _as_adopted(made, (plan, after))


def _is_written(playbook: Playbook, item_id: str) -> bool:
    """Say whether an item is answered by a text, which grows while it is typed."""
    spot = playbook.spots.get(item_id)
    return spot is not None and isinstance(spot.item.asks, Statement | Text)


def went_on(entry: SetAside, to: SetAside) -> bool:
    """Say whether an entry holds the beginning of another: a text as it was typed on.

    Two people in one text at once would leave every state of it behind.
    """
    alike = entry.item == to.item and entry.because == to.because
    return alike and _begins(entry.value, to.value)


def _begins(value: Value | None, longer: Value | None) -> bool:
    if isinstance(value, str) and isinstance(longer, str):
        return bool(value) and longer.startswith(value)
    if isinstance(value, Mapping) and isinstance(longer, Mapping):
        inner = (_begins(one, longer.get(key)) for key, one in value.items())
        return bool(value) and all(inner)
    return value == longer


def _as_adopted(plan: Plan, versions: tuple[Plan, Plan]) -> Plan:
    """Give a draft where a plan is not what was adopted."""
    if plan.status == "adopted" and plan not in versions:
        return plan.changed(status="draft")
    return plan


def apart(entry: SetAside) -> SetAside:
    """Give an entry without the time at which it was set aside."""
    return entry.model_copy(update={"at": ""})
