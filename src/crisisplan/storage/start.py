"""A new plan: a city, a playbook pinned beside it, and nothing answered yet."""

from collections.abc import Sequence
from pathlib import Path

from crisisplan.domain.plan import ChapterChoice, City, Plan, UsedPlaybook
from crisisplan.errors import CannotWriteError
from crisisplan.storage.catalogue import Entry
from crisisplan.storage.files import digest, replace
from crisisplan.storage.plan_file import PlanFile, checksum, to_bytes
from crisisplan.storage.yaml_write import dump

NOT_CHOSEN = "Not chosen when the plan was started."


def start(
    path: Path, city: City, entry: Entry, chapters: Sequence[str] | None = None
) -> PlanFile:
    """Write the file of a new plan.

    `chapters` names the chapters to answer; where it is None, all but the optional
    ones.

    Raises:
        CannotWriteError: There is a file already, or it cannot be written.
        ProblemsError: The playbook has problems.
    """
    if path.exists() or path.is_symlink():
        raise CannotWriteError(
            f"{path} exists already and is left alone. Choose another name, or open "
            f"it with 'crisisplan edit {path}'."
        )
    playbook, data = entry.read()
    pinned = dump(data)
    plan = Plan(
        city=city,
        playbook=UsedPlaybook(
            id=playbook.id, edition=playbook.edition, checksum=checksum(pinned)
        ),
        chapters={
            chapter.id: ChapterChoice(left_out=NOT_CHOSEN)
            for chapter in playbook.chapters
            if (chapter.optional if chapters is None else chapter.id not in chapters)
        },
    )
    content = to_bytes(plan, pinned)
    replace(path, content)
    return PlanFile(path, plan, playbook, pinned, digest(content))
