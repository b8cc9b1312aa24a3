"""Where a person was in each plan, which role is theirs, and what was cut off.

Kept for this user on this computer, beside the list of recent plans: the plan file
goes from hand to hand and says nothing about who looked at what.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from pathlib import Path

from crisisplan.errors import CrisisPlanError
from crisisplan.storage.files import read_text, replace
from crisisplan.storage.recent import recent_file
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump

CUT_OFF = (
    "You were interrupted last time. See whether the plan says what you were about to "
    "enter:"
)
MOST = 50
"""Plans that are remembered."""
_YES = "yes"
_LONGEST = 200
"""Characters of an id; what is longer was not written by this program."""
_MOST_LINES, _LONGEST_LINE = 50, 4096
"""Of what was entered last; what is more is not kept."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is remembered about one plan; both may be unknown to its playbook."""

    item: str = ""
    """The id of the item where the person was."""
    role: str = ""
    """The id of the person's own role."""
    lines: tuple[str, ...] | None = None
    """What was entered in the midst of something, and may not be in the plan yet.

    None where it is not known: what was remembered of it stays.
    """
    beginning: bool = False
    """Whether the person was being led through what comes first."""


NOWHERE = Whereabouts()


def whereabouts_file() -> Path:
    """Give the place where it is kept."""
    return recent_file().with_name("whereabouts.yaml")


def whereabouts(file: Path, plan: Path) -> Whereabouts:
    """Give where the person was in a plan; nowhere where that is not known.

    A file that is missing or damaged is an empty one: nothing is lost with it.
    """
    return _known(file).get(str(plan.resolve()), NOWHERE)


def remember_whereabouts(file: Path, plan: Path, now: Whereabouts) -> None:
    """Keep where the person is; where that cannot be written, it is not kept."""
    key, known = str(plan.resolve()), _known(file)
    before = known.get(key, NOWHERE)
    lines = before.lines if now.lines is None else now.lines or None
    now = replace_fields(now, lines=lines)
    if before == now:
        return
    others = [(path, one) for path, one in known.items() if path != key]
    kept = [(key, now), *others][:MOST]
    data = [
        {"plan": path, "item": one.item, "role": one.role}
        | ({"beginning": _YES} if one.beginning else {})
        | ({"lines": list(one.lines)} if one.lines else {})
        for path, one in kept
        if one != NOWHERE
    ]
    with contextlib.suppress(CrisisPlanError, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, dump({"plans": data}).encode())


def drop_lines(file: Path, plan: Path) -> None:
    """Let go of what was entered last in a plan; somebody may be named in it."""
    now = whereabouts(file, plan)
    if now.lines:
        remember_whereabouts(file, plan, replace_fields(now, lines=()))


def _known(file: Path) -> dict[str, Whereabouts]:
    try:
        data = read_document(read_text(file), str(file)).data
    except CrisisPlanError:
        return {}
    plans = data.get("plans") if isinstance(data, dict) else None
    if not isinstance(plans, list):
        return {}
    return {
        path: Whereabouts(
            _id(one, "item"),
            _id(one, "role"),
            _lines(one),
            beginning=one.get("beginning") == _YES,
        )
        for one in plans[:MOST]
        if isinstance(one, Mapping) and isinstance(path := one.get("plan"), str)
    }


def _id(one: Mapping[object, object], key: str) -> str:
    text = one.get(key)
    return text if isinstance(text, str) and len(text) <= _LONGEST else ""


def _lines(one: Mapping[object, object]) -> tuple[str, ...] | None:
    """Give the lines that can be read; None where there are none."""
    lines = one.get("lines")
    known = lines[:_MOST_LINES] if isinstance(lines, list) else []
    read = tuple(line[:_LONGEST_LINE] for line in known if isinstance(line, str))
    return read or None
