"""The rows of the list: chapters with their counts, items with their marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crisisplan.domain.filtering import Sieve
from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.standing import Reading

PARKED = "parked:"
"""Under which the items stand that are not asked now; no id holds a colon."""
NOTHING = "nothing:"
"""The only line where nothing is as it is looked for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    head: str
    """The id of the chapter to which it belongs; or `PARKED`, or `NOTHING`."""
    chapter: Chapter | None = None
    """The chapter, on its own line."""
    item: Item | None = None

    @property
    def key(self) -> str:
        """The id of what stands on the line."""
        return self.item.id if self.item else self.head


class Outline:
    """The lines that are visible, with some chapters folded away."""

    def __init__(
        self, sieve: Sieve, unfolded: frozenset[str], guest: Item | None = None
    ) -> None:
        """Lay out what is in play, and below it what is parked.

        Chapters left out keep one line; where something is kept back, only chapters
        with something in them have one.

        Args:
            sieve: What is looked at.
            unfolded: The heads below which all lines are visible.
            guest: An item that is shown although it is kept back.
        """
        self.unfolded = unfolded
        self._shows = (sieve.items, sieve.parked, guest)
        self._inside: dict[str, list[Row]] = {}
        for item in _with_guest(sieve, guest):
            head = sieve.reading.playbook.spots[item.id].chapter.id
            self._inside.setdefault(head, []).append(Row(head, item=item))
        self._heads = [
            Row(chapter.id, chapter)
            for chapter in sieve.reading.playbook.chapters
            if chapter.id in self._inside or not sieve.through
        ]
        if sieve.parked:
            self._inside[PARKED] = [Row(PARKED, item=item) for item in sieve.parked]
            self._heads.append(Row(PARKED))
        self.rows = self._visible() or [Row(NOTHING)]
        self._places = {row.key: place for place, row in enumerate(self.rows)}

    def _visible(self) -> list[Row]:
        rows: list[Row] = []
        for head in self._heads:
            rows.append(head)
            if head.key in self.unfolded:
                rows.extend(self._inside.get(head.key, ()))
        return rows

    def still_shows(self, sieve: Sieve, guest: Item | None) -> bool:
        """Say whether the same items are to be shown as when this was laid out."""
        return self._shows == (sieve.items, sieve.parked, guest)

    def place(self, key: str) -> int | None:
        """Give the line on which an item or chapter stands, if it is visible."""
        return self._places.get(key)

    def inside(self, head: str) -> Iterator[Item]:
        """Give the items below a head, folded away or not."""
        return (row.item for row in self._inside.get(head, ()) if row.item)

    @property
    def heads(self) -> frozenset[str]:
        """The chapters that have a line."""
        return frozenset(row.key for row in self._heads if row.chapter)


def _with_guest(sieve: Sieve, guest: Item | None) -> tuple[Item, ...]:
    if guest is None or any(one is guest for one in sieve.items):
        return sieve.items
    places = sieve.reading.playbook.places
    return tuple(sorted((*sieve.items, guest), key=lambda one: places[one.id]))


def mark(reading: Reading, item: Item) -> str:
    """Name the mark that an item carries in the list."""
    if item.is_form:
        return "form"
    standing = reading.standing(item)
    if standing.refused:
        return "refused"
    if standing.state in ("asked", "draft", "not-applicable"):
        return standing.state
    if standing.state == "done":
        return "answered" if standing.answered else "draft"
    return "open"


def count(reading: Reading, items: Iterable[Item]) -> tuple[int, int]:
    """Give how many of some items are answered, and how many there are to answer."""
    counted = [item for item in items if not item.is_form]
    return sum(reading.standing(item).answered for item in counted), len(counted)


def asked_in(reading: Reading, chapter: Chapter) -> Iterator[Item]:
    """Give the items of a chapter that are in play."""
    return (item for item in chapter.items if reading.in_play(item))
