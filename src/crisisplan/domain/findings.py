"""What reviews, exercises and activations brought to light, open until seen to."""

from collections.abc import Mapping
from dataclasses import dataclass

from crisisplan.domain.plan import Activity, Closed, Finding, Plan
from crisisplan.domain.standing import Reading
from crisisplan.errors import NotAnAnswerError

KINDS: Mapping[str, str] = {
    "exercise": "Exercise",
    "review": "Review",
    "activation": "Activation",
}
"""What is recorded, in words; in the order in which it is offered."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its place in the plan."""

    number: int
    """Counted from 1 through the whole plan; it stays, since findings are kept."""
    activity: Activity
    finding: Finding
    overdue: bool = False

    @property
    def origin(self) -> str:
        """Say what brought it to light, and when."""
        return f"{KINDS[self.activity.kind]}, {self.activity.on}"


def all_findings(reading: Reading) -> tuple[Found, ...]:
    """Give every finding, closed ones too, in the order of the file."""
    pairs = [(one, inner) for one in reading.plan.activity for inner in one.findings]
    today = reading.today.isoformat()
    return tuple(
        Found(
            number, activity, one, not one.closed and bool(one.due and one.due < today)
        )
        for number, (activity, one) in enumerate(pairs, 1)
    )


def open_findings(reading: Reading) -> tuple[Found, ...]:
    """Give the findings that nobody has closed, in the order of the file."""
    return tuple(one for one in all_findings(reading) if not one.finding.closed)


def say_finding(found: Found, reading: Reading) -> str:
    """Say a finding on one line: what, from where, whose, by when, about what."""
    one, book = found.finding, reading.playbook
    spots = [book.spots.get(item_id) for item_id in one.items]
    titles = [book.say(spot.item.title) for spot in spots if spot]
    parts = [found.origin]
    if one.owner:
        parts.append(book.say(book.name(one.owner)))
    if one.due:
        parts.append(f"by {one.due}" + (", overdue" if found.overdue else ""))
    if titles:
        parts.append(f"about: {', '.join(titles)}")
    return f"{one.text} ({'; '.join(parts)})"


def with_closed(plan: Plan, number: int, closed: Closed | None) -> Plan:
    """Give the plan with a finding closed; open again where `closed` is None.

    Raises:
        NotAnAnswerError: There is no finding of this number, or it is so already.
    """
    activities, place = list(plan.activity), number
    for index, activity in enumerate(activities):
        if 1 <= place <= len(activity.findings):
            one = activity.findings[place - 1]
            if (one.closed is None) == (closed is None):
                how = "open" if closed is None else "closed"
                raise NotAnAnswerError(f"Finding {number} is {how} already.")
            after = list(activity.findings)
            after[place - 1] = one.model_copy(update={"closed": closed})
            parts = {"findings": tuple(after)}
            activities[index] = activity.model_copy(update=parts)
            return plan.changed(activity=tuple(activities))
        place -= len(activity.findings)
    raise NotAnAnswerError(f"There is no finding {number} in this plan.")
