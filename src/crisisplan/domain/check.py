"""Whether a playbook holds together: every reference leads somewhere."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from crisisplan.domain.conditions import Condition
from crisisplan.domain.cycles import cycles
from crisisplan.domain.items.base import Kind
from crisisplan.domain.items.column import Columns
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.table import Table
from crisisplan.domain.items.text import Text
from crisisplan.domain.playbook import Item, Playbook, terms_in
from crisisplan.domain.text import nearest
from crisisplan.errors import NotAnAnswerError

Way = tuple[str | int, ...]
"""The way to a value in an item, section, chapter or playbook, as it is written."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a playbook that leads nowhere."""

    owner: str
    """The id of the item, section or chapter; nothing for the playbook itself."""
    key: tuple[str | int, ...]
    sentence: str
    nearest: str = ""


def flaws(playbook: Playbook, ids: Set[str] = frozenset()) -> tuple[Flaw, ...]:
    """Find all that does not hold together.

    `ids` are ids that stand in the file although their items could not be read:
    a reference to one of them is no second problem.
    """
    known = ids | set(playbook.spots)
    found: list[Flaw] = [*_twice(playbook), *_lessons(playbook), *_roles(playbook)]
    for chapter in playbook.chapters:
        if chapter.lead:
            found += _unknown(chapter.id, ("lead",), [chapter.lead], playbook.roles)
        for section in chapter.sections:
            for item in section.items:
                found += _item(item, playbook, known)
            found += _said(section.id, section, ("title",), playbook)
        found += _said(chapter.id, chapter, ("title", "intro"), playbook)
    begin, there = playbook.begin_with.items, known | set(playbook.hidden)
    found += _unknown("", ("begin_with", "items"), begin, there)
    if playbook.keeper:
        found += _unknown("", ("keeper",), [playbook.keeper], playbook.roles)
    found += _said("", playbook, ("title", "summary"), playbook)
    for way in cycles(playbook):
        sentence = f"These conditions wait for each other: {' → '.join(way)}."
        found.append(Flaw(way[0], ("when",), sentence))
    return tuple(found)


def _unknown(
    owner: str,
    key: tuple[str | int, ...],
    words: Iterable[str],
    known: Collection[str],
) -> Iterator[Flaw]:
    for word in words:
        if word not in known:
            sentence = f"{word!r} is not declared in this playbook."
            yield Flaw(owner, key, sentence, nearest(word, known))


def _twice(playbook: Playbook) -> Iterator[Flaw]:
    ids = [chapter.id for chapter in playbook.chapters]
    for chapter in playbook.chapters:
        ids += [section.id for section in chapter.sections]
        ids += [item.id for item in chapter.items]
    for word, count in Counter(ids).items():
        if count > 1:
            sentence = (
                f"The id {word!r} is given {count} times; every id is given once."
            )
            yield Flaw(word, ("id",), sentence)


def _lessons(playbook: Playbook) -> Iterator[Flaw]:
    for lesson_id, lesson in playbook.lessons.items():
        if lesson.source and lesson.source not in playbook.sources:
            key = ("lessons", lesson_id, "source")
            yield from _unknown("", key, [lesson.source], playbook.sources)


def _roles(playbook: Playbook) -> Iterator[Flaw]:
    fills = [(getattr(item.asks, "fills", None), item) for item in playbook.items]
    seen: dict[str, str] = {}
    for role, item in fills:
        if role and role in seen:
            sentence = f"The role {role!r} is already filled by {seen[role]!r}."
            yield Flaw(item.id, ("fills",), sentence)
        elif role:
            seen[role] = item.id


def _item(item: Item, playbook: Playbook, known: Set[str]) -> Iterator[Flaw]:
    parties = {**playbook.roles, **playbook.partners}
    asks: Any = item.asks
    for key, words, declared in (
        ("role", [item.role] if item.role else [], playbook.roles),
        ("agree_with", item.agree_with, playbook.partners),
        ("lessons", item.lessons, playbook.lessons),
        ("sources", item.sources, playbook.sources),
        ("see", item.see, known),
        ("card", item.card, parties),
        ("does", _one(asks, "does"), parties),
        ("fills", _one(asks, "fills"), playbook.roles),
        ("keeper", _one(asks, "keeper"), playbook.roles),
        ("clears_with", getattr(asks, "clears_with", ()), parties),
    ):
        yield from _unknown(item.id, (key,), words, declared)
    yield from _columns(item, playbook, known)
    if item.when:
        yield from _tests(item, ("when",), item.when, playbook, known)
    for number, advice in enumerate(item.advice):
        way = ("advice", number, "when")
        yield from _tests(item, way, advice.when, playbook, known)
    yield from _terms(item.id, _texts(item.model_dump()), playbook)


def _one(asks: Any, name: str) -> list[str]:
    word = getattr(asks, name, None)
    return [word] if word else []


