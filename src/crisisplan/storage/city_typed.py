"""The four short questions, read as they are typed."""

import os
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from crisisplan.domain.countries import letters_of, main_language
from crisisplan.domain.languages import code_of, language
from crisisplan.domain.plan import City
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.values import read_number
from crisisplan.errors import CannotWriteError, NotAnAnswerError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.named import need_portable
from crisisplan.storage.plan_writer import SUFFIX

QUESTIONS = {
    "city": ("City or municipality", "Bratislava"),
    "country": ("Country", "Slovakia, or SK"),
    "population": ("How many people live there", "475503"),
    "languages": (
        "Languages you speak to people in",
        "Slovak, English, Ukrainian; the main one first",
    ),
}
"""Each with an example of what may be typed."""
SMALL = 20_000
"""Residents below which the short playbook is suggested."""
SHORT = "first-24-hours"
LONG = "city-incident-response"
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,'’][0-9]{3})+")
_LONGEST = 60
"""Letters of a city's name that are taken into the name of its file."""
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")


def read_city(name: str, country: str, population: str, languages: str) -> City:
    """Read what was typed; where no language was, it is the country's own.

    Raises:
        NotAnAnswerError: Something of it cannot be understood; the text says what.
    """
    where = read_country(country)
    return City(
        name=read_name(name),
        country=where,
        population=read_population(population),
        languages=read_languages(languages or main_language(where)),
    )


def city_so_far(typed: Mapping[str, str]) -> City:
    """Give what is known of a city while it is typed; what cannot be read is not."""
    known: dict[str, object] = {"name": ""}
    for key, read in READERS.items():
        with suppress(NotAnAnswerError):
            known["name" if key == "city" else key] = read(typed[key])
    known["languages"] = known.get("languages") or own_languages(typed)
    return City.model_validate(known)


def own_languages(typed: Mapping[str, str]) -> tuple[str, ...]:
    """Give what is spoken in the country that was typed; nothing where it is unknown.

    Where somebody writes no language, it is this one.
    """
    with suppress(NotAnAnswerError):
        return read_languages(main_language(read_country(typed.get("country", ""))))
    return ()


def read_name(typed: str) -> str:
    """Read what the city is called.

    Raises:
        NotAnAnswerError: Nothing was written.
    """
    name = one_line(tidy(typed))
    if not name:
        raise NotAnAnswerError("Write the name of the city or municipality.")
    return name


def read_country(typed: str) -> str:
    """Read a country, by its two letters or a name that is known.

    Raises:
        NotAnAnswerError: It is neither.
    """
    country = typed.strip()
    known = letters_of(country) or country.upper()
    if known and not _TWO_LETTERS.fullmatch(known):
        raise NotAnAnswerError("Write the country as two letters, like SK or DE.")
    return known


def read_languages(typed: str) -> tuple[str, ...]:
    """Read languages, each as two letters or by its name.

    Who writes the letters of a country, as in `cz`, means the language of that country.

    Raises:
        NotAnAnswerError: One of them is something else.
    """
    words = [one for one in re.split(r"[\s,;]+", typed.strip()) if one]
    spoken = [code_of(one) or one for one in words]
    for one in spoken:
        if not _TWO_LETTERS.fullmatch(one):
            raise NotAnAnswerError(
                f"Write each language as two letters, like sk, en; not {one!r}."
            )
    return tuple(dict.fromkeys(map(_code, spoken)))


def _code(letters: str) -> str:
    """Give the code of a language; of a country's where they are those of one."""
    code = letters.lower()
    if language(code) != code:
        return code
    return main_language(letters.upper()) or code


def read_population(typed: str) -> int | None:
    """Read how many people live there; thousands may be set apart in any way.

    There are no halves of people, so a dot or comma before three digits means nothing.

    Raises:
        NotAnAnswerError: It is no plain number.
    """
    digits = "".join(typed.split())
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"\D", "", digits)
    if not digits:
        return None
    count = int(read_number(digits))
    if count < 0:
        raise NotAnAnswerError("Write how many people live there, like 12000.")
    return count


def refused(typed: Mapping[str, str]) -> str:
    """Name the first of the questions whose answer cannot be read; empty for none."""
    for key, read in READERS.items():
        try:
            read(typed[key])
        except NotAnAnswerError:
            return key
    return ""


READERS: Mapping[str, Callable[[str], object]] = {
    "country": read_country,
    "population": read_population,
    "languages": read_languages,
    "city": read_name,
}
"""What reads each of the questions; the name last, of which least can be wrong."""


def suggested(entries: Sequence[Entry], population: int | None) -> str:
    """Name the playbook that fits a city of this size; the short one for none.

    Whoever begins with the short one loses nothing: its answers are carried over.
    """
    names = [entry.name for entry in entries]
    if (population is None or population < SMALL) and SHORT in names:
        return SHORT
    return LONG if LONG in names else next(iter(names), "")


def file_called(path: Path) -> Path:
    """Give the file of a plan that was named without the ending of a plan."""
    named = path.suffix in (".yaml", ".yml")
    return path if named else path.with_name(f"{path.name}{SUFFIX}")


def proposed_file(folder: Path, name: str) -> Path:
    """Give a file name made of the city's, that nothing has yet."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = folded.encode("ascii", "ignore").decode("ascii")
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "city"
    stem = stem[:_LONGEST].rstrip("-")
    try:
        need_portable(stem)
    except CannotWriteError:
        stem = f"city-{stem}"
    path, number = folder / f"{stem}{SUFFIX}", 2
    while os.path.lexists(path):
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path
