"""What the list shows, and which of its lines is the current one."""

from crisisplan.domain.filtering import Filter, Sieve
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.tui.outline import NOTHING, PARKED, Outline, Row


class Listing:
    """The lines of a plan; an item that is no longer looked at stays until it is left.

    So nothing jumps away under the hands of somebody who answers it.
    """

    def __init__(self, reading: Reading) -> None:
        """Show everything that is asked, the first chapter unfolded."""
        self.sieve = Sieve(reading)
        self.outline = Outline(self.sieve, frozenset({_first_asked(reading)}))
        self.place = 0
        """The number of the current line."""
        self._guest: Item | None = None

    @property
    def row(self) -> Row:
        """The current line."""
        return self.outline.rows[self.place]

    def read(self, reading: Reading, *, quick: bool = False) -> None:
        """Show a newer state of the plan.

        Args:
            reading: The plan as it is now.
            quick: Leave for later what has come into play, or is no longer looked at.
        """
        self.sieve = Sieve(reading, self.sieve.through)
        if quick:
            return
        item = self.row.item
        kept_back = item and reading.in_play(item) and not self.sieve.lets(item)
        self._guest = item if kept_back else None
        if not self.outline.still_shows(self.sieve, self._guest):
            self._lay_out(self.outline.unfolded)

    def look_at(self, through: Filter) -> None:
        """Show only what a filter lets through, unfolded; or everything again."""
        self.sieve, self._guest = Sieve(self.sieve.reading, through), None
        found = through and Outline(self.sieve, frozenset()).heads
        head = self.row.head
        here = _first_asked(self.sieve.reading) if head == NOTHING else head
        self._lay_out(found or frozenset({here}))
        if through and not self.row.item:
            self.place = min(1, len(self.outline.rows) - 1)

    def go_to(self, key: str) -> None:
        """Make an item or chapter the current line, unfolding what hides it."""
        spot = self.sieve.reading.playbook.spots.get(key)
        if spot and self.outline.place(key) is None:
            asked = self.sieve.reading.in_play(spot.item)
            if asked and not self.sieve.lets(spot.item):
                self._guest = spot.item
            self._lay_out(
                self.outline.unfolded | {spot.chapter.id if asked else PARKED}
            )
        place = self.outline.place(key)
        if place is not None:
            self.move_to(place)

    def move_to(self, place: int) -> None:
        """Make another line the current one, or the nearest that there is."""
        self.place = max(0, min(len(self.outline.rows) - 1, place))
        if self._guest and self.row.item is not self._guest:
            self._guest = None
            self._lay_out(self.outline.unfolded)

    def fold(self) -> None:
        """Fold away what stands under the head of the current line, and go there."""
        head = self.row.head
        self.move_to(self.outline.place(head) or 0)
        self._lay_out(self.outline.unfolded - {head})

    def unfold(self) -> None:
        """Unfold what stands under the current line."""
        if not self.row.item:
            self._lay_out(self.outline.unfolded | {self.row.head})

    def _lay_out(self, unfolded: frozenset[str]) -> None:
        row = self.row
        self.outline = Outline(self.sieve, unfolded, self._guest)
        place = self.outline.place(row.key)
        if place is None:
            place = self.outline.place(row.head) or 0
        self.place = place


def _first_asked(reading: Reading) -> str:
    """Give the first chapter that is not left out; nothing where all are."""
    chapters = reading.playbook.chapters
    asked = (one.id for one in chapters if not reading.plan.left_out(one.id))
    return next(asked, "")
