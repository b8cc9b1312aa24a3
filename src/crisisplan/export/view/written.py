"""What is written to one item, in the form in which it is printed."""

from collections.abc import Iterator
from typing import TypedDict

from crisisplan.domain.audience import NOT_PRINTED, WITHHELD
from crisisplan.domain.items.base import Grid, Pairs, Prose, Shown
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.link import LinkQuestion
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.statement import Statement
from crisisplan.domain.items.table import Table
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.export.escape import (
    NOTHING,
    Markdown,
    block,
    cell,
    inline,
    is_web,
    link,
    quote,
)
from crisisplan.export.view.sight import Sight

_SAYS_NOTHING = ("", WITHHELD, NOT_PRINTED)


class PairView(TypedDict):
    """A label with its value."""

    label: Markdown
    text: Markdown


class BelowView(TypedDict):
    """What did not fit beside the other cells of a row."""

    name: Markdown
    pairs: list[PairView]


class GridView(TypedDict):
    """A table."""

    headings: list[Markdown]
    rows: list[list[Markdown]]
    below: list[BelowView]


class Written(TypedDict):
    """A value in the one form in which its kind is printed; the others are empty."""

    prose: Markdown
    pairs: list[PairView]
    quotes: list[PairView]
    grid: GridView | None


def shown(sight: Sight, item: Item) -> Shown | None:
    """Give what is written, as this audience may read it; nothing where it is refused.

    A table or a record of which single cells are refused shows the others.
    """
    value = sight.reading.value(item)
    if value is None or item.is_action or not showable(sight, item, value):
        return None
    return item.asks.show(value, sight.around)


def showable(sight: Sight, item: Item, value: Value) -> bool:
    """Say whether a value can be printed: accepted, or a table with some good cells."""
    if not sight.reading.standing(item).refused:
        return True
    if not isinstance(item.asks, (Table, Record)):
        return False
    try:
        item.asks.check(value, sight.around)
    except NotAnAnswerError:
        return False
    return True


def nothing_written() -> Written:
    """Give what there is to print of an item without a value."""
    return {"prose": NOTHING, "pairs": [], "quotes": [], "grid": None}


def written(sight: Sight, item: Item) -> Written:
    """Give what is written, escaped for the places where it will stand."""
    view = nothing_written()
    found = shown(sight, item)
    if isinstance(found, Prose):
        view["prose"] = _prose(sight, item, found.text)
    elif isinstance(found, Pairs):
        if isinstance(item.asks, Statement):
            view["quotes"] = list(_quotes(sight, item.asks, found))
        else:
            view["pairs"] = _pairs(sight, found)
    elif isinstance(found, Grid):
        view["grid"] = _grid(sight, found) if found.rows else None
        view["prose"] = NOTHING if found.rows else Markdown("The table has no rows.")
    return view


def _quotes(sight: Sight, asks: Statement, pairs: Pairs) -> Iterator[PairView]:
    foreign = asks.untranslated(dict(pairs.pairs), sight.around)
    own = language(sight.playbook.language)
    for tongue, text in pairs.pairs:
        waits = f" (in {own}, not yet translated)" if tongue in foreign else ""
        yield {"label": inline(language(tongue) + waits), "text": quote(text)}


def _prose(sight: Sight, item: Item, text: str) -> Markdown:
    if isinstance(item.asks, LinkQuestion) and is_web(text):
        return link(text, text)
    return block(sight.playbook.say(text) if isinstance(item.asks, Choice) else text)


def _pairs(sight: Sight, pairs: Pairs) -> list[PairView]:
    return [
        {"label": sight.words(key), "text": cell(text)} for key, text in pairs.pairs
    ]


def _grid(sight: Sight, grid: Grid) -> GridView:
    return {
        "headings": [cell(sight.playbook.say(title)) for title in grid.headings],
        "rows": [[cell(text) for text in row] for row in grid.rows],
        "below": [
            {"name": inline(_first(row)), "pairs": _pairs(sight, pairs)}
            for row, pairs in zip(grid.rows, grid.below, strict=False)
            if pairs.pairs
        ],
    }


def _first(row: tuple[str, ...]) -> str:
    return next((text for text in row if text not in _SAYS_NOTHING), "–")
