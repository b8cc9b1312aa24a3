"""What handouts ask, and of which roles, before it is known who may read them."""

from collections.abc import Iterable

from crisisplan.domain.ask_list import asked_of
from crisisplan.domain.playbook import Item
from crisisplan.domain.standing import Reading
from crisisplan.export.options import EACH_ROLE, Options


def asked_for(
    reading: Reading, options: Options, items: Iterable[Item] | None = None
) -> list[Item]:
    """Give those of `items` that a handout asks; where none are given, of all open."""
    found = reading.gaps if items is None else items
    if options.asked:
        found = asked_of(reading, options.asked, found)
    return [
        item
        for item in found
        if options.owner in ("", EACH_ROLE, reading.owner(item))
        and (item.essential or not options.essential)
    ]


def owners(reading: Reading, options: Options) -> tuple[str, ...]:
    """Give the roles that a handout would ask something, as the playbook has them."""
    found = {reading.owner(item) for item in asked_for(reading, options)}
    known = [role for role in reading.playbook.roles if role in found]
    return (*known, *sorted(found.difference(known, {""})))


def sizes(reading: Reading, options: Options) -> tuple[int, int]:
    """Count what is essential of what handouts ask, and all of it."""
    items = asked_for(reading, options)
    return sum(item.essential for item in items), len(items)
