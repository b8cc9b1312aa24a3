"""The filled-in example: an invented city's answers, joined with a playbook."""

import os
from pathlib import Path
from typing import Any

from crisisplan.domain.plan import Plan, UsedPlaybook
from crisisplan.errors import CannotWriteError, ProblemsError
from crisisplan.storage.catalogue import Entry, find
from crisisplan.storage.files import digest, read_text, reason, replace
from crisisplan.storage.plan_file import PlanFile, checksum, to_bytes
from crisisplan.storage.plan_writer import SUFFIX
from crisisplan.storage.playbook_file import Sources
from crisisplan.storage.recent import EXAMPLES
from crisisplan.storage.shape import read_model
from crisisplan.storage.yaml_text import read_document
from crisisplan.storage.yaml_write import dump

EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "ferrywick.yaml"
"""A plan's first document, without the key `playbook`."""
_FOLDER = Path(EXAMPLES)
"""Where it is written, if nobody says where."""
_PLAYBOOK = "city-incident-response"
"""The playbook that the example answers."""
_MOST_COPIES = 1_000


def fresh_example(folder: Path = _FOLDER) -> PlanFile:
    """Write a copy of the example into a folder that holds nothing yet.

    Raises:
        CannotWriteError: It cannot be written.
    """
    return write_example(fresh_folder(folder), find(_PLAYBOOK))


def fresh_folder(wanted: Path) -> Path:
    """Make a folder that holds nothing yet: `wanted`, or the same with a number.

    Raises:
        CannotWriteError: It cannot be made.
    """
    for number in range(1, _MOST_COPIES):
        folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        except (OSError, ValueError) as fault:
            raise CannotWriteError(
                f"The folder {folder} cannot be made: {reason(fault)}. It "
                "has to be where you may write."
            ) from None
        return folder
    raise CannotWriteError(f"There are too many copies of {wanted}; delete some.")


def write_example(folder: Path, entry: Entry, answers: Path = EXAMPLE) -> PlanFile:
    """Write the example's answers and the playbook `entry` as one plan file.

    Raises:
        CannotWriteError: There is a file already, or it cannot be written.
        ProblemsError: The example or the playbook has problems.
    """
    playbook, data = entry.read()
    pinned = dump(data)
    used = UsedPlaybook(
        id=playbook.id, edition=playbook.edition, checksum=checksum(pinned)
    )
    plan = _read(answers, used)
    path = folder / f"{answers.stem}{SUFFIX}"
    if os.path.lexists(path):
        raise CannotWriteError(f"{path} exists already and is left alone.")
    content = to_bytes(plan, pinned)
    replace(path, content)
    return PlanFile(path, plan, playbook, pinned, digest(content))


def _read(answers: Path, used: UsedPlaybook) -> Plan:
    document = read_document(read_text(answers), str(answers))
    data: Any = document.data
    if isinstance(data, dict):
        data = data | {"playbook": used.model_dump(exclude_defaults=True)}
    plan, problems = read_model(Plan, data, Sources(data, [((), document, ())]))
    if problems or plan is None:
        raise ProblemsError(problems)
    return plan
