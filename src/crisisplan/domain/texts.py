"""The words that stand somewhere in a plan, and how they are looked for."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from crisisplan.domain.directory import Person
from crisisplan.domain.explaining import reasons
from crisisplan.domain.folding import fold
from crisisplan.domain.items.base import line_of
from crisisplan.domain.items.column import Columns
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.playbook import Chapter, Item
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line
from crisisplan.domain.values import Value, in_words

Text = tuple[str, str]
"""Where something stands, in words, and what stands there."""

TITLE = ""
"""Where a title stands."""

_BEFORE, _LONG = 24, 80
"""Characters before what was found, and of the whole excerpt."""


def texts_of_item(reading: Reading, item: Item) -> Iterator[Text]:
    """Give all that is asked and answered under an item, its title first."""
    say, answer = reading.playbook.say, reading.plan.answer(item.id)
    name = reading.around.name
    yield TITLE, say(item.title)
    yield "question", say(item.ask)
    yield "answer", _answer(reading, item)
    yield "note", answer.note
    yield "why it does not apply", answer.reason
    yield "who was asked", name(answer.asked.whom) if answer.asked else ""
    yield "confirmed by", ", ".join(name(one.with_) for one in answer.agreed)
    yield "help", say(item.help)
    yield "example", say(in_words(item.example))
    yield "why", " ".join(reasons(item, reading.playbook))


def _answer(reading: Reading, item: Item) -> str:
    value = reading.value(item)
    if value is None:
        return ""
    if reading.standing(item).refused:
        return _as_typed(item, value, reading)
    return line_of(item.asks.show(value, reading.around))


def _as_typed(item: Item, value: Value, reading: Reading) -> str:
    """Give a value of which something is refused, in words wherever it can be."""
    columns: Columns = getattr(item.asks, "columns", ())
    rows = [*stored_rows(value).values()] if isinstance(item.asks, Table) else [value]
    if not columns or not all(isinstance(row, Mapping) for row in rows):
        return in_words(value)
    said = "; ".join(
        column.written(row, reading.around)
        for row in rows
        for column in columns
        if isinstance(row, Mapping) and row.get(column.id)
    )
    return said or in_words(value)


def texts_of_chapter(reading: Reading, chapter: Chapter) -> Iterator[Text]:
    """Give what is said of a chapter, its title first."""
    say = reading.playbook.say
    yield TITLE, say(chapter.title)
    yield "introduction", say(chapter.intro)
    yield "why it is left out", reading.plan.left_out(chapter.id)


def texts_of_person(person: Person) -> Iterator[Text]:
    """Give what stands in an entry of the directory, the name first."""
    yield TITLE, person.name
    yield "post", ", ".join(one for one in (person.post, person.organisation) if one)
    yield "numbers", ", ".join(one.number for one in person.numbers)
    yield "e-mail", person.email
    yield "note", person.note


def excerpt(texts: Sequence[Text], words: Sequence[str]) -> Text:
    """Give where most of the folded `words` stand that the title lacks, and around.

    It is the title, and nothing around, where that holds all of them.
    """
    title, *others = [(where, text, fold(text)) for where, text in texts]
    wanted = [word for word in words if word not in title[2]]
    if not wanted or not others:
        return TITLE, ""
    where, text, folded = max(others, key=lambda one: sum(w in one[2] for w in wanted))
    places = [folded.find(word) for word in wanted if word in folded]
    line = one_line(text)
    return where, _around(line, _unfolded(line, folded, min(places, default=0)))


def _unfolded(text: str, folded: str, place: int) -> int:
    """Give the place in `text` that became `place` when it was folded."""
    if len(text) == len(folded):
        return place
    ends = range(1, len(text) + 1)
    return bisect_right(ends, place, key=lambda end: len(fold(text[:end])))


def _around(text: str, place: int) -> str:
    begin = max(0, place - _BEFORE)
    part = text[begin : begin + _LONG]
    before, after = "…" if begin else "", "…" if begin + _LONG < len(text) else ""
    return f"{before}{part.strip()}{after}"
