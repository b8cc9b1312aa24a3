"""The record of changes: what a version changed, without a word of what was written.

Each line has the marking of the items that it names, so that a document shows it to
nobody who may not see them. A line about exercises, people or the plan as a whole
names no item, and is for city hall and its partners.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from crisisplan.domain.audience import Markings, narrowest, tells_progress
from crisisplan.domain.compare.pair import Difference, Turn
from crisisplan.domain.compare.plans import by_heading, compare
from crisisplan.domain.plan import Change
from crisisplan.domain.standing import Reading
from crisisplan.domain.values import Marking

_TURNS: Mapping[Turn, str] = {
    "answered": "Answered",
    "added": "Added",
    "changed": "Changed",
    "taken out": "Taken out",
    "details": "State, owner, date or note",
}


def record(old: Reading, new: Reading, line: Change) -> tuple[Change, ...]:
    """Give the lines of the record that say what is different in `new`.

    Args:
        old: The version that was adopted last.
        new: The one that is adopted now.
        line: Version, day and name, as they stand on every line.
    """
    before = new.plan.changed(
        format=old.plan.format, status=old.plan.status, version=old.plan.version,
        adopted=old.plan.adopted, changes=old.plan.changes,
    )  # fmt: skip
    found = compare(old, Reading(before, new.playbook, new.today))
    lines = tuple(_lines(found, new, line))
    return lines or (line.model_copy(update={"what": "No changes."}),)


def _lines(found: Sequence[Difference], new: Reading, line: Change) -> Iterator[Change]:
    markings = Markings(new.plan, new.playbook)
    for heading, differences in by_heading(found).items():
        groups: dict[Marking | None, list[Difference]] = {}
        for one in differences:
            groups.setdefault(_marking(one, new, markings), []).append(one)
        for marking, group in groups.items():
            items = {key: None for one in group for key in one.items}
            parts = {
                "what": f"{heading}: {'; '.join(_said(group))}.",
                "items": () if marking is None else tuple(items),
            }
            yield line.model_copy(update=parts)


def _marking(one: Difference, new: Reading, markings: Markings) -> Marking | None:
    """Give the marking by which a difference is kept apart; None for city hall.

    What shows that something is open is for nobody outside city hall, however
    public its answer will be.
    """
    if not one.items:
        return None
    marking = narrowest(*map(markings.of_id, one.items))
    spots = [new.playbook.spots.get(key) for key in one.items]
    whole = all(spot and new.standing(spot.item).answered for spot in spots)
    told = one.turn in ("answered", "changed") and whole
    return marking if told or tells_progress(marking) else None


def _said(group: Iterable[Difference]) -> Iterator[str]:
    by_turn: dict[Turn, list[Difference]] = {}
    for one in group:
        by_turn.setdefault(one.turn, []).append(one)
    for turn in sorted(by_turn, key=list(_TURNS).index):
        yield f"{_TURNS[turn]}: {', '.join(_named(by_turn[turn]))}"


def _named(group: Iterable[Difference]) -> Iterator[str]:
    """Name things; entries of the directory are counted, since they are names."""
    people = 0
    for one in group:
        people += one.personal
        if not one.personal:
            yield one.title
    if people:
        yield "1 entry" if people == 1 else f"{people} entries"
