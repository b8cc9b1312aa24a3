"""Which version of itself a plan is, and whether it still holds what was adopted.

The checksum of a version covers everything in the plan's own part of its file, in its
order: city, pinned playbook (by its own checksum), chapters, people, roles, answers
with all that is said about them, what is set aside, exercises, the record of changes,
and by whom it was adopted. It leaves out two things: whether the plan is a draft now,
and the checksum itself. Comments, quotation marks and line ends change nothing, since
it is taken from what the file says and not from its bytes.
"""

import hashlib
import json

from crisisplan.domain.plan import Plan
from crisisplan.domain.text import one_line
from crisisplan.errors import NotAnAnswerError

_SHOWN, _GROUP = 16, 4
"""Digits of a checksum that people compare, and how many stand together."""
_MOST_DIGITS = 4


def checksum(plan: Plan) -> str:
    """Give the checksum of all that a plan holds."""
    data = plan.model_dump(
        mode="json",
        by_alias=True,
        exclude_defaults=True,
        exclude={"status": True, "adopted": {"checksum"}},
    )
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def in_short(known: str) -> str:
    """Give a checksum as it is printed and compared by people."""
    digits = known.removeprefix("sha256:")[:_SHOWN]
    groups = (digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
    return " ".join(groups)


def is_adopted(plan: Plan) -> bool:
    """Say whether a plan is an adopted version as it stands, not changed since."""
    return bool(plan.adopted) and plan.status == "adopted" and not is_altered(plan)


def is_altered(plan: Plan) -> bool:
    """Say whether a plan calls itself adopted, and holds something else by now."""
    known = plan.adopted.checksum if plan.adopted else ""
    return plan.status == "adopted" and bool(known) and known != checksum(plan)


def printed_checksum(plan: Plan) -> str:
    """Give the checksum that documents print; nothing where they are of a draft."""
    known = plan.adopted.checksum if plan.adopted else ""
    return in_short(known) if known and is_adopted(plan) else ""


def say_version(plan: Plan, *, frozen: bool) -> str:
    """Say which version a plan is; `frozen` where it is one that was adopted."""
    if plan.adopted is None:
        return "Draft, not adopted"
    version, day = one_line(plan.version), plan.adopted.on
    if not frozen:
        return f"Draft after version {version}, which was adopted on {day}"
    known = in_short(plan.adopted.checksum)
    said = f"Version {version}, adopted on {day}"
    return f"{said}, checksum {known}" if known else said


def next_version(plan: Plan) -> str:
    """Give the version that the next adoption makes.

    Raises:
        NotAnAnswerError: The version is no number that could rise.
    """
    known = plan.version
    if known.isascii() and known.isdecimal() and len(known) <= _MOST_DIGITS:
        return str(int(known) + 1)
    raise NotAnAnswerError(
        f"The plan calls its version {one_line(known)!r}, which is no number that "
        "could rise. Write a number as 'version' into its file."
    )
