"""What a plan is to be begun with, as far as it was said; knows no widget."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from crisisplan.domain.beginning import as_begun, usual_chapters
from crisisplan.domain.effort import effort, say_effort
from crisisplan.domain.plan import City
from crisisplan.domain.playbook import Playbook
from crisisplan.domain.text import sentence
from crisisplan.errors import CrisisPlanError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.city_typed import (
    SHORT,
    city_so_far,
    read_city,
    read_population,
    suggested,
)
from crisisplan.storage.country_overlay import Offer, country_offer
from crisisplan.storage.start import start

LONGER = "The full plan can follow: answers are carried over."


class Search(NamedTuple):
    """The overlay of a country for a playbook, to be looked for."""

    country: str
    entry: Entry
    playbook: Playbook

    @property
    def key(self) -> tuple[str, str]:
        """Country and name, by which what was found is kept."""
        return self.country, self.entry.name


class Intended:
    """A city, a playbook, its optional chapters, and what the country changes."""

    def __init__(self, entries: Sequence[Entry], playbook: str) -> None:
        """Begin with the playbook of that name, or with what most cities take."""
        self.name = playbook or suggested(entries, None)
        self.chapters: tuple[str, ...] = ()
        self.books: dict[str, Playbook] = {}
        self._entries = entries
        self._chosen = bool(playbook)
        self._suggested = suggested(entries, None)
        self._typed: Mapping[str, str] = {}
        self._city = City(name="")
        self._declined: Path | None = None
        self._offers: dict[tuple[str, str], Offer | None] = {}
        self._sought: set[tuple[str, str]] = set()

    @property
    def chosen(self) -> bool:
        """Whether somebody chose the playbook, so that no size suggests one."""
        return self._chosen

    def put(self, typed: Mapping[str, str]) -> None:
        """Take over what is typed; a size suggests a playbook where none was chosen."""
        self._typed, self._city = typed, city_so_far(typed)
        try:
            population = read_population(typed["population"])
        except CrisisPlanError:
            return
        name = suggested(self._entries, population)
        self._suggested = name
        if not self._chosen and name != self.name:
            self.name, self.chapters = name, ()

    def take(self, name: str) -> None:
        """Choose a playbook, which no size changes any more."""
        self.name, self.chapters, self._chosen = name, (), True

    def tick(self, *, on: bool) -> None:
        """Have what the country changes put on, or not."""
        self._declined = None if on or not self.offer else self.offer.path

    @property
    def offer(self) -> Offer | None:
        """What the country changes in the chosen playbook, as far as it was found."""
        return self._offers.get((self._city.country, self.name))

    @property
    def overlay(self) -> Offer | None:
        """What is offered, where nobody said no."""
        return self._taken(self.name)

    def _taken(self, name: str) -> Offer | None:
        found = self._offers.get((self._city.country, name))
        return found if found and found.path != self._declined else None

    def book(self, name: str) -> Playbook | None:
        """Give a playbook as the plan would have it, as soon as it was read."""
        taken = self._taken(name)
        return taken.playbook if taken else self.books.get(name)

    def searches(self) -> Iterator[Search]:
        """Give what is to be looked for by now, each once."""
        country = self._city.country
        for name in (self.name, self._suggested):
            entry, book = self._entry(name), self.books.get(name)
            if not country or not entry or not book:
                continue
            search = Search(country, entry, book)
            if search.key not in self._sought:
                self._sought.add(search.key)
                yield search

    def learn(self, search: Search, offer: Offer | None) -> None:
        """Keep what was found."""
        self._offers[search.key] = offer

    def _entry(self, name: str) -> Entry | None:
        return next((one for one in self._entries if one.name == name), None)

    @property
    def about(self) -> str:
        """Say what the chosen playbook is, and how much work, unless that was said."""
        book = self.book(self.name)
        if book is None or self.name == self._suggested:
            return book.summary if book else ""
        return f"{book.summary}\n{sentence(self._work(self.name, book))}"

    @property
    def suggestion(self) -> str:
        """Say what fits a place of this size, and how much work that is."""
        name = self._suggested
        if book := self.book(name):
            later = f" {LONGER}" if name == SHORT else ""
            many = self._city.population
            where = f"{many:,} people" if many else "a small place"
            work = self._work(name, book)
            return f"For {where} we suggest {book.title}: {work}.{later}"
        return f"For a place of this size we suggest: {name}" if name else ""

    def _work(self, name: str, book: Playbook) -> str:
        more = self.chapters if name == self.name else ()
        return say_effort(effort(as_begun(book, self._city, more)))

    def begin(self, path: Path) -> None:
        """Write the file of the plan.

        Raises:
            CrisisPlanError: Something is missing or wrong; the text says what.
        """
        city = read_city(*self._typed.values())
        entry = self._entry(self.name)
        if entry is None:
            raise CrisisPlanError("Choose a playbook.")
        base = self.books.get(entry.name) or entry.read()[0]
        search = Search(city.country, entry, base)
        if search.key not in self._offers:
            self.learn(search, country_offer(*search))
        taken = self.overlay
        chapters = usual_chapters(taken.playbook if taken else base, self.chapters)
        overlays = [taken.path] if taken else []
        start(path, city, entry, chapters, overlays=overlays)


def titles(names: Sequence[str], books: Mapping[str, Playbook]) -> dict[str, str]:
    """Give what playbooks are called; with their names where a title is not enough."""
    known = [book.title for book in books.values()]
    found = {}
    for name in names:
        title = books[name].title if name in books else name
        found[name] = f"{title} ({name})" if known.count(title) > 1 else title
    return found
