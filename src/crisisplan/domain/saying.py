"""Conditions as sentences: why something is asked, in words."""

from collections.abc import Mapping, Sequence

from crisisplan.domain.conditions import Condition
from crisisplan.domain.items.base import Around, Kind, Prose
from crisisplan.domain.items.choice import Choice
from crisisplan.domain.items.column import Column
from crisisplan.domain.items.row import RowReference
from crisisplan.domain.items.table import Table
from crisisplan.domain.playbook import Item, Playbook
from crisisplan.errors import NotAnAnswerError

_SENTENCES: Mapping[str, str] = {
    "is": "{subject} is {literals}",
    "is_not": "{subject} is not {literals}",
    "includes": "{subject} includes {literals}",
    "at_least": "{subject} is at least {literals}",
    "at_most": "{subject} is at most {literals}",
    "at_least rows": "{subject} has at least {literals} rows",
    "at_most rows": "{subject} has at most {literals} rows",
    "at_least points": "{subject} scores at least {literals} points",
    "at_most points": "{subject} scores at most {literals} points",
    "before": "{subject} is before {literals}",
    "after": "{subject} is after {literals}",
    "answered": "{subject} is answered",
    "not answered": "{subject} is not answered",
    "languages is": "the languages of the city are {literals}",
    "languages is_not": "the languages of the city are not {literals}",
    "languages includes": "the languages of the city include {literals}",
    "not": "it is not so that {part}",
    "item": '"{title}"',
    "itself": "this answer",
    "population": "the population",
    "country": "the country",
    "languages": "the languages of the city",
}
_ALL, _ANY, _OR = " and ", " or ", " or "


def say_condition(
    condition: Condition, playbook: Playbook, *, item: Item | None = None
) -> str:
    """Say a condition, as it follows "Asked because" or "Asked where".

    `item` is the one whose condition or advice it is; only the tests of its own
    columns need it.
    """
    if condition.all_ is not None:
        return _joined(condition.all_, _ALL, playbook, item)
    if condition.any_ is not None:
        return _joined(condition.any_, _ANY, playbook, item)
    if condition.not_ is not None:
        part = say_condition(condition.not_, playbook, item=item)
        grouped = f"({part})" if condition.not_.parts else part
        return _SENTENCES["not"].format(part=grouped)
    return _test(condition, playbook, item)


def _joined(
    parts: Sequence[Condition], word: str, playbook: Playbook, item: Item | None
) -> str:
    said = [
        f"({say_condition(part, playbook, item=item)})"
        if len(part.parts) > 1
        else say_condition(part, playbook, item=item)
        for part in parts
    ]
    return word.join(said)


def _test(test: Condition, playbook: Playbook, item: Item | None) -> str:
    subject, kind = _subject(test, playbook, item)
    if test.answered is not None:
        sentence = _SENTENCES["answered" if test.answered else "not answered"]
        return sentence.format(subject=subject)
    (operator,) = test.operators
    said = [
        _literal(text, operator, kind, playbook) for text in test.literals(operator)
    ]
    if test.city == "population":
        said = [f"{int(text):,}" if text.isdecimal() else text for text in said]
    sentence = _SENTENCES[_key(test, operator, kind)]
    return sentence.format(subject=subject, literals=_OR.join(said))


def _key(test: Condition, operator: str, kind: Kind | None) -> str:
    if test.city == "languages":
        return f"languages {operator}"
    if operator in ("at_least", "at_most"):
        if isinstance(kind, Table):
            return f"{operator} rows"
        if isinstance(kind, Choice):
            return f"{operator} points"
    return operator


def _subject(
    test: Condition, playbook: Playbook, item: Item | None
) -> tuple[str, Kind | None]:
    if test.city:
        return _SENTENCES[test.city], None
    if test.column:
        column = _column(test.column, item)
        title = playbook.say(column.title) if column else test.column
        return _SENTENCES["item"].format(title=title), column.asks if column else None
    if test.item is None:
        return _SENTENCES["itself"], item.asks if item else None
    spot = playbook.spots.get(test.item)
    title = playbook.say(spot.item.title) if spot else test.item
    return _SENTENCES["item"].format(title=title), spot.item.asks if spot else None


def _column(column_id: str, item: Item | None) -> Column | None:
    columns = getattr(item.asks, "columns", ()) if item else ()
    return next((one for one in columns if one.id == column_id), None)


def _literal(text: str, operator: str, kind: Kind | None, playbook: Playbook) -> str:
    if kind is None or (operator in ("at_least", "at_most") and _counts(kind)):
        return text
    if isinstance(kind, RowReference):
        return text
    try:
        shown = kind.show(text, Around())
    except (NotAnAnswerError, KeyError):
        return text
    return playbook.say(shown.text) if isinstance(shown, Prose) else text


def _counts(kind: Kind) -> bool:
    return isinstance(kind, (Table, Choice))
