"""Hearing and saying, line by line, so that it reads well aloud."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from crisisplan.domain.text import tidy
from crisisplan.line.typed import understand
from crisisplan.line.waiting import Meanwhile, at_once

WIDTH = 72
UNREAD = (
    "A character in this line could not be read, and stands as \ufffd. If it belongs "
    "to an answer, write that answer again."
)

NOTHING_LOST = ("",)
"""What an interruption carries where no half line is lost with it."""

Read = Callable[[], str]
"""Gives the next line; raises EOFError where there is none."""
Write = Callable[[str], None]


class Back(Exception):  # noqa: N818  # a wish, no error
    """The person wants to leave a question inside a question."""


class Elsewhere(Back):
    """The person goes on elsewhere before what is needed was said."""


class Leave(Exception):  # noqa: N818  # a wish, no error
    """The person wants to leave the program."""


class Hearing:
    """One line after another, out and in."""

    def __init__(
        self,
        read: Read,
        write: Write,
        meanwhile: Meanwhile = at_once,
        *,
        by_hand: bool = True,
    ) -> None:
        """Talk through two functions; do what `meanwhile` is given while one waits.

        `by_hand` says that somebody types and hears, and no file of lines is read.
        """
        self.by_hand = by_hand
        self.leads_on = True
        """Whether there are questions to go to: a plan that is open."""
        self._read = read
        self._write = write
        self.meanwhile = meanwhile
        self.waiting: Callable[[], AbstractContextManager[None]] = nullcontext
        """What goes on while a line is waited for."""
        self.heard: list[str] = []
        """Lines that are in the plan only once more of them have come in."""
        self._again: list[str] = []
        """A line that was meant for whoever hears next."""
        self._passed = ""
        """The question that was left open last, on the way elsewhere."""
        self._told: set[str] = set()
        """Instructions that were given in full."""

    def say(self, text: str = "", *, inside: bool = False) -> None:
        """Say a text; what stands inside the plan is set in by two spaces."""
        margin = "  " if inside else ""
        for line in tidy(text).split("\n"):
            for part in _wrapped(line, margin) or [""]:
                self._write(part)

    def once(self, full: str, short: str) -> str:
        """Give an instruction in full the first time, and then the short one."""
        return full if self.untold((full,)) else short

    def untold(self, instructions: Sequence[str]) -> list[str]:
        """Give those instructions that were not given yet; they count as given now."""
        fresh = [one for one in instructions if one not in self._told]
        self._told.update(fresh)
        return fresh

    @property
    def going(self) -> Back:
        """How a question is left that nobody answered."""
        return Elsewhere() if self.has_heard else Back()

    @property
    def has_heard(self) -> bool:
        """Whether a line was typed already that is still to be done."""
        return bool(self._again)

    def hear(self) -> str:
        """Take the next line as it was typed."""
        if self._again:
            return self._again.pop()
        with self.waiting():
            line = self._read().rstrip("\r\n").removeprefix("\ufeff")
        if "\ufffd" in tidy(line):
            self.say(UNREAD)
        self.heard += [said] if (said := tidy(line).strip()) else []
        return line

    def until_dot(self) -> Iterator[str]:
        """Take lines up to one that holds a single dot; two dots begin one with one."""
        while (line := self.hear()).rstrip() != ".":
            yield line.removeprefix(".") if line.startswith("..") else line

    def ask(
        self,
        sentence: str,
        explain: Callable[[], None] | None = None,
        *,
        letter: str = "",
    ) -> str:
        """Ask for one line in the middle of something; empty where Enter is pressed.

        So it is where the line goes elsewhere, as `g` and an id: what is asked here
        stays open, and whoever hears next gets that line.

        Args:
            sentence: The question; empty where it was asked already.
            explain: Says what is asked, for whoever does not know how to go on.
            letter: A command that is an answer here, given back as it stands.

        Raises:
            Back: The person goes back.
            Leave: The person leaves.
        """
        while True:
            if sentence:
                self.say(sentence)
            typed = understand(line := self.hear())
            if line.strip().casefold() == letter != "":
                return letter
            if typed.what in ("nothing", "answer"):
                self._passed = ""
                return tidy(typed.text).strip()
            if typed.text == "g" and typed.rest and self.leads_on:
                return self._pass_by(sentence, line)
            self._commanded(typed.what, typed.text, explain)

    def _pass_by(self, sentence: str, line: str) -> str:
        self._again.append(line)
        if self._passed == (here := sentence or line):
            self._passed = ""
            raise Elsewhere  # no answer is none here
        self._passed = here
        return ""

    def _commanded(
        self, what: str, word: str, explain: Callable[[], None] | None
    ) -> None:
        if what == "letter" and word == "b":
            raise Back
        if what == "letter" and word == "q":
            raise Leave
        if explain:
            explain()
            return
        self.say(
            "Here you can write your answer, b to go back, or q to leave. A command "
            "that is your answer takes a backslash before it."
        )


def _wrapped(line: str, margin: str) -> list[str]:
    return textwrap.wrap(
        line,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )
