"""The label of a whole plan in the header, and what is said when it narrows."""

from crisisplan.domain.audience import WORDS, Markings, narrowest
from crisisplan.domain.plan import Plan
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.values import Marking

_WHEN_EMPTY: Marking = "amber"


class HeaderMarking:
    """The narrowest label of all that is written."""

    def __init__(self) -> None:
        """Know of no plan yet."""
        self._now: Marking | None = None

    @property
    def words(self) -> str:
        """What stands in the header."""
        return f"TLP:{(self._now or _WHEN_EMPTY).upper()}"

    def read(self, plan: Plan, playbook: Playbook) -> str:
        """Work the label out; give what is to be said if it became narrower."""
        markings = Markings(plan, playbook)
        by_id = {key: markings.of_id(key) for key in plan.answers}
        before, self._now = self._now, narrowest(_WHEN_EMPTY, *by_id.values())
        if before is None or narrowest(before, self._now) == before:
            return ""
        spots = playbook.spots
        first = next(key for key, label in by_id.items() if label == self._now)
        title = playbook.say(spots[first].item.title) if first in spots else first
        return (
            f"From here on the plan is for: {WORDS[self._now]}. That is because of "
            f"“{title}”, which documents for more people leave out."
        )
