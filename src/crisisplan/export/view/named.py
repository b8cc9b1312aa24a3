"""The people and desks that stand in answers."""

from collections.abc import Iterable, Iterator, Mapping

from crisisplan.domain.items.column import Columns, asked
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.record import Record
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import Value
from crisisplan.errors import NotAnAnswerError
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable

Named = tuple[str, str]
"""The id of a person, and what they are called for."""


STANDS_IN = ": stands in"
"""Behind a duty: whoever does it where its lead is away."""


def named_in(sight: Sight, item: Item) -> Iterator[Named]:
    """Give everybody whom the printed value of an item names, in its order."""
    value = sight.reading.value(item)
    if value is None or not showable(sight, item, value):
        return
    if isinstance(item.asks, PersonQuestion):
        yield from _holders(sight, item.asks, sight.playbook.say(item.title), value)
    elif isinstance(item.asks, Record) and isinstance(value, Mapping):
        yield from _in_row(sight, item.asks.columns, value)
    elif isinstance(item.asks, Table):
        for row in stored_rows(value).values():
            name = row_name(
                asked(item.asks.columns, row, sight.around), row, sight.around
            )
            yield from _in_row(sight, item.asks.columns, row, name)


def without_number(sight: Sight, item: Item) -> Iterator[str]:
    """Name those in an item of whom nobody knows the number, if that may be told."""
    for one in dict.fromkeys(person for person, _ in named_in(sight, item)):
        person = sight.plan.people.get(one)
        if person and not person.numbers and sight.reaches(person):
            yield person.name


def _holders(
    sight: Sight, asks: PersonQuestion, title: str, value: Value
) -> Iterator[Named]:
    held = holders(value)
    duty = sight.playbook.name(asks.fills) if asks.fills else title
    if held.lead:
        yield held.lead, duty
    for deputy in held.deputies:
        yield deputy, f"{duty}{STANDS_IN}"


def _in_row(
    sight: Sight, columns: Columns, row: Row, name: str = ""
) -> Iterator[Named]:
    """Give the people of one row; the first is called what the row is called."""
    duty = name
    for column in asked(columns, row, sight.around):
        if isinstance(column.asks, PersonQuestion):
            title = sight.playbook.say(column.title)
            for person in in_cell(row.get(column.id, "")):
                yield person, duty or (f"{name}: {title}" if name else title)
                duty = ""


def in_cell(value: Value) -> tuple[str, ...]:
    """Give the people of a cell, the lead first; nobody where it is refused."""
    try:
        return holders(value).people
    except NotAnAnswerError:
        return ()


def partners(sight: Sight) -> Iterator[Named]:
    """Give the people who confirmed something for a partner, each with the partner."""
    for item in sight.printed if sight.tells_progress else ():
        for one in sight.plan.answer(item.id).agreed:
            if (
                one.with_ in sight.plan.people
                and one.partner in sight.playbook.partners
            ):
                yield one.with_, one.partner


def everybody(sight: Sight) -> Iterator[Named]:
    """Give all whom a document names outside the roles, with why, in order."""
    for item in sight.printed:
        answer = sight.plan.answer(item.id)
        if answer.state != "not-applicable":
            yield from named_in(sight, item)
            if answer.asked and answer.state == "asked" and sight.tells_progress:
                yield answer.asked.whom, sight.playbook.say(item.title)
    for person_id, partner in partners(sight):
        yield person_id, sight.playbook.name(partner)


def decided(sight: Sight, items: Iterable[Item]) -> frozenset[str]:
    """Give whom something names that is neither a draft nor still asked about."""
    found = {person for person, _ in partners(sight)}
    for held in filter(None, map(sight.held, sight.playbook.roles)):
        found.update(() if held.draft else held.holders.people)
    for item in items:
        if not sight.reading.standing(item).tentative:
            found.update(person for person, _ in named_in(sight, item))
    return frozenset(found)
