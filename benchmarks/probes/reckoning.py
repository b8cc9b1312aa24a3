"""A watch for somebody at the keyboard who has never seen the program.

Reckoned is a person who reads every word that comes onto the screen, once; real people
read less. Each key takes as long as the keystroke-level model says of an average
typist, each command the moment of thought before it (Card, Moran and Newell 1980); each
decision and each number that is looked up as long as `_DECISION_S` and `_NUMBER_S` say.
"""

import re
from collections.abc import Iterable

_WORDS_A_MINUTE = 200
_KEY_S, _COMMAND_S = 0.28, 1.35
_DECISION_S, _NUMBER_S = 5.0, 10.0
_PART = re.compile(r"\s{2,}|[.:;,?!](?=\s|$)|(?:Shift\+)?F\d+|[^\w\s'“”().:;,?!/-]+")
"""What stands between two phrases, each of which is read once."""
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Watch:
    """Counts what is read, pressed and thought about."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._read: set[str] = set()
        self.words = self.keys = self.commands = self.decisions = self.numbers = 0

    def read(self, lines: Iterable[str]) -> None:
        """Read all that is new on a screen."""
        for line in lines:
            for phrase in map(str.strip, _PART.split(line)):
                part = _DIGITS.sub("0", phrase)  # a count that rose is seen, not read
                if part not in self._read:
                    self._read.add(part)
                    self.words += len(_WORD.findall(part))

    @property
    def seconds(self) -> float:
        """What the watch shows."""
        return (
            self.words / _WORDS_A_MINUTE * 60
            + self.keys * _KEY_S
            + self.commands * _COMMAND_S
            + self.decisions * _DECISION_S
            + self.numbers * _NUMBER_S
        )

    @property
    def minutes(self) -> float:
        """The same, as it is told."""
        return self.seconds / 60
