"""The holding statements: one sheet for each language, ready to be read out."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple, TypedDict

from crisisplan.domain.items.statement import Statement
from crisisplan.domain.languages import language
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import NOTHING, Markdown, heading, inline, quote
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.phases import soonest_first, when_used
from crisisplan.export.view.points import OpenView, open_point
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.spoken import Clearing, clearing, own_language, texts_of


class StatementView(Clearing):
    """Words for one occasion in one language."""

    title: Markdown
    when: Markdown
    text: Markdown
    draft: bool
    foreign: Markdown
    """The language of the words, where they wait to be translated into this one."""
    gaps: Markdown
    """What is filled in at the scene, as it stands in the text."""


class Sheet(TypedDict):
    """All the words in one language."""

    language: Markdown
    statements: list[StatementView]
    missing: Markdown
    """Titles of the statements that are not written in this language."""


class Unwritten(TypedDict):
    """A statement that is not finished."""

    title: Markdown
    when: Markdown
    open: OpenView
    starter: Markdown
    """Words of the playbook, where the city has none."""


class StatementsView(TypedDict):
    """All statements of a plan."""

    page: Page
    sheets: list[Sheet]
    unwritten: list[Unwritten]
    hidden: int


class _Spoken(NamedTuple):
    item: Item
    asks: Statement
    texts: Mapping[str, str]


def statement_items(sight: Sight) -> Iterable[Item]:
    """Give the statements that are printed, those of the first hour first."""
    found = (
        item
        for item in sight.printed
        if isinstance(item.asks, Statement)
        and sight.plan.answer(item.id).state != "not-applicable"
    )
    return sorted(found, key=soonest_first)


def statements_view(sight: Sight, now: datetime) -> StatementsView:
    """Give the statements by language, the city's own languages first."""
    spoken = [
        _Spoken(item, item.asks, texts_of(sight.reading.accepted(item)))
        for item in statement_items(sight)
        if isinstance(item.asks, Statement)
    ]
    written = [tongue for one in spoken for tongue in one.texts]
    tongues = dict.fromkeys([*sight.plan.city.languages, *written])
    sheets = [_sheet(sight, tongue, spoken) for tongue in tongues]
    return {
        "page": page(sight, now),
        "sheets": [one for one in sheets if one["statements"] or one["missing"]],
        "unwritten": _unwritten(sight, spoken),
        "hidden": sum(isinstance(item.asks, Statement) for item in sight.hidden),
    }


def _sheet(sight: Sight, tongue: str, spoken: list[_Spoken]) -> Sheet:
    lacking = [one.item.title for one in spoken if tongue not in one.texts]
    told = sight.tells_progress and tongue in sight.plan.city.languages
    return {
        "language": heading(language(tongue)),
        "statements": [
            _statement(sight, one, tongue) for one in spoken if tongue in one.texts
        ],
        "missing": Markdown("; ".join(map(sight.words, lacking))) if told else NOTHING,
    }


def _statement(sight: Sight, one: _Spoken, tongue: str) -> StatementView:
    text = one.texts[tongue]
    waits = tongue in one.asks.untranslated(one.texts, sight.around)
    gaps = (gap for gap in one.asks.gaps(sight.around, tongue) if gap in text)
    return {
        "title": heading(sight.playbook.say(one.item.title)),
        "when": when_used(one.item),
        "text": quote(text),
        "draft": sight.reading.standing(one.item).tentative,
        "foreign": own_language(sight) if waits else NOTHING,
        **clearing(sight, one.item, one.asks),
        "gaps": inline(", ".join(gaps)),
    }


def _unwritten(sight: Sight, spoken: list[_Spoken]) -> list[Unwritten]:
    if not sight.tells_progress:
        return []
    return [
        {
            "title": heading(sight.playbook.say(one.item.title)),
            "when": when_used(one.item),
            "open": open_point(sight, one.item),
            "starter": NOTHING if one.texts else _starter(sight, one.asks),
        }
        for one in spoken
        if not sight.reading.standing(one.item).answered
    ]


def _starter(sight: Sight, asks: Statement) -> Markdown:
    return quote(asks.suggested(sight.around)[0]) if asks.starter else NOTHING
