"""Two plans compared, in words and by chapter."""

from collections.abc import Mapping, Sequence

from crisisplan.domain.compare.chapters import chapters
from crisisplan.domain.compare.pair import Difference, Pair
from crisisplan.domain.compare.tried import aside, tried
from crisisplan.domain.compare.whole import whole
from crisisplan.domain.standing import Reading


def compare(old: Reading, new: Reading) -> tuple[Difference, ...]:
    """Say all that is different in `new`; who typed an answer, and when, is not.

    Nothing is said where the plans hold the same, however their files are ordered.
    """
    pair = Pair(old, new)
    return (*whole(pair), *chapters(pair), *tried(pair), *aside(pair))


def by_heading(
    differences: Sequence[Difference],
) -> Mapping[str, Sequence[Difference]]:
    """Give the differences under their headings, in order."""
    found: dict[str, list[Difference]] = {}
    for one in differences:
        found.setdefault(one.heading, []).append(one)
    return found
