"""Whether a plan is kept alive: read through, tried out, and learned from."""

from collections.abc import Iterator
from datetime import date

from crisisplan.domain.days import is_older, months_after
from crisisplan.domain.findings import Found
from crisisplan.domain.plan import Plan
from crisisplan.domain.points import Place, Point, Scope, many
from crisisplan.domain.text import first_words

EXERCISED_WITHIN = 12
"""Months; a table-top exercise a year is what the Strong Cities guide suggests."""
_SOON_DAYS = 30
_SHOWN = 80
"""Characters of a finding that stand in a sentence."""
_SUGGESTED = (
    "Guides suggest a table-top exercise once a year, with everybody who has a part in "
    "the plan and with the partners."
)
HOLD_IT = (
    "Agree on a day with everybody who has a part in it. Afterwards write down who "
    "took part, and what was found."
)
_REVIEW, _EXERCISE = Place("record", "review"), Place("record", "exercise")
_REVIEW_BY = Place("review_by")


def last(plan: Plan, kind: str) -> str:
    """Give the last day of a review, an exercise or an activation; or nothing."""
    return max((one.on for one in plan.activity if one.kind == kind), default="")


def upkeep_points(scope: Scope) -> Iterator[Point]:
    """Say when the plan is read through and tried, whether that is due or not."""
    plan = scope.reading.plan
    yield review_due(scope) or _next_review(plan)
    if point := _unlearned(plan):
        yield point
    yield exercise_due(scope) or _next_exercise(plan)


def finding_points(scope: Scope, *, overdue: bool = False) -> Iterator[Point]:
    """Say what reviews and exercises found and nobody has closed, the late first."""
    for one in sorted(scope.findings, key=_urgency):
        if overdue and not one.overdue:
            return
        owner, due = one.finding.owner, one.finding.due
        late = f" It was due on {due}." if one.overdue else f" It is due on {due}."
        said = (
            f"See to what was found ({one.origin}): "
            f"“{first_words(one.finding.text.rstrip('. '), _SHOWN)}”"
            + (f" ({scope.party(owner)})." if owner else ".")
            + (late if due else "")
        )
        yield Point(said, Place("finding", str(one.number)))


def _urgency(found: Found) -> tuple[bool, str]:
    return not found.overdue, found.finding.due or date.max.isoformat()


def _next_review(plan: Plan) -> Point:
    if plan.review_by:
        said = f"The plan is to be read through by {plan.review_by}."
        return Point(said, _REVIEW_BY)
    return Point("No day is set by which the plan is read through again.", _REVIEW_BY)


def review_due(scope: Scope) -> Point | None:
    """Say that the plan has to be read through now, or within a month."""
    plan, today = scope.reading.plan, scope.reading.today
    if not plan.review_by:
        return None
    days = (date.fromisoformat(plan.review_by) - today).days
    if days < 0:
        said = (
            f"Read the plan through: it holds until {plan.review_by}, which is past. "
            "After that day check every number before relying on it."
        )
        return Point(said, _REVIEW)
    if days <= _SOON_DAYS:
        left = many(days, "day") if days else "today"
        when = f"in {left}" if days else left
        return Point(
            f"Read the plan through: it holds until {plan.review_by}, {when}.", _REVIEW
        )
    return None


def _unlearned(plan: Plan) -> Point | None:
    """Say that the plan was used for real and nobody has read it through since."""
    used, read = last(plan, "activation"), last(plan, "review")
    if used <= read:
        return None
    return Point(
        f"Read the plan through: it was used for real on {used}, and no review is "
        "recorded since. What did it miss?",
        _REVIEW,
    )


def review_step(scope: Scope) -> Point | None:
    """Say that the plan has to be read through, for whichever reason."""
    return review_due(scope) or _unlearned(scope.reading.plan)


def exercise_due(scope: Scope) -> Point | None:
    """Say that the last exercise is more than a year ago, or that there was none."""
    day = last(scope.reading.plan, "exercise")
    if not is_older(day, scope.reading.today, EXERCISED_WITHIN):
        return None
    if not day:
        return Point(f"Plan an exercise: none is recorded. {_SUGGESTED}", _EXERCISE)
    return Point(
        f"Plan an exercise: the last one was on {day}, more than a year ago. "
        f"{_SUGGESTED}",
        _EXERCISE,
    )


def _next_exercise(plan: Plan) -> Point:
    day = last(plan, "exercise")
    by = months_after(date.fromisoformat(day), EXERCISED_WITHIN)
    return Point(
        f"Last exercised on {day}. Another is suggested by {by.isoformat()}.", _EXERCISE
    )
