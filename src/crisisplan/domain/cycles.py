"""Conditions that wait for each other, so that none is ever decided."""

from collections.abc import Iterator, Mapping, Set

from crisisplan.domain.playbook import Playbook


def cycles(playbook: Playbook) -> Iterator[list[str]]:
    """Give each ring of items whose conditions test one another, first and last alike.

    A chain of conditions may be as long as the playbook, so nothing here calls itself.
    """
    needs = {
        item.id: {test.item for test in item.when.tests() if test.item}
        for item in playbook.items
        if item.when
    }
    settled: set[str] = set()
    for start in needs:
        yield from _round_trips(start, needs, settled)


def _round_trips(
    start: str, needs: Mapping[str, Set[str]], settled: set[str]
) -> Iterator[list[str]]:
    """Give the ways from `start` that come back to themselves; settle all seen."""
    if start in settled:
        return
    looped: set[str] = set()
    trail = {start: iter(sorted(needs[start]))}
    while trail:
        current, rest = next(reversed(trail.items()))
        following = next(rest, None)
        if following is None:
            settled.add(current)
            del trail[current]
        elif following in trail and following not in looped:
            way = list(trail)
            way = way[way.index(following) :]
            looped.update(way)
            yield [*way, following]
        elif following in needs and not (following in settled or following in trail):
            trail[following] = iter(sorted(needs[following]))
