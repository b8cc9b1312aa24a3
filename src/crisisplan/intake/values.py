"""From the words at one place of a form to a value, by the kind of what is asked."""

import re
from collections.abc import Callable

from crisisplan.domain.handout import normal, option_labels
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.date import DateQuestion
from crisisplan.domain.items.duration import DurationQuestion
from crisisplan.domain.items.link import LinkQuestion
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.yes_no import YesNoQuestion
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.intake.people import People

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-"})
_WITH_ID = re.compile(r"(?P<label>.*)\((?P<id>[a-z0-9-]{1,80})\)\s*")
Say = Callable[[str], str]


def read_value(kind: Kind, text: str, people: People, say: Say) -> Value:
    """Give the value that some words stand for.

    Raises:
        NotAnAnswerError: They are no answer; the text says what would be.
    """
    around, text = people.around, text.strip("\n ")
    if isinstance(kind, PersonQuestion):
        return people.cell(text)
    if isinstance(kind, Choice):
        return _choice(kind, text, say)
    if isinstance(kind, RowReference):
        return _row(kind, one_line(text), people)
    if isinstance(kind, (NumberQuestion, DateQuestion, DurationQuestion)):
        text = one_line(text.translate(_DASHES)).rstrip(".")
        unit = kind.unit if isinstance(kind, NumberQuestion) else ""
        if unit and text.casefold().endswith(f" {say(unit)}".casefold()):
            text = text[: -len(say(unit))].strip()
    elif isinstance(kind, YesNoQuestion):
        text = text.strip(" .!")
    elif isinstance(kind, LinkQuestion) and text.strip()[:1] == "<":
        text = text.strip(" <>")
    return kind.parse(text, around)


def _row(kind: RowReference, label: str, people: People) -> Value:
    found = _WITH_ID.fullmatch(label)
    if found and found["id"] in people.around.rows.get(kind.of, {}):
        label = found["id"]
    try:
        return kind.parse(label, people.before)
    except NotAnAnswerError:
        return kind.parse(label, people.around)


def _choice(kind: Choice, text: str, say: Say) -> Value:
    labels = {normal(label): key for key, label in option_labels(kind, say).items()}
    if whole := labels.get(normal(text)):
        return [whole] if kind.many else whole
    if not kind.many:
        raise NotAnAnswerError(_offered(text, kind, say))
    pieces = [one for one in re.split(r"[;\n]", text) if one.strip()]
    if len(pieces) == 1:
        pieces = [one for one in text.split(",") if one.strip()]
    chosen = [labels.get(normal(one), "") for one in pieces]
    if not chosen or not all(chosen):
        raise NotAnAnswerError(_offered(text, kind, say))
    return list(dict.fromkeys(chosen))


def _offered(text: str, kind: Choice, say: Say) -> str:
    offered = ", ".join(option_labels(kind, say).values())
    several = " Put semicolons between several." if kind.many else ""
    return f"{one_line(text)!r} is not offered here. Choose from: {offered}.{several}"
