"""What a typed line is: a command, or an answer. One rule, the same everywhere."""

from dataclasses import dataclass
from typing import Literal

LETTERS = {
    "?": "help with this question, and why it is asked",
    "??": "this list",
    "b": "back to where you were; inside a question, out of it",
    "g": "go to: g 5, g and an id, g and some words, or g and a chapter",
    "n": "the next open question",
    "s": "where the plan stands",
    "m": "more: all that can be said of this answer, by number",
    "p": "people, desks and roles",
    "u": "undo the last step",
    "r": "do it again",
    "q": "leave; everything is saved",
}
"""Commands that stand alone on a line; only `g` may be followed by words."""

IN_WORDS = {
    "help": "?",
    "commands": "??",
    "back": "b",
    "next": "n",
    "status": "s",
    "more": "m",
    "people": "p",
    "undo": "u",
    "redo": "r",
    "quit": "q",
}
"""What may be said behind a slash in place of a letter."""

ESCAPE = (
    "A letter of this list alone on a line is always a command, and so is a line that "
    "begins with a slash. If it is your answer, write a backslash before it: "
    "\\n answers n, and \\/maps answers /maps."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that was understood."""

    what: Literal["nothing", "letter", "deed", "answer"]
    text: str = ""
    """The letter, the words behind the slash, or the answer."""
    rest: str = ""
    """What follows the letter."""


def understand(line: str) -> Typed:
    """Tell a command from an answer; a backslash makes an answer of any command."""
    words = line.strip()
    if not words:
        return Typed("nothing")
    letter, _, rest = words.partition(" ")
    letter = letter.casefold()
    if letter in LETTERS and (letter == "g" or not rest):
        return Typed("letter", letter, rest.strip())
    if words.startswith("/"):
        deed = words[1:].strip()
        in_a_letter = IN_WORDS.get(deed.casefold())
        return Typed("letter", in_a_letter) if in_a_letter else Typed("deed", deed)
    return Typed("answer", words[1:] if _protected(words) else line)


def _protected(words: str) -> bool:
    r"""Say whether the backslash in front is there to protect what follows.

    One that stands before anything else belongs to the answer: `\\server\share`.
    """
    if not words.startswith("\\"):
        return False
    rest = words[1:]
    return _protected(rest) or understand(rest).what != "answer"
