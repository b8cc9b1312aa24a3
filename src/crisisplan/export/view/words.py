"""The statements on the back of a card, ready to be read out."""

from collections.abc import Iterable, Mapping
from typing import TypedDict

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, inline, quote
from crisisplan.export.view.sight import Sight

_FITTING = 1
"""How many statements fit on the back of a card, under what not to say."""


class Words(TypedDict):
    """A statement in the city's first language."""

    title: Markdown
    text: Markdown
    """Nothing where neither the city nor the playbook has words."""
    draft: bool
    suggested: bool
    """Whether the words are still the playbook's."""
    clears_with: Markdown
    also_in: Markdown
    """The other languages in which it is written."""


def words(
    sight: Sight, items: Iterable[Item], own: set[str]
) -> tuple[list[Words], Markdown]:
    """Give the first statement of the first hour in full, and titles of the others."""
    own_words = [
        (item, item.asks)
        for item in items
        if isinstance(item.asks, Statement) and own & {sight.owner(item), *item.card}
    ]
    first = [one for one in own_words if "first-hour" in one[0].phase][:_FITTING]
    others = (item for item, asks in own_words if (item, asks) not in first)
    titles = Markdown("; ".join(sight.words(item.title) for item in others))
    return [_words(sight, item, asks) for item, asks in first], titles


def _words(sight: Sight, item: Item, asks: Statement) -> Words:
    value = sight.reading.accepted(item)
    texts = {key: text for key, text in _texts(value).items() if text}
    first = next((one for one in sight.plan.city.languages if one in texts), "")
    first = first or next(iter(texts), "")
    others = ", ".join(language(one) for one in texts if one != first)
    text = texts.get(first) or sight.playbook.say(asks.starter)
    return {
        "title": sight.words(item.title),
        "text": quote(text) if text else NOTHING,
        "draft": bool(texts) and sight.reading.standing(item).state != "done",
        "suggested": not texts,
        "clears_with": sight.parties(asks.clears_with),
        "also_in": inline(others),
    }


def _texts(value: object) -> Mapping[str, str]:
    return value if isinstance(value, Mapping) else {}
