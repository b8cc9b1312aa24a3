"""A review, exercise or activation, read as it is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crisisplan.domain.dates import read_coming_date, read_date
from crisisplan.domain.findings import KINDS
from crisisplan.domain.plan import Activity, Finding, Plan
from crisisplan.domain.standing import Reading
from crisisplan.domain.text import nearest, one_line, tidy
from crisisplan.errors import NotAnAnswerError


@dataclass(frozen=True, slots=True)
class TypedFinding:
    """What came to light, as it is typed."""

    text: str
    items: tuple[str, ...] = ()
    """Ids of the items that it is about."""
    owner: str = ""
    """The role that sees to it, by its id or its words."""
    due: str = ""


@dataclass(frozen=True, slots=True)
class TypedActivity:
    """What was done, as it is typed."""

    kind: str
    on: str = ""
    """The day; today where nothing is said."""
    with_: tuple[str, ...] = ()
    """Partners by id or words, people by name, anybody else as text."""
    findings: tuple[TypedFinding, ...] = ()
    review_by: str = ""
    """When the plan is to be read through next; as before where nothing is said."""


def read_activity(typed: TypedActivity, reading: Reading) -> Activity:
    """Give what was done as it is kept.

    Raises:
        NotAnAnswerError: Something of it cannot be so; the text says what.
        UnknownItemError: A finding is about an item that is not asked.
    """
    kind = next((one for one in KINDS if one == typed.kind), None)
    if kind is None:
        raise NotAnAnswerError(f"Write one of: {', '.join(KINDS)}.")
    day = _day(typed.on, reading) or reading.today.isoformat()
    if day > reading.today.isoformat():
        raise NotAnAnswerError(
            f"The day {day} is still to come. Record what was done when it is done."
        )
    findings = tuple(read_finding(one, reading) for one in typed.findings)
    present = dict.fromkeys(_present(one, reading) for one in typed.with_)
    with_ = tuple(one for one in present if one)
    return Activity.model_validate(
        {"kind": kind, "on": day, "with": with_, "findings": findings}
    )


GO_ON, TAKE_OUT, ANOTHER = "on", "out", "new"
ABOUT_BEGUN = (
    (GO_ON, "Go on with it"),
    (TAKE_OUT, "Take it out"),
    (ANOTHER, "Leave it, and record something else"),
)
"""What can be done about a record that was not told to its end."""


def unfinished(plan: Plan) -> tuple[Activity, ...]:
    """Give what was not told to its end."""
    return tuple(one for one in plan.activity if one.unfinished)


def begun(plan: Plan, kind: str = "") -> Activity | None:
    """Give the last record of a kind, or of any, that was not told to its end."""
    kinds = (kind,) if kind in KINDS else KINDS
    known = reversed(unfinished(plan))
    return next((one for one in known if one.kind in kinds), None)


def say_activity(activity: Activity) -> str:
    """Say what was done, and when."""
    return f"{KINDS[activity.kind]} on {activity.on}"


def say_begun(activity: Activity) -> str:
    """Say that somebody was interrupted while telling it."""
    return f"{say_activity(activity)} was not told to its end."


def say_recorded(activity: Activity) -> str:
    """Say what is recorded, and how much came to light."""
    count = len(activity.findings)
    many = "1 finding" if count == 1 else f"{count} findings"
    return f"Recorded: {say_activity(activity)}, {many}."


def told_on(activity: Activity, before: Activity, retold: int = 0) -> Activity:
    """Give an activity that was told in two sittings, the last findings told anew."""
    with_ = tuple(dict.fromkeys((*before.with_, *activity.with_)))
    known = before.findings[: len(before.findings) - retold]
    parts = {"with_": with_, "findings": (*known, *activity.findings)}
    return activity.model_copy(update=parts)


def half_told(activity: Activity) -> TypedFinding | None:
    """Give the last finding of what was cut off, where nobody is named for it yet."""
    last = next(reversed(activity.findings), None)
    if last is None or last.owner or last.closed:
        return None
    return TypedFinding(last.text, last.items, due=last.due)


def read_review_by(typed: str, reading: Reading) -> str:
    """Give the day by which the plan is read through next; nothing where none is said.

    Raises:
        NotAnAnswerError: It is no day, or past.
    """
    typed = tidy(typed).strip()
    return read_coming_date(typed, reading.today).isoformat() if typed else ""


def read_finding(typed: TypedFinding, reading: Reading) -> Finding:
    """Give a finding as it is kept.

    Raises:
        NotAnAnswerError: It says nothing, or no such role or day is known.
        UnknownItemError: It is about an item that is not asked.
    """
    text = tidy(typed.text).strip()
    if not text:
        raise NotAnAnswerError("Write what came to light.")
    return Finding(
        text=text,
        items=tuple(
            dict.fromkeys(reading.playbook.item(one).id for one in typed.items)
        ),
        owner=_role(typed.owner, reading),
        due=_day(typed.due, reading),
    )


def _day(typed: str, reading: Reading) -> str:
    typed = tidy(typed).strip()
    return read_date(typed, reading.today).isoformat() if typed else ""


def _role(typed: str, reading: Reading) -> str:
    wanted = one_line(tidy(typed))
    if not wanted:
        return ""
    roles = reading.playbook.roles
    if role := _called(wanted, roles, reading):
        return role
    hint = nearest(wanted, roles)
    raise NotAnAnswerError(
        f"{wanted!r} is no role here."
        + (f" Did you mean {hint!r}?" if hint else "")
        + f" The roles are: {', '.join(roles)}."
    )


def _present(typed: str, reading: Reading) -> str:
    """Give the id of a partner or a person; what is neither is a name already."""
    wanted = one_line(tidy(typed))
    if partner := _called(wanted, reading.playbook.partners, reading):
        return partner
    people = reading.plan.people
    same = [
        key for key, one in people.items() if one.name.casefold() == wanted.casefold()
    ]
    return same[0] if len(same) == 1 else wanted


def _called(wanted: str, known: Mapping[str, str], reading: Reading) -> str:
    """Give the id of a role or partner that is called so, by its id or its words."""
    say = reading.playbook.say
    names: Sequence[tuple[str, str]] = [(key, say(name)) for key, name in known.items()]
    folded = wanted.casefold()
    return next((k for k, name in names if folded in (k, name.casefold())), "")
