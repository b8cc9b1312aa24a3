"""What clashed with mine while somebody else put both versions together."""

from collections.abc import Mapping
from dataclasses import dataclass

from crisisplan.domain.edits import value_in
from crisisplan.domain.merge import Merged, apart
from crisisplan.domain.merge_plans import BECAUSE
from crisisplan.domain.plan import Plan, SetAside
from crisisplan.domain.plan_parts import part_of
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.setting_aside import says_it_all
from crisisplan.domain.values import Value

Path = tuple[str, ...]
Leaf = tuple[Path, str]
Leaves = frozenset[Leaf]
"""Texts with the place where each stands."""

_STATE: Path = ("state",)
_SIGNED = ("at", "by")
"""Who wrote an answer and when: no part of what it says."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Where two people said different things, as one of them has to hear it."""

    yours: tuple[SetAside, ...] = ()
    """What gave way of what I wrote."""
    others: tuple[SetAside, ...] = ()
    """What gave way to what I wrote."""

    @property
    def all(self) -> tuple[SetAside, ...]:
        """All that gave way."""
        return (*self.yours, *self.others)

    @classmethod
    def of(cls, merged: Merged) -> "Heard":
        """Give what clashed in a merge of mine."""
        others = (one for one in merged.clashes if one not in merged.yours)
        return cls(merged.yours, tuple(others))

    def then(self, later: "Heard") -> "Heard":
        """Give both; of what clashed again, how it ended."""
        again = {one.item for one in later.all}
        return Heard(
            (*(one for one in self.yours if one.item not in again), *later.yours),
            (*(one for one in self.others if one.item not in again), *later.others),
        )


def heard(base: Plan, mine: Plan, theirs: Plan, playbook: Playbook) -> Heard:
    """Say what clashed with mine in their version, which was made with mine.

    It is mine also where others went on with it before it gave way.

    Args:
        base: What there would be without me: what differs from it in `mine` is mine.
        mine: What I handed over last, with what came in beside it.
        theirs: What others made of it.
        playbook: What all are asked.
    """
    known = [apart(one) for one in mine.set_aside]
    yours: list[SetAside] = []
    stand: list[SetAside] = []
    for one in theirs.set_aside:
        if one.because != BECAUSE or apart(one) in known:
            continue
        if _gave_way(one, (base, mine, theirs), playbook):
            yours.append(one)
        elif _stands(one.item, base, mine, theirs):
            stand.append(one)
    return Heard(tuple(yours), tuple(stand))


def _gave_way(
    kept: SetAside, versions: tuple[Plan, Plan, Plan], playbook: Playbook
) -> bool:
    """Say whether what I wrote stands no more, and is what was set aside."""
    base, mine, theirs = (_held(plan, playbook, kept.item) for plan in versions)
    wrote = mine - base
    wrote |= {(path, "") for path, _ in base if not _has(mine, path)}
    gone = {leaf for leaf in wrote if not _says(theirs, leaf)}
    aside = _leaves(_whole(kept, playbook))
    if words := {(path, text) for path, text in gone if text and path != _STATE}:
        return bool(words & aside)
    return bool(gone) and all(_says(aside, leaf) for leaf in gone)


def _held(plan: Plan, playbook: Playbook, key: str) -> Leaves:
    """Give what a plan says where something was set aside."""
    if part := part_of(playbook, key):
        return _leaves(part.held(plan))
    spot, answer = playbook.spots.get(key), plan.answer(key)
    said = {"state": answer.state, **answer.as_kept()}
    if spot and (value := value_in(plan, spot.item)):
        said["value"] = value
    return _leaves({name: one for name, one in said.items() if name not in _SIGNED})


def _whole(kept: SetAside, playbook: Playbook) -> Value:
    """Give what was set aside in the form in which it would be held."""
    value, spot = kept.value or "", playbook.spots.get(kept.item)
    if part_of(playbook, kept.item) or says_it_all(value, spot.item if spot else None):
        return value
    return {"value": value}


def _leaves(value: Value, path: Path = ()) -> Leaves:
    """Give every text with the place where it stands; of a list without its number."""
    if isinstance(value, str):
        return frozenset({(path, value)} if value else ())
    if isinstance(value, Mapping):
        inner = (_leaves(one, (*path, key)) for key, one in value.items())
    else:
        inner = (_leaves(one, path) for one in value)
    return frozenset().union(*inner)


def _has(leaves: Leaves, path: Path) -> bool:
    return any(path == one for one, _ in leaves)


def _says(leaves: Leaves, leaf: Leaf) -> bool:
    """Say whether a text stands there, or nothing does where it is empty."""
    return leaf in leaves if leaf[1] else not _has(leaves, leaf[0])


def _stands(item_id: str, base: Plan, mine: Plan, theirs: Plan) -> bool:
    """Say whether I changed an answer, and was the last who did."""
    answer, last = mine.answer(item_id), theirs.answer(item_id)
    written = answer != base.answer(item_id)
    return written and (answer.at, answer.by) == (last.at, last.by)
