"""The small values that people write: yes and no, numbers, durations.

Everything is kept as text, in one canonical form, and read by anchored patterns:
no conversion guesses what an official may have meant.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema
from typing_extensions import TypeAliasType

from crisisplan.domain.dates import read_date
from crisisplan.errors import NotAnAnswerError

Value = TypeAliasType("Value", "str | Sequence[Value] | Mapping[str, Value]")
"""What stands in a plan file: text, lists and mappings of text, nothing else."""

Comparable = str | int | Decimal | date | frozenset[str]
"""A value as conditions compare it."""

Phase = Literal[
    "prepare", "first-hour", "first-day", "first-week", "first-months", "long-term"
]
Weight = Literal["essential", "important", "useful"]
Marking = Literal["clear", "green", "amber", "amber+strict", "red"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_DURATION = re.compile(
    r"(?:^| and |,? )([0-9]{1,8}) ?(min|minutes?|h|hours?|d|days?|weeks?)(?![a-z])"
)
_ONE_TO_TWELVE = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_IN_DIGITS = {word: str(number) for number, word in enumerate(_ONE_TO_TWELVE, 1)}
_IN_DIGITS |= {"a": "1", "an": "1"}
_UNEVEN = re.compile(r"([0-9]{1,4}) ?(months?|years?)")
"""No number of days: a month has 28 to 31 of them."""
_A_YEAR_HAS = {"m": 12, "y": 1}
_HOURS_AND_MINUTES = re.compile(r"(\d{1,3}) ?h ?([0-5]\d)(?: ?min)?")
_TENTHS = re.compile(r"(\d{1,3})[.,](\d) ?(?:h|hours?)")
"""Tenths of an hour: with one digit behind it, a comma parts no thousands."""
_UNITS = {"m": ("min", 1), "h": ("h", 60), "d": ("days", 1440), "w": ("days", 10080)}
_LONGEST_DURATION = 36_500 * 1440
"""A hundred years, in minutes."""
_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False}
_YES_NO["false"] = False


def read_yes_no(text: str) -> bool:
    """Read `yes` or `no`.

    Raises:
        NotAnAnswerError: It is neither.
    """
    word = text.strip().casefold()
    if word not in _YES_NO:
        raise NotAnAnswerError("Write yes or no.")
    return _YES_NO[word]


def read_number(text: str, decimals: int = 0, *, like: str = "1200") -> Decimal:
    """Read a plain number with at most `decimals` decimals; `like` is an example.

    "1.200" is 1200 in Lyon and 1.2 in Leeds: it is refused, not guessed.

    Raises:
        NotAnAnswerError: It is no such number; the text says what would be.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        shown = "2.5, with a dot" if decimals else like
        raise NotAnAnswerError(f"Write a plain number, like {shown}.")
    if len(text.partition(".")[2]) > decimals:
        most = "1 decimal" if decimals == 1 else f"{decimals} decimals"
        allowed = f"at most {most}" if decimals else "no decimals"
        raise NotAnAnswerError(f"Write a number with {allowed}, like {like}.")
    return Decimal(text)


def read_duration(text: str) -> int:
    """Read `45 min`, `1 h 30 min`, `two hours` or `half an hour` and give minutes.

    So are `1h30`, and `1.5 h` or `1,5 h`; `1:30` might be a time of the day.

    Raises:
        NotAnAnswerError: It is no such duration.
    """
    text = text.strip().casefold()
    if clock := _HOURS_AND_MINUTES.fullmatch(text):
        text = f"{clock[1]} h {clock[2]} min"
    elif tenths := _TENTHS.fullmatch(text):
        text = f"{int(tenths[1]) * 60 + int(tenths[2]) * 6} min"
    parts = [_IN_DIGITS.get(word, word) for word in text.split()]
    spelled = "30 min" if text == "half an hour" else " ".join(parts)
    found = list(_DURATION.finditer(spelled))
    sizes = [_UNITS[one[2][0]][1] for one in found]
    if uneven := _UNEVEN.fullmatch(spelled):
        weeks = max(1, int(uneven[1]) * 52 // _A_YEAR_HAS[uneven[2][0]])
        raise NotAnAnswerError(
            f"Months and years differ in length. Write weeks, as {weeks} weeks."
        )
    if (
        not found
        or "".join(one[0] for one in found) != spelled
        or (sizes != sorted(set(sizes), reverse=True))
    ):
        raise NotAnAnswerError("Write a duration like 45 min, 12 h or 3 days.")
    minutes = sum(int(one[1]) * size for one, size in zip(found, sizes, strict=True))
    if minutes > _LONGEST_DURATION:
        raise NotAnAnswerError("Write a duration of at most a hundred years.")
    return minutes


def say_duration(minutes: int) -> str:
    """Give minutes in the largest unit that says them exactly."""
    for unit, size in (("days", 1440), ("h", 60)):
        if minutes and minutes % size == 0 and not (unit == "days" and minutes < 2880):
            return f"{minutes // size} {unit}"
    return f"{minutes} min"


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(
            "An id is written in small letters, digits and single hyphens, "
            "like 'com-lead'."
        )
    return text


def _iso_date(text: str) -> str:
    return read_date(text).isoformat()


def _one_or_list(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _whole(value: object) -> object:
    return int(read_number(value)) if isinstance(value, str) else value


def _flag(value: object) -> object:
    return read_yes_no(value) if isinstance(value, str) else value


def _minutes(text: str) -> str:
    return say_duration(read_duration(text))


def in_words(value: Value | None) -> str:
    """Give any value as one text: what fits nowhere is said, not hidden."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {in_words(one)}" for key, one in value.items())
    return ", ".join(in_words(one) for one in value)


Slug = Annotated[str, AfterValidator(_slug)]
IsoDate = Annotated[str, AfterValidator(_iso_date)]
OpenDate = Annotated[str, AfterValidator(lambda text: text and _iso_date(text))]
"""A date, or nothing yet."""
Duration = Annotated[str, AfterValidator(_minutes)]
Count = Annotated[int, BeforeValidator(_whole)]
YesNo = Annotated[
    bool,
    BeforeValidator(_flag),
    PlainSerializer(lambda on: "yes" if on else "no"),
    WithJsonSchema({"enum": ["yes", "no", True, False]}),
]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_one_or_list)]
Phases = Annotated[tuple[Phase, ...], BeforeValidator(_one_or_list)]
Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_list)]
