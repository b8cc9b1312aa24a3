"""Adoption: a version that a body has decided on is frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crisisplan.domain.check_plan import PlanFlaw, plan_flaws
from crisisplan.domain.dates import read_date
from crisisplan.domain.onward import open_essentials
from crisisplan.domain.plan import Adoption, Change, Plan
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import one_line, tidy
from crisisplan.domain.version import checksum, is_adopted, next_version
from crisisplan.errors import NotAnAnswerError


def in_the_way(reading: Reading) -> tuple[PlanFlaw, ...]:
    """Give what has to be mended before a plan can be adopted.

    A value that its item refuses is not among it: that is an open point like others.
    """
    return tuple(
        flaw
        for flaw in plan_flaws(reading)
        if not (flaw.key[0] == "answers" and flaw.key[-1] == "value")
    )


def say_open(reading: Reading) -> str:
    """Say how much is open in what is adopted; that stops nobody, and is printed."""
    count = len(open_essentials(reading))
    if not count:
        return "No essential point is open."
    points = "1 essential point is" if count == 1 else f"{count} essential points are"
    listed = "It is" if count == 1 else "They are"
    return (
        f"{points} open. {listed} listed above the signature, for all who may know "
        "what is open."
    )


@dataclass(frozen=True, slots=True)
class TypedAdoption:
    """Who adopted a plan, as it is typed."""

    by: str
    """Who signed it."""
    body: str
    resolution: str
    on: str = ""
    """The day; today where nothing is said."""


def read_adoption(typed: TypedAdoption, plan: Plan, today: date) -> Adoption:
    """Give the facts of an adoption as they are kept.

    Raises:
        NotAnAnswerError: One is missing, or the day cannot be right.
    """
    on = tidy(typed.on).strip()
    day = (read_date(on, today) if on else today).isoformat()
    facts = Adoption(
        on=day,
        by=one_line(tidy(typed.by)),
        body=one_line(tidy(typed.body)),
        resolution=one_line(tidy(typed.resolution)),
    )
    for said, what in (
        (facts.body, "Say which body adopted it, like City council."),
        (facts.resolution, "Say the number of the resolution."),
        (facts.by, "Say who signed it."),
    ):
        if not said:
            raise NotAnAnswerError(what)
    if day > today.isoformat():
        raise NotAnAnswerError(
            f"The day {day} is still to come. Record the adoption when it has happened."
        )
    if plan.adopted and day < plan.adopted.on:
        raise NotAnAnswerError(
            f"Version {one_line(plan.version)} was adopted on {plan.adopted.on}; the "
            f"next one cannot have been adopted before that, on {day}."
        )
    return facts


def need_changes(plan: Plan) -> None:
    """Make sure that there is something to adopt.

    Raises:
        NotAnAnswerError: Nothing changed since the last version.
    """
    if is_adopted(plan):
        raise NotAnAnswerError(
            f"Nothing has changed since version {one_line(plan.version)} was adopted, "
            "so there is nothing to adopt."
        )


def adopted(plan: Plan, facts: Adoption, changes: Sequence[Change]) -> Plan:
    """Give the next version of a plan, adopted, with its line in the record.

    Raises:
        NotAnAnswerError: Nothing changed since the last version, or that is no number.
    """
    need_changes(plan)
    frozen = plan.changed(
        status="adopted",
        version=next_version(plan),
        adopted=facts.model_copy(update={"checksum": ""}),
        changes=(*plan.changes, *changes),
    )
    sealed = facts.model_copy(update={"checksum": checksum(frozen)})
    return frozen.changed(adopted=sealed)
