"""The plans that were opened last, newest first; kept for this user only."""

import contextlib
from pathlib import Path

from crisisplan.errors import CrisisPlanError
from crisisplan.storage.files import read_text, replace
from crisisplan.storage.named import is_file
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump

MOST = 8
EXAMPLES = "crisisplan-demo"
"""The folder in which an example lies; others have a number behind it."""


def recent_file() -> Path:
    """Give the place of the list."""
    from platformdirs import user_data_path  # 20 ms, rarely needed

    return user_data_path("crisisplan", appauthor=False) / "recent.yaml"


def recent(file: Path) -> tuple[Path, ...]:
    """Give the plans that were opened last and are still there, examples at the end."""
    return tuple(sorted(_known(file), key=is_example))


def last_opened(file: Path) -> Path | None:
    """Give the plan that was opened last, an example too, where it is still there."""
    return next(iter(_known(file)), None)


def _known(file: Path) -> list[Path]:
    """Read the list; one that is missing or damaged is an empty one."""
    try:
        data = read_document(read_text(file), str(file)).data
    except CrisisPlanError:
        return []
    plans = data.get("plans") if isinstance(data, dict) else None
    if not isinstance(plans, list):
        return []
    paths = (Path(one) for one in plans if isinstance(one, str))
    return [path for path in paths if is_file(path)][:MOST]


def is_example(plan: Path) -> bool:
    """Say whether a plan lies where the example of an invented city is written."""
    return plan.parent.name.startswith(EXAMPLES)


def remember(file: Path, plan: Path) -> None:
    """Put a plan at the top of the list; where that cannot be written, it is not."""
    path = plan.resolve()
    plans = [path, *(one for one in _known(file) if one != path)][:MOST]
    with contextlib.suppress(CrisisPlanError, OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        replace(file, dump({"plans": [str(one) for one in plans]}).encode())
