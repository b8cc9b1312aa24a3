"""Who may see what: TLP 2.0 labels, and how far they reach."""

from collections.abc import Mapping
from typing import get_args

from crisisplan.domain.items.column import Column
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.values import Marking

MARKINGS: tuple[Marking, ...] = get_args(Marking)
"""From the widest audience to the narrowest."""

WORDS: Mapping[Marking, str] = {
    "clear": "Public and council papers (TLP:CLEAR)",
    "green": "Partners (TLP:GREEN)",
    "amber": "City hall and named partners (TLP:AMBER)",
    "amber+strict": "Crisis team (TLP:AMBER+STRICT)",
    "red": "Named persons only (TLP:RED)",
}
"""Each label in words that officials know."""

WITHHELD = "withheld"
"""Stands where an audience may not see something that has a place of its own."""
NOT_PRINTED = "not in this plan"
"""Stands for a row of a table that is itself not printed."""

TELLS_PROGRESS: Marking = "amber"
"""The widest audience that is told what is open, and how far the plan stands."""


def narrowest(*markings: Marking) -> Marking:
    """Give the label that lets the fewest see it."""
    return max(markings, key=MARKINGS.index)


def may_see(marking: Marking, audience: Marking) -> bool:
    """Say whether what carries `marking` may stand in a document for `audience`."""
    return MARKINGS.index(marking) <= MARKINGS.index(audience)


def tells_progress(audience: Marking) -> bool:
    """Say whether an audience is told what is open."""
    return may_see(TELLS_PROGRESS, audience)


def leaves_the_house(audience: Marking) -> bool:
    """Say whether somebody has to put their name to what goes out to an audience."""
    return not tells_progress(audience)


class Markings:
    """The labels that the items of one plan carry, conditions followed."""

    def __init__(self, plan: Plan, playbook: Playbook) -> None:
        """Keep what is marked; nothing is worked out yet."""
        self._plan = plan
        self._playbook = playbook
        self._known: dict[str, Marking] = {}

    def of(self, item: Item) -> Marking:
        """Give the label of an item's answer.

        It is the playbook's, raised by the plan's, raised by that of every item
        whose answer decides whether this one is asked.
        """
        known = self._known.get(item.id)
        if known is None:
            if item.when is None:
                self._known[item.id] = self._own(item)
                return self._known[item.id]
            order = self._playbook.tested_first(item, self._known)
            known = self._known[item.id] = narrowest(*map(self._own, order))
        return known

    def _own(self, item: Item) -> Marking:
        """Give an item's label, with those of the sources already worked out."""
        raised = self._plan.answer(item.id).marking or item.marking
        if item.when is None:
            return narrowest(item.marking, raised)
        tests = item.when.tests() if item.when else ()
        ids = [test.item for test in tests if test.item]
        spots = self._playbook.spots
        known = [
            self._known.get(one, "clear" if one in spots else "red") for one in ids
        ]
        return narrowest(item.marking, raised, *known)

    def of_id(self, item_id: str) -> Marking:
        """Give the label of an item's answer; the narrowest where there is no item."""
        spot = self._playbook.spots.get(item_id)
        return self.of(spot.item) if spot else "red"

    def of_column(self, column: Column) -> Marking:
        """Give the label of what a cell lets through: a row's words are its table's."""
        if isinstance(column.asks, RowReference):
            return self.of_id(column.asks.of)
        return "clear"

    def of_role(self, role: str) -> Marking:
        """Give the label of the fact who holds a role."""
        item = self._playbook.filled_by.get(role)
        return self.of(item) if item else "amber"
