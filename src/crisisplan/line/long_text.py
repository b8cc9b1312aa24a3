"""Text of many lines: written up to a line with a single dot, never lost half-way."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from crisisplan.domain.points import many
from crisisplan.domain.text import tidy
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.gathering import gather
from crisisplan.line.talk import Talk

HOW = (
    "Write your lines; a line with a single dot ends the text. A line that begins "
    "with a dot is written with two."
)
HOW_SHORT = "Write your lines, and a single dot as the last."
HOW_ON = (
    "A text written now takes the place of this one. A plus alone on the first line "
    "adds lines at the end, a hyphen empties it, and change 3 changes its third line."
)
HOW_BEGIN = "An equals sign alone takes the suggested text as it is"
BARE_DOT = (
    "Nothing was changed. A dot ends a text that has begun; a hyphen takes a text out."
)
AS_A_DRAFT = "It is kept as a draft."
NOTHING_HERE = "There is nothing here that could be taken out."
_CHANGE = re.compile(r"change +([0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a long text stands."""

    before: str
    draft: bool
    """Whether it was put down as a draft, and stays one."""
    put: Callable[[str, bool], None]
    """Takes the text, and whether it is a draft."""
    check: Callable[[str], object]
    """Raises NotAnAnswerError where the text is refused."""
    starter: str = ""
    """Words that may be begun with."""


def write(talk: Talk, spot: Spot, first: str) -> None:
    """Take a text whose first line was typed already, and keep it in any case."""
    word = first.strip()
    if word == "=" and spot.starter:
        _finish(spot, spot.starter)
    elif word == "." or (word == "-" and not spot.before):
        raise NotAnAnswerError(BARE_DOT if word == "." else NOTHING_HERE)
    elif word == "-":
        _finish(spot, "")
        talk.say("The text is taken out. u brings it back.")
    elif word == "+":
        begun = [*spot.before.split("\n")] if spot.before else []
        _finish(spot, _gather(talk, spot, begun, adding=True))
    elif (found := _CHANGE.fullmatch(word.casefold())) and spot.before:
        _finish(spot, _changed(talk, spot.before, int(found[1])))
    else:
        plain = first.removeprefix(".") if first.startswith("..") else first
        _finish(spot, _gather(talk, spot, [plain], adding=False))


def _gather(talk: Talk, spot: Spot, lines: list[str], *, adding: bool) -> str:
    """Take lines up to the dot; what stood there stays in the draft of them."""
    before = "" if adding or not spot.before else f"{spot.before}\n\n"

    def put(text: str) -> None:
        spot.put(before + text, True)

    known = len(lines) if adding else 0
    return gather(talk, put, lines, known=known, grows=adding or not spot.before)


def _changed(talk: Talk, before: str, number: int) -> str:
    lines = before.split("\n")
    if not 0 < number <= len(lines):
        raise NotAnAnswerError(f"The text has {many(len(lines), 'line')}.")
    talk.say(f"Line {number} is:")
    talk.say(lines[number - 1], inside=True)
    typed = talk.voice.ask("Write it anew. Enter leaves it, a hyphen takes it out.")
    after = [typed or lines[number - 1]] if typed != "-" else []
    return "\n".join([*lines[: number - 1], *after, *lines[number:]])


def _finish(spot: Spot, text: str) -> None:
    """Take the whole text; one that is refused is kept as a draft all the same."""
    text = tidy(text).strip("\n")
    try:
        spot.check(text)
    except NotAnAnswerError as refusal:
        spot.put(text, True)
        raise NotAnAnswerError(f"{refusal} {AS_A_DRAFT}") from None
    spot.put(text, spot.draft)
