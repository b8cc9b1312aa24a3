"""People as they are written on forms and lists, and who of them is known already."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from crisisplan.domain.directory import Number, Person
from crisisplan.domain.handout import KNOWN
from crisisplan.domain.items.base import Around
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError

_PHONE = re.compile(r"\+?\(?[0-9][0-9 ()/.\-\u00a0]{1,30}")
_MAIL = re.compile(r"[^\s@<>;,]{1,64}@[^\s@<>;,]{1,190}")
_WITH_ID = re.compile(r"(?P<name>.*)\((?P<id>[a-z0-9-]{3,40})\)\s*")
_DIVIDES = re.compile(r"[;\n]")
_COMMAS = re.compile(r",\s+(?=\+?\(?[0-9]|\S+@)")
_LONGEST_NAME = 120


class People:
    """The directory and the tables, with what one file adds to them."""

    def __init__(self, around: Around, new_id: Callable[[], str]) -> None:
        """Keep the directory; `new_id` gives the random part of an id."""
        self.before = around
        self._new_id = new_id
        self.added: dict[str, Person] = {}
        self._rows = dict(around.rows)

    @property
    def around(self) -> Around:
        """What values may refer to, with people and rows that were added."""
        people = {**self.before.people, **self.added}
        return replace(self.before, people=people, rows=self._rows)

    def add_rows(self, table_id: str, labels: Mapping[str, str]) -> None:
        """Let what is read from now on refer to rows of the same file."""
        self._rows[table_id] = {**self._rows.get(table_id, {}), **labels}

    def added_in(self, value: Value | None) -> Mapping[str, Person]:
        """Give those whom a value names and who are new."""
        named = set(_texts(value)) if value is not None else set()
        return {key: one for key, one in self.added.items() if key in named}

    def cell(self, text: str) -> Value:
        """Read names divided by semicolons: the lead, then those who stand in.

        Raises:
            NotAnAnswerError: Somebody cannot be told from others, or it is no name.
        """
        pieces = [one.strip() for one in _DIVIDES.split(text) if one.strip()]
        found = [self.named(*_parted(piece)) for piece in pieces]
        if not found:
            raise NotAnAnswerError("Write a name.")
        return {"lead": found[0], "deputies": found[1:]}

    def named(self, name: str, post: str = "", numbers: str = "") -> str:
        """Give the id of whoever has this name; somebody new where nobody has.

        Raises:
            NotAnAnswerError: Several have it, or it is no name.
        """
        name = one_line(tidy(name)).strip(" ,;")
        if found := self.known(name):
            return found
        if not any(map(str.isalpha, name)) or len(name) > _LONGEST_NAME:
            raise NotAnAnswerError("Write the name of a person or a desk.")
        person_id = f"p-{self._new_id()}"
        self.added[person_id] = entry(Person(name=name), post, numbers)
        return person_id

    def known(self, name: str) -> str:
        """Give the id of whoever has a name already; nothing where nobody has.

        Raises:
            NotAnAnswerError: Several have it.
        """
        people = self.around.people
        given = _WITH_ID.fullmatch(name)
        if given and given["id"] in people:
            return given["id"]
        for alike in (str.casefold, folded):
            same = [
                key for key, one in people.items() if alike(one.name) == alike(name)
            ]
            if len(same) == 1:
                return same[0]
            if same:
                raise NotAnAnswerError(
                    f"{len(same)} people are called {name!r}. Write the id behind the "
                    f"name: {', '.join(f'({key})' for key in same)}."
                )
        return ""


def folded(name: str) -> str:
    """Give a name without accents and capitals, as people type it in a hurry."""
    letters = unicodedata.normalize("NFKD", one_line(name).casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))


def entry(person: Person, post: str, numbers: str) -> Person:
    """Give somebody's entry with the post and numbers that were written."""
    parts: dict[str, object] = {}
    post = one_line(tidy(post))
    if post and post != KNOWN:
        first, _, second = post.partition(", ")
        parts = {"post": first, "organisation": second or person.organisation}
    if numbers.strip() and numbers.strip() != KNOWN:
        found, mail, rest = read_numbers(numbers)
        if found:
            parts["numbers"] = found
        if mail:
            parts["email"] = mail
        if rest and rest not in person.note:
            parts["note"] = f"{person.note}\n{rest}".strip()
    return person.model_copy(update=parts)


def replaces(before: Person, after: Person) -> bool:
    """Say whether anything that stood in an entry is no longer there."""
    told, now = before.model_dump(), after.model_dump()
    gone = {key for key, value in told.items() if value and now[key] != value}
    if after.verified > before.verified:
        gone -= {"verified"}
    if gone == {"numbers"}:
        return after.numbers[: len(before.numbers)] != before.numbers
    return bool(gone)


def read_numbers(text: str) -> tuple[tuple[Number, ...], str, str]:
    """Give the numbers, the e-mail address, and what is neither."""
    numbers: list[Number] = []
    mail, rest = "", []
    for piece in _pieces(text):
        if found := _MAIL.search(piece):
            mail = mail or found[0]
        elif found := _PHONE.search(piece):
            told = f"{piece[: found.start()]} {piece[found.end() :]}"
            told = one_line(told).strip(" ():,-")
            numbers.append(Number(number=one_line(found[0]).rstrip("(-. "), for_=told))
        else:
            rest.append(piece)
    return tuple(numbers), mail, "; ".join(rest)


def _pieces(text: str) -> Iterator[str]:
    for piece in _DIVIDES.split(tidy(text)):
        yield from (one_line(one) for one in _COMMAS.split(piece) if one.strip())


def _parted(text: str) -> tuple[str, str, str]:
    """Part "Eva Malá, press officer, +421 900 1" into name, post and numbers."""
    name, _, rest = text.partition(",")
    told = [one.strip() for one in rest.split(",") if one.strip()]
    numbers = [one for one in told if _MAIL.search(one) or _PHONE.fullmatch(one)]
    return name, ", ".join(o for o in told if o not in numbers), "; ".join(numbers)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    else:
        for one in value:
            yield from _texts(one)
