"""Values of one line: how they may be typed, and as what they are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.folding import fold, holds_words
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.link import LinkQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.phone import PhoneQuestion
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.text import LONGEST, Text
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.text import one_line, place_in_list
from crisisplan.errors import NotAnAnswerError
from crisisplan.line.people import find_or_enter
from crisisplan.line.talk import Talk
from crisisplan.line.voice import LISTED

_FEW = 4
"""Choices that are said once more where something else was written."""
Options = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a value of one kind is typed on one line."""

    how: Callable[[Talk, Any], tuple[str, str]]
    """Says how, in full and in short."""
    spell: Callable[[Talk, Any, str], str]
    """Gives what was typed as the kind reads it.

    Raises:
        NotAnAnswerError: It can be nothing.
    """
    offers: Callable[[Talk, Any], Iterator[str]] = lambda _, __: iter(())
    """Says what can be chosen."""


def _as_typed(_: Talk, __: Kind, typed: str) -> str:
    return typed


def _numbered(options: Options) -> Iterator[str]:
    if len(options) > LISTED:
        yield f"There are {len(options)} to choose from. Write some words of one."
        return
    for number, (_, label) in enumerate(options, 1):
        yield f"{number}. {one_line(label)}"


def _chosen(options: Options, typed: str) -> str:
    """Give the id that a number or the words of an option stand for, or `typed`."""
    word = fold(typed)
    if 0 < (place := place_in_list(word)) <= len(options):
        return options[place - 1][0]
    found = [key for key, label in options if fold(label) == word]
    if not found and not word.isdecimal():
        found = [key for key, label in options if holds_words(label, word)]
    return found[0] if len(found) == 1 else typed


def _choices(talk: Talk, kind: Choice) -> Options:
    return [(key, talk.words(one.label)) for key, one in kind.options.items()]


def _choice_offers(talk: Talk, kind: Choice) -> Iterator[str]:
    labels = []
    for key, one in kind.options.items():
        points = f", {one.points} points" if one.points is not None else ""
        more = f". {talk.words(one.help)}" if one.help else ""
        labels.append((key, f"{talk.words(one.label)}{points}{more}"))
    yield from _numbered(labels)


def _choice_how(_: Talk, kind: Choice) -> tuple[str, str]:
    if kind.many:
        how = "Write the numbers of all that apply, with commas: 1, 3."
        return how, "Numbers, with commas?"
    return "Write one number.", "Which number?"


def _several(typed: str) -> list[str]:
    """Part what commas part, and numbers that blanks part."""
    words = typed.replace(",", " ").split()
    return words if all(map(str.isdecimal, words)) else typed.split(",")


def _choice(talk: Talk, kind: Choice, typed: str) -> str:
    words = _several(typed) if kind.many else [typed]
    options = _choices(talk, kind)
    chosen = [_chosen(options, word) for word in words if word.strip()]
    for one in chosen:
        if one.strip().casefold() not in kind.options:
            raise NotAnAnswerError(_not_offered(one, options, many=kind.many))
    return ",".join(chosen)


def _not_offered(typed: str, options: Options, *, many: bool) -> str:
    """Say the numbers that were read out, and what each stands for."""
    how = "numbers, with commas" if many else "a number"
    if len(options) > _FEW:
        said = f"Write {how}, from 1 to {len(options)}. /again reads them out."
    else:
        said = f"Write {how}: {'; '.join(_numbered(options)).replace('. ', ', ')}."
    return f"{one_line(typed)!r} is not offered here. {said}"


_YES_NO: Options = [("yes", "Yes"), ("no", "No")]


def _yes_no_how(_: Talk, __: Kind) -> tuple[str, str]:
    return "Write yes or no, or 1 for yes and 2 for no.", "Yes or no?"


def _yes_no(_: Talk, __: Kind, typed: str) -> str:
    return _chosen(_YES_NO, typed) if typed.strip().isdecimal() else typed


def _text_how(_: Talk, kind: Text) -> tuple[str, str]:
    most = f", at most {kind.most:,} characters" if kind.most < LONGEST else ""
    return f"Write one line{most}.", f"One line{most}."


def _number_how(talk: Talk, kind: NumberQuestion) -> tuple[str, str]:
    unit = f", {talk.words(kind.unit)}" if kind.unit else ""
    least = f", at least {kind.at_least}" if kind.at_least else ""
    most = f", at most {kind.at_most}" if kind.at_most else ""
    return f"Write a number{unit}{least}{most}.", f"A number{unit}{least}{most}."


def _date_how(_: Talk, kind: DateQuestion) -> tuple[str, str]:
    if kind.not_after == "today":
        how = "Write the day when it was, like 2025-12-01, 1.12.2025 or yesterday."
        return how, "Which day was it?"
    how = "Write a date, like 2026-12-01, 1.12.2026, today, friday or in 3 weeks."
    return how, "Which day?"


def _duration_how(_: Talk, __: Kind) -> tuple[str, str]:
    return "Write a duration, like 45 min, 12 h or 3 days.", "How long?"


def _phone_how(_: Talk, __: Kind) -> tuple[str, str]:
    return "Write the number as it is dialled, like +421 900 123 456.", "Which number?"


def _link_how(_: Talk, __: Kind) -> tuple[str, str]:
    how = (
        "Write a path, or an address that begins https://. A path that begins with a "
        "slash takes a backslash before it."
    )
    return how, "A path or an address."


def _person_how(talk: Talk, _: Kind) -> tuple[str, str]:
    if not talk.session.plan.people:
        more = "The number is" if talk.begins else "Post and number are"
        return f"Write a name. {more} asked for next.", "Name?"
    how = "Write a name from the directory. A plus and a name enters somebody new."
    return how, "Name, or a plus and a new name?"


def _people(talk: Talk, kind: Kind, typed: str) -> str:
    desk = isinstance(kind, PersonQuestion) and kind.desk
    return ";".join(find_or_enter(talk, typed, desk=desk))


def _rows(talk: Talk, kind: RowReference) -> Options:
    return list(talk.reading.around.rows.get(kind.of, {}).items())


def _row_offers(talk: Talk, kind: RowReference) -> Iterator[str]:
    table = talk.words(talk.playbook.item(kind.of).title)
    rows = _rows(talk, kind)
    if not rows:
        yield f"This refers to a row of {table!r}, which has none yet. Add one there."
        return
    yield f"Choose a row of {table!r}."
    yield from _numbered(rows)


def _row_how(_: Talk, __: Kind) -> tuple[str, str]:
    return "Write one number.", "Which number?"


def _row(talk: Talk, kind: RowReference, typed: str) -> str:
    return _chosen(_rows(talk, kind), typed)


CELLS: Mapping[type[Kind], Cell] = {
    Text: Cell(_text_how, _as_typed),
    YesNoQuestion: Cell(_yes_no_how, _yes_no),
    Choice: Cell(_choice_how, _choice, _choice_offers),
    NumberQuestion: Cell(_number_how, _as_typed),
    DateQuestion: Cell(_date_how, _as_typed),
    DurationQuestion: Cell(_duration_how, _as_typed),
    PhoneQuestion: Cell(_phone_how, _as_typed),
    PersonQuestion: Cell(_person_how, _people),
    LinkQuestion: Cell(_link_how, _as_typed),
    RowReference: Cell(_row_how, _row, _row_offers),
}
"""The register of kinds that fit into a cell: one line each."""
