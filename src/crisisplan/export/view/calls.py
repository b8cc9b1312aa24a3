"""The numbers on a card: everybody whom its bearer may have to call."""

from collections.abc import Iterable, Iterator

from crisisplan.domain.playbook import Item
from crisisplan.export.escape import Markdown, cell
from crisisplan.export.view.named import Named, named_in, partners
from crisisplan.export.view.people import Contact, contact
from crisisplan.export.view.sight import Sight

_SOON = frozenset({"first-hour", "first-day"})


def calls(
    sight: Sight,
    items: Iterable[Item],
    own: set[str],
    others: Iterable[str],
    *,
    known: Iterable[str],
) -> list[Contact]:
    """Give whom to call: those in one's own answers, the other roles, partners.

    Everybody stands there once, under the words that come first; who is `known`
    stands on the card already.
    """
    found: dict[str, Markdown] = {}
    for person_id, duty in _needed(sight, items, own, others):
        if person_id in sight.plan.people and person_id not in known:
            found.setdefault(person_id, cell(duty))
    return [contact(sight, person_id, duty) for person_id, duty in found.items()]


def _needed(
    sight: Sight, items: Iterable[Item], own: set[str], others: Iterable[str]
) -> Iterator[Named]:
    for item in items:
        if sight.owner(item) in own and _SOON.intersection(item.phase):
            yield from named_in(sight, item)
    for role in others:
        held = sight.held(role)
        if held and held.holders.lead:
            yield held.holders.lead, sight.playbook.name(role)
    for person_id, partner in partners(sight):
        yield person_id, sight.playbook.name(partner)
