"""The plan as a whole, its directory and its roles, compared."""

from collections.abc import Hashable, Iterator

from crisisplan.domain.compare.pair import Difference, Pair, Turn, matched
from crisisplan.domain.compare.value import Part
from crisisplan.domain.directory import Holders
from crisisplan.domain.plan import Delivery, Plan

WHOLE, PEOPLE = "The plan as a whole", "People and roles"
_VERSION = ("format", "status", "version", "adopted")


def whole(pair: Pair) -> Iterator[Difference]:
    """Compare all that stands before the answers."""
    yield from _whole(pair)
    yield from _deliveries(pair)
    yield from _people(pair)
    yield from _roles(pair)


def _whole(pair: Pair) -> Iterator[Difference]:
    old, new = pair.old.plan, pair.new.plan
    others = {*Plan.model_fields} - {*_VERSION, "review_by"}
    for title, parts in (
        ("City", pair.facts(old.city, new.city)),
        ("Playbook", pair.facts(old.playbook, new.playbook)),
        ("Version", pair.facts(old, new, but=tuple(others | {"review_by"}))),
        ("Review", pair.facts(old, new, but=tuple(others | {*_VERSION}))),
    ):
        if parts:
            yield Difference(WHOLE, title, "changed", parts)
    if old.changes != new.changes:
        lines = f"{len(old.changes)} → {len(new.changes)} lines"
        part = Part("changed", lines)
        yield Difference(WHOLE, "Record of changes", "changed", (part,))


def _deliveries(pair: Pair) -> Iterator[Difference]:
    def key(one: Delivery) -> Hashable:
        return one.to, one.document

    old, new = pair.old.plan, pair.new.plan
    parts: list[Part] = []
    for before, after in matched(old.distribution, new.distribution, key):
        if before and after:
            facts = ", ".join(p.said for p in pair.facts(before, after))
            parts += [Part("changed", f"{after.to} ({facts})")] if facts else []
        elif one := after or before:
            what = "added" if after else "taken out"
            parts.append(Part(what, f"{one.to}, {one.document}"))
    if not parts and old.distribution != new.distribution:
        parts.append(Part("order"))
    if parts:
        yield Difference(WHOLE, "Distribution", "changed", tuple(parts))


def _people(pair: Pair) -> Iterator[Difference]:
    old, new = pair.old.plan.people, pair.new.plan.people
    for key in {**old, **new}:
        before, after = old.get(key), new.get(key)
        turn: Turn = "changed"
        parts: tuple[Part, ...] = ()
        if before and after:
            parts = pair.facts(before, after)
        elif after:
            turn, parts = "added", (Part("entered"),)
        elif before:
            turn, parts = "taken out", (Part("taken out"),)
        if parts and (one := after or before):
            yield Difference(PEOPLE, one.name, turn, parts, personal=True)


def _roles(pair: Pair) -> Iterator[Difference]:
    """Say who holds a role, where no item asks for it."""
    old, new = pair.old.plan.roles, pair.new.plan.roles
    asked = {*pair.old.playbook.filled_by, *pair.new.playbook.filled_by}
    for role in {**old, **new}:
        parts = pair.facts(old.get(role, Holders()), new.get(role, Holders()))
        if parts and role not in asked:
            book = pair.new.playbook
            title = book.say(book.name(role))
            yield Difference(PEOPLE, title, "changed", parts)
