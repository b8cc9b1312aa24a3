"""Questions with a yes, a no or a list of choices, asked in lines."""

from collections.abc import Callable, Sequence

from crisisplan.domain.folding import fold, holds_words
from crisisplan.domain.text import first_words, one_line
from crisisplan.domain.yes_no import hear_yes_no
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.hearing import Back, Hearing, Write
from crisisplan.line.typed import understand

_DIGITS = 4
"""A number that is longer names no choice."""
_LONGEST_SAID = 20
"""Characters that are said again of what names none."""
_YES_OR_NO = ("y", "yes", "n", "no")
"""Answers to a question that is not the one about a list."""
_NO = "n"
"""A letter that goes to the next open question, where nobody asks for a yes or no."""
LISTED = 40
"""Choices that are read out at once; where there are more, some letters are asked."""

Fits = Callable[[str, str], bool]
"""Says whether the option of this key may be meant by what was said."""


class Voice(Hearing):
    """Asks what can be answered with few words; all else is inherited."""

    def confirm(self, sentence: str) -> bool:
        """Ask whether to do something; Enter is a no."""
        how = "Write yes, or press Enter for no."
        return self._whether(f"{sentence} {how}", how, otherwise=False)

    def agree(self, sentence: str) -> bool:
        """Ask whether to do what most want; Enter is a yes."""
        how = "Press Enter for yes, or write no."
        return self._whether(f"{sentence} {how}", how, otherwise=True)

    def _whether(self, sentence: str, how: str, *, otherwise: bool) -> bool:
        """Ask until it is a yes or a no: other words are neither."""
        while said := self.ask(sentence, letter=_NO):
            try:
                return hear_yes_no(said)
            except NotAnAnswerError:
                if not self.by_hand:  # in a file it is what comes next
                    self._again.append(said)
                    return False
                sentence = f"{one_line(said)!r} is neither yes nor no here. {how}"
        return otherwise and not self.has_heard

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
        So are words that somebody types; in a file they are what comes next.

        Raises:
            Back: No number of the list was written.
        """
        self.listed(title, options)
        self.say("Write a number to go there. Enter goes on, and so does any command.")
        line = self.hear()
        while (word := line.strip()).isdecimal() or self._is_astray(line):
            if number := _numbered(word, len(options)):
                return options[number - 1][0]
            refuse(_no_such(word, len(options)))
            line = self.hear()
        typed = understand(line)
        if typed.what != "nothing" and (typed.what, typed.text) != ("letter", "b"):
            self._again.append(line)
        raise Back

    def _is_astray(self, line: str) -> bool:
        """Whether somebody types an answer where a number is asked."""
        return self.by_hand and understand(line).what == "answer"

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
    what = first_words(said, _LONGEST_SAID)
    what = what if said.isdecimal() else f"“{one_line(what)}” in this list"
    return f"There is no {what}. Write {numbers}."


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
