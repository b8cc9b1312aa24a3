"""The four short questions, read as they are typed."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from crisisplan.domain.plan import City
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import read_number
from crisisplan.errors import NotAnAnswerError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.plan_writer import SUFFIX

SMALL = 5000
"""Residents below which the short playbook is suggested."""
SHORT = "first-24-hours"
LONG = "city-incident-response"
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")


def read_city(name: str, country: str, population: str, languages: str) -> City:
    """Read what was typed.

    Raises:
        NotAnAnswerError: Something of it cannot be understood; the text says what.
    """
    name = one_line(tidy(name))
    if not name:
        raise NotAnAnswerError("Write the name of the city or municipality.")
    country = country.strip()
    if country and not _TWO_LETTERS.fullmatch(country):
        raise NotAnAnswerError("Write the country as two letters, like SK or DE.")
    spoken = [one for one in re.split(r"[\s,;]+", languages.strip()) if one]
    for one in spoken:
        if not _TWO_LETTERS.fullmatch(one):
            raise NotAnAnswerError(
                f"Write each language as two letters, like sk, en; not {one!r}."
            )
    return City(
        name=name,
        country=country.upper(),
        population=read_population(population),
        languages=tuple(dict.fromkeys(one.lower() for one in spoken)),
    )


def read_population(typed: str) -> int | None:
    """Read how many people live there; blanks between the digits are allowed.

    Raises:
        NotAnAnswerError: It is no plain number.
    """
    digits = "".join(typed.split())
    if not digits:
        return None
    count = int(read_number(digits))
    if count < 0:
        raise NotAnAnswerError("Write how many people live there, like 12000.")
    return count


def suggested(entries: Sequence[Entry], population: int | None) -> str:
    """Name the playbook that fits a city of this size."""
    names = [entry.name for entry in entries]
    if population is not None and population < SMALL and SHORT in names:
        return SHORT
    return LONG if LONG in names else next(iter(names), "")


def proposed_file(folder: Path, name: str) -> Path:
    """Give a file name made of the city's, that nothing has yet."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = folded.encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "city"
    path, number = folder / f"{stem}{SUFFIX}", 2
    while path.exists():
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path
