"""The places that something to do is about, in a few words."""

from collections.abc import Iterator

from crisisplan.domain.items.column import asked
from crisisplan.domain.items.person import PersonQuestion
from crisisplan.domain.items.table import Table, stored_rows
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, inline
from crisisplan.export.view.named import in_cell
from crisisplan.export.view.rows import row_name
from crisisplan.export.view.sight import Sight
from crisisplan.export.view.written import showable

_MOST = 2
"""Places that are named on one line; the others are counted."""


def places(sight: Sight, item: Item) -> Markdown:
    """Give the places behind an action, each with whoever opens it or is called there.

    They are the rows of the tables it leads to that say who that is. A list of calls
    is none: it stands on the page already.
    """
    found = [one for key in item.see for one in _of_table(sight, key)]
    more = [f"{len(found) - _MOST} more"] if found[_MOST:] else []
    return inline("; ".join([*found[:_MOST], *more]))


def _of_table(sight: Sight, key: str) -> Iterator[str]:
    spot = sight.playbook.spots.get(key)
    if spot is None or spot.item not in sight.printed:
        return
    if sight.plan.answer(key).state == "not-applicable":
        return
    table, value = spot.item.asks, sight.reading.value(spot.item)
    if not isinstance(table, Table) or spot.item.register_ == "calls":
        return
    people = [one.id for one in table.columns if isinstance(one.asks, PersonQuestion)]
    if not people or value is None or not showable(sight, spot.item, value):
        return
    for row in stored_rows(value).values():
        columns = asked(table.columns, row, sight.around)
        if name := row_name(columns, row, sight.around):
            called = [one for id_ in people for one in in_cell(row.get(id_, ""))]
            who = sight.around.name(called[0]) if called else ""
            yield f"{name} ({who})" if who else name
