"""Asking and saying, line by line, so that it reads well aloud."""

import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from crisisplan.domain.folding import fold, holds_words
from crisisplan.domain.text import first_words, one_line, tidy
from crisisplan.line.typed import understand
from crisisplan.line.waiting import Meanwhile, at_once

WIDTH = 72
_DIGITS = 4
"""A number that is longer names no choice."""
_LONGEST_SAID = 20
"""Digits of a number that are said again."""
_YES_OR_NO = ("y", "yes", "n", "no")
"""Answers to a question that is not the one about a list."""
LISTED = 40
"""Choices that are read out at once; where there are more, some letters are asked."""
UNREAD = (
    "A character in this line could not be read, and stands as \ufffd. If it belongs "
    "to an answer, write that answer again."
)

NOTHING_LOST = ("",)
"""What an interruption carries where no half line is lost with it."""

Read = Callable[[], str]
"""Gives the next line; raises EOFError where there is none."""
Write = Callable[[str], None]
Fits = Callable[[str, str], bool]
"""Says whether the option of this key may be meant by what was said."""


class Back(Exception):  # noqa: N818  # a wish, no error
    """The person wants to leave a question inside a question."""


class Elsewhere(Back):
    """The person goes on elsewhere before what is needed was said."""


class Leave(Exception):  # noqa: N818  # a wish, no error
    """The person wants to leave the program."""


class Voice:
    """One line after another, out and in."""

    def __init__(
        self, read: Read, write: Write, meanwhile: Meanwhile = at_once
    ) -> None:
        """Talk through two functions; do what `meanwhile` is given while one waits."""
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

    def ask(self, sentence: str, explain: Callable[[], None] | None = None) -> str:
        """Ask for one line in the middle of something; empty where Enter is pressed.

        So it is where the line goes elsewhere, as `g` and an id: what is asked here
        stays open, and whoever hears next gets that line.

        Args:
            sentence: The question; empty where it was asked already.
            explain: Says what is asked, for whoever does not know how to go on.

        Raises:
            Back: The person goes back.
            Leave: The person leaves.
        """
        while True:
            if sentence:
                self.say(sentence)
            typed = understand(line := self.hear())
            if typed.what in ("nothing", "answer"):
                self._passed = ""
                return tidy(typed.text).strip()
            if typed.text == "g" and typed.rest:
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

    def confirm(self, sentence: str) -> bool:
        """Ask for a plain yes; everything else is a no."""
        said = self.ask(f"{sentence} Write yes, or press Enter for no.")
        return said.casefold() in ("yes", "y")

    def agree(self, sentence: str) -> bool:
        """Ask whether to do what most want; what is no plain yes is a no."""
        said = self.ask(f"{sentence} Press Enter for yes, or write no.")
        return said.casefold() in ("", "yes", "y")

    def choose(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        *,
        unsaid: Sequence[tuple[str, str]] = (),
        fits: Fits | None = None,
    ) -> str:
        """Let one of `options` be chosen, pairs of what is given back and is said.

        Those that are `unsaid` are found by their letters too. A number is one of the
        list that was read out, and never letters of a label.

        Raises:
            Back: The person goes back, also with Enter.
        """
        found = list(options)
        sentence = self.once("Write a number, or some letters of it.", "Which one?")
        self.listed(title, found)
        while said := self.ask(sentence):
            listed = len(found) <= LISTED
            if listed and (number := _numbered(said, len(found))):
                return found[number - 1][0]
            if listed and _is_short(said):
                sentence = _no_such(said, len(found))
                continue
            matching = _matching(said, [*options, *unsaid], fits)
            if len(matching) == 1:
                return matching[0][0]
            if matching:
                found, sentence = matching, "Which one?"
                self.listed(f"With {one_line(said)!r}, numbered anew:", found)
            else:
                sentence = f"Nothing is called {one_line(said)!r}. Write other letters."
        raise self.going

    def number(
        self, title: str, options: Sequence[tuple[str, str]], refuse: Write
    ) -> str:
        """Let one of `options` be chosen by its number alone.

        Other digits are refused: they are meant for the list, and answer no question.
        Any other line is no choice but what comes next: answers in a file go on.

        Raises:
            Back: No number of the list was written.
        """
        self.listed(title, options)
        self.say("Write a number to go there. Anything else goes on.")
        line = self.hear()
        while (word := line.strip()).isdecimal():
            if number := _numbered(word, len(options)):
                return options[number - 1][0]
            refuse(_no_such(word, len(options)))
            line = self.hear()
        typed = understand(line)
        if typed.what != "nothing" and (typed.what, typed.text) != ("letter", "b"):
            self._again.append(line)
        raise Back

    def listed(self, title: str, options: Sequence[tuple[str, str]]) -> None:
        """Read out numbered lines, or how many there are."""
        self.say(title)
        if len(options) > LISTED:
            self.say(f"There are {len(options)}; write some letters of one.")
            return
        for number, (_, label) in enumerate(options, 1):
            self.say(f"{number}. {one_line(label)}")


def _is_short(said: str) -> bool:
    return said.isdecimal() and len(said) <= _DIGITS


def _numbered(said: str, many: int) -> int:
    """Give the number from 1 to `many` that was said; 0 where it is none."""
    return int(said) if _is_short(said) and int(said) <= many else 0


def _no_such(said: str, many: int) -> str:
    numbers = f"1 to {many}" if many > 1 else "1"
    return f"There is no {first_words(said, _LONGEST_SAID)}. Write {numbers}."


def _matching(
    said: str, options: Sequence[tuple[str, str]], fits: Fits | None
) -> list[tuple[str, str]]:
    wanted = fold(said)
    by_key = not wanted.isdecimal()  # keys are not numbered as the list is
    same = [
        (key, label)
        for key, label in options
        if fold(label) == wanted or (by_key and key == wanted)
    ]
    if same or wanted in _YES_OR_NO:
        return same
    if fits:
        return [(key, label) for key, label in options if fits(key, said)]
    return [(key, label) for key, label in options if holds_words(label, said)]


def _wrapped(line: str, margin: str) -> list[str]:
    return textwrap.wrap(
        line,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )
