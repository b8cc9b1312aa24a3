"""What was worked out of a plan, kept as long as all that it depends on is the same."""

from typing import Generic, TypeVar

from crisisplan.domain.items.row import RowReference
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Item

S = TypeVar("S")


class WorkedOut(Generic[S]):
    """How far items stand, as it was worked out of a plan or of an earlier state."""

    def __init__(self, plan: Plan, before: "WorkedOut[S] | None") -> None:
        """Begin with what is known of an earlier state where all around is the same."""
        self._plan = plan
        self._standings: dict[str, S] = {}
        self._earlier = before._fullest if before else None

    @property
    def _fullest(self) -> tuple[Plan, dict[str, S]]:
        """The state of which most is known; what lies before it is let go."""
        if self._earlier and len(self._earlier[1]) > len(self._standings):
            return self._earlier
        return self._plan, self._standings

    def get(self, item: Item) -> S | None:
        """Give what is known and still holds."""
        known = self._standings.get(item.id)
        if known or self._earlier is None or _refers_to_rows(item):
            return known
        plan, standings = self._earlier
        same = plan.answer(item.id) is self._plan.answer(item.id)
        known = standings.get(item.id) if same else None
        return self.keep(item, known) if known else None

    def keep(self, item: Item, standing: S) -> S:
        """Keep what was found, and give it."""
        self._standings[item.id] = standing
        return standing


def _refers_to_rows(item: Item) -> bool:
    columns = getattr(item.asks, "columns", ())
    return any(isinstance(column.asks, RowReference) for column in columns)
