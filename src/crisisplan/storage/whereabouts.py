"""Where a person was in each plan, and which role is theirs.

Kept for this user on this computer, beside the list of recent plans: the plan file
goes from hand to hand and says nothing about who looked at what.
"""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crisisplan.errors import CrisisPlanError
from crisisplan.storage.files import read_text, replace
from crisisplan.storage.recent import recent_file
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump

MOST = 50
"""Plans that are remembered."""
_LONGEST = 200
"""Characters of an id; what is longer was not written by this program."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is remembered about one plan; both may be unknown to its playbook."""

    item: str = ""
    """The id of the item where the person was."""
    role: str = ""
    """The id of the person's own role."""


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
    if known.get(key) == now:
        return
    others = [(path, one) for path, one in known.items() if path != key]
    kept = [(key, now), *others][:MOST]
    data = [
        {"plan": path, "item": one.item, "role": one.role}
        for path, one in kept
        if one.item or one.role
    ]
    with contextlib.suppress(CrisisPlanError, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, dump({"plans": data}).encode())


def _known(file: Path) -> dict[str, Whereabouts]:
    try:
        data = read_document(read_text(file), str(file)).data
    except CrisisPlanError:
        return {}
    plans = data.get("plans") if isinstance(data, dict) else None
    if not isinstance(plans, list):
        return {}
    return {
        path: Whereabouts(_id(one, "item"), _id(one, "role"))
        for one in plans[:MOST]
        if isinstance(one, Mapping) and isinstance(path := one.get("plan"), str)
    }


def _id(one: Mapping[object, object], key: str) -> str:
    text = one.get(key)
    return text if isinstance(text, str) and len(text) <= _LONGEST else ""
