"""The rows of the list: chapters with their counts, items with their marks."""

from dataclasses import dataclass

from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.standing import Reading


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    chapter: Chapter
    item: Item | None = None
    """None on the line of the chapter itself."""

    @property
    def key(self) -> str:
        """The id of what stands on the line."""
        return self.item.id if self.item else self.chapter.id


class Outline:
    """The lines that are visible, with some chapters folded away."""

    def __init__(self, reading: Reading, unfolded: frozenset[str]) -> None:
        """Lay out what is in play; chapters left out keep one line."""
        self.unfolded = unfolded
        self._items = reading.items
        self._inside: dict[str, list[Row]] = {}
        for item in self._items:
            chapter = reading.playbook.spots[item.id].chapter
            self._inside.setdefault(chapter.id, []).append(Row(chapter, item))
        self._chapters = [Row(chapter) for chapter in reading.playbook.chapters]
        self.rows = self._visible()
        self._places = {row.key: place for place, row in enumerate(self.rows)}

    def _visible(self) -> list[Row]:
        rows: list[Row] = []
        for head in self._chapters:
            rows.append(head)
            if head.key in self.unfolded:
                rows.extend(self._inside.get(head.key, ()))
        return rows

    def place(self, key: str) -> int | None:
        """Give the line on which an item or chapter stands, if it is visible."""
        return self._places.get(key)

    def still_shows(self, reading: Reading) -> bool:
        """Say whether the same items are in play as when this was laid out."""
        return self._items == reading.items


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


def count(reading: Reading, chapter: Chapter) -> tuple[int, int]:
    """Give how many items of a chapter are answered, and how many there are."""
    items = [one for one in chapter.items if reading.in_play(one) and not one.is_form]
    return sum(reading.standing(one).answered for one in items), len(items)
