"""What clashed with mine while somebody else put both versions together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.merge import Merged, apart, merge
from crisisplan.domain.merge_plans import BECAUSE
from crisisplan.domain.plan import Plan, SetAside
from crisisplan.domain.playbook import Playbook


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

    Args:
        base: What I had before I wrote anything that is in `mine`.
        mine: What I handed over last.
        theirs: What somebody else made of it.
        playbook: What all are asked.
    """
    known = [apart(one) for one in mine.set_aside]
    new = [one for one in _clashes(theirs.set_aside) if apart(one) not in known]
    if not new:
        return Heard()
    lost = merge(base, mine, theirs, playbook, at="", wins="theirs").yours
    gone = [_what(one) for one in lost]
    yours = tuple(one for one in new if _what(one) in gone)
    others = (one for one in new if one not in yours)
    stand = tuple(one for one in others if _stands(one.item, base, mine, theirs))
    return Heard(yours, stand)


def _clashes(kept: Iterable[SetAside]) -> Iterator[SetAside]:
    return (one for one in kept if one.because == BECAUSE)


def _what(kept: SetAside) -> tuple[str, Any]:
    return kept.item, kept.value


def _stands(item_id: str, base: Plan, mine: Plan, theirs: Plan) -> bool:
    """Say whether I changed an answer, and was the last who did."""
    answer, last = mine.answer(item_id), theirs.answer(item_id)
    written = answer != base.answer(item_id)
    return written and (answer.at, answer.by) == (last.at, last.by)
