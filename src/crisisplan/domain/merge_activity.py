"""Reviews and exercises of two versions of a plan, put together."""

from collections.abc import Iterator, Sequence

from crisisplan.domain.plan import Activity, Closed
from crisisplan.domain.three_way import entries

Side = Sequence[Activity]


def merged_activity(base: Side, mine: Side, theirs: Side) -> tuple[Activity, ...]:
    """Give what both have recorded; what one of them has closed is closed.

    Two people who close two findings of one exercise have not recorded two exercises.
    """
    bare = entries(*(map(_bare, side) for side in (base, mine, theirs)))
    return tuple(_closed(bare, (base, mine, theirs)))


def _bare(activity: Activity) -> Activity:
    """Give what was recorded, without what became of it."""
    findings = (one.model_copy(update={"closed": None}) for one in activity.findings)
    return activity.model_copy(update={"findings": tuple(findings)})


def _closed(
    bare: Sequence[Activity], sides: tuple[Side, Side, Side]
) -> Iterator[Activity]:
    for place, activity in enumerate(bare):
        number = bare[:place].count(activity)
        same = [[one for one in side if _bare(one) == activity] for side in sides]
        known = [found[number : number + 1] for found in same]
        findings = tuple(
            finding.model_copy(update={"closed": _one(known, index)})
            for index, finding in enumerate(activity.findings)
        )
        yield activity.model_copy(update={"findings": findings})


def _one(known: Sequence[Sequence[Activity]], index: int) -> Closed | None:
    """Give what holds of one finding: what was changed wins, mine first."""
    base, mine, theirs = (
        [activity.findings[index].closed for activity in side] for side in known
    )
    if mine and (mine != base or not theirs):
        return mine[0]
    return theirs[0] if theirs else None
