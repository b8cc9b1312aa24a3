"""Three versions of one value made into one: who changed it, and who wins."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar

from crisisplan.domain.model import Model

Side = Literal["mine", "theirs", "mine always"]
"""Who wins: "mine always" wins with what it took out as well."""
T = TypeVar("T")

ABSENT: Final[Any] = object()
"""Stands for what a version does not have."""


def same(one: Any, other: Any) -> bool:
    """Say whether two values are equal, and what is in them stands in the same order.

    A mapping in another order is equal to Python, and not to whoever moved a row. The
    very same value is not looked through.
    """
    return one is other or (bool(one == other) and _ordered_alike(one, other))


def _ordered_alike(one: Any, other: Any) -> bool:
    """Say whether two equal values are in the same order, all the way down."""
    if one is other or isinstance(one, str):
        return True
    if isinstance(one, Model):
        names = type(one).model_fields
        return all(_ordered_alike(getattr(one, n), getattr(other, n)) for n in names)
    if isinstance(one, Mapping):
        keys = list(one)
        return keys == list(other) and all(
            _ordered_alike(one[key], other[key]) for key in keys
        )
    return not isinstance(one, Sequence) or all(map(_ordered_alike, one, other))


def shared(known: Mapping[str, T], new: Mapping[str, T]) -> dict[str, T]:
    """Give `new`, made of the values of `known` where they are equal."""
    return {
        key: known[key] if key in known and same(known[key], value) else value
        for key, value in new.items()
    }


class Merger:
    """Merges values, and notes where both sides changed the same thing."""

    def __init__(self, newer: Side) -> None:
        """Begin without a clash; `newer` wins where there is one."""
        self.newer = newer
        self.clashed = False

    def one(self, base: Any, mine: Any, theirs: Any) -> Any:
        """Give the version of whoever changed it; the newer where both did.

        What one side took out and the other changed stays, as it was changed.
        """
        if mine is theirs or mine == theirs or base == theirs:
            return mine
        if base == mine:
            return theirs
        self.clashed = True
        if self.newer == "mine always":
            return mine
        if mine is ABSENT or theirs is ABSENT:
            return theirs if mine is ABSENT else mine
        return theirs if self.newer == "theirs" else mine

    def mapping(
        self,
        base: Mapping[str, Any],
        mine: Mapping[str, Any],
        theirs: Mapping[str, Any],
        inside: Callable[[Any, Any, Any], Any] | None = None,
    ) -> dict[str, Any]:
        """Give a mapping merged key by key, in an order merged as well.

        Args:
            base: What both came from.
            mine: One version.
            theirs: The other version.
            inside: Merges the values of one key; the whole value where it is None.
        """
        whole = {}
        for key in order(list(base), list(mine), list(theirs)):
            versions = [side.get(key, ABSENT) for side in (base, mine, theirs)]
            there = ABSENT not in versions[1:]
            merge = inside if inside and there else self.one
            value = merge(*versions)
            if value is not ABSENT:
                whole[key] = value
        return whole


def order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Give all keys of both sides, in the order of whoever moved something.

    Where both did, it is mine. What the other side added stands behind what it
    stood behind there.
    """
    if list(mine) == list(theirs):
        return list(mine)
    lead, other = (theirs, mine) if _moved_only(base, mine, theirs) else (mine, theirs)
    result, known = list(lead), set(lead)
    before = ""
    for key in other:
        if key not in known:
            place = result.index(before) + 1 if before in known else 0
            result.insert(place, key)
            known.add(key)
        before = key
    return result


def _moved_only(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> bool:
    """Say whether they moved something and I did not."""
    return _in_order(base, mine) and not _in_order(base, theirs)


def _in_order(base: Sequence[str], side: Sequence[str]) -> bool:
    common = set(base) & set(side)
    return [key for key in base if key in common] == [
        key for key in side if key in common
    ]


def entries(base: Iterable[T], mine: Iterable[T], theirs: Iterable[T]) -> tuple[T, ...]:
    """Give a list to which both sides may have added, and from which they took.

    An entry stands as often as in the side that changed how often it stands.
    """
    return tuple(_entries(list(base), list(mine), list(theirs)))


def _entries(base: list[T], mine: list[T], theirs: list[T]) -> Iterator[T]:
    done: list[T] = []
    for entry in (*mine, *theirs):
        if entry in done:
            continue
        done.append(entry)
        counts = [side.count(entry) for side in (base, mine, theirs)]
        many = counts[1] if counts[0] == counts[2] else counts[2]
        if counts[0] not in counts[1:]:
            many = max(counts)
        yield from [entry] * many
