"""The lint of our own playbooks: whether a tired person can use each item."""

import re
from collections.abc import Iterator

from crisisplan.domain.check import Flaw
from crisisplan.domain.items.action import Action
from crisisplan.domain.items.column import PRINTED, Columns
from crisisplan.domain.items.form import Form
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.domain.text import first_words

LONGEST_TITLE = 60
"""Characters."""
LONGEST_SENTENCE = 25
"""Words."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+|\n+")
_REFUSED = re.compile(
    r"\b(?:non-)?complian(?:t|ce)\b|\bfulfil(?:l?s|led)? (?:the|all) laws?\b"
    r"|\bcertified\b|\b(?:is|are|be) (?:now |fully |well )?ready(?= *[.;,!]| *$)",
    re.IGNORECASE,
)
"""Words that promise a city more than a plan can."""
_CAPITALS = re.compile(r"(?<![\w/-])[A-Z]{3,}(?![\w-])")
_KNOWN = frozenset(
    ("CLEAR", "GREEN", "AMBER", "STRICT", "RED", "TLP", "SMS", "PDF", "USB", "GPS")
)
"""Abbreviations and labels that need no explanation, or that documents explain."""


def style_flaws(playbook: Playbook) -> tuple[Flaw, ...]:
    """Find what makes an item hard to use, or promises too much."""
    explained = _explained(playbook)
    found: list[Flaw] = []
    for item in playbook.items:
        found += _given(item)
        found += _fitting(item)
        if not playbook.owner(item):
            found.append(Flaw(item.id, ("role",), "Nobody owns this item."))
        for key, text in _texts(item):
            found += _wording(item, key, text)
        found += _abbreviations(item, explained)
    return tuple(found)


def _given(item: Item) -> Iterator[Flaw]:
    for key, what in (
        ("ask", "the question"),
        ("help", "what good looks like"),
        ("example", "an example"),
        ("phase", "when the answer is used"),
    ):
        if not getattr(item, key) and not (key == "example" and _shown(item)):
            yield Flaw(item.id, (), f"The item does not say {key!r}: {what}.")
    for key in ("weight", "marking"):
        if key not in item.model_fields_set:
            sentence = f"The item does not say {key!r}; write it, even where it is"
            yield Flaw(item.id, (), f"{sentence} {getattr(item, key)!r}.")
    if not (item.lessons or item.sources or item.why):
        sentence = "No lesson, no source and no 'why' says for what this is asked."
        yield Flaw(item.id, (), sentence)


def _fitting(item: Item) -> Iterator[Flaw]:
    if len(item.title) > LONGEST_TITLE:
        sentence = f"The title has {len(item.title)} characters, of {LONGEST_TITLE}."
        yield Flaw(item.id, ("title",), sentence)
    in_first_hour = isinstance(item.asks, Action) and "first-hour" in item.phase
    if in_first_hour and not getattr(item.asks, "within", ""):
        sentence = "An action of the first hour says 'within' what time."
        yield Flaw(item.id, (), sentence)
    if isinstance(item.asks, (Table, Form)):
        printed = sum(column.print for column in item.asks.columns)
        if printed > PRINTED:
            sentence = f"{printed} columns print, of {PRINTED}; write 'print: no'."
            yield Flaw(item.id, ("columns",), sentence)


def _shown(item: Item) -> bool:
    """Say whether the item itself shows what is expected."""
    if isinstance(item.asks, Statement):
        return bool(item.asks.starter)
    return isinstance(item.asks, Form)


def _texts(item: Item) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give what officials read of an item, but its example, with the way to it."""
    for key in ("title", "ask", "help", "why"):
        yield (key,), getattr(item, key)
    for number, advice in enumerate(item.advice):
        yield ("advice", number, "text"), advice.text
    columns: Columns = getattr(item.asks, "columns", ())
    for number, column in enumerate(columns):
        yield ("columns", number, "title"), column.title
        yield ("columns", number, "help"), column.help
    for option, one in getattr(item.asks, "options", {}).items():
        yield ("options", option), f"{one.label}\n{one.help}"
    if isinstance(item.asks, Statement):
        yield ("starter",), item.asks.starter


def _wording(item: Item, key: tuple[str | int, ...], text: str) -> Iterator[Flaw]:
    if found := _REFUSED.search(text):
        sentence = f"{found[0]!r} promises what no plan can; say what is so instead."
        yield Flaw(item.id, key, sentence)
    if key[-1] not in ("ask", "help"):
        return
    for part in _SENTENCE_END.split(text):
        words = len(part.split())
        if words > LONGEST_SENTENCE:
            sentence = f"{words} words in one sentence, of {LONGEST_SENTENCE}"
            yield Flaw(item.id, key, f"{sentence}: {first_words(part)}")


def _abbreviations(item: Item, explained: frozenset[str]) -> Iterator[Flaw]:
    whole = "\n".join(text for _, text in _texts(item))
    seen = set(explained)
    for key, text in _texts(item):
        for word in _CAPITALS.findall(text):
            near = f"({word})" in whole or f"{word} (" in whole
            if word not in seen and not near:
                seen.add(word)
                yield Flaw(item.id, key, f"Say what {word!r} stands for.")


def _explained(playbook: Playbook) -> frozenset[str]:
    """Give the abbreviations that stand in the titles of what the playbook cites."""
    cited = (f"{one.title} {one.publisher}" for one in playbook.sources.values())
    terms = (term.default for term in playbook.terms.values())
    words = (word for text in (*cited, *terms) for word in _CAPITALS.findall(text))
    return _KNOWN.union(words)
