"""A new plan: a city, a playbook pinned beside it, and nothing answered yet."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crisisplan.domain.beginning import leaving_out, usual_chapters
from crisisplan.domain.plan import City, Plan, UsedPlaybook
from crisisplan.domain.playbook import Playbook
from crisisplan.errors import CannotWriteError
from crisisplan.storage.catalogue import Entry, shipped_folder
from crisisplan.storage.files import digest
from crisisplan.storage.files import replace as write_whole
from crisisplan.storage.named import need_portable
from crisisplan.storage.overlay_file import resolve
from crisisplan.storage.plan_file import PlanFile, checksum, to_bytes
from crisisplan.storage.yaml_write import dump


@dataclass(frozen=True, slots=True)
class Beginning:
    """A plan that is in no file yet, with the playbook that goes into it."""

    plan: Plan
    playbook: Playbook
    pinned: str

    def choosing(self, chapters: Sequence[str]) -> "Beginning":
        """Give it with all chapters left out but those named."""
        return replace(
            self,
            plan=self.plan.changed(chapters=leaving_out(self.playbook, chapters)),
        )


def start(
    path: Path,
    city: City,
    entry: Entry,
    chapters: Sequence[str] | None = None,
    *,
    overlays: Sequence[Path] = (),
) -> PlanFile:
    """Write the file of a new plan.

    `chapters` names the chapters to answer; where it is None, all but the optional
    ones.

    Raises:
        CannotWriteError: There is a file already, or it cannot be written.
        ProblemsError: The playbook or an overlay has problems.
    """
    need_room(path)
    beginning = begin(city, entry, overlays)
    if chapters is not None:
        beginning = beginning.choosing(chapters)
    return write_new(path, beginning)


def begin(city: City, entry: Entry, overlays: Sequence[Path] = ()) -> Beginning:
    """Give a new plan with its playbook, overlays put on in their order.

    The optional chapters are left out.

    Raises:
        CannotReadError: An overlay is missing, or is none.
        ProblemsError: The playbook or an overlay has problems; all of them.
    """
    if overlays:
        resolved = resolve(entry.path, overlays, shipped=shipped_folder())
        playbook, data, used = resolved.playbook, resolved.data, resolved.used
    else:
        (playbook, data), used = entry.read(), ()
    pinned = dump(data)
    plan = Plan(
        city=city,
        playbook=UsedPlaybook(
            id=playbook.id,
            edition=playbook.edition,
            overlays=used,
            checksum=checksum(pinned),
        ),
        chapters=leaving_out(playbook, usual_chapters(playbook)),
    )
    return Beginning(plan, playbook, pinned)


def need_room(path: Path) -> None:
    """Make sure that there is no file at `path`, and that every computer could have it.

    Raises:
        CannotWriteError: There is one, or its name is refused on some computers.
    """
    need_portable(path.name)
    if os.path.lexists(path):
        raise CannotWriteError(
            f"{path} exists already and is left alone. Choose another name, or open "
            f"it with 'crisisplan edit {path}'."
        )


def write_new(path: Path, beginning: Beginning) -> PlanFile:
    """Write the file of a new plan.

    Raises:
        CannotWriteError: There is a file already, or it cannot be written.
    """
    need_room(path)
    plan, pinned = beginning.plan, beginning.pinned
    content = to_bytes(plan, pinned)
    write_whole(path, content)
    return PlanFile(path, plan, beginning.playbook, pinned, digest(content))
