"""What is typed about people: the parts of an entry, and whom some words may mean."""

import re
from collections.abc import Callable, Iterator

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.folding import holds_words
from crisisplan.domain.phone import dialled, has_digits
from crisisplan.domain.text import one_line
from crisisplan.errors import NotAnAnswerError

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_OF_NUMBERS = "+0123456789 ()/.-\u00a0"
_ENOUGH = 5
"""Digits of a number by which somebody can be found; fewer stand in many numbers."""
_NO_HOURS = 9
"""Digits of what can only be a number; "08.00-16.00" has eight."""


def is_number(text: str) -> bool:
    """Say whether a text is a telephone number and no name: digits, and no letter."""
    return any(map(str.isdecimal, text)) and not any(map(str.isalpha, text))


def read_name(text: str) -> str:
    """Read the name of a person, or what a desk is called.

    Raises:
        NotAnAnswerError: It is a number, or there is no letter in it.
    """
    if is_number(text):
        raise NotAnAnswerError(
            f"{one_line(text)} is a number, not a name. Write a name, or what the desk "
            "is called; numbers come after it."
        )
    name = one_line(text)
    if name and not any(map(str.isalpha, name)):
        raise NotAnAnswerError(
            f"{name!r} is no name. Write a name, or what the desk is called."
        )
    return name


def read_phone(text: str) -> str:
    """Read a telephone number, which is kept as it is written.

    Raises:
        NotAnAnswerError: There are fewer digits in it than in the shortest number.
    """
    if not text.strip():
        raise NotAnAnswerError(
            "The number itself is missing. Write it first, or leave both empty: who "
            "has no number stands on the list of calls for tomorrow."
        )
    if not has_digits(text):
        raise NotAnAnswerError(
            f"“{one_line(text)}” is no telephone number: that has digits, two at least."
        )
    return one_line(text)


def person_meant(typed: str) -> Person:
    """Give an entry for a name with, where somebody wrote it there, a number behind."""
    name = one_line(typed)
    head = name.rstrip(_OF_NUMBERS)
    number = name[len(head) :].strip(" /.-")
    head = head.rstrip(" ,;:")
    if head and len(dialled(number).lstrip("+")) >= _NO_HOURS:
        return Person(name=head, numbers=(Number(number=number),))
    return Person(name=name)


def number_meant(number: str, for_: str) -> Number:
    """Give a number as it was meant where it was typed into the line behind its own."""
    if not number and len(dialled(for_).lstrip("+")) >= _NO_HOURS:
        return Number(number=for_)
    return Number(number=number, for_=for_)


def post_meant(post: str, number: str) -> tuple[str, str]:
    """Give a post and a number as meant where the post was typed into its line."""
    words = any(map(str.isalpha, number)) and not has_digits(number)
    return (number, "") if not post and words and "@" not in number else (post, number)


def read_email(text: str) -> str:
    """Read the address of e-mails.

    Raises:
        NotAnAnswerError: It is none.
    """
    text = text.strip()
    if not _ADDRESS.fullmatch(text):
        raise NotAnAnswerError("Write an address like jana@example.org.")
    return text


def faults(person: Person, before: Person) -> Iterator[tuple[str, str, str]]:
    """Give each part of an entry that cannot be so, what it says, and why not.

    What stood there `before` is left as it is.
    """
    if person.name != before.name:
        yield from _fault("name", read_name, person.name)
    for one in person.numbers:
        if one not in before.numbers:
            yield from _fault("numbers", read_phone, one.number)
    if person.email and person.email != before.email:
        yield from _fault("email", read_email, person.email)


def _fault(
    part: str, read: Callable[[str], str], text: str
) -> Iterator[tuple[str, str, str]]:
    try:
        read(text)
    except NotAnAnswerError as fault:
        yield part, text, str(fault)


def may_mean(person: Person, said: str) -> bool:
    """Say whether somebody may be meant by words of a name or post, or by a number.

    A few digits mean nobody: they stand somewhere in almost every number.
    """
    if not is_number(said):
        return holds_words(f"{person.name} {person.post} {person.organisation}", said)
    wanted = dialled(said).lstrip("+0")
    known = [dialled(one.number).lstrip("+0") for one in person.numbers]
    if len(wanted) < _ENOUGH:
        return wanted != "" and wanted in known
    return any(
        wanted in one or (len(one) >= _ENOUGH and wanted.endswith(one)) for one in known
    )
