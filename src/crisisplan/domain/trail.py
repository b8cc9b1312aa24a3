"""The way somebody took through a plan, to go back on it and forth again."""

from collections.abc import Callable
from dataclasses import dataclass

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Trail:
    """Places behind and ahead, the nearest last, as a browser keeps them."""

    behind: tuple[str, ...] = ()
    here: str = ""
    """The id of the item where one is; empty before the first."""
    ahead: tuple[str, ...] = ()

    def to(self, key: str) -> "Trail":
        """Give the trail that goes on to another item; what was ahead is gone."""
        if not key or key == self.here:
            return self
        behind = (*self.behind, self.here) if self.here else self.behind
        return Trail(behind[-_LONGEST:], key)

    def back(self, there: Callable[[str], bool]) -> "Trail":
        """Give the trail one place back; itself where there is none.

        Args:
            there: Says of an item whether it can still be gone to.
        """
        behind = list(self.behind)
        while behind:
            here = behind.pop()
            if here != self.here and there(here):
                ahead = (*self.ahead, self.here) if self.here else self.ahead
                return Trail(tuple(behind), here, ahead)
        return self

    def forth(self, there: Callable[[str], bool]) -> "Trail":
        """Give the trail one place forth again; itself where there is none."""
        turned = Trail(self.ahead, self.here, self.behind).back(there)
        return Trail(turned.ahead, turned.here, turned.behind)
