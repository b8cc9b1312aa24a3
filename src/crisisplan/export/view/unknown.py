"""What is to be found out of whom one calls first of all."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from crisisplan.domain.items.column import lacking
from crisisplan.domain.items.person import PersonQuestion, holders
from crisisplan.domain.items.record import Record
from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown
from crisisplan.export.view.doers import lead_of, waived
from crisisplan.export.view.places import others
from crisisplan.export.view.sight import Sight


class Unknown(TypedDict):
    """What is to be found out of whom one calls first of all."""

    what: Markdown
    nobody: bool
    """Whether nobody else can be called there either."""


def is_open(sight: Sight, doer: str) -> bool:
    """Say whether nobody holds a role, where this audience may know who does."""
    return doer in sight.playbook.roles and not sight.hides_role(doer)


def to_find_out(sight: Sight, first: Sequence[Item]) -> Iterator[Unknown]:
    """Give who does the `first` things, and whom one calls, where nobody has said."""
    near = [key for action in first for key in action.see]
    if not sight.tells_progress:
        return
    for role in dict.fromkeys(map(sight.playbook.doer, first)):
        item = sight.playbook.filled_by.get(role)
        known = lead_of(sight, role) or waived(sight, role)
        if is_open(sight, role) and not known and (not item or item.id not in near):
            yield {"what": sight.party(role), "nobody": False}
    for item in sight.printed:
        if item.id in near and not sight.reading.standing(item).answered:
            ours = isinstance(item.asks, PersonQuestion) and item.asks.fills
            nobody = not ours and not any(others(sight, item.id))
            for one in not_said(sight, item):
                yield {"what": sight.words(one), "nobody": nobody}


def not_said(sight: Sight, item: Item) -> Iterator[str]:
    """Give what is to be found out of whom an item calls: its title, or some parts."""
    if isinstance(item.asks, PersonQuestion):
        value = sight.reading.accepted(item)
        if value is None or not holders(value).lead:
            yield item.title
    elif isinstance(item.asks, Record):
        value = sight.reading.value(item)  # one part refused, and the others hold
        row = value if isinstance(value, Mapping) else {}
        if not row:
            yield item.title
        elif parts := lacking(item.asks.columns, row, sight.around):
            yield ", ".join(parts)
