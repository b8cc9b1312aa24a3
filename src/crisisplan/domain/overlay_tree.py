"""A playbook's data as a tree that remembers where each part came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Way = tuple[str | int, ...]
"""The way to a value, key by key."""

_INSIDE = {"playbook": "chapters", "chapters": "sections", "sections": "items"}
WORDS = {"chapters": "chapter", "sections": "section", "items": "item"}


class Place(NamedTuple):
    """Where something was written: in the playbook (0) or an overlay (1, 2, …)."""

    source: int
    way: Way


@dataclass
class Part:
    """The playbook, a chapter, a section or an item, as far as it can be read."""

    data: Any
    place: Place
    level: str
    """`playbook`, `chapters`, `sections` or `items`."""
    parent: "Part | None" = None
    parts: list["Part"] = field(default_factory=list)
    after: str = ""
    """The item after which an overlay put it."""
    hidden: bool = False
    touched: dict[Way, Place] = field(default_factory=dict)
    """Where single values came from that are not from `place`."""
    changed_by: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id, or nothing where it has none that can be read."""
        found = self.data.get("id") if isinstance(self.data, dict) else None
        return found if isinstance(found, str) else ""

    @property
    def title(self) -> str:
        """Its title, or its id where it has none that can be read."""
        found = self.data.get("title") if isinstance(self.data, dict) else None
        return found if isinstance(found, str) else self.id

    def put(self, way: Way, value: Any, place: Place) -> None:
        """Set what stands at `way`; nothing that others hold is changed."""
        self.data = _with(self.data, way, value)
        self.touched[way] = place

    def walk(self) -> Iterator["Part"]:
        """Give this part and all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def grow(
    data: Any, place: Place, level: str = "playbook", parent: Part | None = None
) -> Part:
    """Make a tree of a playbook's data, or of a chapter, section or item."""
    part = Part(data, place, level, parent)
    inside = _INSIDE.get(level, "")
    listed = data.get(inside) if inside and isinstance(data, dict) else None
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        below = Place(place.source, (*place.way, inside, number))
        part.parts.append(grow(one, below, inside, part))
    return part


def gather(part: Part, way: Way, places: dict[Way, Place]) -> Any:
    """Give the data of a tree again, without what is hidden.

    `places` is filled with the place of every part by its way in the new data.
    """
    places[way] = part.place
    for inner, place in part.touched.items():
        places[way + inner] = place
    inside = _INSIDE.get(part.level, "")
    if not isinstance(part.data, dict) or not (part.parts or inside in part.data):
        return part.data
    if not isinstance(part.data.get(inside, []), list):
        return part.data
    shown = [one for one in part.parts if not one.hidden]
    listed = [gather(one, (*way, inside, n), places) for n, one in enumerate(shown)]
    return {**part.data, inside: listed}


def _with(data: Any, way: Way, value: Any) -> Any:
    """Give `data` with another value at `way`; mappings are made where missing."""
    if not way:
        return value
    first, rest = way[0], way[1:]
    if isinstance(data, list) and isinstance(first, int):
        changed = _with(data[first], rest, value)
        return [*data[:first], changed, *data[first + 1 :]]
    base = data if isinstance(data, dict) else {}
    return {**base, first: _with(base.get(first), rest, value)}
