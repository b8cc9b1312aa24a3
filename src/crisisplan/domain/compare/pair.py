"""Two plans side by side, and one thing that is different about them."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from crisisplan.domain.compare.facts import Names, fact_parts
from crisisplan.domain.compare.value import Part
from crisisplan.domain.model import Model
from crisisplan.domain.standing import Reading

Turn = Literal["answered", "changed", "taken out", "added", "details"]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that is different about one thing; nothing is said twice."""

    heading: str
    """The chapter, or another part of the plan."""
    title: str
    """The thing, in words of the playbook or ours, or a person's name."""
    turn: Turn
    parts: tuple[Part, ...]
    items: tuple[str, ...] = ()
    """The items whose markings it has."""
    personal: bool = False
    """Whether its title is the name of somebody in the directory."""

    @property
    def said(self) -> str:
        """Say it on one line."""
        return f"{self.title}: {'; '.join(part.said for part in self.parts)}"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two plans looked at side by side."""

    old: Reading
    new: Reading

    def facts(
        self, before: Model, after: Model, but: Sequence[str] = ()
    ) -> tuple[Part, ...]:
        """Say which fields of a model differ, but for some."""
        return tuple(fact_parts(before, after, Names(self.old, self.new), but))


def matched(
    before: Sequence[T], after: Sequence[T], key: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """Pair what has the same key, in the new order; what is gone comes last."""
    waiting: dict[Hashable, list[T]] = {}
    for one in before:
        waiting.setdefault(key(one), []).append(one)
    for one in after:
        same = waiting.get(key(one))
        yield (same.pop(0) if same else None), one
    for left in waiting.values():
        yield from ((one, None) for one in left)
