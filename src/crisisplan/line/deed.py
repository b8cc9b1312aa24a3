"""One command that begins with a slash."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from crisisplan.line.talk import Talk


@dataclass(frozen=True, slots=True)
class Deed:
    """One command in words."""

    words: tuple[str, ...]
    """How it may begin; the first is the one that is told."""
    more: str
    """What follows, as it is told."""
    about: str
    run: Callable[[Talk, str], None]
    anywhere: bool = False
    """Whether it needs no question."""
    of_form: bool = False
    """Whether it can be done on a blank sheet too."""
    then: Literal["stands", "details", "on", "nothing"] = "nothing"
    """What follows: how the item stands, what is said about it, or the next one."""

    def fits(self, talk: Talk) -> bool:
        """Say whether it can be done where the person is."""
        if not talk.here:
            return self.anywhere
        return not talk.item.is_form or self.of_form or self.anywhere
