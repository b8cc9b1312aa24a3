"""Finding by words: over titles, questions, guidance, answers, notes and people.

What is searched is folded once and kept, entry by entry: a change of the plan costs
only what it touched. Long work is cut into slices, between which others may work.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from crisisplan.domain.folding import fold
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.texts import (
    Text,
    excerpt,
    texts_of_chapter,
    texts_of_item,
    texts_of_person,
)

Sort = Literal["item", "chapter", "person"]
Key = tuple[Sort, str]
_REFER: frozenset[type] = frozenset({PersonQuestion, RowReference})
"""Kinds whose words stand elsewhere in the plan."""
_GLANCE, _WORK, _SLICE = 1, 20, 1000
"""What it costs to see that an entry is unchanged, and to read it; much for a slice."""
_LOOKS = 1000
"""Entries that are looked through in a slice."""
_RANKS = 3
_BETWEEN = "\n"
"""Stands between the folded texts of an entry; no word that is typed holds it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One find."""

    sort: Sort
    id: str
    """Of an item, a chapter or a person."""
    title: str
    where: str = ""
    """Where the words stand, as in "answer"; empty where it is the title."""
    said: str = ""
    """The text around them."""


@dataclass(frozen=True, slots=True)
class Finds:
    """The best finds, and how many there are."""

    best: tuple[Found, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    """Folded, as all of it."""
    text: str
    made_of: tuple[object, ...]


class Finder:
    """The words of one plan, as it was when it was last read."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._entries: dict[Key, _Entry] = {}
        self._kinds: dict[str, set[type]] = {}
        self._reading: Reading | None = None
        self._asked: frozenset[str] = frozenset()
        self._last: tuple[str, list[Key]] = ("", [])

    def up_to_date(self, reading: Reading) -> bool:
        """Say whether all of this very state of the plan was read."""
        return self._reading is reading

    def read(self, reading: Reading) -> None:
        """Read what has changed in the plan."""
        for _ in self.read_in_slices(reading):
            pass

    def read_in_slices(self, reading: Reading) -> Iterator[None]:
        """Read what has changed in the plan, and pause every few milliseconds."""
        if self.up_to_date(reading):
            return
        seen: set[Key] = set()
        work = 0
        for key, made_of in self._sources(reading):
            known = self._entries.get(key)
            work += _GLANCE
            if known is None or known.made_of != made_of:
                texts = [fold(text) for _, text in _texts(reading, key)]
                known = _Entry(texts[0], _BETWEEN.join(texts), made_of)
                work += _WORK
                self._entries[key] = known
            seen.add(key)
            if work > _SLICE:
                work = 0
                yield
        for key in self._entries.keys() - seen:
            del self._entries[key]
        self._reading, self._last = reading, ("", [])
        self._asked = frozenset(item.id for item in reading.items)

    def _sources(self, reading: Reading) -> Iterator[tuple[Key, tuple[object, ...]]]:
        """Give all that can be found, each with what its words are made of."""
        plan = reading.plan
        for chapter in reading.playbook.chapters:
            yield ("chapter", chapter.id), (plan.left_out(chapter.id),)
        for item in reading.playbook.items:
            yield ("item", item.id), self._source(reading, item)
        for person_id, person in plan.people.items():
            yield ("person", person_id), (person,)

    def _source(self, reading: Reading, item: Item) -> tuple[object, ...]:
        plan, answer = reading.plan, reading.plan.answer(item.id)
        kinds = self._kinds.get(item.id)
        if kinds is None:
            columns = getattr(item.asks, "columns", ())
            kinds = {type(item.asks), *(type(one.asks) for one in columns)} & _REFER
            self._kinds[item.id] = kinds
        if not kinds and not answer.asked and not answer.agreed:
            return (answer,)
        held = plan.roles.get(getattr(item.asks, "fills", None) or "")
        rows = reading.around.rows if RowReference in kinds else None
        return (answer, held, plan.people, rows)

    def find(self, typed: str, most: int = 50) -> Finds:
        """Give what holds all the words, those first that have them in the title.

        What is not asked comes last: nobody can answer it now.
        """
        found = Finds()
        for found in self.find_in_slices(typed, most):  # noqa: B007
            pass
        return found

    def find_in_slices(self, typed: str, most: int = 50) -> Iterator[Finds]:
        """Look for words, and pause every few milliseconds; the last is the whole."""
        wanted = fold(typed)
        words = wanted.split()
        if not words or self._reading is None:
            return
        hits: list[Key] = []
        ranks: tuple[list[Key], ...] = tuple([] for _ in range(2 * _RANKS))
        for number, key in enumerate(self._among(wanted), 1):
            entry = self._entries[key]
            if all(word in entry.text for word in words):
                hits.append(key)
                ranks[_rank(entry, wanted, words) + self._behind(key)].append(key)
            if number % _LOOKS == 0:
                yield Finds()
        self._last = (wanted, hits)
        first = list(chain(*ranks))[:most]
        best = tuple(_found(self._reading, key, words) for key in first)
        yield Finds(best, len(hits))

    def _behind(self, key: Key) -> int:
        sort, id_ = key
        return _RANKS if sort == "item" and id_ not in self._asked else 0

    def _among(self, wanted: str) -> Sequence[Key]:
        """Give what may hold the words: more letters find less, and nothing new."""
        before, hits = self._last
        return hits if before and wanted.startswith(before) else list(self._entries)


def _rank(entry: _Entry, wanted: str, words: Sequence[str]) -> int:
    if entry.title.startswith(wanted):
        return 0
    return 1 if all(word in entry.title for word in words) else 2


def _texts(reading: Reading, key: Key) -> Sequence[Text]:
    sort, id_ = key
    if sort == "item":
        return list(texts_of_item(reading, reading.playbook.item(id_)))
    if sort == "person":
        return list(texts_of_person(reading.plan.people[id_]))
    chapters = {chapter.id: chapter for chapter in reading.playbook.chapters}
    return list(texts_of_chapter(reading, chapters[id_]))


def _found(reading: Reading, key: Key, words: Sequence[str]) -> Found:
    texts = _texts(reading, key)
    return Found(*key, texts[0][1], *excerpt(texts, words))
