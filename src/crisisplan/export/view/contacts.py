"""The contact list: who is called in which order, who holds what, how to reach all."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import TypedDict

from crisisplan.domain.items.column import Columns, asked
from crisisplan.domain.items.number import NumberQuestion
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.table import Row, Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.domain.values import read_number
from crisisplan.errors import NotAnAnswerError
from crisisplan.export.escape import NOTHING, Markdown, cell, heading
from crisisplan.export.view.brief import Numbers, numbers_checked
from crisisplan.export.view.named import in_cell
from crisisplan.export.view.page import Page, page
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.points import OpenView, open_point, waiting
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.who import WhosWho, whos_who
from crisisplan.export.view.written import showable

_LAST = Decimal(10**9)


class Call(TypedDict):
    """One line of a call-down list."""

    duty: Markdown
    whom: Contact | None
    stand_ins: list[Contact]


class CallList(TypedDict):
    """People in the order in which they are called."""

    title: Markdown
    calls: list[Call]
    open: OpenView | None
    draft: bool
    waiting: Markdown


class ContactsView(TypedDict):
    """All that the contact list says."""

    page: Page
    lists: list[CallList]
    lists_hidden: int
    who: WhosWho
    numbers: Numbers


def contacts_view(sight: Sight, now: datetime) -> ContactsView:
    """Give the lists of calls, then everybody whom the plan names."""
    lists = [
        _list(sight, item, item.asks)
        for item in sight.printed
        if item.register_ == "calls"
        and isinstance(item.asks, Table)
        and sight.plan.answer(item.id).state != "not-applicable"
    ]
    return {
        "page": page(sight, now),
        "lists": lists,
        "lists_hidden": sum(item.register_ == "calls" for item in sight.hidden),
        "who": whos_who(sight),
        "numbers": numbers_checked(sight),
    }


def _list(sight: Sight, item: Item, table: Table) -> CallList:
    standing = sight.reading.standing(item)
    value = sight.reading.value(item) or {}
    rows = stored_rows(value) if showable(sight, item, value) else {}
    ordered = sorted(rows.values(), key=lambda row: _order(table, row))
    return {
        "title": heading(sight.playbook.say(item.title)),
        "calls": [_call(sight, table, row) for row in ordered],
        "open": None if standing.answered else open_point(sight, item),
        "draft": bool(rows) and standing.tentative,
        "waiting": waiting(sight, item, table),
    }


def _order(table: Table, row: Row) -> Decimal:
    """Give the first number of a row; the order of the table decides among equals."""
    for column in table.columns:
        if isinstance(column.asks, NumberQuestion):
            value = row.get(column.id)
            try:
                return read_number(value, 6) if isinstance(value, str) else _LAST
            except NotAnAnswerError:
                return _LAST
    return _LAST


def _call(sight: Sight, table: Table, row: Row) -> Call:
    columns = asked(table.columns, row, sight.around)
    people = [one for one in _people(columns, row) if one in sight.plan.people]
    shown = [contact(sight, one, NOTHING) for one in people]
    return {
        "duty": cell(sight.playbook.say(row_name(columns, row, sight.around))),
        "whom": shown[0] if shown else None,
        "stand_ins": shown[1:],
    }


def _people(columns: Columns, row: Row) -> Iterator[str]:
    for column in columns:
        if isinstance(column.asks, PersonQuestion):
            yield from in_cell(row.get(column.id, ""))
