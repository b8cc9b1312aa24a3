"""What a file looks like from outside, from look to look."""

from dataclasses import dataclass, field

_LOOKS_AFTER = 3
"""How often a file that was just changed is looked into, whatever its time says.

Some disks count time in steps of two seconds: two versions may have the same one.
"""
_TWICE = 2
"""Looks after which it is said what is wrong: other programs take a file away and put
the new one in its place.
"""


@dataclass
class FileWatch:
    """Knows when a file must be looked into, and says once what is wrong with it."""

    _seen: tuple[int, ...] | None = None
    _looks: int = 0
    _wrong: list[str] = field(default_factory=list)
    _told: str = ""

    def is_news(self, seen: tuple[int, ...]) -> bool:
        """Say whether a file that looks so must be looked into."""
        return seen != self._seen or bool(self._looks)

    def note(self, seen: tuple[int, ...]) -> None:
        """Remember what the file looks like now."""
        self._looks = max(0, self._looks - 1) if seen == self._seen else _LOOKS_AFTER
        self._seen = seen

    def wrote(self, seen: tuple[int, ...]) -> None:
        """Remember what the file looks like that was just written: all is well."""
        self.note(seen)
        self._wrong, self._told = [], ""

    def news(self, wrong: str) -> str | None:
        """Give what is wrong, once; nothing where that is over; None for no news."""
        self._wrong = [*self._wrong, wrong][-_TWICE:]
        if wrong == self._told or self._wrong != [wrong] * _TWICE:
            return None
        self._told = wrong
        return wrong
