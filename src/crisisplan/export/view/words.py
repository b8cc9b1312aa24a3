"""The statements on the back of a card, ready to be read out."""

from collections.abc import Iterable

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, inline, quote
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.spoken import Clearing, clearing, own_language, texts_of

_FITTING = 1
"""How many statements fit on the back of a card, under what not to say."""


class Words(Clearing):
    """A statement in the city's first language."""

    title: Markdown
    text: Markdown
    """Nothing where neither the city nor the playbook has words."""
    draft: bool
    suggested: bool
    """Whether the words are still the playbook's."""
    foreign: Markdown
    """The language of the words, where they wait to be translated."""
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
    texts = texts_of(value)
    foreign = asks.untranslated(value or {}, sight.around)
    ready = {key: text for key, text in texts.items() if key not in foreign}
    spoken = sight.plan.city.languages
    first = next((one for one in (*spoken, *ready, *texts) if one in ready), "")
    text = ready.get(first) or next(iter(texts.values()), "")
    suggested, tongue = asks.suggested(sight.around)
    tongue = sight.playbook.language if texts else tongue
    text = text or suggested
    waits = text and not ready and spoken and spoken[0] != tongue
    others = ", ".join(language(one) for one in ready if one != first)
    return {
        "title": sight.words(item.title),
        "text": quote(text) if text else NOTHING,
        "draft": bool(texts) and sight.reading.standing(item).state != "done",
        "suggested": not texts,
        "foreign": own_language(sight) if waits else NOTHING,
        **clearing(sight, item, asks),
        "also_in": inline(others),
    }