def _texts(data: Any) -> Iterator[tuple[Way, str]]:
    """Give the texts in which a term may stand, with the way to each."""
    if isinstance(data, str):
        if "{" in data:
            yield (), data
        return
    inside: Iterable[tuple[Any, Any]] = ()
    if isinstance(data, dict):
        inside = data.items()
    elif isinstance(data, (list, tuple)):
        inside = enumerate(data)
    for key, value in inside:
        for way, text in _texts(value):
            yield (way if key == "asks" else (key, *way)), text


def _said(
    owner: str, part: Any, keys: Iterable[str], playbook: Playbook
) -> Iterator[Flaw]:
    texts = (((key,), getattr(part, key)) for key in keys)
    return _terms(owner, texts, playbook)


def _terms(
    owner: str, texts: Iterable[tuple[Way, str]], playbook: Playbook
) -> Iterator[Flaw]:
    for way, text in texts:
        for term in terms_in(text):
            if term not in playbook.terms:
                sentence = f"The term {{{term}}} is not declared in this playbook."
                yield Flaw(owner, way, sentence, nearest(term, playbook.terms))


def _columns(item: Item, playbook: Playbook, known: Set[str]) -> Iterator[Flaw]:
    columns: Columns = getattr(item.asks, "columns", ())
    ids = [column.id for column in columns]
    for number, column in enumerate(columns):
        key = ("columns", number)
        if ids.count(column.id) > 1:
            yield Flaw(item.id, (*key, "id"), f"The column {column.id!r} comes twice.")
        if isinstance(column.asks, RowReference):
            yield from _reference(item, (*key, "of"), column.asks.of, playbook, known)
        fills = _one(column.asks, "fills")
        if fills:
            sentence = "Only an item can fill a role, not a column."
            yield Flaw(item.id, (*key, "fills"), sentence)
        for test in column.when.tests() if column.when else ():
            kinds = {one.id: one.asks for one in columns}
            yield from _column_test(item, (*key, "when"), test, kinds)
    if isinstance(item.asks, Table):
        for row_id, row in item.asks.rows.items():
            yield from _unknown(item.id, ("rows", row_id), row, ids)


def _reference(
    item: Item,
    key: tuple[str | int, ...],
    table_id: str,
    playbook: Playbook,
    known: Set[str],
) -> Iterator[Flaw]:
    if table_id not in known:
        tables = [one.id for one in playbook.items if isinstance(one.asks, Table)]
        yield from _unknown(item.id, key, [table_id], tables)
    elif (spot := playbook.spots.get(table_id)) and not isinstance(
        spot.item.asks, Table
    ):
        yield Flaw(item.id, key, f"{table_id!r} is no table, so it has no rows.")


def _tests(
    item: Item,
    key: tuple[str | int, ...],
    condition: Condition,
    playbook: Playbook,
    known: Set[str],
) -> Iterator[Flaw]:
    for test in condition.tests():
        if test.column:
            sentence = "Only a column can test another column."
            yield Flaw(item.id, key, sentence)
        elif test.city:
            yield from _comparison(item, key, test, CITY_KINDS[test.city])
        elif test.item is None and key[0] == "when":
            yield Flaw(item.id, key, "The test does not say which item it tests.")
        elif test.item is not None and test.item not in known:
            yield from _unknown(item.id, key, [test.item], playbook.spots)
        else:
            spot = playbook.spots.get(test.item or item.id)
            yield from _comparison(item, key, test, spot.item.asks) if spot else ()


def _column_test(
    item: Item, key: tuple[str | int, ...], test: Condition, kinds: dict[str, Any]
) -> Iterator[Flaw]:
    if not test.column:
        yield Flaw(item.id, key, "A column can test only columns of the same row.")
    elif test.column not in kinds:
        yield from _unknown(item.id, key, [test.column], kinds)
    else:
        yield from _comparison(item, key, test, kinds[test.column])


def _comparison(
    item: Item, key: tuple[str | int, ...], test: Condition, kind: Kind
) -> Iterator[Flaw]:
    for operator in test.operators:
        if operator not in kind.operators:
            fitting = ", ".join(sorted({*kind.operators, "answered"}))
            sentence = (
                f"A {kind.kind} cannot be tested with {operator!r}, only: {fitting}."
            )
            yield Flaw(item.id, key, sentence)
            continue
        read = kind.limit if operator in ("at_least", "at_most") else kind.literal
        for literal in test.literals(operator):
            try:
                read(literal)
            except NotAnAnswerError as refusal:
                yield Flaw(item.id, key, f"{literal!r} does not fit: {refusal}")


class CountryCode(Text):
    """A country as a condition tests it."""

    operators = frozenset({"is", "is_not"})


class Languages(Text):
    """The city's languages as a condition tests them."""

    operators = frozenset({"includes"})

    def literal(self, text: str) -> frozenset[str]:
        """Read one language."""
        return frozenset({text})

    def compare(self, value: Any) -> frozenset[str]:
        """Give the languages."""
        return frozenset(value)


CITY_KINDS: dict[str, Kind] = {
    "population": NumberQuestion(kind="number"),
    "country": CountryCode(kind="text"),
    "languages": Languages(kind="text"),
}
"""How the facts about the city are compared."""
