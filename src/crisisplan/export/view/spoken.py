"""Words to be read out: with whom they are cleared, and whether they can be read."""

from collections.abc import Iterator, Mapping
from typing import TypedDict

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.export.escape import NOTHING, Markdown, inline
from crisisplan.export.view.sight import Sight


class Clearing(TypedDict):
    """Who sees the words before they go out."""

    to_clear: Markdown
    """Those who have not cleared them, as far as this audience is told."""
    cleared: Markdown
    """Those who have, each with the day."""


NO_CLEARING: Clearing = {"to_clear": NOTHING, "cleared": NOTHING}


def clearing(sight: Sight, item: Item, asks: Statement) -> Clearing:
    """Say who cleared the words as they stand, and who has still to."""
    known = sight.reading.agreed(item) if sight.tells_progress else ()
    days = {one.partner: one.on for one in known}
    waiting = (one for one in asks.clears_with if one not in days)
    cleared = (
        sight.party(one) + (f" ({days[one]})" if days[one] else "")
        for one in asks.clears_with
        if one in days
    )
    return {
        "to_clear": sight.parties(waiting),
        "cleared": Markdown(", ".join(cleared)),
    }


def texts_of(value: Value | None) -> Mapping[str, str]:
    """Give what is written, by language."""
    return dict(_texts(value))


def _texts(value: Value | None) -> Iterator[tuple[str, str]]:
    for tongue, text in value.items() if isinstance(value, Mapping) else ():
        if text and isinstance(text, str):
            yield tongue, text


def own_language(sight: Sight) -> Markdown:
    """Name the language of the words that the playbook suggests."""
    return inline(language(sight.playbook.language))
